import type { FrameworkAnswer, TestOutcome } from '../model/index.ts'

/** A test as it is filled in. */
export interface GivenTest {
  frameworks: FrameworkAnswer
  isComplete: boolean
  outcome: TestOutcome
  askedFields: readonly string[]
  referTo: string | undefined
  letter: string | undefined
}

/** Codes of what does not go together in a test. */
export type TestMistake =
  | 'TOETS_TEGENSTRIJDIG'
  | 'AANVULLING_ZONDER_VRAAG'
  | 'AANVULLING_AL_GEWEEST'
  | 'VERWIJZING_ONVOLLEDIG'

/**
 * What does not go together: a plan that does not fit the national frameworks stays in only when nothing but a rule
 * that may be exempted stands in the way; an incomplete one does not; there is one completion round.
 */
export function testMistakes(
  given: GivenTest,
  hasHadCompletion: boolean,
): { code: TestMistake; field: string }[] {
  const { outcome, frameworks } = given
  const found: { code: TestMistake; field: string }[] = []
  if (outcome === 'admissible' && (frameworks === 'fails' || !given.isComplete))
    found.push({ code: 'TOETS_TEGENSTRIJDIG', field: 'outcome' })
  if (outcome === 'inadmissible' && frameworks === 'fits' && given.isComplete)
    found.push({ code: 'TOETS_TEGENSTRIJDIG', field: 'outcome' })
  if (outcome === 'completion-requested' && given.askedFields.length === 0)
    found.push({ code: 'AANVULLING_ZONDER_VRAAG', field: 'askedFields' })
  if (outcome === 'completion-requested' && hasHadCompletion)
    found.push({ code: 'AANVULLING_AL_GEWEEST', field: 'outcome' })
  if (outcome === 'referred' && (!given.referTo || !given.letter))
    found.push({ code: 'VERWIJZING_ONVOLLEDIG', field: 'referTo' })
  return found
}
