import {
  choice,
  either,
  type Infer,
  integer,
  list,
  map,
  number,
  object,
  optional,
  text,
} from '../case/shape.ts'

/** The most scores in one file: 2,000 submissions, 5 assessors, 6 criteria, with room. */
const maximumScores = 100_000

/** An assessor's score, or "nb": not assessable (niet te beoordelen), which drops the criterion. */
const givenScore = either(number(1, 5), choice(['nb', 'NB']))

/** The file `versneller-scores/1`: every score that assessors gave in one tranche. */
export const scoresShape = object({
  format: choice(['versneller-scores/1']),
  criteriaWeights: map('^.{1,64}$', number(0, 1000), 50),
  scores: list(
    object({
      file: text(100),
      assessor: text(100),
      criterion: optional(text(64)),
      score: givenScore,
      confidence: optional(integer(1, 3)),
    }),
    maximumScores,
    1,
  ),
  /** File score from which a file passes; 3.0 unless adopted otherwise. */
  threshold: optional(number(1, 5)),
  /** No criterion may be scored below this; 2 unless adopted otherwise. */
  minimum: optional(number(1, 5)),
})

/** A file of scores. */
export type ScoresFile = Infer<typeof scoresShape>

/** One score as it was given. */
export type GivenScore = ScoresFile['scores'][number]
