/** Property: what a party sees does not change when a hidden amount changes. */
import { describe, expect, test } from 'vitest'
import { appraise } from '../../ledger/appraise.ts'
import { goldenCase, goldenCases } from '../../ledger/testing/golden-cases.ts'
import { copyJson } from '../document-path.ts'
import { parseCase } from '../parse-case.ts'
import type { Case, Line } from '../types.ts'
import { type VisibleCase, visibleCase } from './visible-case.ts'

function seen(areaCase: Case, party: string): VisibleCase {
  const outcome = visibleCase(areaCase, party)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.visible
}

function parsed(document: unknown): Case {
  const outcome = parseCase(document)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

/** The case with every amount of the lines that `picks` chooses multiplied, also in the variants. */
function changed(areaCase: Case, picks: (line: Line) => boolean, factor: number): Case {
  const copy = copyJson(areaCase) as Case
  const ids = (copy.lines ?? []).filter(picks).map(line => line.id)
  for (const line of copy.lines ?? []) {
    if (!ids.includes(line.id)) continue
    if (line.quantity) line.quantity.unitPriceEur *= factor
    if (line.totalEur !== undefined) line.totalEur *= factor
    if (line.percent) line.percent.share *= factor
    for (const [t, eur] of Object.entries(line.series ?? {}))
      line.series = { ...line.series, [t]: eur * factor }
    line.note = { nl: `bedrag maal ${factor}` }
  }
  for (const change of (copy.variants ?? []).flatMap(variant => variant.set ?? [])) {
    if (ids.some(id => change.path.includes(`@${id}/`)) && typeof change.value === 'number')
      change.value *= factor
  }
  return parsed(copy)
}

const views = [...goldenCases.values()].flatMap(areaCase =>
  areaCase.parties.map(party => [areaCase.id, party.id, areaCase] as const),
)

describe.each(views)('%s seen by %s', (_, party, areaCase) => {
  test('is a whole case in which nothing hidden is left', () => {
    const { case: open } = seen(areaCase, party)
    expect(parseCase(JSON.parse(JSON.stringify(open))).ok).toBe(true)
    const hidden = (areaCase.lines ?? []).filter(line => line.visibleTo && !line.visibleTo.includes(party))
    const written = JSON.stringify(open)
    for (const line of hidden) expect(written).not.toContain(`"${line.id}"`)
    expect(appraise(open).checks.filter(check => check.severity === 'error' && !check.ok)).toEqual([])
  })

  test('does not change with a hidden amount', () => {
    const isHidden = (line: Line): boolean => line.visibleTo !== undefined && !line.visibleTo.includes(party)
    const before = seen(areaCase, party)
    const after = seen(changed(areaCase, isHidden, 1.37), party)
    expect(after).toEqual(before)
  })
})

const base = {
  format: 'versneller-case/1',
  id: 'zicht',
  name: { nl: 'Zicht' },
  valuationDate: '2026-01-01',
  periods: 4,
  rates: { interest: 0.02 },
  parties: [
    { id: 'gem', kind: 'gemeente', rate: 0.02, riskPrice: 0.1 },
    { id: 'dev', kind: 'ontwikkelaar', rate: 0.08, riskPrice: 0.2, capacityEur: 5, requiredReturn: 0.1 },
  ],
  landExploitation: { party: 'gem', bookValueEur: 900, bookValueDate: '2026-01-01' },
}

function secret(id: string, t: number, changes: object = {}): object {
  const line = { id, account: 'opstal', from: 'dev', to: 'outside', series: { [t]: 100 + t } }
  return { ...line, visibleTo: ['dev'], ...changes }
}

const open = { id: 'open', account: '5', from: 'gem', to: 'outside', series: { '1': 70 } }

test('a visible percentage of a hidden line is hidden too, and so is what follows it', () => {
  const percent = {
    id: 'p',
    account: '9',
    from: 'gem',
    to: 'outside',
    percent: { share: 0.1, of: ['a', 'open'] },
  }
  const next = { id: 'q', account: '9', from: 'gem', to: 'outside', percent: { share: 0.1, of: ['p'] } }
  const { case: visible, withheld } = seen(
    parsed({ ...base, lines: [open, secret('a', 1), percent, next] }),
    'gem',
  )
  expect(visible.lines?.map(line => line.id)).toEqual(['open'])
  expect(withheld.lines).toBe(3)
})

test('a clause on a result with hidden lines is hidden, also from those who sign it, and so is one after it', () => {
  const clauses = [
    { id: 'vast', kind: 'fixed-price', from: 'dev', to: 'gem', inputs: { amountEur: 5, t: 2 } },
    { id: 'meer', kind: 'overage', from: 'dev', to: 'gem', inputs: { share: 0.5, thresholdEur: -1000 } },
    { id: 'daarna', kind: 'stop-loss', from: 'dev', to: 'gem', inputs: { attachEur: 0, limitEur: 1e6 } },
  ]
  const areaCase = parsed({ ...base, lines: [open, secret('a', 1)], clauses })
  expect(seen(areaCase, 'gem').withheld.clauses).toEqual(['meer', 'daarna'])
  expect(seen(areaCase, 'dev').withheld.clauses).toEqual([])
})

test('what a party would accept stays its own', () => {
  const deal = {
    risks: [{ factor: 'cpi', control: { gem: 1 }, range: { gem: [0, 1] } }],
    parties: {
      gem: { minResultEur: 1, riskPrice: 0.1, tailCapEur: 1 },
      dev: { minResultEur: 2, riskPrice: 0.2, tailCapEur: 2 },
    },
  }
  const { case: visible } = seen(parsed({ ...base, lines: [open], deal }), 'gem')
  expect(visible.parties).toEqual([base.parties[0], { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 }])
  expect(visible.deal?.parties).toEqual({ gem: deal.parties.gem })
})

test('one hidden booking is not told by the book value', () => {
  const lines = [open, secret('a', 1, { to: 'gem' })]
  const actuals = [
    { line: 'open', date: '2025-03-01', eur: 1000, ref: '1' },
    { line: 'a', date: '2025-04-01', eur: 100, ref: '2' },
  ]
  const areaCase = parsed({ ...base, lines, actuals })
  expect(seen(areaCase, 'gem').case.actuals).toEqual([])
  const closed = { ...base.landExploitation, bookValueDate: '2026-12-31' }
  const later = seen(parsed({ ...base, landExploitation: closed, lines, actuals }), 'gem')
  expect(later.withheld.landExploitation).toBe(true)
  expect(later.case.landExploitation).toBeUndefined()
})

test('nor are more of them: of two moments the book value would tell the one that was booked in between', () => {
  const parties = [...base.parties, { id: 'cor', kind: 'corporatie', rate: 0.04 }]
  const lines = [open, ...['a', 'b', 'c'].map(id => secret(id, 1, { to: 'gem' }))]
  const booked = (eur: number) => ({
    ...base,
    parties,
    lines,
    landExploitation: { ...base.landExploitation, bookValueEur: 900 - eur },
    actuals: ['a', 'b', 'c'].map(line => ({
      line,
      date: '2025-04-01',
      eur: line === 'c' ? eur : 100,
      ref: line,
    })),
  })
  expect(seen(parsed(booked(100)), 'cor')).toEqual(seen(parsed(booked(177)), 'cor'))
  expect(seen(parsed(booked(100)), 'cor').withheld.landExploitation).toBe(true)
  expect(seen(parsed(booked(100)), 'dev').case.actuals).toHaveLength(3)
})

test('events, claims and sources of hidden lines go with them', () => {
  const event = {
    probability: 0.1,
    amountEur: { min: 1, likely: 1, max: 1 },
    t: { from: 1, to: 1 },
    bearer: [{ party: 'dev', share: 1 }],
  }
  const areaCase = parsed({
    ...base,
    lines: [{ ...open, source: 's1' }, secret('a', 1, { source: 's2' })],
    pots: [{ id: 'pot', owner: 'gem', budgetEur: 1, purposes: [], maxShare: 1, expiry: '2030-01-01' }],
    claims: [
      { pot: 'pot', line: 'a', eur: 1 },
      { pot: 'pot', line: 'open', eur: 1 },
    ],
    risk: {
      events: [
        { id: 'e1', ...event, coveredBy: 'a' },
        { id: 'e2', ...event },
      ],
    },
    responsibilities: [{ id: 'v', what: { nl: 'iets' }, party: 'gem', by: 1, risk: 'e1' }],
    sources: [
      { id: 's1', text: 'open' },
      { id: 's2', text: '101 euro' },
      { id: 's3', text: 'over het geheel' },
    ],
  })
  const { case: visible, withheld } = seen(areaCase, 'gem')
  expect(visible.claims).toEqual([{ pot: 'pot', line: 'open', eur: 1 }])
  expect(visible.risk?.events?.map(one => one.id)).toEqual(['e2'])
  expect(visible.responsibilities?.[0]).not.toHaveProperty('risk')
  expect(visible.sources?.map(source => source.id)).toEqual(['s1', 's3'])
  expect(withheld).toMatchObject({ sources: 1, claims: 1, events: ['e1'] })
})

test('variants that touch, add or unhide hidden lines are withheld, others keep their meaning', () => {
  const variants = [
    { id: 'raakt', reason: { nl: '1' }, set: [{ path: '/lines/@a/series/1', value: 3 }] },
    { id: 'op-nummer', reason: { nl: '2' }, set: [{ path: '/lines/1/series/1', value: 3 }] },
    { id: 'kind', parent: 'raakt', reason: { nl: '3' }, set: [{ path: '/lines/@open/series/1', value: 3 }] },
    { id: 'toont', reason: { nl: '4' }, remove: ['/lines/@a/visibleTo'] },
    { id: 'voegt-toe', reason: { nl: '5' }, set: [{ path: '/lines/@z', value: secret('z', 2) }] },
    { id: 'goed', reason: { nl: '6' }, set: [{ path: '/lines/2/series/1', value: 71 }] },
    { id: 'partij', reason: { nl: '7' }, set: [{ path: '/parties/@dev/riskPrice', value: 0.3 }] },
  ]
  const areaCase = parsed({ ...base, lines: [secret('b', 1), secret('a', 1), open], variants })
  const { case: visible, withheld } = seen(areaCase, 'gem')
  expect(withheld.variants).toEqual(['raakt', 'op-nummer', 'kind', 'toont', 'voegt-toe', 'partij'])
  expect(visible.variants).toEqual([
    { id: 'goed', reason: { nl: '6' }, set: [{ path: '/lines/@open/series/1', value: 71 }] },
  ])
  expect(appraise(visible, { variantId: 'goed' }).area.realEur).toBe(-71)
})

test('somebody who is no party sees nothing', () => {
  expect(visibleCase(goldenCase('station-zwolle'), 'buurman')).toMatchObject({
    ok: false,
    errors: [{ code: 'ONBEKENDE_PARTIJ' }],
  })
})

test('several parties of one reader see together what each of them sees', () => {
  const areaCase = goldenCase('station-zwolle')
  const ids = (parties: readonly string[]): string[] => {
    const outcome = visibleCase(areaCase, parties)
    return outcome.ok ? (outcome.visible.case.lines ?? []).map(line => line.id).sort() : []
  }
  expect(ids(['gem', 'dev'])).toEqual([...new Set([...ids(['gem']), ...ids(['dev'])])].sort())
  expect(ids(['dev'])).toEqual(
    seen(areaCase, 'dev')
      .case.lines?.map(line => line.id)
      .sort(),
  )
})

test('a reader who is no party sees no line that is open to some parties only, and no secret of a party', () => {
  const areaCase = goldenCase('station-zwolle')
  const outcome = visibleCase(areaCase, [])
  if (!outcome.ok) throw new Error('no visible case')
  const open = (areaCase.lines ?? []).filter(line => line.visibleTo === undefined).map(line => line.id)
  const { lines = [], parties, deal } = outcome.visible.case
  expect(lines.every(line => open.includes(line.id))).toBe(true)
  expect(parties.some(party => 'requiredReturn' in party)).toBe(false)
  expect(deal?.parties ?? {}).toEqual({})
})
