import { type Box, clamp, overlaps, type Point } from './geometry.ts'

/** Px that a sign takes on average at 13 px; a little much, so that words never touch what is beside them. */
const signPx = 6.6

/** Px from one line of words to the next. */
export const lineHeightPx = 14

/** Px that these words take on one line of a chart. */
export const widthOf = (words: string): number => words.length * signPx

/** Words in as few lines as fit in a width in px; a word that is wider than that stands on a line of its own. */
export function linesOf(words: string, width: number): string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** A point of a chart that gets its name beside it. */
interface NamedPoint extends Point {
  /** Empty: only its mark is in the way of others. */
  name: string
  /** Of the mark, in px. */
  radius: number
}

/** Where a name stands: the middle of its foot, in px. */
interface PlacedName extends Point {
  name: string
}

const textPx = 13
/** Px between a mark and its name. */
const gapPx = 5

const boxOf = ({ name, x, y }: PlacedName): Box => ({
  x: x - widthOf(name) / 2,
  y: y - textPx,
  width: widthOf(name),
  height: textPx + 3,
})

const markOf = ({ x, y, radius }: NamedPoint): Box => ({
  ...{ x: x - radius, y: y - radius },
  ...{ width: 2 * radius, height: 2 * radius },
})

/**
 * Names at their points, the first with the most right to its place: above the point, or below, right or left of it where
 * a name or a mark already stands; a name that fits nowhere stays out, since the table under the chart has it.
 * @param points the most important first
 * @param plot what names stay within, in px
 */
export function placeNames(points: readonly NamedPoint[], plot: Box): PlacedName[] {
  const placed: PlacedName[] = []
  for (const point of points) {
    const { name, x, y, radius } = point
    if (!name) continue
    const half = widthOf(name) / 2
    const inside = (at: number) => clamp(at, plot.x + half, plot.x + plot.width - half)
    const middle = y + textPx / 2 - 2
    const places = [
      { name, x: inside(x), y: y - radius - gapPx },
      { name, x: inside(x), y: y + radius + gapPx + textPx - 2 },
      { name, x: inside(x + radius + gapPx + half), y: middle },
      { name, x: inside(x - radius - gapPx - half), y: middle },
    ]
    const isFree = (place: PlacedName) => {
      const box = boxOf(place)
      const isIn = box.y >= plot.y && box.y + box.height <= plot.y + plot.height
      const taken = [...placed.map(boxOf), ...points.map(markOf)]
      return isIn && !taken.some(other => overlaps(box, other))
    }
    const place = places.find(isFree)
    if (place) placed.push(place)
  }
  return placed
}
