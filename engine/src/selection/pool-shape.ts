import {
  boolean,
  choice,
  type Infer,
  integer,
  list,
  listById,
  map,
  number,
  object,
  optional,
  pattern,
  text,
} from '../case/shape.ts'

const maximumEntries = 2000
const maximumCategories = 300
/** Ids, categories and regions: any text without control characters. */
const name = pattern('^[^\\p{Cc}]+$', 100)
const amountEur = number(-1e12, 1e12)

/** What is at stake in a plan; ranges, not false precision. */
const stakes = object({
  homes: optional(number(0, 1e6)),
  deficitEur: optional(object({ low: amountEur, high: amountEur })),
  jobs: optional(number(0, 1e6)),
})

/** The file `versneller-pool/1`: the plans of a tranche, what each would add, and what was adopted beforehand. */
export const poolShape = object({
  format: choice(['versneller-pool/1']),
  weights: map('^[^\\p{Cc}]{1,100}$', number(0, 1000), maximumCategories),
  entries: listById(
    object({
      id: name,
      /** Hash of the receipt; breaks ties. */
      receipt: text(200),
      score: number(1, 5),
      minCriterion: number(1, 5),
      categories: list(name, maximumCategories),
      region: name,
      mustInclude: optional(boolean()),
      excludes: optional(list(name, maximumEntries)),
      /** Spread of the score, for the stability of the choice. */
      scoreSd: optional(number(0, 4)),
      stakes: optional(stakes),
    }),
    maximumEntries,
  ),
  /** No criterion of a chosen plan may be below this; 2 unless adopted otherwise. */
  minimum: optional(number(1, 5)),
  regionBounds: optional(
    map(
      '^[^\\p{Cc}]{1,100}$',
      object({
        min: optional(integer(0, maximumEntries)),
        max: optional(integer(0, maximumEntries)),
      }),
      maximumEntries,
    ),
  ),
  categoryMinimums: optional(map('^[^\\p{Cc}]{1,100}$', integer(0, maximumEntries), maximumCategories)),
})

/** The plans of a tranche. */
export type Pool = Infer<typeof poolShape>

/** A plan in the pool. */
export type PoolEntry = Pool['entries'][number]
