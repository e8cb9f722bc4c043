import { pointerTo } from '../../formulas/input-errors.ts'
import { checkId, checkRising, checkStretch, findCircles, type Scope } from './scope.ts'

/** Checks every phase: subarea, order of its periods, and what it comes after. */
export function checkPhases(scope: Scope): void {
  const phases = scope.document.phases ?? []
  phases.forEach((phase, index) => {
    if (!phase) return
    const pointer = pointerTo('/phases', index)
    checkId(scope, 'areas', phase.area, `${pointer}/area`)
    const pointers = { start: `${pointer}/start`, end: `${pointer}/end` }
    checkStretch(scope, { start: phase.start, end: phase.end }, pointers)
    if (phase.delay) checkRising(scope, phase.delay, `${pointer}/delay`)
    phase.after?.forEach((after, place) => {
      checkId(scope, 'phases', after?.phase, `${pointer}/after/${place}/phase`)
    })
  })
  checkOrder(scope)
}

function checkOrder(scope: Scope): void {
  const phases = scope.document.phases ?? []
  const ends = new Map(
    phases.flatMap(phase => (phase?.id === undefined ? [] : [[phase.id, phase.end] as const])),
  )
  const next = new Map<string, readonly string[]>()
  phases.forEach((phase, index) => {
    if (phase?.id === undefined || !phase.after) return
    next.set(
      phase.id,
      phase.after.flatMap(after => (after?.phase === undefined ? [] : [after.phase])),
    )
    for (const after of phase.after) {
      const end = after?.phase === undefined ? undefined : ends.get(after.phase)
      if (end === undefined || after?.lag === undefined || phase.start === undefined) continue
      const earliest = end + 1 + after.lag
      if (phase.start >= earliest) continue
      const values = { start: phase.start, phase: after.phase!, earliest }
      scope.report(`/phases/${index}/start`, 'FASE_TE_VROEG', values)
    }
  })
  for (const circle of findCircles(next)) {
    const id = circle[0]!
    const index = phases.findIndex(phase => phase?.id === id)
    scope.report(`/phases/${index}/after`, 'KRINGVERWIJZING', { id, path: circle.join(' > ') })
  }
}
