import { brokenRules } from '../check-allocation.ts'
import { solveFunds } from '../solve-funds.ts'
import { bestByEveryChoice } from './every-choice.ts'
import { smallInstance } from './small-instance.ts'

/** Solves drawn instances from one seed on, and by trying every choice. @returns what differs, and how many fund anything */
export async function againstEveryChoice(
  firstSeed: number,
  count: number,
): Promise<{ wrong: string[]; funded: number }> {
  const wrong: string[] = []
  let funded = 0
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const instance = smallInstance(seed)
    const allocation = await solveFunds(instance, instance.policy, { settleTies: false })
    const best = bestByEveryChoice(instance, instance.policy)
    if (allocation.status !== 'proven' || Math.abs(allocation.objective - best.objective) > 1e-6)
      wrong.push(`${seed}: ${allocation.status} ${allocation.objective}, and ${best.objective} can be`)
    wrong.push(...brokenRules(instance, instance.policy, allocation).map(rule => `${seed}: ${rule}`))
    funded += Number(allocation.chosen.length > 0)
  }
  return { wrong, funded }
}
