/** Random valid cases with every feature of the format that moves a figure of appraise. */
import fc from 'fast-check'
import { Draw } from './draw.ts'
import { generatedClauses } from './generated-clauses.ts'
import { generatedRow } from './generated-row.ts'
import type { Case, Line, Spread } from './shape.ts'

const years = [2023, 2024, 2025, 2026, 2027, 2028, 2029]

function day(draw: Draw): string {
  const month = draw.whole(1, 12)
  const last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
  return `${draw.one(years)}-${String(month).padStart(2, '0')}-${String(draw.whole(1, last)).padStart(2, '0')}`
}

function generatedSpread(draw: Draw, periods: number): Spread {
  const from = draw.whole(0, periods)
  const to = draw.whole(from, Math.min(periods, from + 5))
  if (draw.once(2)) return { from, to }
  const weights = Array.from({ length: to - from + 1 }, () => draw.whole(1, 9))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return { from, to, curve: weights.map(weight => weight / total) }
}

function amountOf(draw: Draw, file: Case): Partial<Line> {
  const place = (): Partial<Line> =>
    draw.once(2) ? { phase: draw.one(['p-1', 'p-2']) } : { spread: generatedSpread(draw, file.periods) }
  const kind = draw.one(['series', 'total', 'quantity', 'of'])
  if (kind === 'total') return { totalEur: draw.whole(0, 3e6), ...place() }
  if (kind === 'series' || (kind === 'of' && file.programme!.length === 0)) {
    const count = draw.whole(1, 4)
    const entries = Array.from({ length: count }, () => [draw.whole(0, file.periods), draw.whole(0, 2e6)])
    const series = Object.fromEntries(entries) as Record<string, number>
    return draw.once(4) ? { series, phase: 'p-1' } : { series }
  }
  const unitPriceEur = draw.whole(1, 40000) / 100
  if (kind === 'quantity') {
    return { quantity: { amount: draw.whole(0, 5000), unit: 'm2', unitPriceEur }, ...place() }
  }
  const row = draw.one(file.programme!).id
  const of = draw.one([
    `${row}/units`,
    `${row}/bvoM2`,
    `${row}/goM2`,
    `${row}/plotM2`,
    `${row}/parkingPerUnit`,
  ])
  const use = draw.one(['a-1/issuable', 'a-1/paved', 'a-1/green', 'a-1/water'])
  return { quantity: { amount: { of: draw.one([of, use]) }, unit: 'm2', unitPriceEur }, ...place() }
}

function accountFor(from: string, draw: Draw): string {
  if (from !== 'outside') return draw.one(['1', '5', '9', 'opstal'])
  return draw.one(['opbrengst-uitgifte', 'opbrengst-opstal', 'opbrengst-huur', 'opbrengst-overig'])
}

function generatedLine(draw: Draw, file: Case, id: string): Line {
  const ids = file.parties!.map(party => party.id)
  const from = draw.one([...ids, 'outside'])
  const to = draw.one([...ids, 'outside'].filter(one => one !== from))
  const line: Line = { id, account: accountFor(from, draw), from, to }
  const earlier = [...file.lines!, ...file.programme!].map(one => one.id)
  if (earlier.length > 0 && draw.once(4)) {
    const of = [...new Set([draw.one(earlier), draw.one(earlier)])]
    line.percent = { share: draw.thousandths(1, 300), of }
  } else {
    Object.assign(line, amountOf(draw, file))
    if (draw.once(2)) line.index = draw.one(['i-1', 'i-2', 'i-3'])
    if (draw.once(3)) line.priceLevel = day(draw)
  }
  if (draw.once(4)) line.vat = { rate: draw.one([0.21, 0.09]), recoverable: draw.one([0, 0.4, 1]) }
  const landParty = file.landExploitation?.party
  if ((from === landParty || to === landParty) && draw.once(6)) line.grex = false
  return line
}

function generatedActuals(draw: Draw, file: Case): Case['actuals'] {
  const targets = [...file.lines!, ...file.programme!].map(one => one.id)
  return Array.from({ length: draw.whole(0, 6) }, (_, i) => ({
    line: draw.one(targets),
    date: day(draw),
    eur: draw.whole(0, 500000),
    ref: `b-${i}`,
  }))
}

function frame(draw: Draw): Case {
  const periods = draw.whole(2, 14)
  const rows = [
    { from: 2025, rate: draw.thousandths(-20, 60) },
    { from: 2027, rate: draw.thousandths(-20, 60) },
  ]
  const phase = (id: string) => {
    const start = draw.whole(1, periods)
    return { id, area: 'a-1', start, end: draw.whole(start, periods) }
  }
  const file: Case & { format: string; name: { nl: string } } = {
    format: 'versneller-case/1',
    id: 'gemaakt',
    name: { nl: 'Gemaakt' },
    valuationDate: draw.one([
      '2026-01-01',
      '2025-07-01',
      '2026-03-16',
      '2024-02-29',
      '2025-10-31',
      '2026-02-15',
    ]),
    periods,
    rates: { interest: draw.thousandths(0, 60) },
    indices: { 'i-1': draw.thousandths(-20, 60), 'i-2': rows, 'i-3': 0 },
    areas: [
      {
        id: 'a-1',
        name: { nl: 'Gebied' },
        landUseM2: { issuable: draw.whole(0, 9000), paved: 4000, green: 1500, water: 0 },
      },
    ],
    phases: [phase('p-1'), phase('p-2')],
  }
  if (draw.once(2)) file.priceLevelDate = day(draw)
  if (draw.once(2)) file.period = draw.one(['year', 'half-year', 'quarter'])
  if (draw.once(2)) file.convention = draw.one(['begin', 'mid', 'end'])
  if (draw.once(2)) file.interestInPeriod = draw.one(['compound', 'simple'])
  if (draw.once(2)) file.rates.bbv = draw.thousandths(0, 40)
  if (draw.once(2)) file.rates.social = draw.thousandths(0, 40)
  if (draw.once(2)) file.rates.common = draw.thousandths(0, 40)
  return file
}

/** One case from a row of draws. */
export function buildCase(draw: Draw): Case {
  const file = frame(draw)
  const kinds = ['gemeente', 'ontwikkelaar', 'corporatie'].slice(0, draw.whole(1, 3))
  file.parties = kinds.map(kind => {
    const party = { id: kind, kind, rate: draw.thousandths(0, 90) }
    return draw.once(3) ? { ...party, requiredReturn: draw.thousandths(0, 120) } : party
  })
  if (!draw.once(3)) {
    const bookValueDate = draw.once(2) ? file.valuationDate : day(draw)
    file.landExploitation = { party: 'gemeente', bookValueEur: draw.whole(0, 4e6), bookValueDate }
  }
  file.programme = []
  const rows = kinds.length > 1 ? draw.whole(0, 4) : 0
  for (let i = 1; i <= rows; i += 1) file.programme.push(generatedRow(draw, file, `rij-${i}`))
  file.lines = []
  const lines = draw.whole(1, 7)
  for (let i = 1; i <= lines; i += 1) file.lines.push(generatedLine(draw, file, `regel-${i}`))
  if (kinds.length > 1) file.clauses = generatedClauses(draw, file)
  file.actuals = generatedActuals(draw, file) ?? []
  return file
}

/** Valid cases of at most fourteen periods. */
export const generatedCase: fc.Arbitrary<Case> = fc.gen().map(value => buildCase(new Draw(value)))
