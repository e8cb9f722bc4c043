import type { LinePlan, OwnLine, ShareLine } from '../../plan/lines.ts'
import type { RiskPlan } from '../../plan/plan.ts'
import { placeWeight } from '../kernel-plan.ts'
import { type CaseDesk, drawWordsOf, placeIn, placesOf, placesOfLattice } from './case-desk.ts'
import { type MarketRows, stepsOf } from './case-market.ts'
import { type TimingRows, triangularNumbers } from './case-timing.ts'

/** Whom the flows of a row concern, and with what sign or share. */
export interface Route {
  readonly row: number
  /** Party, and what it receives of the row. */
  readonly parties: readonly (readonly [party: number, scale: number])[]
  readonly area: number
  readonly landExploitation: number
  /** Earlier trials have the same row. */
  readonly isHeld: boolean
}

/** Rows of all flows before clauses. */
export interface FlowRows {
  readonly routes: readonly Route[]
  /** Rows of the lines that were asked for, by place. */
  readonly kept: ReadonlyMap<number, number>
  /** Euro that events cost in cash, one number; undefined when it is that of earlier trials. */
  readonly events: number | undefined
  /** What an edit can read again. */
  readonly held: HeldFlows
}

/** Rows of flows by what they are made of. */
export interface HeldFlows {
  /** By the key of lines that go the same way. */
  readonly bundles: ReadonlyMap<string, number>
  /** By the parties between which they go. */
  readonly routes: ReadonlyMap<string, Route>
  readonly events: readonly Route[]
}

/** Rows of earlier trials for an edit that changes some lines. */
export interface EarlierFlows {
  readonly held: HeldFlows
  readonly same: SameParts
  readonly down: number
}

/** What an edit leaves as it was. */
export interface SameParts {
  /** Lines that go the same way, by their key. */
  readonly bundles: ReadonlySet<string>
  /** What lines can absorb of events. */
  readonly covers: boolean
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
  return { row, parties, area, landExploitation: grexSign, isHeld: false }
}

/** Lines that go the same way: between the same parties, and into the same shares. One row for all of them. */
interface Bundle {
  readonly row: number
  readonly line: LinePlan
  /** What is the same in every trial, until it is added to the row. */
  readonly certain: Float64Array
  /** The row is that of earlier trials. */
  readonly isHeld: boolean
}

/** By line which bundle it is in; `wanted` lines are alone. */
export function bundleKeys({ lines }: RiskPlan, wanted: ReadonlySet<number>): string[] {
  const shares = lines.map((): number[] => [])
  lines.forEach((line, at) => {
    if (line.kind === 'share') for (const place of line.of) shares[place]!.push(at)
  })
  return lines.map(({ from, to, grexSign }, place) =>
    [from, to, grexSign, wanted.has(place) ? place : '', ...shares[place]!].join(' '),
  )
}

/**
 * Writes the cash of lines, added up over lines that go the same way, and of events. `wanted` lines get their own row.
 * From earlier
 * trials only what changed is written.
 */
export function writeFlows(
  scene: LineScene,
  wanted: ReadonlySet<number>,
  from: Pick<MarketRows, 'down'> | EarlierFlows,
): FlowRows {
  const { desk } = scene
  const earlier = 'held' in from ? from : undefined
  const bundles = new Map<string, Bundle>()
  const kept = new Map<number, number>()
  const byPlace: Bundle[] = []
  const keys = bundleKeys(desk.plan, wanted)
  desk.plan.lines.forEach((line, place) => {
    const key = keys[place]!
    const bundle = bundles.get(key) ?? openBundle(desk, line, key, earlier)
    bundles.set(key, bundle)
    byPlace.push(bundle)
    if (wanted.has(place)) kept.set(place, bundle.row)
    if (bundle.isHeld) return
    if (line.kind === 'share') writeShareLine(desk, line, byPlace, bundle)
    else writeOwnLine(scene, line, bundle)
  })
  for (const bundle of bundles.values()) writeCertain(desk, bundle)
  const events = earlier?.same.covers ? heldEvents(earlier) : writeEvents(desk, from.down)
  const routes = addedRoutes(desk, [...bundles.values()], earlier)
  const rows = new Map([...bundles].map(([key, { row }]) => [key, row]))
  return {
    routes: [...routes.values(), ...events.routes],
    kept,
    events: events.total,
    held: { bundles: rows, routes, events: events.routes },
  }
}

