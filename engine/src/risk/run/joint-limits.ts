import { isPublicMoneyKind } from '../../case/party-kinds.ts'
import type { Words } from '../../case/shape.ts'
import { type Divide, type GivenFrom, type JointSources, loadDivide } from '../../funds/divide-over-pots.ts'
import { HALF_A_CENT } from '../../ledger/position.ts'
import { type HelpRoom, helpRooms } from '../../rules/help-rooms.ts'
import { type PotRoom, potRooms } from '../../rules/pot-rooms.ts'
import { countOf } from '../statistics/percentiles.ts'
import type { ContributionRun } from './contribution-question.ts'
import { type JointAmounts, leastJointAmountsWithin, shareMet } from './joint-amounts.ts'

/** What is asked of the money that grants come from. */
export interface MoneyAsked {
  /** What the grants are for; a pot pays only for its own purposes. Absent = all that the pots of the case name. */
  readonly purposes?: readonly string[]
  /** Most that the payer gives from its own means, euro; absent = no limit. */
  readonly ownBudgetEur?: number
}

/** A limit on the grants, with what they ask of it when nothing limits them. Euro in the period of the grants. */
export interface JointLimit extends Pick<HelpRoom, 'name' | 'parameter'> {
  readonly id: HelpRoom['id'] | 'own-means'
  /** Whose aid is bounded; absent where the limit holds for all grants together. */
  readonly party?: string
  readonly roomEur: number
  readonly askedEur: number
  /** Below zero the grants go beyond the limit. */
  readonly marginEur: number
  /** Absent for a limit that was asked. */
  readonly source?: Words
}

/** What one source gives. Euro in the period of the grants. */
export interface JointGift {
  /** The party whose money it is. */
  readonly from: string
  /** Absent: its own means. */
  readonly pot?: string
  /** What the source can give at most; null where nothing says so. */
  readonly roomEur: number | null
  readonly parties: Readonly<Record<string, number>>
}

/** A pot that gives nothing, and why. */
export interface SilentPot {
  readonly id: string
  readonly why: 'purpose' | 'expired' | 'empty'
}

/** Grants within all limits together, and who gives them. Euro in the period of the grants. */
export interface JointWithin {
  readonly limits: readonly JointLimit[]
  /** Share of the trials in which all parties then meet their returns: what was asked, or the most that can be found. */
  readonly reached: number
  readonly parties: Readonly<Record<string, number>>
  readonly totalEur: number
  readonly gifts: readonly JointGift[]
  readonly silentPots: readonly SilentPot[]
  /** Why no grants within the limits reach what was asked. */
  readonly reason?: Words
}

/** What limits the grants of some searches. */
interface Bounds extends JointSources {
  /** By party, most that it may be given; Infinity where nothing says so. */
  readonly most: readonly number[]
  readonly rooms: readonly (HelpRoom & { readonly party?: string })[]
  readonly silentPots: readonly SilentPot[]
}

/** A try: grants, and who gives them. */
interface Found {
  readonly grants: JointAmounts
  readonly given: GivenFrom
}

/** Halvings of the number of trials in which all can meet their returns within the limits. */
const HALVINGS = 10

/** Finds grants within all limits together: for what was asked, or for as much certainty as can be had. */
export async function jointWithin(
  runs: readonly ContributionRun[],
  asked: MoneyAsked,
  needs: readonly Float64Array[],
  { probability, free }: { readonly probability: number; readonly free: JointAmounts },
): Promise<JointWithin> {
  const divide = await loadDivide()
  const bounds = boundsOf(runs, asked)
  const limits = limitsOf(divide, runs, bounds, free.amounts)
  const whole = tryOut(divide, needs, bounds, probability)
  const { grants, given } = whole ?? mostWithin(divide, needs, bounds, probability)
  const ids = runs.map(({ question }) => question.party)
  const byParty = (amounts: readonly number[]) =>
    Object.fromEntries(ids.map((id, party) => [id, amounts[party]!]))
  return {
    limits,
    reached: grants.pAllMet,
    parties: byParty(grants.amounts),
    totalEur: grants.total,
    gifts: [
      ...bounds.pots.map(({ id, owner, roomEur }, place) => ({
        from: owner,
        pot: id,
        roomEur,
        parties: byParty(given.pots[place]!),
      })),
      { from: payerOf(runs).id, roomEur: finite(bounds.ownEur), parties: byParty(given.own) },
    ],
    silentPots: bounds.silentPots,
    ...(whole ? {} : { reason: reasonOf(limits, grants.pAllMet) }),
  }
}

const finite = (eur: number): number | null => (Number.isFinite(eur) ? eur : null)

function payerOf(runs: readonly ContributionRun[]) {
  const { run, terms } = runs[0]!
  return run.job.case.parties[terms.payer]!
}

