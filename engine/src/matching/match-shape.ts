import {
  choice,
  type Infer,
  integer,
  list,
  listById,
  number,
  object,
  optional,
  pattern,
  text,
} from '../case/shape.ts'

/** The types of bottlenecks: the codes are shared by bottlenecks, solutions, selection and reports. */
export const bottleneckTypes = [
  'fin-tekort',
  'fin-voorinvestering',
  'ontschotting',
  'infra',
  'mobiliteit',
  'verwerving',
  'bedrijven',
  'bodem',
  'hinder',
  'planologie',
  'regionaal',
  'klimaat',
  'energie',
  'natuur',
  'erfgoed',
  'voorzieningen',
  'sociaal',
  'betaalbaarheid',
  'markt',
  'marktselectie',
  'samenwerking',
  'capaciteit',
] as const

const name = pattern('^[^\\p{Cc}]+$', 100)
const types = list(choice(bottleneckTypes), bottleneckTypes.length)
/** A few thousand are in use; more would not fit in memory beside the rest. */
const maximumItems = 20_000

/** Bottlenecks as the open data writes them. */
export const bottlenecksShape = listById(
  object({
    id: name,
    titel: text(500),
    tekst: text(20_000),
    typen: types,
    netwerk: optional(text(100)),
    woningen: optional(number(0, 1e6)),
    fase: optional(text(100)),
    indiener: optional(text(200)),
  }),
  maximumItems,
)

/** Solutions with their reuses outside the project where they began. */
export const solutionsShape = listById(
  object({
    id: name,
    titel: text(500),
    tekst: text(20_000),
    typen: types,
    hergebruik: optional(
      list(
        object({
          project: text(200),
          jaar: integer(1900, 2199),
          uitkomst: choice(['gewerkt', 'deels', 'niet']),
        }),
        1000,
      ),
    ),
  }),
  maximumItems,
)

/** A bottleneck with the types that a person confirmed. */
export type MatchBottleneck = Infer<typeof bottlenecksShape>[number]
/** A solution with its reuses. */
export type MatchSolution = Infer<typeof solutionsShape>[number]
