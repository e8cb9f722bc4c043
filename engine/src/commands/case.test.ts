import { describe, expect, test } from 'vitest'
import { goldenCase, goldenDocuments } from '../ledger/testing/golden-cases.ts'
import { caseCommands } from './case.ts'

function command(name: string) {
  const found = caseCommands.find(one => one.name === name)
  if (!found) throw new Error(`no command ${name}`)
  return found
}

const zwolle = goldenCase('station-zwolle')
const broken = { ...goldenCase('mini-grex'), periods: 0, perioden: 6 }

test('every command has words in both languages and an example that calls it', () => {
  for (const { name, summary, example } of caseCommands) {
    expect(summary.nl).not.toBe(summary.en)
    expect(example.startsWith(`versneller ${name} `)).toBe(true)
  }
  expect(caseCommands.map(one => one.name)).toEqual([
    'case check',
    'case appraise',
    'case explain',
    'case rules',
    'case diff',
    'case compare',
  ])
})

describe('case check', () => {
  test('tells what it read', () => {
    expect(command('case check').run(zwolle, {})).toEqual({
      ok: true,
      answer: {
        case: 'station-zwolle',
        format: 'versneller-case/1',
        ok: true,
        parties: 5,
        lines: 46,
        programme: 8,
        variants: ['zonder-rijk', 'meer-koop', 'meer-koop-later'],
      },
    })
  })

  test('tells every mistake at once', () => {
    const outcome = command('case check').run(broken, {})
    expect(outcome.ok ? [] : outcome.errors.map(error => [error.pointer, error.code])).toEqual([
      ['/periods', 'BUITEN_BEREIK'],
      ['/perioden', 'ONBEKEND_VELD'],
    ])
  })
})

test('case appraise takes a convention and a variant, and refuses an unknown one', () => {
  const { run } = command('case appraise')
  expect(run(zwolle, { convention: 'end', variant: 'zonder-rijk' })).toMatchObject({
    ok: true,
    answer: { convention: 'end', parties: { rijk: { npvOwnEur: 0 } } },
  })
  expect(run(zwolle, { variant: 'weg' })).toMatchObject({
    ok: false,
    errors: [{ code: 'ONBEKENDE_VARIANT' }],
  })
})

test('case explain answers with one figure, and says when a pointer is none', () => {
  const { run } = command('case explain')
  expect(run(zwolle, { pointer: '/landExploitation/terminalValueEur' })).toMatchObject({
    ok: true,
    answer: { inputs: [{ pointer: '/landExploitation/balanceEur/40' }] },
  })
  expect(run(zwolle, {})).toMatchObject({ ok: false, errors: [{ code: 'ONBEKENDE_WIJZER' }] })
})

test('case diff takes two documents and tells in which of them a mistake stands', () => {
  const { run } = command('case diff')
  expect(run([zwolle, { ...zwolle, convention: 'end' }], {})).toMatchObject({
    ok: true,
    answer: { changes: [{ path: '/convention', before: 'mid', after: 'end' }] },
  })
  const outcome = run([zwolle, { ...zwolle, id: 'A' }], {})
  expect(outcome).toMatchObject({ ok: false, errors: [{ pointer: '/1/id', code: 'ONJUIST_ID' }] })
  expect(run(zwolle, {})).toMatchObject({ ok: false, errors: [{ code: 'AANTAL_ONJUIST' }] })
})

test('case compare puts one case beside its variants, or several cases side by side', () => {
  const { run } = command('case compare')
  const columnsOf = (outcome: ReturnType<typeof run>): unknown[] => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
    return Object(outcome.answer).columns.map((column: { case: string; variant: string | null }) => [
      column.case,
      column.variant,
    ])
  }
  expect(columnsOf(run(zwolle, {}))).toEqual([
    ['station-zwolle', null],
    ['station-zwolle', 'zonder-rijk'],
    ['station-zwolle', 'meer-koop'],
    ['station-zwolle', 'meer-koop-later'],
  ])
  expect(columnsOf(run(goldenDocuments, {}))).toHaveLength(7)
  expect(JSON.stringify(run(goldenDocuments, {}))).not.toMatch(/NaN|Infinity|null,"npvCommonEur/)
})

test('case rules tells of every rule how the case turned out, under a variant as well', () => {
  const { run } = command('case rules')
  const outcome = run(zwolle, { variant: 'zonder-rijk' })
  const answer = outcome.ok ? (outcome.answer as { rules: { id: string; status: string }[] }) : { rules: [] }
  expect(answer.rules.find(rule => rule.id === 'woningbouwimpuls')?.status).toBe('not-applicable')
})
