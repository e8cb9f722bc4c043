import { describe, expect, test } from 'vitest'
import type { CaseDecision } from '../model.ts'
import { decisionRefusal, openApproval, stepsOf } from './approval.ts'

const at = Temporal.Instant.from('2026-11-27T10:00:00Z')
const common = { at, reason: 'Omdat', organisationId: undefined }
const asked: CaseDecision = {
  ...common,
  kind: 'asked',
  version: 3,
  personId: 'a',
  steps: ['colleague', 'college', 'council'],
}
const decided = (kind: 'approved' | 'rejected', step: 'colleague' | 'college' | 'council'): CaseDecision => ({
  ...common,
  kind,
  step,
  version: 3,
  personId: 'b',
  decidedOn: undefined,
})
const ended = (kind: 'withdrawn' | 'reopened'): CaseDecision => ({
  ...common,
  kind,
  version: 3,
  personId: 'a',
})

describe('an approval', () => {
  test('waits for its steps one after the other, and ends with the last', () => {
    const steps = ['colleague', 'college', 'council'] as const
    const approvals = steps.map(step => decided('approved', step))
    const waits = [0, 1, 2, 3].map(count => openApproval([asked, ...approvals.slice(0, count)])?.step)
    expect(waits).toEqual(['colleague', 'college', 'council', undefined])
  })

  test('ends with a rejection, a withdrawal or a reopening, and can be asked for again', () => {
    const ends = [decided('rejected', 'colleague'), ended('withdrawn'), ended('reopened')]
    expect(ends.map(end => openApproval([asked, end]))).toEqual([undefined, undefined, undefined])
    const again: CaseDecision = { ...asked, version: 4, steps: ['colleague'] } as CaseDecision
    expect(openApproval([asked, ended('withdrawn'), again])).toEqual({
      version: 4,
      askedById: 'a',
      steps: ['colleague'],
      doneCount: 0,
      step: 'colleague',
    })
  })

  test('is not waited for when nobody asked', () => {
    expect([openApproval([]), openApproval([ended('reopened')])]).toEqual([undefined, undefined])
  })

  test('always begins with a colleague', () => {
    expect([stepsOf({ college: false, council: false }), stepsOf({ college: true, council: true })]).toEqual([
      ['colleague'],
      ['colleague', 'college', 'council'],
    ])
  })

  test('is decided by another than who asked, and never for somebody else', () => {
    const approval = { askedById: 'a' }
    expect([
      decisionRefusal({ personId: 'a' }, approval),
      decisionRefusal({ personId: 'b' }, approval),
      decisionRefusal({ personId: 'b', onBehalfOfId: 'c' }, approval),
    ]).toEqual(['GOEDKEURING_EIGEN_AANVRAAG', undefined, 'GOEDKEURING_NIET_NAMENS'])
  })
})
