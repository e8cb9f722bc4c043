/** Random valid cases with every feature of the risk run, made of the random cases of appraise. */
import fc from 'fast-check'
import { Draw } from '../draw.ts'
import { buildCase } from '../generated-case.ts'
import type { Case, Clause, Factor, Line, Risk, RiskEvent } from '../shape.ts'

const standard = [
  'house-price',
  'construction-cost',
  'gww-cost',
  'interest',
  'cpi',
  'sales-pace',
  'office-rent',
]

function factor(draw: Draw, id: string): Factor {
  const sd = draw.once(6) ? 0 : draw.thousandths(1, 80)
  const usual = id === 'interest' ? 'vasicek' : id === 'sales-pace' ? 'lognormal' : 'ar1'
  const process = standard.includes(id) ? usual : draw.one(['ar1', 'vasicek', 'lognormal'] as const)
  return {
    id,
    process,
    mean: draw.thousandths(-10, 50),
    sd: process === 'vasicek' ? sd / 10 : sd,
    phi: draw.thousandths(-300, 900),
  }
}

function event(draw: Draw, file: Case, place: number): RiskEvent {
  const min = draw.whole(0, 200_000)
  const likely = min + draw.whole(0, 300_000)
  const from = draw.whole(0, file.periods)
  const parties = file.parties!.map(party => party.id)
  const first = draw.one(parties)
  const second = parties.find(id => id !== first)
  const made: RiskEvent = {
    id: `gebeurtenis-${place}`,
    probability: draw.thousandths(0, 1000),
    amountEur: { min, likely, max: likely + draw.whole(0, 800_000) },
    t: { from, to: draw.whole(from, file.periods) },
    bearer:
      second !== undefined && draw.once(2)
        ? [
            { party: first, share: 0.7 },
            { party: second, share: 0.3 },
          ]
        : [{ party: first, share: 1 }],
  }
  if (draw.once(3)) made.onlyInDownturn = true
  if (draw.once(2)) made.coveredBy = draw.one(file.lines!).id
  return made
}

function riskOf(draw: Draw, file: Case): Risk {
  const risk: Risk = { seed: draw.whole(0, 9999) }
  if (draw.once(2)) {
    const ids = [...standard.filter(() => !draw.once(4)), ...(draw.once(2) ? ['eigen-factor'] : [])]
    risk.factors = ids.map(id => factor(draw, id))
    if (draw.once(2) && ids.length > 2) {
      risk.correlations = [
        [ids[0]!, ids[1]!, draw.thousandths(-500, 500)],
        [ids[2]!, ids[1]!, draw.thousandths(-500, 500)],
      ]
    }
  }
  if (draw.once(2)) {
    risk.downturn = {
      toDown: draw.thousandths(0, 600),
      toNormal: draw.thousandths(0, 900),
      priceDrift: draw.thousandths(-120, 20),
      salesPace: draw.thousandths(0, 1200),
      start: draw.one(['normal', 'down', 'stationary']),
    }
  }
  risk.events = Array.from({ length: draw.whole(0, 4) }, (_, place) => event(draw, file, place))
  return risk
}

function withDrivers(draw: Draw, line: Line, own: boolean): void {
  const factors = [...standard, ...(own ? ['eigen-factor', 'eigen-factor', 'eigen-factor'] : [])]
  line.drivers = Array.from({ length: draw.whole(0, 3) }, () => ({
    factor: draw.one(factors),
    elasticity: draw.thousandths(-1500, 1500),
  }))
}

/** Kinds of clauses that only a path settles, and an index that is a factor. */
function pathClause(draw: Draw, file: Case, place: number): Clause {
  const [from, to] = [file.parties![0]!.id, file.parties![1]!.id]
  const t = draw.whole(1, file.periods)
  const lines = file.lines!.map(line => line.id)
  const made = { id: `pad-${place}`, from, to }
  const kind = draw.one([
    'min-price-share',
    'cost-recovery-settlement',
    'option',
    'index-band',
    'presale-start',
    'guarantee',
  ])
  const index = draw.one(['house-price', 'gww-cost', 'interest', 'sales-pace', 'i-2'])
  if (kind === 'min-price-share')
    return { ...made, kind, inputs: { minEur: draw.whole(0, 2e6), share: 0.4, of: [draw.one(lines)], t } }
  if (kind === 'cost-recovery-settlement') return { ...made, kind, inputs: { items: [draw.one(lines)], t } }
  if (kind === 'option') {
    const rule = { index, atLeast: draw.thousandths(900, 1100), amountEur: draw.whole(0, 1e6) }
    return {
      ...made,
      kind,
      inputs: { feeEur: draw.whole(0, 1e5), t, exerciseT: draw.whole(0, file.periods), rule },
    }
  }
  if (kind === 'index-band') {
    const band = { baseEur: 1e6, index, band: draw.thousandths(0, 50), cap: draw.thousandths(20, 300) }
    return { ...made, kind, inputs: { ...band, sided: draw.one(['one', 'two']) } }
  }
  if (kind === 'guarantee')
    return { ...made, kind, inputs: { of: draw.one(lines), limitEur: draw.whole(0, 2e6) } }
  const phase = draw.one(['p-1', 'p-2'])
  return {
    ...made,
    kind,
    inputs: { phase, minShare: draw.thousandths(300, 1000), maxWait: draw.whole(0, 6) },
  }
}

function withRisk(draw: Draw): Case {
  const file = buildCase(draw)
  if (!draw.once(8)) file.risk = riskOf(draw, file)
  const own = file.risk?.factors?.some(one => one.id === 'eigen-factor') ?? false
  const certainties = ['initiative', 'definition', 'design', 'contract'] as const
  const named = draw.once(2)
  for (const line of file.lines!) {
    if (named && draw.once(2)) withDrivers(draw, line, own)
    // Between parties a sale of land is no sale to the market.
    if (line.from !== 'outside' && draw.once(4)) line.account = 'opbrengst-uitgifte'
    if (draw.once(2)) line.certainty = draw.one(certainties)
    // With a phase beside its own place in time the line moves as well.
    if (line.series !== undefined && draw.once(3)) line.phase = draw.one(['p-1', 'p-2'])
  }
  for (const row of file.programme!) if (draw.once(2)) row.certainty = draw.one(certainties)
  const [first, second] = file.phases!
  const room = second!.start - first!.end - 1
  if (room >= -6 && draw.once(2)) second!.after = [{ phase: first!.id, lag: room - draw.whole(0, 1) }]
  for (const phase of file.phases!) {
    if (draw.once(3)) continue
    const min = draw.thousandths(-500, 1500)
    const likely = min + draw.thousandths(0, 1500)
    phase.delay = { min, likely, max: likely + draw.thousandths(0, 3000) }
  }
  if (file.parties!.length > 1) {
    file.clauses = file.clauses!.filter(clause => clause.kind !== 'loan')
    const extra = Array.from({ length: draw.whole(0, 3) }, (_, place) => pathClause(draw, file, place))
    file.clauses.push(...extra)
  }
  return file
}

/** Valid cases with risk, of at most fourteen periods. */
export const generatedRiskCase: fc.Arbitrary<Case> = fc.gen().map(value => withRisk(new Draw(value)))
