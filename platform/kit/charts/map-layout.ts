import { geoMercatorRaw } from 'd3-geo'
import { scaleSqrt } from 'd3-scale'
import { clamp, type Point, px } from './geometry.ts'
import { type Bubble, type LeaderLabel, type MapPoint, placeLabels } from './map-labels.ts'

/** Longitude and latitude in degrees; GeoJSON allows a height after them. */
type Position = readonly number[]
type Ring = readonly Position[]

/** Land as a GeoJSON feature collection; the direction of its rings does not matter. */
export interface Land {
  type: 'FeatureCollection'
  features: readonly {
    geometry:
      | { type: 'Polygon'; coordinates: readonly Ring[] }
      | { type: 'MultiPolygon'; coordinates: readonly (readonly Ring[])[] }
  }[]
}

const degrees = Math.PI / 180

/** Flat Mercator: without the sphere's clipping, so that no ring can be read as "all but this". */
const project = (position: Position): [number, number] => {
  const [x, y] = geoMercatorRaw(position[0]! * degrees, position[1]! * degrees)
  return [x, -y]
}

function ringsOf(land: Land): Ring[] {
  return land.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
  )
}

/** The land of one drawing: its outline, and the way from degrees to px. */
interface Ground {
  landPath: string
  toPx(longitude: number, latitude: number): Point
}

// Land never changes while the process runs; its outline is by far the most work of a map.
const grounds = new WeakMap<Land, Map<string, Ground>>()

/** The land fitted into a drawing of this size, worked out once per land and size. */
export function groundOf(land: Land, width: number, height: number): Ground {
  const bySize = grounds.get(land) ?? new Map<string, Ground>()
  grounds.set(land, bySize)
  const size = `${width} ${height}`
  const known = bySize.get(size)
  if (known) return known
  const rings = ringsOf(land)
  const toPx = fit(rings, width, height, 8)
  const ground = { landPath: rings.map(ring => outline(ring, toPx)).join(''), toPx }
  bySize.set(size, ground)
  return ground
}

/** Fits the land into the drawing: returns the way from degrees to px. */
function fit(rings: readonly Ring[], width: number, height: number, edge: number): Ground['toPx'] {
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
  return (longitude, latitude) => {
    const [x, y] = project([longitude, latitude])
    return { x: left + (x - west) * scale, y: top + (y - north) * scale }
  }
}

/** Corners nearer than this to the one before, in px, are not seen. */
const unseenPx = 0.6

/** A ring as a path, without the corners that nobody sees; nothing for a ring that is no more than a dot. */
function outline(ring: Ring, toPx: Ground['toPx']): string {
  const corners: Point[] = []
  for (const [longitude, latitude] of ring) {
    const corner = toPx(longitude!, latitude!)
    const before = corners.at(-1)
    const isSeen =
      !before || Math.abs(corner.x - before.x) >= unseenPx || Math.abs(corner.y - before.y) >= unseenPx
    if (isSeen) corners.push(corner)
  }
  if (corners.length < 3) return ''
  return `M${corners.map(({ x, y }) => `${px(x)} ${px(y)}`).join('L')}Z`
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
  const { landPath, toPx } = groundOf(land, width, height)
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
