import { amountEur, periodNumber, series, share, signedEur, window } from './basic-shapes.ts'
import {
  boolean,
  choice,
  id,
  integer,
  list,
  listById,
  map,
  number,
  object,
  optional,
  tuple,
} from './shape.ts'

const ID_PATTERN = '^[a-z0-9-]{1,64}$'

/** The seven factors that every case knows; `risk.factors` may replace or add to them. */
export const standardFactors = [
  'house-price',
  'construction-cost',
  'gww-cost',
  'interest',
  'cpi',
  'sales-pace',
  'office-rent',
] as const

const event = object({
  id: id(),
  probability: share,
  amountEur: object({ min: amountEur, likely: amountEur, max: amountEur }),
  t: window,
  bearer: list(object({ party: id(), share }), 100, 1),
  onlyInDownturn: optional(boolean()),
  coveredBy: optional(id()),
})

/** Factors, downturn and events of the risk run. */
export const risk = object({
  seed: optional(integer(0, 4294967295)),
  trials: optional(integer(1, 10_000_000)),
  factors: optional(
    listById(
      object({
        id: id(),
        process: choice(['ar1', 'vasicek', 'lognormal']),
        // Growth of -1 would leave nothing to grow from.
        mean: number(-0.99, 10),
        sd: number(0, 5),
        phi: number(-0.999, 0.999),
      }),
      30,
    ),
  ),
  correlations: optional(list(tuple<[string, string, number]>([id(), id(), number(-1, 1)]), 435)),
  downturn: optional(
    object({
      toDown: optional(share),
      toNormal: optional(share),
      priceDrift: optional(number(-0.5, 0.5)),
      salesPace: optional(number(0, 5)),
      start: optional(choice(['normal', 'down', 'stationary'])),
    }),
  ),
  events: optional(listById(event, 500)),
})

/** What the deal finder reads. */
export const deal = object({
  risks: list(
    object({
      event: optional(id()),
      factor: optional(id()),
      control: map(ID_PATTERN, number(0, 10), 100),
      range: map(ID_PATTERN, tuple<[number, number]>([share, share]), 100),
    }),
    500,
  ),
  parties: map(
    ID_PATTERN,
    object({ minResultEur: signedEur, riskPrice: number(0, 10), tailCapEur: amountEur }),
    100,
  ),
})

/** A benefit or cost for welfare. */
export const effect = object({ id: id(), party: id(), kind: choice(['benefit', 'cost']), series })

/** When a thing is promised: a period. */
export const dueBy = periodNumber