function boundsOf(runs: readonly ContributionRun[], { purposes, ownBudgetEur }: MoneyAsked): Bounds {
  const { run, terms } = runs[0]!
  const { case: areaCase } = run.job
  const { convention } = run.plan.times
  const payer = payerOf(runs)
  const kindOf = (id: string) => areaCase.parties.find(party => party.id === id)?.kind
  // Pots go with a public payer: with a private one the help is a matter between parties.
  const all = isPublicMoneyKind(payer.kind) ? potRooms(areaCase, { convention, t: terms.t }) : []
  const silentPots = all.flatMap(pot => {
    const why = whySilent(pot, purposes)
    return why ? [{ id: pot.id, why }] : []
  })
  const pots = all.filter(({ id }) => silentPots.every(one => one.id !== id))
  const state = [payer.id, ...pots.map(({ owner }) => owner)].find(id => kindOf(id) === 'rijk')
  const aid = runs.flatMap(({ rooms, question: { party } }) =>
    rooms.filter(isAid).map(room => ({ ...atTime(runs, room, payer.id), party })),
  )
  const ofState = state
    ? helpRooms(areaCase, { party: runs[0]!.question.party, payer: state, convention })
        .filter(room => !isAid(room))
        .map(room => atTime(runs, room, state))
    : []
  const least = (rooms: readonly HelpRoom[]) =>
    rooms.reduce((min, { roomEur }) => Math.min(min, Math.max(0, roomEur)), Number.POSITIVE_INFINITY)
  return {
    pots,
    silentPots,
    ofState: {
      pots: [...pots.keys()].filter(place => kindOf(pots[place]!.owner) === 'rijk'),
      own: payer.kind === 'rijk',
    },
    rooms: [...aid, ...ofState],
    stateEur: least(ofState),
    ownEur: ownBudgetEur ?? Number.POSITIVE_INFINITY,
    most: runs.map(({ question }) => least(aid.filter(({ party }) => party === question.party))),
  }
}

const isAid = ({ id }: HelpRoom): boolean => id === 'de-minimis' || id === 'aid-gap'

function whySilent(
  { purposes, roomEur, isExpired }: PotRoom,
  wanted: readonly string[] | undefined,
): SilentPot['why'] | undefined {
  if (wanted && !purposes.some(one => wanted.includes(one))) return 'purpose'
  if (isExpired) return 'expired'
  return roomEur < HALF_A_CENT ? 'empty' : undefined
}

/** A room in euro in the period of the grants; it is a present value to who pays. */
function atTime(runs: readonly ContributionRun[], room: HelpRoom, payer: string): HelpRoom {
  const { run, terms } = runs[0]!
  const { ownFactors } = run.plan.parties.find(({ id }) => id === payer)!
  return { ...room, roomEur: room.roomEur / ownFactors[terms.t]! }
}

/** What the grants ask of every limit when none of them holds; what can come from another source then does. */
function limitsOf(
  divide: Divide,
  runs: readonly ContributionRun[],
  bounds: Bounds,
  amounts: readonly number[],
): JointLimit[] {
  const { ofState, stateEur } = bounds
  const soft = {
    ...bounds,
    ownEur: Number.POSITIVE_INFINITY,
    ...(ofState.own ? { stateEur: Infinity } : { stateEur }),
  }
  // From means without limit any grant can be paid.
  const given = divide(amounts, soft)!
  const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)
  const ownEur = sum(given.own)
  const ofStateEur =
    ofState.pots.reduce((all, place) => all + sum(given.pots[place]!), 0) + (ofState.own ? ownEur : 0)
  const limits = bounds.rooms.map(({ party, ...room }) => {
    const place = runs.findIndex(({ question }) => question.party === party)
    const askedEur = party === undefined ? ofStateEur : amounts[place]!
    return {
      ...room,
      ...(party === undefined ? {} : { party }),
      askedEur,
      marginEur: room.roomEur - askedEur,
    }
  })
  if (!Number.isFinite(bounds.ownEur)) return limits
  const name = { nl: 'eigen middelen van de betaler', en: 'own means of the payer' }
  const own = { id: 'own-means' as const, name, roomEur: bounds.ownEur, askedEur: ownEur }
  return [...limits, { ...own, marginEur: bounds.ownEur - ownEur }]
}

function tryOut(
  divide: Divide,
  needs: readonly Float64Array[],
  bounds: Bounds,
  probability: number,
): Found | undefined {
  const grants = leastJointAmountsWithin(needs, probability, bounds.most)
  const given = grants && divide(grants.amounts, bounds)
  return grants && given && { grants, given }
}

/** The grants that bring the most trials in which all meet their returns: from none upwards, by halving. */
function mostWithin(
  divide: Divide,
  needs: readonly Float64Array[],
  bounds: Bounds,
  probability: number,
): Found {
  const trials = needs[0]!.length
  const none = needs.map(() => 0)
  const nothing = { amounts: none, total: 0, pAllMet: shareMet(needs, none) }
  let best: Found = { grants: nothing, given: { pots: bounds.pots.map(() => none), own: none } }
  let [low, high] = [Math.round(nothing.pAllMet * trials), countOf(probability, trials)]
  for (let step = 0; step < HALVINGS && high - low > 1; step += 1) {
    const middle = (low + high) >> 1
    const found = tryOut(divide, needs, bounds, middle / trials)
    if (found) best = found
    if (found) low = middle
    else high = middle
  }
  return best
}

function reasonOf(limits: readonly JointLimit[], reached: number): Words {
  const broken = limits.filter(({ marginEur }) => marginEur < -HALF_A_CENT)
  // What the State may not give only matters where nobody else gives it.
  const hasShortage = broken.some(({ id }) => id === 'own-means')
  const holding = broken.filter(({ party, askedEur }) => party !== undefined || hasShortage || askedEur > 0)
  const named = (language: 'nl' | 'en') =>
    holding
      .map(({ name, party }) => `${name[language]}${party === undefined ? '' : ` (${party})`}`)
      .join('; ')
  const share = (Math.floor(reached * 1000) / 10).toFixed(1)
  return {
    nl: `Binnen de grenzen halen deze partijen samen hun rendement in ten hoogste ${share.replace('.', ',')} % van de trekkingen; bijdragen die hen verder brengen zijn niet gevonden. Te klein: ${named('nl')}.`,
    en: `Within the limits these parties all meet their returns in at most ${share} % of the trials; no grants were found that bring them further. Too small: ${named('en')}.`,
  }
}
