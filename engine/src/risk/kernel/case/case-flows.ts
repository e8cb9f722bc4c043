import type { LinePlan, OwnLine, ShareLine } from '../../plan/lines.ts'
import { type CaseDesk, clearRow, drawWordsOf, placeIn, placesOf } from './case-desk.ts'
import { type MarketRows, stepsOf } from './case-market.ts'
import { type TimingRows, triangularNumbers } from './case-timing.ts'

/** Whom the flows of a row concern, and with what sign or share. */
export interface Route {
  readonly row: number
  /** Party, and what it receives of the row. */
  readonly parties: readonly (readonly [party: number, scale: number])[]
  readonly area: number
  readonly landExploitation: number
}

/** Rows of all flows before clauses. */
export interface FlowRows {
  readonly routes: readonly Route[]
  /** Rows of the lines that were asked for, by place. */
  readonly kept: ReadonlyMap<number, number>
  /** Euro that events cost in cash, one number. */
  readonly events: number
}

/** Whom a flow between these concerns; -1 is outside. */
export function routeOf(
  row: number,
  { from, to, grexSign }: { from: number; to: number; grexSign: number },
): Route {
  const parties: [number, number][] = []
  if (from >= 0) parties.push([from, -1])
  if (to >= 0) parties.push([to, 1])
  const area = from < 0 ? 1 : Number(to < 0) * -1
  return { row, parties, area, landExploitation: grexSign }
}

/** Writes the cash of lines, added up over lines between the same parties, and of events. */
export function writeFlows(
  desk: CaseDesk,
  market: MarketRows,
  timing: TimingRows,
  wanted: ReadonlySet<number>,
): FlowRows {
  const { plan, writer } = desk
  const needed = new Set(wanted)
  for (const line of plan.lines) if (line.kind === 'share') for (const place of line.of) needed.add(place)
  const routes = new Map<string, Route & { readonly certain: Float64Array }>()
  const kept = new Map<number, number>()
  plan.lines.forEach((line, place) => {
    const key = `${line.from} ${line.to} ${line.grexSign}`
    const found = routes.get(key)
    const route = found ?? {
      ...routeOf(clearRow(writer, placesOf(desk)), line),
      certain: new Float64Array(placesOf(desk)),
    }
    routes.set(key, route)
    if (!needed.has(place)) {
      writeLine({ desk, market, timing, kept }, line, route.row, route.certain)
      return
    }
    const row = clearRow(writer, placesOf(desk))
    const certain = new Float64Array(placesOf(desk))
    writeLine({ desk, market, timing, kept }, line, row, certain)
    writeCertain(desk, certain, row)
    writer.finish('addScaled', row, writer.weights([1]), placesOf(desk), route.row)
    kept.set(place, row)
  })
  for (const { row, certain } of routes.values()) writeCertain(desk, certain, row)
  const events = writeEvents(desk, market)
  return { routes: [...routes.values(), ...events.routes], kept, events: events.total }
}

function writeCertain(desk: CaseDesk, certain: Float64Array, row: number): void {
  if (certain.every(value => value === 0)) return
  desk.writer.finish('addNumbers', desk.writer.weights(certain), certain.length, row)
}

interface LineScene {
  readonly desk: CaseDesk
  readonly market: MarketRows
  readonly timing: TimingRows
  readonly kept: ReadonlyMap<number, number>
}

/** Adds the cash of a line to a row; what is the same in every trial is collected in `certain`. */
function writeLine(scene: LineScene, line: LinePlan, row: number, certain: Float64Array): void {
  if (line.kind === 'share') {
    writeShareLine(scene, line, row, certain)
    return
  }
  line.realisedEur?.forEach((eur, t) => {
    certain[t]! += eur
  })
  const isCertain = line.column < 0 && !line.residual && line.estimate < 0
  const indexAt = (t: number): number => line.index?.[t] ?? 1
  if (line.mover < 0 && isCertain)
    line.amounts.forEach((amount, t) => {
      certain[t]! += amount * indexAt(t)
    })
  else if (line.mover < 0) writeFixed(scene, line, row, 0, line.amounts.length)
  else {
    if (line.amounts[0] !== 0) writeFixed(scene, line, row, 0, 1)
    writeMoved(scene, line, row)
  }
}

