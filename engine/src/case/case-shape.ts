import {
  amountEur,
  bilingual,
  MAXIMUM_PERIODS,
  periodNumber,
  rate,
  share,
  signedEur,
} from './basic-shapes.ts'
import { clause, loan } from './clause-shapes.ts'
import { line, programmeLine } from './line-shapes.ts'
import { deal, dueBy, effect, risk } from './risk-shapes.ts'
import {
  boolean,
  choice,
  date,
  id,
  integer,
  json,
  list,
  listById,
  map,
  number,
  object,
  optional,
  pattern,
  text,
  url,
} from './shape.ts'

const party = object({
  id: id(),
  kind: choice([
    'gemeente',
    'provincie',
    'rijk',
    'waterschap',
    'ontwikkelaar',
    'bouwbedrijf',
    'corporatie',
    'belegger',
    'eigenaar',
    'fonds',
    'bank',
    'gem',
    'koper',
    'overig',
  ]),
  name: optional(bilingual),
  rate,
  requiredReturn: optional(rate),
  capacityEur: optional(amountEur),
  toleranceEur: optional(amountEur),
  investingCapacityEur: optional(amountEur),
  riskPrice: optional(number(0, 10)),
  vatRecoverable: optional(share),
  account: optional(text(64)),
})

const area = object({
  id: id(),
  name: bilingual,
  boundary: optional(
    object({
      type: choice(['Polygon', 'MultiPolygon']),
      coordinates: list(list(json(), 100_000), 10_000),
    }),
  ),
  landUseM2: object({
    issuable: number(0, 1e9),
    paved: number(0, 1e9),
    green: number(0, 1e9),
    water: number(0, 1e9),
  }),
})

const phase = object({
  id: id(),
  area: id(),
  start: periodNumber,
  end: periodNumber,
  after: optional(list(object({ phase: id(), lag: integer(-MAXIMUM_PERIODS, MAXIMUM_PERIODS) }), 100)),
  delay: optional(object({ min: number(-240, 240), likely: number(-240, 240), max: number(-240, 240) })),
})

const costRecovery = object({
  system: choice(['with-period', 'without-period']),
  inbrengEur: optional(list(amountEur, 1000)),
  items: optional(
    list(
      object({ line: id(), partA: boolean(), attributable: share, share, text: optional(bilingual) }),
      1000,
    ),
  ),
  units: optional(list(object({ category: text(64), count: number(0, 1e9), weight: number(0, 1000) }), 100)),
})

const responsibility = object({
  id: id(),
  what: bilingual,
  party: id(),
  by: dueBy,
  condition: optional(bilingual),
  risk: optional(id()),
  signed: optional(boolean()),
})

const path = pattern('^(/[^/]{1,80}){1,12}$', 400)

const variant = object({
  id: id(),
  parent: optional(id()),
  reason: bilingual,
  set: optional(list(object({ path, value: json() }), 2000)),
  remove: optional(list(path, 2000)),
})

const source = object({ id: id(), text: text(5000), url: optional(url()), date: optional(date()) })

const pot = object({
  id: id(),
  owner: id(),
  budgetEur: amountEur,
  purposes: list(text(80), 100),
  maxShare: share,
  expiry: date(),
})

/** The whole file `versneller-case/1`. */
export const caseShape = object({
  format: choice(['versneller-case/1']),
  id: id(),
  name: bilingual,
  note: optional(bilingual),
  valuationDate: date(),
  priceLevelDate: optional(date()),
  period: optional(choice(['year', 'half-year', 'quarter'])),
  periods: integer(1, MAXIMUM_PERIODS),
  convention: optional(choice(['begin', 'mid', 'end'])),
  interestInPeriod: optional(choice(['compound', 'simple'])),
  rates: object({ interest: rate, bbv: optional(rate), social: optional(rate), common: optional(rate) }),
  indices: optional(map('^[a-z0-9-]{1,64}$', rate, 200)),
  parties: listById(party, 100),
  landExploitation: optional(
    object({ party: id(), bookValueEur: signedEur, bookValueDate: date(), account: optional(text(64)) }),
  ),
  areas: optional(listById(area, 500)),
  phases: optional(listById(phase, 1000)),
  programme: optional(listById(programmeLine, 2000)),
  lines: optional(listById(line, 5000)),
  loans: optional(listById(loan, 200)),
  clauses: optional(listById(clause, 200)),
  costRecovery: optional(costRecovery),
  pots: optional(listById(pot, 200)),
  claims: optional(list(object({ pot: id(), line: id(), eur: amountEur, without: optional(id()) }), 1000)),
  risk: optional(risk),
  deal: optional(deal),
  effects: optional(listById(effect, 500)),
  responsibilities: optional(listById(responsibility, 500)),
  actuals: optional(list(object({ line: id(), date: date(), eur: amountEur, ref: text(200) }), 50_000)),
  variants: optional(listById(variant, 100)),
  sources: optional(listById(source, 1000)),
})
