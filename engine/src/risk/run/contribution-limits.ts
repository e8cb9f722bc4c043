import { HALF_A_CENT } from '../../ledger/position.ts'
import type { HelpRoom } from '../../rules/help-rooms.ts'
import { landPaidBy, levelColumns } from '../path/contribution-path.ts'
import { meanOf } from '../statistics/percentiles.ts'
import { highestMet, outcomesAt } from './contribution-need.ts'
import type { ContributionRun, Runner } from './contribution-question.ts'
import { leastLevels } from './level-search.ts'

/** A limit of aid or grants beside the help that is needed. Present values in euro. */
export interface ContributionLimit extends HelpRoom {
  /** What the help counts for: a grant and a lower land price as they are given, other help by its expected cost. */
  readonly askedEur: number
  /** Room that is left; below zero the help goes beyond the limit. */
  readonly marginEur: number
  /** Highest certainty that this instrument reaches within the limit; only where the help goes beyond it. */
  readonly reached?: number
}

/** Half a cent of what a search works in is this part of a room: near enough for a certainty that is told in tenths. */
const NEAR_ROOM = 1e-4
const NEAR_LEVEL = 1e-3

/** Lays the help that was found beside each limit; null when it was stopped. */
export async function limitsOf(
  asked: ContributionRun,
  level: number,
  expectedCostEur: number,
  runner: Runner,
): Promise<ContributionLimit[] | null> {
  const worth = certainWorth(asked)
  const askedEur = worth === undefined ? Math.max(0, expectedCostEur) : level * worth
  const limits = asked.rooms.map(room => ({ ...room, askedEur, marginEur: room.roomEur - askedEur }))
  const beyond = limits.filter(({ marginEur }) => marginEur < 0)
  if (beyond.length === 0) return limits
  const rooms = beyond.map(({ roomEur }) => Math.max(0, roomEur))
  const levels =
    worth === undefined
      ? await levelsThatCost(asked, rooms, level, runner)
      : rooms.map(roomEur => roomEur / worth)
  const outcomes = levels && (await outcomesAt(asked, levels, runner))
  if (!outcomes) return null
  return limits.map(limit => {
    const place = beyond.indexOf(limit)
    const after = outcomes[levelColumns(place).after]
    return place < 0 || !after ? limit : { ...limit, reached: highestMet(after, asked.question) }
  })
}

/** What a level is worth to who pays, where that is the same in every trial. */
function certainWorth({ run: { plan }, terms }: ContributionRun): number | undefined {
  if (terms.instrument === 'grant') return plan.parties[terms.payer]!.ownFactors[terms.t]!
  if (terms.instrument !== 'land-price') return undefined
  return landPaidBy(plan, terms.party).reduce((sum, { to, plannedEur }) => {
    const { ownFactors } = plan.parties[to]!
    return plannedEur.reduce((all, eur, t) => all + eur * ownFactors[t]!, sum)
  }, 0)
}

/** The levels whose expected costs fill the rooms, below one that costs more; null when it was stopped. */
async function levelsThatCost(
  asked: ContributionRun,
  rooms: readonly number[],
  most: number,
  runner: Runner,
): Promise<number[] | null> {
  const open = rooms.filter(roomEur => roomEur > 0)
  const ask = async (levels: readonly number[]) => {
    const outcomes = await outcomesAt(asked, levels, runner)
    return (
      outcomes &&
      levels.map((_, place) => {
        const costEur = meanOf(outcomes[levelColumns(place).cost]!)
        return open.map(roomEur => ((costEur / roomEur - 1) * HALF_A_CENT) / NEAR_ROOM)
      })
    )
  }
  const found = open.length === 0 ? [] : await leastLevels(ask, { most, near: most * NEAR_LEVEL })
  return found && rooms.map(roomEur => (roomEur > 0 ? found[open.indexOf(roomEur)]! : 0))
}
