import { geoMercatorRaw } from 'd3-geo'
import { scaleSqrt } from 'd3-scale'
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import { type Box, clamp, overlaps, type Point, px } from './geometry.ts'

/** Land as GeoJSON in degrees; the direction of its rings does not matter. */
export type Land = FeatureCollection<Polygon | MultiPolygon>

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

const degrees = Math.PI / 180

/** Flat Mercator: without the sphere's clipping, so that no ring can be read as "all but this". */
const project = (position: Position | readonly number[]): [number, number] => {
  const [x, y] = geoMercatorRaw(position[0]! * degrees, position[1]! * degrees)
  return [x, -y]
}

function ringsOf(land: Land): Position[][] {
  return land.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
  )
}

/** Fits the land into the drawing: returns the way from degrees to px. */
function fit(rings: readonly Position[][], width: number, height: number, edge: number) {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings) {
    for (const position of ring) {
      const [x, y] = project(position)
      west = Math.min(west, x)
      east = Math.max(east, x)
      north = Math.min(north, y)
      south = Math.max(south, y)
    }
  }
  const scale = Math.min((width - 2 * edge) / (east - west), (height - 2 * edge) / (south - north))
  const left = (width - (east - west) * scale) / 2
  const top = (height - (south - north) * scale) / 2
  return (longitude: number, latitude: number): Point => {
    const [x, y] = project([longitude, latitude])
    return { x: left + (x - west) * scale, y: top + (y - north) * scale }
  }
}

const directions = Array.from({ length: 12 }, (_, index) => (index * Math.PI) / 6)
const distances = [30, 44, 60, 80, 104]

function labelBox(at: Point, anchor: 'start' | 'end', point: MapPoint): Box {
  const width = Math.max(point.name.length * 7, (point.detail?.length ?? 0) * 6) + 4
  return { x: anchor === 'start' ? at.x : at.x - width, y: at.y - 12, width, height: point.detail ? 30 : 16 }
}

/** How bad a place for a label is: covered circles and distance; never over another label or the edge. */
function costOf(
  box: Box,
  own: Bubble,
  others: readonly Bubble[],
  taken: readonly Box[],
  size: { width: number; height: number },
  distance: number,
): number {
  const inside =
    box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height
  if (!inside || taken.some(other => overlaps(other, box))) return Infinity
  const covered = others.filter(({ x, y, radius }) =>
    overlaps({ x: x - radius, y: y - radius, width: radius * 2, height: radius * 2 }, box),
  )
  const ownCover = covered.includes(own) ? 400 : 0
  return covered.length * 120 + ownCover + distance
}

/** Names for the given bubbles, largest first, each at the cheapest free place around it. */
export function placeLabels(
  wanted: readonly Bubble[],
  all: readonly Bubble[],
  size: { width: number; height: number },
): LeaderLabel[] {
  const taken: Box[] = []
  const labels: LeaderLabel[] = []
  for (const bubble of wanted) {
    let best: { cost: number; label: LeaderLabel; box: Box } | undefined
    for (const distance of distances) {
      for (const direction of directions) {
        const reach = bubble.radius + distance
        const at = { x: bubble.x + Math.cos(direction) * reach, y: bubble.y + Math.sin(direction) * reach }
        const anchor = Math.cos(direction) < 0 ? 'end' : 'start'
        const box = labelBox(at, anchor, bubble.point)
        const cost = costOf(box, bubble, all, taken, size, distance)
        if (cost === Infinity || (best && best.cost <= cost)) continue
        const lineEnd = { x: at.x + (anchor === 'end' ? 4 : -4), y: at.y - 4 }
        best = { cost, box, label: { ...at, bubble, anchor, lineEnd } }
      }
    }
    if (!best) continue
    taken.push(best.box)
    labels.push(best.label)
  }
  return labels
}

/** Land, circles and names of a map, in px. The area of a circle is its value. */
export interface MapLayout {
  landPath: string
  bubbles: Bubble[]
  labels: LeaderLabel[]
}

interface MapOptions {
  width: number
  height: number
  /** Radius of the largest circle, in px. */
  largestPx: number
  /** Ids of the places that get a name. */
  labelled: readonly string[]
}

/** Lays out a map: biggest circles first so that small ones stay visible, the current place last. */
export function mapLayout(land: Land, points: readonly MapPoint[], options: MapOptions): MapLayout {
  const { width, height, largestPx } = options
  const rings = ringsOf(land)
  const toPx = fit(rings, width, height, 8)
  const landPath = rings
    .map(
      ring =>
        `M${ring
          .map(([longitude, latitude]) => toPx(longitude!, latitude!))
          .map(({ x, y }) => `${px(x)} ${px(y)}`)
          .join('L')}Z`,
    )
    .join('')
  const most = Math.max(1, ...points.map(point => point.value ?? 0))
  const radius = scaleSqrt([0, most], [0, largestPx])
  const bubbles = points
    .map(point => ({
      ...toPx(point.longitude, point.latitude),
      point,
      radius: point.value === undefined ? 3.4 : clamp(radius(point.value), 3.5, largestPx),
    }))
    .toSorted(
      (a, b) =>
        Number(a.point.isCurrent ?? false) - Number(b.point.isCurrent ?? false) || b.radius - a.radius,
    )
  const wanted = options.labelled.flatMap(id => bubbles.filter(({ point }) => point.id === id))
  return { landPath, bubbles, labels: placeLabels(wanted, bubbles, { width, height }) }
}
