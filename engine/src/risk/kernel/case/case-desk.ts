import type { RiskPlan } from '../../plan/plan.ts'
import { quasiPlaces } from '../../plan/sampling.ts'
import type { LatticePlace } from '../../random/lattice.ts'
import { type Purpose, streamSalt } from '../../random/stream.ts'
import { type PlanWriter, VECTOR_BYTES } from '../kernel-plan.ts'

/** What the parts of a case's plan share while they write it. */
export interface CaseDesk {
  readonly plan: RiskPlan
  readonly writer: PlanWriter
  /** Rows of every trial: a zero and a one for every t. The first vector of each is a single number. */
  readonly zeros: number
  readonly ones: number
  /** A row that an edit of the case reads again where trials are kept; to begin at zero costs a little. */
  readonly hold: (vectors: number, beginsAtZero: boolean) => number
}

/** Opens the desk of a case. With `keeps` the rows that an edit reads are among those that can be kept. */
export function openDesk(plan: RiskPlan, writer: PlanWriter, keeps = false): CaseDesk {
  const length = Math.max(plan.times.periods, plan.market.years) + 1
  const zeros = writer.row(2 * length)
  const ones = placeIn(zeros, length)
  writer.setUp('clear', zeros, 2 * length)
  writer.setUp('addNumbers', writer.weights(new Float64Array(length).fill(1)), length, ones)
  const hold = (vectors: number, beginsAtZero: boolean): number => {
    if (keeps) return writer.keptRow(vectors, beginsAtZero)
    return beginsAtZero ? writer.zeroRow(vectors) : writer.row(vectors)
  }
  return { plan, writer, zeros, ones, hold }
}

/** Room for all rows of a case that begin at zero. Events count twice, because an edit can have those of before too. */
export function zeroRoomOf(plan: RiskPlan): number {
  const { events, clauses, parties, phases, times, market } = plan
  const rows = market.factors.length + 3
  const places = Math.max(times.periods, market.years) + 1
  return rows * places + 2 * parties.length + clauses.length + 2 * (phases.length + events.length) + 4
}

/** Number of places by t: 0 to the end of the longest path. */
export const placesOf = ({ plan }: CaseDesk): number => plan.times.periods + 1

/** The place of one number of a row. */
export const placeIn = (row: number, place: number): number => row + place * VECTOR_BYTES

/** What all cases of a portfolio draw together; everything else has streams of its own in each. */
const common: readonly Purpose[] = ['factor', 'downturn', 'jump']

function saltOf({ plan }: CaseDesk, purpose: Purpose, id: string): [number, number] {
  const { a, b } = streamSalt(plan.seed, purpose, common.includes(purpose) ? id : plan.scope + id)
  return [a, b]
}

/**
 * Draws words of a stream into a row that partners share; with a lattice, the first of them at these places of it.
 */
export function drawWordsOf(
  desk: CaseDesk,
  purpose: Purpose,
  id: string,
  count: number,
  places: readonly LatticePlace[] = [],
): number {
  const at = desk.writer.sharedRow(count)
  desk.writer.draw('words', ...saltOf(desk, purpose, id), at, count)
  places.slice(0, count).forEach((place, n) => {
    drawPoint(desk, 'point', place, placeIn(at, n))
  })
  return at
}

/** Draws the first normal of the streams of a purpose, by id, into a row that partners share. */
export const drawNormalsOf = (desk: CaseDesk, streams: readonly (readonly [Purpose, string])[]): number =>
  desk.writer.firstNormals(streams.map(([purpose, id]) => saltOf(desk, purpose, id)))

/** The places of the lattice; undefined without one. */
export const placesOfLattice = ({ plan }: CaseDesk) => plan.quasi && quasiPlaces(plan.seed)

/** Draws a place of the lattice into a vector that partners share. */
export function drawPoint(
  { plan, writer }: CaseDesk,
  kind: 'point' | 'normalPoint',
  { salt, multiplier }: LatticePlace,
  at: number,
): void {
  if (plan.quasi) writer.draw(kind, salt.a, salt.b, multiplier, plan.quasi.bits, at)
}