function writeShareLine(
  { desk, kept }: LineScene,
  line: ShareLine,
  row: number,
  certain: Float64Array,
): void {
  const { closedThrough } = desk.plan.times
  const open = closedThrough + 1
  const count = placesOf(desk) - open
  const scale = desk.writer.weights([line.share])
  for (const place of line.of)
    desk.writer.finish('addScaled', placeIn(kept.get(place)!, open), scale, count, placeIn(row, open))
  for (let t = 0; t <= closedThrough; t += 1) certain[t]! += line.realisedEur?.[t] ?? 0
}

/** Rows by which the price of a line and its estimate are found, and for a residual its other column and numbers. */
function pricing({ desk, market, timing }: LineScene, { column, estimate, residual }: OwnLine) {
  const multiplier = (place: number): number => (place < 0 ? desk.ones : market.multipliers[place]!)
  return {
    path: multiplier(column),
    estimate: estimate < 0 ? desk.ones : timing.estimates[estimate]!,
    rest: residual
      ? [multiplier(residual.costColumn), desk.writer.weights([residual.value, residual.cost, residual.rest])]
      : [],
  }
}

/** Amounts of t = `from` to `end` and without, where they are planned. */
function writeFixed(scene: LineScene, line: OwnLine, row: number, from: number, end: number): void {
  const amounts = line.amounts.subarray(from, end)
  const first = amounts.findIndex(amount => amount !== 0)
  if (first < 0) return
  const last = amounts.findLastIndex(amount => amount !== 0)
  const { path, estimate, rest } = pricing(scene, line)
  const weights = amounts
    .subarray(first, last + 1)
    .map((amount, n) => amount * (line.index?.[from + first + n] ?? 1))
  const at = scene.desk.writer.weights(weights)
  const name = line.residual ? 'fixedResidual' : 'fixedLine'
  scene.desk.writer.finish(name, at, from + first, from + last + 1, estimate, path, ...rest, row)
}

function writeMoved(scene: LineScene, line: OwnLine, row: number): void {
  const { writer, plan } = scene.desk
  const last = plan.times.periods
  if (line.first > last) return
  const { cumulative } = line
  const table = [...cumulative].flatMap((start, t) => [start, (cumulative[t + 1] ?? start) - start])
  const { path, estimate, rest } = pricing(scene, line)
  const index = writer.weights(line.index ?? new Float64Array(last + 1).fill(1))
  const name = line.residual ? 'movedResidual' : 'movedLine'
  const reached = scene.timing.reached[line.mover]!
  writer.finish(name, reached, writer.weights(table), line.first, last, estimate, index, path, ...rest, row)
}

/** Events, in their order; those with the same bearers share a row. */
function writeEvents(desk: CaseDesk, { down }: MarketRows): { routes: Route[]; total: number } {
  const { plan, writer } = desk
  const total = clearRow(writer, 1)
  if (plan.events.length === 0) return { routes: [], total }
  const years = writer.weights(plan.periodYear)
  const routes = new Map<string, Route>()
  const covers = new Map<number, number>()
  for (const event of plan.events) {
    const { bearers, coveredBy } = event
    const key = JSON.stringify(bearers)
    const own = bearers.reduce(
      (sum, { party, share }) => (party === plan.funding.party ? sum - share : sum),
      0,
    )
    const route = routes.get(key) ?? {
      row: clearRow(writer, placesOf(desk)),
      parties: bearers.map(({ party, share }) => [party, -share] as const),
      area: -1,
      landExploitation: own,
    }
    routes.set(key, route)
    const cover = coveredBy < 0 ? desk.zeros : (covers.get(coveredBy) ?? writeCover(desk, coveredBy))
    if (coveredBy >= 0) covers.set(coveredBy, cover)
    const words = drawWordsOf(desk, 'event', event.id, 3)
    const numbers = writer.weights(triangularNumbers(event.amountEur))
    const when = [stepsOf(event.probability), event.from, event.periods, Number(event.onlyInDownturn)]
    const covered = Number(coveredBy >= 0)
    writer.finish('caseEvent', words, ...when, down, years, numbers, covered, cover, route.row, total)
  }
  return { routes: [...routes.values()], total }
}

/** What a line can still absorb. */
function writeCover(desk: CaseDesk, line: number): number {
  const at = clearRow(desk.writer, 1)
  desk.writer.finish('addNumbers', desk.writer.weights([desk.plan.lines[line]!.plannedTotalEur]), 1, at)
  return at
}
