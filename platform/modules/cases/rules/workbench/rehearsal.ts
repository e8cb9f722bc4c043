import type { Case } from '@versneller/engine'
import type { CaseChange } from '../../model.ts'
import { changeCase, pathOf } from './change-case.ts'
import { type WorkedOut, workOut } from './work-out.ts'

/** Between two changes that are rehearsed an amount differs by this share. */
const stepShare = 0.001

/** A change as somebody makes it who types over the amount of a line; undefined where no line has one. */
export function rehearsedChange({ lines = [] }: Case, nth: number): CaseChange | undefined {
  for (const { id, quantity, totalEur } of lines) {
    const amountEur = quantity?.unitPriceEur ?? totalEur
    if (amountEur === undefined) continue
    const field = quantity ? ['quantity', 'unitPriceEur'] : ['totalEur']
    return { path: pathOf('lines', `@${id}`, ...field), value: amountEur * (1 + (nth + 1) * stepShare) }
  }
  return undefined
}

/** Works a change out that nobody made, so that its code is compiled when somebody makes one. Nothing comes of it. */
export function rehearse(shown: WorkedOut, nth: number): void {
  const change = rehearsedChange(shown.caseFile, nth)
  const changed = change && changeCase(shown.caseFile, [change])
  if (changed?.ok) workOut(changed.case, undefined, shown)
}
