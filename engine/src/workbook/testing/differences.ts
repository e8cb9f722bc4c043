import { childAt, pathSteps } from '../../case/document-path.ts'
import { trialRates } from '../sheets/return-rows.ts'
import type { Workbook } from '../workbook.ts'
import { answersOf } from './change-inputs.ts'

/** The workbook looks for returns between these; the engine finds the absurd ones too. */
const sought = { from: trialRates()[0] ?? 0, to: trialRates().at(-1) ?? 0 }

/** What the engine answers at a pointer; an answer that is none is `geen` in the workbook. */
function answerAt(appraisal: object, pointer: string): unknown {
  const [, list, place] = /^(.*\/irr\/roots)\/(\d+)$/.exec(pointer) ?? []
  const walk = (path: string) =>
    pathSteps(path).reduce<unknown>((value, step) => childAt(value, step), appraisal) ?? 'geen'
  if (list === undefined) return walk(pointer)
  const roots = walk(list)
  const found = Array.isArray(roots) ? roots.filter(root => root > sought.from && root < sought.to) : []
  return found[Number(place)] ?? 'geen'
}

/** For tests only: answers of the workbook that are not the engine's, to a hundredth of a cent; rates to ten digits. */
export function differences(workbook: Workbook, appraisal: object): unknown[] {
  return answersOf(workbook).flatMap(([pointer, value]) => {
    const expected = answerAt(appraisal, pointer)
    const tolerance = pointer.includes('/irr/') ? 1e-10 * Math.max(1, Math.abs(Number(expected))) : 1e-4
    const isSame =
      typeof value === 'number' && typeof expected === 'number'
        ? Math.abs(value - expected) <= tolerance
        : value === expected
    return isSame ? [] : [{ pointer, value, expected }]
  })
}
