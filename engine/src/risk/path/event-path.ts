import type { EventPlan } from '../plan/events.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { choiceOf, uniformOf } from '../random/stream.ts'
import { triangularValue } from '../random/triangular.ts'
import type { PairDraws } from './pair-draws.ts'
import type { Path } from './path.ts'

/** What an event costs on a path before anything absorbs it, and when; 0 when it does not happen. */
function eventOf(
  plan: RiskPlan,
  event: EventPlan,
  words: Int32Array,
  at: number,
  path: Path,
  mirror: boolean,
) {
  const word = (place: number): number => (mirror ? ~words[at + place]! : words[at + place]!)
  const t = event.from + choiceOf(word(1), event.periods)
  const isIn = !event.onlyInDownturn || path.down[plan.periodYear[t]!] === 1
  const happens = isIn && uniformOf(word(0)) < event.probability
  return { t, eur: happens ? triangularValue(event.amountEur, uniformOf(word(2))) : 0 }
}

/**
 * Events, in the order of their list. A line that covers events absorbs them up to its planned total; it stays a cost
 * itself, and only the excess is cash. Each bearer pays its share to outside.
 */
export function walkEvents(
  plan: RiskPlan,
  draws: PairDraws,
  mirror: boolean,
  path: Path,
  cover: Float64Array,
): void {
  path.eventsEur = 0
  for (let place = 0; place < plan.lines.length; place += 1) cover[place] = plan.lines[place]!.plannedTotalEur
  for (let place = 0; place < plan.events.length; place += 1) {
    const event = plan.events[place]!
    const { t, eur } = eventOf(plan, event, draws.events, 3 * place, path, mirror)
    if (eur === 0) continue
    const absorbed = event.coveredBy < 0 ? 0 : Math.min(eur, Math.max(0, cover[event.coveredBy]!))
    if (event.coveredBy >= 0) cover[event.coveredBy] = cover[event.coveredBy]! - absorbed
    payEvent(plan, event, t, eur - absorbed, path)
  }
}

function payEvent(plan: RiskPlan, event: EventPlan, t: number, eur: number, path: Path): void {
  path.eventsEur += eur
  path.areaCash[t] = path.areaCash[t]! - eur
  for (const { party, share } of event.bearers) {
    const cash = path.partyCash[party]!
    cash[t] = cash[t]! - share * eur
    if (party === plan.funding.party) path.grexCash[t] = path.grexCash[t]! - share * eur
  }
}
