import type { Case } from '@versneller/engine'
import { isKeyed, xOf } from './keyed.ts'
import { type Mistake, mistake } from './mistake.ts'

/** A party with its share of a whole, 0 to 1. */
export interface PartyShare {
  party: string
  share: number
}

/** What an item of the list of responsibilities says in fields of our own, under `x`. */
export interface ResponsibilityTerms {
  /** Key of the row that it completes; undefined for a task of its own. */
  about: string | undefined
  /** Where several are responsible together: the share of each. */
  shares: PartyShare[]
  supporting: string[]
  payers: PartyShare[]
  bearers: PartyShare[]
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const isText = (value: unknown): value is string => typeof value === 'string'

const isShare = (one: unknown): one is PartyShare =>
  isKeyed(one) && isText(one.party) && typeof one.share === 'number' && one.share > 0 && one.share <= 1

/** Reads those fields as far as they make sense. */
export function responsibilityTerms(item: { readonly x?: unknown }): ResponsibilityTerms {
  const { about, shares, supporting, payers, bearers } = xOf(item)
  return {
    about: isText(about) && about !== '' ? about : undefined,
    shares: listOf(shares).filter(isShare),
    supporting: listOf(supporting).filter(isText),
    payers: listOf(payers).filter(isShare),
    bearers: listOf(bearers).filter(isShare),
  }
}

/** The same without parties that are not in the case. */
export function namedTerms(terms: ResponsibilityTerms, caseFile: Case): ResponsibilityTerms {
  const known = new Set(['outside', ...caseFile.parties.map(party => party.id)])
  const named = (shares: readonly PartyShare[]) => shares.filter(one => known.has(one.party))
  return {
    about: terms.about,
    shares: named(terms.shares),
    supporting: terms.supporting.filter(id => known.has(id)),
    payers: named(terms.payers),
    bearers: named(terms.bearers),
  }
}

/** Shares that are as good as a whole: what is left of rounding by hand is none of a party's. */
const isWhole = (shares: readonly PartyShare[]) =>
  Math.abs(shares.reduce((sum, one) => sum + one.share, 0) - 1) < 0.0005

type Item = NonNullable<Case['responsibilities']>[number]

function sharesMistakes(value: unknown, pointer: string, known: ReadonlySet<string>): Mistake[] {
  if (value === undefined) return []
  const list = listOf(value)
  if (!Array.isArray(value) || !list.every(isShare)) return [mistake('DELEN_ONLEESBAAR', pointer)]
  const stranger = list.findIndex(one => !known.has(one.party))
  if (stranger >= 0) return [mistake('PARTIJ_ONBEKEND', `${pointer}/${stranger}/party`)]
  if (new Set(list.map(one => one.party)).size < list.length)
    return [mistake('PARTIJ_DUBBEL_IN_DELEN', pointer)]
  return list.length === 0 || isWhole(list) ? [] : [mistake('DELEN_TELLEN_NIET_OP', pointer)]
}

/** What is wrong with those fields of an item at this pointer, beside the other items of the list. */
export function responsibilityMistakes(item: Item, pointer: string, content: Case): Mistake[] {
  const { about, shares, supporting, payers, bearers } = xOf(item)
  const parties = new Set(content.parties.map(party => party.id))
  const all = new Set(['outside', ...parties])
  const supporters = listOf(supporting)
  const isTwice =
    about !== undefined &&
    content.responsibilities?.some(other => other.id !== item.id && xOf(other).about === about)
  const named = listOf(shares).filter(isShare)
  const isLeft = named.length > 0 && !named.some(one => one.party === item.party)
  return [
    ...(about === undefined || isText(about) ? [] : [mistake('ONDERWERP_ONBEKEND', `${pointer}/x/about`)]),
    ...(isTwice ? [mistake('ONDERWERP_AL_INGEVULD', `${pointer}/x/about`)] : []),
    ...sharesMistakes(shares, `${pointer}/x/shares`, parties),
    ...(isLeft ? [mistake('VERANTWOORDELIJKE_ZONDER_DEEL', `${pointer}/x/shares`)] : []),
    ...(supporters.every(id => isText(id) && parties.has(id))
      ? []
      : [mistake('PARTIJ_ONBEKEND', `${pointer}/x/supporting`)]),
    ...sharesMistakes(payers, `${pointer}/x/payers`, all),
    ...sharesMistakes(bearers, `${pointer}/x/bearers`, all),
  ]
}
