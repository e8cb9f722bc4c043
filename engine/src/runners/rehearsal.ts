import type { Case, Line } from '../case/types.ts'

/** So many edits are rehearsed: what runs often is compiled, and from then on runs in half of the time. */
const REHEARSALS = 30

/** Between two edits that are rehearsed a line differs by this share. */
const STEP_SHARE = 0.001

const dearer = (line: Line, share: number): Line | undefined => {
  const { quantity, totalEur } = line
  if (quantity)
    return { ...line, quantity: { ...quantity, unitPriceEur: quantity.unitPriceEur * (1 + share) } }
  return totalEur === undefined ? undefined : { ...line, totalEur: totalEur * (1 + share) }
}

/**
 * The case as somebody could make it by typing over the amount of a line, again and again, each time as a copy: as it
 * comes in a message. Nothing where no line has an amount.
 */
export function rehearsedEdits(areaCase: Case): Case[] {
  const { lines = [] } = areaCase
  const place = lines.findIndex(line => dearer(line, 0))
  if (place < 0) return []
  return Array.from({ length: REHEARSALS }, (_, nth) => {
    const edited = dearer(lines[place]!, (nth + 1) * STEP_SHARE)!
    return structuredClone({ ...areaCase, lines: lines.with(place, edited) })
  })
}