function openBundle(desk: CaseDesk, line: LinePlan, key: string, earlier: EarlierFlows | undefined): Bundle {
  const held = earlier?.same.bundles.has(key) ? earlier.held.bundles.get(key) : undefined
  const row = held ?? desk.hold(placesOf(desk))
  return { row, line, certain: new Float64Array(placesOf(desk)), isHeld: held !== undefined }
}

/** Bundles between the same parties taken together, those that only go one way as they are. */
function addedRoutes(
  desk: CaseDesk,
  bundles: readonly Bundle[],
  earlier: EarlierFlows | undefined,
): Map<string, Route> {
  const groups = Map.groupBy(bundles, ({ line }) => `${line.from} ${line.to} ${line.grexSign}`)
  const routes = [...groups].map(([key, members]): [string, Route] => {
    const before = earlier?.held.routes.get(key)
    if (before && members.every(({ isHeld }) => isHeld)) return [key, { ...before, isHeld: true }]
    const [{ row, line }] = members as [Bundle]
    if (members.length === 1) return [key, routeOf(row, line)]
    const sum = desk.hold(placesOf(desk))
    const one = desk.writer.weights([1])
    for (const member of members) desk.writer.finish('addScaled', member.row, one, placesOf(desk), sum)
    return [key, routeOf(sum, line)]
  })
  return new Map(routes)
}

/** Events of earlier trials. */
function heldEvents({ held }: EarlierFlows): { routes: Route[]; total: undefined } {
  return { routes: held.events.map(route => ({ ...route, isHeld: true })), total: undefined }
}

/** Adds what is the same in every trial to the row of a bundle, once. */
function writeCertain(desk: CaseDesk, { certain, row }: Bundle): void {
  if (certain.every(value => value === 0)) return
  desk.writer.finish('addNumbers', desk.writer.weights(certain), certain.length, row)
  certain.fill(0)
}

/** What the cash of lines is made of. */
export interface LineScene {
  readonly desk: CaseDesk
  readonly market: Pick<MarketRows, 'multipliers'>
  readonly timing: Pick<TimingRows, 'estimates' | 'reached'>
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
  const reached = scene.timing.reached(line.mover)
  writer.finish(name, reached, writer.weights(table), line.first, last, estimate, index, path, ...rest, row)
}

/** Events, in their order; those with the same bearers share a row. */
function writeEvents(desk: CaseDesk, down: number): { routes: Route[]; total: number } {
  const { plan, writer } = desk
  const total = writer.zeroRow(1)
  if (plan.events.length === 0) return { routes: [], total }
  const years = writer.weights(Array.from(plan.periodYear, placeWeight))
  const routes = new Map<string, Route>()
  const covers = new Map<number, number>()
  const leading = placesOfLattice(desk)?.events ?? []
  for (const [place, event] of plan.events.entries()) {
    const { bearers, coveredBy } = event
    const key = JSON.stringify(bearers)
    const own = bearers.reduce(
      (sum, { party, share }) => (party === plan.funding.party ? sum - share : sum),
      0,
    )
    const route = routes.get(key) ?? {
      row: desk.hold(placesOf(desk)),
      parties: bearers.map(({ party, share }) => [party, -share] as const),
      area: -1,
      landExploitation: own,
      isHeld: false,
    }
    routes.set(key, route)
    const cover = coveredBy < 0 ? desk.zeros : (covers.get(coveredBy) ?? writeCover(desk, coveredBy))
    if (coveredBy >= 0) covers.set(coveredBy, cover)
    const words = drawWordsOf(desk, 'event', event.id, 3, leading.slice(place, place + 1))
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
