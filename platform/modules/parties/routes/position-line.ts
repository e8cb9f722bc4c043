import { lastDayOf } from '../../../kit/clock/dutch-days.ts'
import type { Position } from '../model.ts'
import type { PositionLine } from '../pages/positions.tsx'

/** A position as the pages show it. */
export function positionLine(position: Position): PositionLine {
  const { id, personName, organisationName, role, title, level, validFrom, validTo, maySign, state } =
    position
  return {
    id,
    personName,
    organisationName,
    role,
    title,
    level,
    maySign,
    state,
    firstDay: validFrom.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString(),
    lastDay: validTo && lastDayOf(validTo),
  }
}
