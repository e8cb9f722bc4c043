import type { GeoShape, LocationAnswer } from '../model/index.ts'

type Position = readonly [number, number]
type Ring = readonly Position[]

/** Whether a point lies in a ring, by counting how often a ray to the east crosses it. */
function isInRing([x, y]: Position, ring: Ring): boolean {
  let isInside = false
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
    const [x1, y1] = ring[index]!
    const [x2, y2] = ring[before]!
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isInside = !isInside
  }
  return isInside
}

/** Whether a point lies in a polygon: in its outer ring and in none of its holes. */
const isInPolygon = (point: Position, [outer, ...holes]: readonly Ring[]): boolean =>
  outer !== undefined && isInRing(point, outer) && !holes.some(hole => isInRing(point, hole))

const polygonsOf = ({ type, coordinates }: GeoShape): readonly (readonly Ring[])[] => {
  if (type === 'Polygon') return [coordinates as readonly Ring[]]
  return type === 'MultiPolygon' ? (coordinates as readonly (readonly Ring[])[]) : []
}

/** Points of a shape that are looked at: the point itself, or every corner of its outer rings. */
const pointsOf = (shape: GeoShape): readonly Position[] =>
  shape.type === 'Point'
    ? [shape.coordinates as Position]
    : polygonsOf(shape).flatMap(([outer]) => (outer ? outer.slice(0, -1) : []))

/** How a place lies to a layer: which part of its corners is inside. */
export interface LocationTest {
  answer: LocationAnswer
  insideShare: number | undefined
}

/**
 * Whether a place lies in the existing built-up area. Outside is a warning: the programme decides. A plan of which at
 * least half of the corners lies inside counts as inside.
 */
export function testLocation(place: GeoShape | undefined, layer: GeoShape | undefined): LocationTest {
  const points = place ? pointsOf(place) : []
  if (!layer || points.length === 0) return { answer: 'not-testable', insideShare: undefined }
  const polygons = polygonsOf(layer)
  const inside = points.filter(point => polygons.some(polygon => isInPolygon(point, polygon)))
  const insideShare = inside.length / points.length
  return { answer: insideShare >= 0.5 ? 'inside' : 'outside', insideShare }
}
