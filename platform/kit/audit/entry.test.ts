import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { assertNoPersonalData, entryHash, firstPreviousHash, hashedText, stateHash } from './entry.ts'

const body = {
  seq: 1,
  at: '2026-11-24T09:00:00.000000Z',
  actorId: 'p1',
  onBehalfOfId: null,
  organisationId: 'o1',
  action: 'submit',
  objectKind: 'submission',
  objectId: 's1',
  beforeHash: null,
  after: { state: 'submitted' },
}

test('the hash is SHA-256 over the canonical text of the previous hash and the body', () => {
  // Computed apart with sha256sum over the text that RFC 8785 gives for this entry.
  expect(entryHash(firstPreviousHash, body)).toBe(
    '12b844e94932f379fe38b96b5eb8214b83816b691da57eb8715af67a081c9a24',
  )
})

test.each(Object.keys(body))('the hash covers %s', name => {
  const changed = { ...body, [name]: name === 'seq' ? 2 : 'anders' }
  expect(entryHash(firstPreviousHash, changed)).not.toBe(entryHash(firstPreviousHash, body))
})

test('equal states have equal hashes, whatever the order of their members', () => {
  expect(stateHash({ a: 1, b: { c: 2, d: 3 } })).toBe(stateHash({ b: { d: 3, c: 2 }, a: 1 }))
})

test('a personal field is refused at any depth, a reference by id is not', () => {
  expect(() => assertNoPersonalData({ members: [{ personId: 'p1', email: 'iemand@example.org' }] })).toThrow(
    'the audit trail holds a person by id only, not by "email"',
  )
  expect(() => assertNoPersonalData({ members: [{ personId: 'p1', name: 'Stationsgebied' }] })).not.toThrow()
})

test('the text in pieces, with instant, previous hash and number between them, has the same hash', () => {
  for (const one of [
    body,
    { ...body, actorId: null, beforeHash: 'b'.repeat(64), after: ['"', { ä: null }] },
  ]) {
    const { untilAt, untilPrevious, untilSeq } = hashedText(one)
    const text = `${untilAt}${one.at}${untilPrevious}${firstPreviousHash}${untilSeq}${one.seq}}`
    expect(hash('sha256', text, 'hex')).toBe(entryHash(firstPreviousHash, one))
  }
})
