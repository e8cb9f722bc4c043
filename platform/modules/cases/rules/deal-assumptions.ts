import { type Case, isPublicMoneyKind, type Party } from '@versneller/engine'
import type { Withheld } from '../workbench-contract.ts'
import { toldParties } from './help-parties.ts'
import { numberIn } from './number-in.ts'

type Deal = NonNullable<Case['deal']>
/** What a party asks of a deal; euro. */
export type DealTerms = Deal['parties'][string]

/** A deal as a reader may look for it. */
export interface AskedDeal {
  /** The case with the terms of all parties in it, and without the risks that hidden lines would distort. */
  caseFile: Case
  /** Parties whose terms are an assumption of the reader. */
  assumed: readonly string[]
  /** Parties with hidden lines: only what the risks bring them counts. */
  apart: readonly string[]
  /** Risks of the market that are left out, since hidden lines move with them. */
  leftOut: readonly string[]
}

/** Result that is asked for each euro of tail loss, by kind of party; others ask the last. Own choice, to be overwritten. */
const usualPrices: Partial<Record<Party['kind'], number>> = {
  rijk: 0.02,
  provincie: 0.05,
  gemeente: 0.05,
  corporatie: 0.1,
  belegger: 0.12,
  ontwikkelaar: 0.22,
}
const priceOfOthers = 0.15
/** No limit that matters: what is beyond it is the same as nothing asked. */
export const noLimitEur = 1e9

const within = (value: number | undefined, low: number, high: number): number | undefined =>
  value !== undefined && value >= low && value <= high ? value : undefined

/**
 * What a reader assumes of a party, in an address: million euro, except the price. Public bodies pay: nothing is asked
 * for them while the reader asks nothing.
 */
function assumedTerms(
  kind: Party['kind'] | undefined,
  id: string,
  given: Readonly<Record<string, unknown>>,
): DealTerms {
  const read = (name: string) => {
    const value = given[`${name}_${id}`]
    return numberIn(typeof value === 'string' ? value : undefined)
  }
  const price = (kind && usualPrices[kind]) ?? priceOfOthers
  return {
    minResultEur: (within(read('eis'), -1e4, 1e4) ?? (isPublicMoneyKind(kind) ? -noLimitEur / 1e6 : 0)) * 1e6,
    riskPrice: within(read('prijs'), 0, 10) ?? price,
    tailCapEur: (within(read('staart'), 0, 1e4) ?? noLimitEur / 1e6) * 1e6,
  }
}

/** The deal that a reader may look for; nothing where the case names no risks for it, or none that can be told. */
export function askedDeal(
  caseFile: Case,
  withheld: Withheld,
  given: Readonly<Record<string, unknown>>,
): AskedDeal | undefined {
  const { deal } = caseFile
  if (!deal || !caseFile.risk) return undefined
  const isTold = (risk: Deal['risks'][number]): boolean => risk.event !== undefined || !withheld.touchesArea
  const risks = deal.risks.filter(isTold)
  if (risks.length === 0) return undefined
  const named = new Set([...Object.keys(deal.parties), ...risks.flatMap(({ range }) => Object.keys(range))])
  const ids = caseFile.parties.map(party => party.id).filter(id => named.has(id))
  const assumed = ids.filter(id => !deal.parties[id])
  const kindOf = (id: string) => caseFile.parties.find(party => party.id === id)?.kind
  const terms = ids.map(id => [id, deal.parties[id] ?? assumedTerms(kindOf(id), id, given)] as const)
  const told = toldParties(caseFile, withheld)
  return {
    caseFile: { ...caseFile, deal: { risks, parties: Object.fromEntries(terms) } },
    assumed,
    apart: ids.filter(id => !told.includes(id)),
    leftOut: deal.risks.flatMap(risk => (isTold(risk) ? [] : [risk.factor ?? ''])),
  }
}
