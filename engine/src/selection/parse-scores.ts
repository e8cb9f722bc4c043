import { checkShape } from '../case/check-shape.ts'
import { type CaseError, caseError } from '../case/errors.ts'
import { type GivenScore, type ScoresFile, scoresShape } from './scores-shape.ts'

/** A file of scores, or every mistake in it. */
export type ScoresOutcome =
  | { readonly ok: true; readonly scores: ScoresFile }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/**
 * Reads a document as scores. Reports every mistake at once: of shape, of a criterion without weight, of a score given
 * twice, of weights that are all zero, and of scores with and without criterion in one file.
 */
export function parseScores(input: unknown): ScoresOutcome {
  const errors: CaseError[] = []
  checkShape(scoresShape.schema, input, '', errors)
  if (errors.length > 0) return { ok: false, errors }
  const scores = input as ScoresFile
  const found = [...weightMistakes(scores), ...criterionMistakes(scores), ...doubleMistakes(scores.scores)]
  return found.length > 0 ? { ok: false, errors: found } : { ok: true, scores }
}

function weightMistakes({ criteriaWeights }: ScoresFile): CaseError[] {
  const weights = Object.values(criteriaWeights)
  const none = weights.length > 0 && !weights.some(weight => weight > 0)
  return none ? [caseError('/criteriaWeights', 'GEWICHTEN_NUL')] : []
}

/** Criteria are named in every score or in none, and where weights are given each has one. */
function criterionMistakes({ criteriaWeights, scores }: ScoresFile): CaseError[] {
  const known = Object.keys(criteriaWeights)
  const named = scores.some(score => score.criterion !== undefined)
  return scores.flatMap(({ criterion }, index) => {
    if (!named) return []
    if (criterion === undefined)
      return [caseError(`/scores/${index}/criterion`, 'VELD_ONTBREEKT', { field: 'criterion' })]
    if (known.length === 0 || known.includes(criterion)) return []
    const values = { id: criterion, known: known.join(', ') }
    return [caseError(`/scores/${index}/criterion`, 'ONBEKEND_CRITERIUM', values)]
  })
}

function doubleMistakes(scores: readonly GivenScore[]): CaseError[] {
  const seen = new Map<string, number>()
  return scores.flatMap(({ file, assessor, criterion }, index) => {
    const key = JSON.stringify([file, assessor, criterion ?? null])
    const other = seen.get(key)
    if (other !== undefined)
      return [caseError(`/scores/${index}`, 'DUBBELE_SCORE', { other: `/scores/${other}` })]
    seen.set(key, index)
    return []
  })
}
