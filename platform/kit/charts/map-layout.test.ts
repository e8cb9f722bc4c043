import { describe, expect, test } from 'vitest'
import { overlaps } from './geometry.ts'
import { lineCrosses, type MapPoint, placeLabels } from './map-labels.ts'
import { type Land, mapLayout } from './map-layout.ts'

/** A square of one degree; its ring runs the "wrong" way round. */
const ring = [
  [5, 52],
  [6, 52],
  [6, 53],
  [5, 53],
  [5, 52],
]
const landOf = (coordinates: number[][][]): Land => ({
  type: 'FeatureCollection',
  features: [{ geometry: { type: 'Polygon', coordinates } }],
})
const land = landOf([ring])
const options = { width: 400, height: 600, largestPx: 30, labelled: [] as string[] }
const place = (id: string, change: Partial<MapPoint> = {}): MapPoint => ({
  id,
  name: id,
  longitude: 5.5,
  latitude: 52.5,
  ...change,
})

describe('map', () => {
  test('the direction of a ring does not matter and the land fills the drawing', () => {
    const { landPath } = mapLayout(land, [], options)
    const turned = landOf([ring.toReversed()])
    const corners = (path: string) => new Set(path.replace(/[MZ]/g, '').split('L'))
    expect(corners(mapLayout(turned, [], options).landPath)).toEqual(corners(landPath))
    const numbers = landPath.match(/[\d.]+/g)!.map(Number)
    expect(Math.min(...numbers)).toBe(8)
    expect(Math.max(...numbers)).toBe(592)
  })

  test('north is up and east is right', () => {
    const { bubbles } = mapLayout(
      land,
      [
        place('south-west', { longitude: 5, latitude: 52 }),
        place('north-east', { longitude: 6, latitude: 53 }),
      ],
      options,
    )
    const at = (id: string) => bubbles.find(bubble => bubble.point.id === id)!
    expect(at('north-east').y).toBeLessThan(at('south-west').y)
    expect(at('north-east').x).toBeGreaterThan(at('south-west').x)
  })

  test('the area of a circle is its value: four times the value is twice the radius', () => {
    const { bubbles } = mapLayout(
      land,
      [place('a', { value: 40_000 }), place('b', { value: 10_000 })],
      options,
    )
    expect(bubbles.map(({ point, radius }) => [point.id, radius])).toEqual([
      ['a', 30],
      ['b', 15],
    ])
  })

  test('big circles are drawn first, unknown ones stay small, the current one comes last', () => {
    const points = [
      place('current', { value: 40, isCurrent: true }),
      place('unknown'),
      place('small', { value: 1 }),
      place('big', { value: 40 }),
    ]
    const { bubbles } = mapLayout(land, points, options)
    expect(bubbles.map(({ point }) => point.id)).toEqual(['big', 'small', 'unknown', 'current'])
    expect(bubbles[2]!.radius).toBe(3.4)
  })

  test('names never lie on each other nor leave the drawing, however crowded the places', () => {
    const points = Array.from({ length: 9 }, (_, index) =>
      place(`Voorbeeld ${index}`, { longitude: 5.5 + index / 100, value: 100 - index, detail: '1.000' }),
    )
    const { labels } = mapLayout(land, points, { ...options, labelled: points.map(point => point.id) })
    const boxes = labels.map(label => {
      const width = label.bubble.point.name.length * 7
      return { x: label.anchor === 'start' ? label.x : label.x - width, y: label.y - 12, width, height: 30 }
    })
    expect(labels.length).toBe(9)
    for (const [index, box] of boxes.entries()) {
      expect(boxes.slice(index + 1).some(other => overlaps(box, other))).toBe(false)
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(400)
    }
  })

  test('a name for which there is no room at all is left out', () => {
    const bubble = { x: 10, y: 10, radius: 4, point: place('A name that is far too long') }
    expect(placeLabels([bubble], [bubble], { width: 40, height: 40 })).toEqual([])
  })

  test('a line is seen to pass over a name', () => {
    const box = { x: 40, y: 40, width: 20, height: 20 }
    expect(lineCrosses({ x: 0, y: 0 }, { x: 100, y: 100 }, box)).toBe(true)
    expect(lineCrosses({ x: 0, y: 0 }, { x: 100, y: 0 }, box)).toBe(false)
  })
})
