import {
  askedRisk,
  type Case,
  type CaseError,
  canonicalJson,
  type RiskProfile,
  riskProfile,
  sha256,
} from '@versneller/engine'
import { runOnWorkers } from '@versneller/engine/node'
import { lookAt, type WorkView } from './long-work.ts'

/** What is asked of a picture of the risk. */
export interface PictureQuestion {
  trials: number
  seed: number
  variantId: string | undefined
}

/** What happens over the trials, or why they cannot be run. */
export type PictureResult = { ok: true; profile: RiskProfile } | { ok: false; errors: readonly CaseError[] }

/** More than one, so that a run never works on the thread that answers requests. */
const workers = 2
/** Longer than this a page does not keep its reader waiting. */
const patienceMs = 2000

/** The key of the work that answers a question about a case. */
export const pictureKey = (caseFile: Case, { trials, seed, variantId }: PictureQuestion): string =>
  sha256(canonicalJson(['picture', caseFile, trials, seed, variantId ?? null]))

/** What happens by period, by cause and by clause, worked out on other threads. */
export function pictureResults(caseFile: Case, question: PictureQuestion): Promise<WorkView<PictureResult>> {
  const { trials, seed, variantId } = question
  return lookAt<PictureResult>(
    pictureKey(caseFile, question),
    async progress => {
      const asked = askedRisk(caseFile, {
        trials: String(trials),
        seed: String(seed),
        ...(variantId === undefined ? {} : { variant: variantId }),
      })
      if (!asked.ok) return asked
      const profile = await riskProfile(
        asked.run,
        (workload, told) => runOnWorkers(workload, workers, told),
        progress,
      )
      return profile && { ok: true, profile }
    },
    patienceMs,
  )
}
