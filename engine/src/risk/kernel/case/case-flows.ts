import type { LinePlan, OwnLine, ShareLine } from '../../plan/lines.ts'
import { placeWeight } from '../kernel-plan.ts'
import { type CaseDesk, drawWordsOf, placeIn, placesOf } from './case-desk.ts'
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

/** Lines that go the same way: between the same parties, and into the same shares. One row for all of them. */
interface Bundle {
  readonly row: number
  readonly line: LinePlan
  /** What is the same in every trial, until it is added to the row. */
  readonly certain: Float64Array
}

/** Writes the cash of lines, added up over lines that go the same way, and of events. `wanted` lines get their own row. */
export function writeFlows(
  desk: CaseDesk,
  market: MarketRows,
  timing: TimingRows,
  wanted: ReadonlySet<number>,
): FlowRows {
  const { plan, writer } = desk
  const bundles = new Map<string, Bundle>()
  const kept = new Map<number, number>()
  const byPlace: Bundle[] = []
  const shares = plan.lines.map((_, place) =>
    plan.lines.flatMap((line, at) =>
      line.kind === 'share' ? line.of.filter(of => of === place).map(() => at) : [],
    ),
  )
  plan.lines.forEach((line, place) => {
    const own = wanted.has(place) ? place : ''
    const key = [line.from, line.to, line.grexSign, own, ...shares[place]!].join(' ')
    const bundle = bundles.get(key) ?? {
      row: writer.zeroRow(placesOf(desk)),
      line,
      certain: new Float64Array(placesOf(desk)),
    }
    bundles.set(key, bundle)
    byPlace.push(bundle)
    if (line.kind === 'share') writeShareLine(desk, line, byPlace, bundle)
    else writeOwnLine({ desk, market, timing }, line, bundle)
    if (wanted.has(place)) kept.set(place, bundle.row)
  })
  for (const bundle of bundles.values()) writeCertain(desk, bundle)
  const events = writeEvents(desk, market)
  const routes = addedRoutes(desk, [...bundles.values()])
  return { routes: [...routes, ...events.routes], kept, events: events.total }
}

/** Bundles between the same parties taken together, those that only go one way as they are. */
function addedRoutes(desk: CaseDesk, bundles: readonly Bundle[]): Route[] {
  const groups = Map.groupBy(bundles, ({ line }) => `${line.from} ${line.to} ${line.grexSign}`)
  return [...groups.values()].map(([first, ...others]) => {
    for (const { row } of others)
      desk.writer.finish('addScaled', row, desk.writer.weights([1]), placesOf(desk), first!.row)
    return routeOf(first!.row, first!.line)
  })
}

/** Adds what is the same in every trial to the row of a bundle, once. */
function writeCertain(desk: CaseDesk, { certain, row }: Bundle): void {
  if (certain.every(value => value === 0)) return
  desk.writer.finish('addNumbers', desk.writer.weights(certain), certain.length, row)
  certain.fill(0)
}

interface LineScene {
  readonly desk: CaseDesk
  readonly market: MarketRows
  readonly timing: TimingRows
}

/** Adds the cash of a line to its bundle. */
function writeOwnLine(scene: LineScene, line: OwnLine, { row, certain }: Bundle): void {
  line.realisedEur?.forEach((eur, t) => {
    certain[t]! += eur
  })
  const isCertain = line.column < 0 && !line.residual && line.estimate < 0
  if (line.mover < 0 && isCertain)
    line.amounts.forEach((amount, t) => {
      certain[t]! += amount * (line.index?.[t] ?? 1)
    })
  else if (line.mover < 0) writeFixed(scene, line, row, 0, line.amounts.length)
  else {
    if (line.amounts[0] !== 0) writeFixed(scene, line, row, 0, 1)
    writeMoved(scene, line, row)
  }
}

/** A share of a bundle is complete by now: all its lines come before every line that is a share of them. */
function writeShareLine(
  desk: CaseDesk,
  line: ShareLine,
  byPlace: readonly Bundle[],
  { row, certain }: Bundle,
): void {
  const { closedThrough } = desk.plan.times
  const open = closedThrough + 1
  const count = placesOf(desk) - open
  for (const [source, places] of Map.groupBy(line.of, place => byPlace[place]!)) {
    const times = places.filter(place => place === places[0]).length
    const scale = desk.writer.weights([times * line.share])
    writeCertain(desk, source)
    desk.writer.finish('addScaled', placeIn(source.row, open), scale, count, placeIn(row, open))
  }
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
  const total = writer.zeroRow(1)
  if (plan.events.length === 0) return { routes: [], total }
  const years = writer.weights(Array.from(plan.periodYear, placeWeight))
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
      row: writer.zeroRow(placesOf(desk)),
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
  const at = desk.writer.zeroRow(1)
  desk.writer.finish('addNumbers', desk.writer.weights([desk.plan.lines[line]!.plannedTotalEur]), 1, at)
  return at
}
