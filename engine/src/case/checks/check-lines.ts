import { pointerTo } from '../../formulas/input-errors.ts'
import type { Line } from '../types.ts'
import {
  checkDifferent,
  checkId,
  checkIds,
  checkPartyOrOutside,
  checkPeriod,
  checkStretch,
  checkSumIsOne,
  findCircles,
  type Salvaged,
  type Scope,
  vatLineId,
} from './scope.ts'

/** The longest row of percentages of percentages; keeps every product finite. */
const LONGEST_CHAIN = 25

const LAND_USES = ['issuable', 'paved', 'green', 'water']
const ROW_QUANTITIES = ['units', 'goM2', 'bvoM2', 'plotM2', 'parkingPerUnit']

type LooseLine = Salvaged<Line>

/** Checks every line: references, time, shares, circles of percentages. */
export function checkLines(scope: Scope): void {
  const lines = scope.document.lines ?? []
  const settled = scope.settled?.lines
  if (!settled) checkOwnIds(scope, lines)
  lines.forEach((line, index) => {
    if (!line || line === settled?.[index]) return
    const pointer = pointerTo('/lines', index)
    checkPartiesOf(scope, line, pointer)
    checkId(scope, 'indices', line.index, `${pointer}/index`)
    checkId(scope, 'areas', line.area, `${pointer}/area`)
    checkId(scope, 'phases', line.phase, `${pointer}/phase`)
    checkId(scope, 'sources', line.source, `${pointer}/source`)
    checkIds(scope, 'parties', line.visibleTo, `${pointer}/visibleTo`)
    line.drivers?.forEach((driver, place) => {
      checkId(scope, 'factors', driver?.factor, `${pointer}/drivers/${place}/factor`)
    })
    checkTime(scope, line, pointer)
    checkQuantity(scope, line, pointer)
    checkPercent(scope, line, pointer)
  })
  if (!settled || lines.some((line, index) => line?.percent !== settled[index]?.percent))
    checkPercentCircles(scope, lines)
}

function checkOwnIds(scope: Scope, lines: readonly (LooseLine | undefined)[]): void {
  const owners = new Map<string, string>()
  scope.document.programme?.forEach((row, index) => {
    if (row?.id !== undefined) owners.set(row.id, `/programme/${index}`)
  })
  lines.forEach((line, index) => {
    if (line?.id === undefined) return
    const other = owners.get(line.id)
    if (other) scope.report(`/lines/${index}/id`, 'DUBBELE_ID', { id: line.id, other })
    owners.set(line.id, `/lines/${index}`)
  })
  lines.forEach((line, index) => {
    if (!line?.vat || line.id === undefined) return
    const other = owners.get(vatLineId(line.id))
    if (other) scope.report(`/lines/${index}/vat`, 'DUBBELE_ID', { id: vatLineId(line.id), other })
  })
}

function checkPartiesOf(scope: Scope, line: LooseLine, pointer: string): void {
  checkPartyOrOutside(scope, line.from, `${pointer}/from`)
  checkPartyOrOutside(scope, line.to, `${pointer}/to`)
  checkDifferent(scope, line.from, line.to, `${pointer}/to`)
  const holder = scope.document.landExploitation?.party
  if (line.grex === true && line.from !== holder && line.to !== holder) {
    scope.report(`${pointer}/grex`, 'GEEN_GRONDEXPLOITATIE')
  }
}

function checkTime(scope: Scope, line: LooseLine, pointer: string): void {
  for (const t of Object.keys(line.series ?? {})) checkPeriod(scope, Number(t), `${pointer}/series/${t}`)
  const { spread } = line
  const needsTime = line.totalEur !== undefined || line.quantity !== undefined
  if (needsTime && !spread && line.phase === undefined) scope.report(pointer, 'SPREIDING_ONTBREEKT')
  if (!spread) return
  const place = `${pointer}/spread`
  if (line.series || line.percent) {
    scope.report(place, 'VELDEN_SLUITEN_UIT', { field: 'spread', other: line.series ? 'series' : 'percent' })
  }
  const sound = checkStretch(
    scope,
    { start: spread.from, end: spread.to },
    { start: `${place}/from`, end: `${place}/to` },
  )
  if (!spread.curve) return
  const periods = sound ? spread.to! - spread.from! + 1 : spread.curve.length
  if (spread.curve.length !== periods) {
    scope.report(`${place}/curve`, 'LENGTE_ONGELIJK', { length: spread.curve.length, periods })
  }
  checkSumIsOne(scope, spread.curve, `${place}/curve`)
}

function checkQuantity(scope: Scope, line: LooseLine, pointer: string): void {
  const amount = line.quantity?.amount
  if (typeof amount !== 'object' || amount.of === undefined) return
  const [owner = '', field = ''] = amount.of.split('/')
  const isLandUse = scope.ids.areas.has(owner) && LAND_USES.includes(field)
  const isRow = scope.ids.rows.has(owner) && ROW_QUANTITIES.includes(field)
  if (isLandUse || isRow) return
  const known = [...LAND_USES, ...ROW_QUANTITIES].join(', ')
  scope.report(`${pointer}/quantity/amount/of`, 'ONBEKENDE_HOEVEELHEID', { of: amount.of, known })
}

function checkPercent(scope: Scope, line: LooseLine, pointer: string): void {
  if (!line.percent) return
  for (const field of ['index', 'priceLevel'] as const) {
    if (line[field] !== undefined) {
      scope.report(`${pointer}/${field}`, 'VELDEN_SLUITEN_UIT', { field, other: 'percent' })
    }
  }
  line.percent.of?.forEach((id, index) => {
    if (id === undefined || scope.ids.payments.has(id)) return
    const place = `${pointer}/percent/of/${index}`
    if (scope.ids.lines.has(id)) scope.report(place, 'GEREKENDE_REGEL', { id })
    else checkId(scope, 'payments', id, place)
  })
}

function checkPercentCircles(scope: Scope, lines: readonly (LooseLine | undefined)[]): void {
  const next = new Map<string, readonly string[]>()
  const places = new Map<string, string>()
  lines.forEach((line, index) => {
    if (!line?.percent || line.id === undefined) return
    next.set(
      line.id,
      (line.percent.of ?? []).flatMap(id => (id === undefined ? [] : [id])),
    )
    places.set(line.id, `/lines/${index}/percent/of`)
  })
  const circles = findCircles(next)
  for (const circle of circles) {
    const id = circle[0]!
    scope.report(places.get(id)!, 'KRINGVERWIJZING', { id, path: circle.join(' > ') })
  }
  if (circles.length === 0) checkChains(scope, next, places)
}

function checkChains(
  scope: Scope,
  next: ReadonlyMap<string, readonly string[]>,
  places: ReadonlyMap<string, string>,
): void {
  let frontier = new Set(next.keys())
  for (let length = 0; length < LONGEST_CHAIN && frontier.size > 0; length += 1) {
    const before = frontier
    frontier = new Set([...next.keys()].filter(id => next.get(id)?.some(of => before.has(of))))
  }
  for (const id of frontier) {
    scope.report(places.get(id)!, 'KETEN_TE_LANG', { maximum: LONGEST_CHAIN })
  }
}
