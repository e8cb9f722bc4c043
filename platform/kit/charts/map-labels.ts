import { type Box, overlaps, type Point } from './geometry.ts'

/** A place on the map. */
export interface MapPoint {
  id: string
  name: string
  longitude: number
  latitude: number
  /** Absent: not known, drawn as an open ring. */
  value?: number | undefined
  /** Words under the name in a label. */
  detail?: string | undefined
  href?: string | undefined
  isCurrent?: boolean | undefined
}

/** A place as it is drawn, in px. */
export interface Bubble extends Point {
  point: MapPoint
  radius: number
}

/** A name outside the crowd with a line to its place. */
export interface LeaderLabel extends Point {
  bubble: Bubble
  anchor: 'start' | 'end'
  lineEnd: Point
}

const directions = Array.from({ length: 24 }, (_, index) => (index * Math.PI) / 12)
const distancesPx = [24, 36, 50, 70, 95, 125, 160]

/** What a place costs beside its distance in px: found by eye on a map with fifty places. */
const costs = { coversCircle: 150, coversOwn: 500, lineThroughName: 400, nameOnLine: 400 } as const

interface Candidate {
  label: LeaderLabel
  box: Box
  distance: number
}

function candidate(bubble: Bubble, direction: number, distance: number): Candidate {
  const { point } = bubble
  const reach = bubble.radius + distance
  const at = { x: bubble.x + Math.cos(direction) * reach, y: bubble.y + Math.sin(direction) * reach }
  const anchor = Math.cos(direction) < 0 ? 'end' : 'start'
  const width = Math.max(point.name.length * 7, (point.detail?.length ?? 0) * 6) + 4
  const left = anchor === 'start' ? at.x : at.x - width
  const box = { x: left, y: at.y - 12, width, height: point.detail ? 30 : 16 }
  const lineEnd = { x: at.x + (anchor === 'end' ? 4 : -4), y: at.y - 4 }
  return { label: { ...at, bubble, anchor, lineEnd }, box, distance }
}

/** True where a straight line passes over a rectangle; sampled, which is enough for words. */
export function lineCrosses(from: Point, to: Point, box: Box): boolean {
  const steps = 20
  for (let step = 1; step < steps; step++) {
    const share = step / steps
    const x = from.x + (to.x - from.x) * share
    const y = from.y + (to.y - from.y) * share
    if (x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) return true
  }
  return false
}

const circleBox = ({ x, y, radius }: Bubble): Box => ({
  x: x - radius,
  y: y - radius,
  width: radius * 2,
  height: radius * 2,
})

interface Around {
  all: readonly Bubble[]
  placed: readonly Candidate[]
  width: number
  height: number
}

/** How bad a place is; infinite over another name or the edge. */
function costOf({ label, box, distance }: Candidate, { all, placed, width, height }: Around): number {
  const isInside = box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height
  if (!isInside || placed.some(other => overlaps(other.box, box))) return Infinity
  const covered = all.filter(bubble => overlaps(circleBox(bubble), box))
  const own = covered.includes(label.bubble) ? costs.coversOwn : 0
  const crossed = placed.filter(other => lineCrosses(label.bubble, label.lineEnd, other.box)).length
  const under = placed.filter(other => lineCrosses(other.label.bubble, other.label.lineEnd, box)).length
  return (
    distance +
    own +
    covered.length * costs.coversCircle +
    crossed * costs.lineThroughName +
    under * costs.nameOnLine
  )
}

/** The cheapest free place of one name: the first of those that cost the same, or nothing. */
function cheapest(bubble: Bubble, around: Around): Candidate | undefined {
  let best: { place: Candidate; cost: number } | undefined
  for (const distance of distancesPx) {
    // A place costs at least its distance: farther away nothing is cheaper.
    if (best && best.cost <= distance) break
    for (const direction of directions) {
      const place = candidate(bubble, direction, distance)
      const cost = costOf(place, around)
      if (cost < (best?.cost ?? Infinity)) best = { place, cost }
    }
  }
  return best?.place
}

/** Names for the given circles, in their order, each at the cheapest place around it that is free. */
export function placeLabels(
  wanted: readonly Bubble[],
  all: readonly Bubble[],
  size: { width: number; height: number },
): LeaderLabel[] {
  const placed: Candidate[] = []
  for (const bubble of wanted) {
    const place = cheapest(bubble, { ...size, all, placed })
    if (place) placed.push(place)
  }
  return placed.map(({ label }) => label)
}
