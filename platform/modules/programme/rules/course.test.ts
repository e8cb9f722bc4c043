import { describe, expect, it } from 'vitest'
import type { Programme } from '../model.ts'
import { isRunning, stepsFrom } from './course.ts'
import { againstTerm, outsideTerm } from './term.ts'

const states = ['preparation', 'adopted', 'active', 'evaluation', 'extended', 'closed'] as const
const term = { startsOn: '2026-01-01', endsOn: '2029-12-31' }

describe('a programme', () => {
  it('begins with its founders, and goes on or ends by a decision after the evaluation', () => {
    const all = Object.fromEntries(states.map(state => [state, stepsFrom(state)]))
    expect(all).toEqual({
      preparation: [{ to: 'adopted', needs: 'founders' }],
      adopted: [{ to: 'active', needs: 'founders' }],
      active: [{ to: 'evaluation', needs: 'nothing' }],
      evaluation: [
        { to: 'extended', needs: 'decision' },
        { to: 'closed', needs: 'decision' },
      ],
      extended: [{ to: 'evaluation', needs: 'nothing' }],
      closed: [],
    })
  })

  it('does its work from active until it is closed', () => {
    const running = states.filter(state => isRunning({ state } satisfies Pick<Programme, 'state'>))
    expect(running).toEqual(['active', 'evaluation', 'extended'])
  })
})

describe('the term of a programme', () => {
  it('refuses days before and after it, with both ends; what is made ready may lie before', () => {
    const days = ['2025-12-31', '2026-01-01', '2029-12-31', '2030-01-01']
    const given = (isPreparation: boolean) => days.map(day => ({ day, field: day, isPreparation }))
    const fields = (isPreparation: boolean) => outsideTerm(term, given(isPreparation)).map(one => one.field)
    expect([fields(false), fields(true)]).toEqual([['2025-12-31', '2030-01-01'], ['2030-01-01']])
  })

  it('tells what goes on beyond it from what ends within it, and from what lasts as long', () => {
    expect(['2029-12-31', '2030-01-01', undefined].map(to => againstTerm(term, to))).toEqual([
      ...['within', 'beyond', 'with-programme'],
    ])
  })
})
