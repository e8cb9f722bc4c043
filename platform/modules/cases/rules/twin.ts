import type { Case } from '@versneller/engine'
import type { CaseChange } from '../model.ts'
import { differences } from './differences.ts'
import { layOver } from './workbench/change-case.ts'

/** The paths of changes of a workbook at which the case is no longer what it was when the workbook was made. */
export function changedMeanwhile(caseFile: Case, inverse: readonly CaseChange[]): string[] {
  return inverse
    .filter(change => differences(caseFile, layOver(caseFile, [change])).length > 0)
    .map(change => change.path)
}
