import { type Appraisal, appraise, appraiseDelay, type Case, isPublicKind } from '@versneller/engine'
import { lastDay } from './calendar.ts'

/** A task of a party with its date. */
export type Responsibility = NonNullable<Case['responsibilities']>[number]
type RiskEvent = NonNullable<NonNullable<Case['risk']>['events']>[number]

/** Dates of which is worked out what a year later costs: each is an appraisal of the whole case. */
export const lateDatesMax = 40

/** What an act that comes a year late costs, in euro at present value: of parties at their own rates. */
export interface LateCost {
  /** By party, below nought is a loss; parties on whom it does nothing are left out. */
  parties: readonly { party: string; eur: number }[]
  areaEur: number
}

/** An act of a public party with the risk of others that hangs on it. */
export interface PublicAct {
  act: Responsibility
  event: RiskEvent | undefined
  /** What the risk costs on average, by who bears it; empty without a risk. Euro. */
  borne: readonly { party: string; isPublic: boolean; eur: number }[]
  /** Undefined beyond the dates that are worked out. */
  late: LateCost | undefined
}

/** The mean of a triangular amount times the chance of the event. */
const expectedEur = ({ probability, amountEur: { min, likely, max } }: RiskEvent): number =>
  (probability * (min + likely + max)) / 3

function lateCost(caseFile: Case, base: Appraisal, by: number): LateCost {
  const later = appraiseDelay(caseFile, { years: 1, part: 'all', after: by })
  const parties = caseFile.parties.flatMap(({ id }) => {
    const eur = (later.parties[id]?.npvOwnEur ?? 0) - (base.parties[id]?.npvOwnEur ?? 0)
    return Math.abs(eur) < 0.5 ? [] : [{ party: id, eur }]
  })
  return { parties, areaEur: later.area.npvEur - base.area.npvEur }
}

/** Whether a party of the case is a public body. */
function publicIn({ parties }: Case): (id: string) => boolean {
  const kinds = new Map(parties.map(({ id, kind }) => [id, kind]))
  return id => isPublicKind(kinds.get(id))
}

/** The acts of public parties in the order of their dates. */
export function actsOf(caseFile: Case): Responsibility[] {
  const isPublic = publicIn(caseFile)
  return (caseFile.responsibilities ?? [])
    .filter(({ party }) => isPublic(party))
    .toSorted((one, other) => one.by - other.by)
}

/** The acts of public parties in the order of their dates, each with what hangs on it. */
export function publicActs(caseFile: Case): PublicAct[] {
  const isPublic = publicIn(caseFile)
  const acts = actsOf(caseFile)
  const base = appraise(caseFile)
  const dates = [...new Set(acts.map(({ by }) => by))].slice(0, lateDatesMax)
  const late = new Map(dates.map(by => [by, lateCost(caseFile, base, by)]))
  return acts.map(act => {
    const event = caseFile.risk?.events?.find(({ id }) => id === act.risk)
    const borne = (event?.bearer ?? []).map(({ party, share }) => ({
      party,
      isPublic: isPublic(party),
      eur: event ? expectedEur(event) * share : 0,
    }))
    return { act, event, borne, late: late.get(act.by) }
  })
}

/** An act whose date moved since an earlier content of the case. */
export interface MovedAct {
  act: Responsibility
  /** The case in which it stood at another date, and the period there. */
  before: Case
  was: number
}

/** The public acts whose last day is another than in an earlier content of the case, earlier or later. */
export function movedActs(caseFile: Case, before: Case): MovedAct[] {
  const earlier = new Map((before.responsibilities ?? []).map(({ id, by }) => [id, by]))
  return actsOf(caseFile).flatMap(act => {
    const was = earlier.get(act.id)
    const isSame = was === undefined || lastDay(before, was) === lastDay(caseFile, act.by)
    return isSame ? [] : [{ act, before, was }]
  })
}

/** The public acts with a risk that come later than in an earlier content of the case: their risks are to be run again. */
export function slippedActs(caseFile: Case, before: Case): MovedAct[] {
  return movedActs(caseFile, before).filter(
    ({ act, was }) =>
      lastDay(caseFile, act.by) > lastDay(before, was) &&
      caseFile.risk?.events?.some(({ id }) => id === act.risk) === true,
  )
}
