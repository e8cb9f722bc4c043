import { type Case, type Clause, canonicalJson } from '@versneller/engine'
import type { FormPartKey, PartKey } from '../../links.ts'
import type { CaseChange } from '../../model.ts'
import { differences } from '../differences.ts'
import {
  actualFields,
  areaFields,
  claimFields,
  costRecoveryFields,
  effectFields,
  lineFields,
  partyFields,
  phaseFields,
  potFields,
  programmeFields,
  responsibilityFields,
  sourceFields,
} from './case-fields.ts'
import { factorIds } from './choices.ts'
import { clauseInputFields, isClauseKind, loanTerms } from './clause-fields.ts'
import { field, group, type PartField, under } from './field.ts'
import { dealPartyFields, dealRiskFields, downturnFields, eventFields, factorFields } from './risk-fields.ts'
import { valueAt } from './values.ts'

/** An item of a list. Most have an id; the others are told by their place. */
export type Item = Readonly<Record<string, unknown>>

const parties = [
  field('from', 'choice', { choices: 'parties', words: 'clauseFrom' }),
  field('to', 'choice', { choices: 'parties', words: 'clauseTo' }),
]

const clauseFields = (kind: Clause['kind']): readonly PartField[] => [
  ...parties,
  ...group('inputs', under('inputs', clauseInputFields[kind])),
]

const fixedFields = {
  lines: lineFields,
  programme: programmeFields,
  parties: partyFields,
  phases: phaseFields,
  areas: areaFields,
  sources: sourceFields,
  actuals: actualFields,
  loans: [
    field('lender', 'choice', 'parties'),
    field('borrower', 'choice', 'parties'),
    ...group('inputs', loanTerms),
  ],
  responsibilities: responsibilityFields,
  pots: potFields,
  claims: claimFields,
  effects: effectFields,
  'risk.factors': factorFields,
  'risk.events': eventFields,
} as const satisfies Partial<Record<PartKey, readonly PartField[]>>

/** The fields of an item of a list; a clause has those of its kind. */
export function fieldsOfPart(key: PartKey, caseFile: Case, item: Item | undefined): readonly PartField[] {
  if (key === 'clauses') return isClauseKind(item?.kind) ? clauseFields(item.kind) : []
  return key === 'deal.risks' ? dealRiskFields(caseFile) : fixedFields[key]
}

/** The fields of a part that is one form. Of a deal everybody sees only what the own parties ask. */
export function fieldsOfForm(
  key: FormPartKey,
  caseFile: Case,
  partyIds: readonly string[],
): readonly PartField[] {
  if (key === 'costRecovery') return costRecoveryFields
  if (key === 'deal.parties') return dealPartyFields(partyIds)
  if (key === 'risk.downturn') return downturnFields
  return [{ path: 'correlations', kind: 'matrix', ids: correlatedFactors(caseFile) }]
}

/** Factors that the table of correlations shows: the own ones, or the standard ones, and all that are in it. */
export function correlatedFactors(caseFile: Case): string[] {
  const own = caseFile.risk?.factors?.map(factor => factor.id)
  const named = (caseFile.risk?.correlations ?? []).flatMap(row => row.slice(0, 2) as string[])
  return [...new Set([...(own ?? factorIds(caseFile)), ...named])]
}

/** Where the fields of a form stand: two of them share the part `risk`. */
export const placeOfForm = (key: FormPartKey): string => (key.startsWith('risk.') ? 'risk' : key)

const withoutIds: readonly PartKey[] = ['actuals', 'claims', 'deal.risks']

/** Whether the items of a list have ids; the others are told by their number, from 1. */
export const hasIds = (key: PartKey): boolean => !withoutIds.includes(key)

/** The items of a list. */
export const itemsOf = (caseFile: Case, key: PartKey): readonly Item[] =>
  (valueAt(caseFile, key) ?? []) as readonly Item[]

/** What stands in the address of an item: its id, or its number from 1. */
export const addressOf = (key: PartKey, item: Item, index: number): string =>
  hasIds(key) ? String(item.id) : String(index + 1)

/** The item of an address, with its place; undefined when there is none. */
export function itemAt(
  caseFile: Case,
  key: PartKey,
  address: string,
): { item: Item; index: number } | undefined {
  const items = itemsOf(caseFile, key)
  const index = items.findIndex((item, place) => addressOf(key, item, place) === address)
  const item = items[index]
  return item && { item, index }
}

/** What must be there for a part to be there at all. */
const bases: Readonly<Record<string, Item>> = { deal: { risks: [], parties: {} } }

const isNothing = (value: unknown) =>
  value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)

/** The changes that put a value at a part of the case (`clauses`, `risk.events`); nothing takes the part away. */
export function changesOfPart(caseFile: Case, place: string, value: unknown): CaseChange[] {
  const [top = '', inner] = place.split('.')
  const before = valueAt(caseFile, top) as Item | undefined
  // Nothing filled in of what is not there makes no empty part.
  if (before === undefined && isNothing(value)) return []
  const { [inner ?? '']: _, ...others } = before ?? bases[top] ?? {}
  const whole = inner === undefined ? value : value === undefined ? others : { ...others, [inner]: value }
  const after = isNothing(whole) && !Array.isArray(whole) ? undefined : whole
  return differences({ [top]: before }, { [top]: after })
}

/** The changes from one item to another; a new one as a whole, without `after` it is removed. */
export function changesOfItem(
  caseFile: Case,
  key: PartKey,
  { index, before, after }: { index: number; before: Item | undefined; after: Item | undefined },
): CaseChange[] {
  const items = itemsOf(caseFile, key)
  const isOwnPlace = hasIds(key) && (!key.includes('.') || valueAt(caseFile, key) !== undefined)
  if (!isOwnPlace) {
    const others = before ? items.toSpliced(index, 1, ...(after ? [after] : [])) : [...items, after]
    return changesOfPart(caseFile, key, others)
  }
  const path = `/${key.replace('.', '/')}/@${before?.id ?? after?.id}`
  if (!after) return [{ path, remove: true }]
  if (!before) return [{ path, value: after }]
  return differences(before, after).map(change => ({ ...change, path: `${path}${change.path}` }))
}

/** Fields that must be there, though nothing may be filled in. */
export const completed = (key: PartKey, item: Item): Item =>
  key === 'deal.risks' ? { control: {}, range: {}, ...item } : item

/** Whether a reader sees a part of the case as it is: a list without ids can only be changed as a whole. */
export function seesWhole(full: Case, visible: Case, place: string): boolean {
  const shown = (areaCase: Case) => canonicalJson(valueAt(areaCase, place) ?? [])
  return shown(full) === shown(visible)
}
