/** Where a chart draws: the whole and the room kept free around the plot, in px. */
export interface PlotBox {
  width: number
  height: number
  top: number
  right: number
  bottom: number
  left: number
}

/** A value on the vertical axis and where it lies. */
export interface Tick {
  value: number
  at: number
}

/** A point of the drawing, in px. */
export interface Point {
  x: number
  y: number
}

/** A rectangle of the drawing, in px. */
export interface Box extends Point {
  width: number
  height: number
}

/** Rounds to a tenth of a px: enough for the eye, and short in the markup. */
export function px(value: number): number {
  return Math.round(value * 10) / 10
}

/** Keeps a value between two bounds. */
export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}

/** True where two rectangles share some ground. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/**
 * Moves labels apart that would lie on each other, keeping their order.
 * @param wanted where each label wants to be, in px
 * @param gap least distance between two neighbours
 * @param low highest place on the page (smallest y), `high` the lowest
 * @returns the places in the order of `wanted`
 */
export function spreadLabels(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!)
  const placed = [...wanted]
  let least = low
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, least)
    least = placed[index]! + gap
  }
  let most = high
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index]!, most)
    most = placed[index]! - gap
  }
  return placed
}

/** Which labels of a row of periods are drawn: at most `most`, evenly spaced from the first. */
export function shownPeriods(count: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(count / most))
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step)
}
