import {
  type Case,
  canonicalJson,
  isPublicKind,
  type LineCash,
  lineCash,
  sha256,
  visibleCase,
} from '@versneller/engine'
import { namedTerms, type PartyShare, responsibilityTerms } from './responsibility-terms.ts'

/** What a row is about. */
export const responsibilityKinds = ['task', 'costs', 'revenues', 'transfers', 'clause', 'risk'] as const
/** What a row is about: a task, payments by kind, an agreement or a risk. */
export type ResponsibilityKind = (typeof responsibilityKinds)[number]

/** Fields that are filled in by hand; the others follow from the case. */
export type HandField = 'responsible' | 'payers' | 'bearers'

type Bilingual = { nl: string; en?: string | undefined }

/** Who does, pays and bears one thing. Shares of a list add up to 1; an empty list is not agreed. */
export interface ResponsibilityRow {
  /** Stays the same as long as its subject is there: "costs/5", "clause/index", "risk/bodem", "task/vergunning". */
  key: string
  kind: ResponsibilityKind
  /** Of the account, clause, event or task. */
  id: string
  /** Own words; absent where the kind and the id say it. */
  what?: Bilingual | undefined
  responsible: PartyShare[]
  supporting: string[]
  payers: PartyShare[]
  bearers: PartyShare[]
  condition?: Bilingual | undefined
  /** The period in which it is due. */
  by?: number | undefined
  /** Terms of the agreement that it is about, so that another agreement is another table. */
  terms?: unknown
  byHand: HandField[]
  /** Item of the list of responsibilities that completes it. */
  itemId?: string | undefined
}

/** Shares of a whole in whole percents that add up to 1, by the size of the amounts; the largest rest goes first. */
export function sharesOf(amounts: ReadonlyMap<string, number>): PartyShare[] {
  const total = [...amounts.values()].reduce((sum, eur) => sum + eur, 0)
  if (total <= 0) return []
  const parts = [...amounts]
    .filter(([, eur]) => eur > 0)
    .map(([party, eur]) => ({ party, exact: (eur / total) * 100, percent: Math.floor((eur / total) * 100) }))
  const missing = 100 - parts.reduce((sum, part) => sum + part.percent, 0)
  const byRest = parts.toSorted((a, b) => b.exact - b.percent - (a.exact - a.percent))
  for (const part of byRest.slice(0, missing)) part.percent++
  return parts
    .filter(part => part.percent > 0)
    .toSorted((a, b) => b.percent - a.percent || a.party.localeCompare(b.party))
    .map(({ party, percent }) => ({ party, share: percent / 100 }))
}

function amountsBy(lines: readonly LineCash[], side: 'from' | 'to'): Map<string, number> {
  const amounts = new Map<string, number>()
  for (const line of lines)
    amounts.set(line[side], (amounts.get(line[side]) ?? 0) + Math.abs(line.atPriceLevelEur))
  return amounts
}

const kindOf = ({ from, to }: LineCash): 'costs' | 'revenues' | 'transfers' =>
  from === 'outside' ? 'revenues' : to === 'outside' ? 'costs' : 'transfers'

type Derived = Omit<ResponsibilityRow, 'key' | 'supporting' | 'byHand' | 'condition' | 'by' | 'itemId'>

const blank = { responsible: [], payers: [], bearers: [] }

/** Payments by kind and account: who pays a contractor commissions and bears, who receives sells and bears. */
function paymentRows(caseFile: Case): Derived[] {
  const lines = lineCash(caseFile).filter(line => line.kind !== 'clause')
  const groups = Map.groupBy(lines, line => `${kindOf(line)}/${line.account}`)
  return [...groups.values()].flatMap(group => {
    const [first] = group
    if (!first) return []
    const kind = kindOf(first)
    const [payers, receivers] = [sharesOf(amountsBy(group, 'from')), sharesOf(amountsBy(group, 'to'))]
    const acting = kind === 'revenues' ? receivers : payers
    const bearers = kind === 'transfers' ? [] : acting
    return payers.length === 0 ? [] : [{ kind, id: first.account, responsible: acting, payers, bearers }]
  })
}

function clauseRows(caseFile: Case): Derived[] {
  return (caseFile.clauses ?? []).map(({ id, kind, from, to, inputs }) => {
    const payer = [{ party: from, share: 1 }]
    return {
      ...{ kind: 'clause', id, responsible: payer, payers: payer, bearers: payer },
      terms: { kind, from, to, inputs },
    }
  })
}

function riskRows(caseFile: Case): Derived[] {
  return (caseFile.risk?.events ?? []).map(({ id, bearer }) => ({
    ...{ ...blank, kind: 'risk', id },
    bearers: sharesOf(new Map(bearer.map(one => [one.party, one.share]))),
  }))
}

type Item = NonNullable<Case['responsibilities']>[number]

function taskRow(caseFile: Case, item: Item): Derived {
  const event = caseFile.risk?.events?.find(one => one.id === item.risk)
  const bearers = event ? sharesOf(new Map(event.bearer.map(one => [one.party, one.share]))) : []
  return { ...blank, kind: 'task', id: item.id, bearers }
}

/** A row as what was filled in by hand completes it. */
function completed(
  row: Derived & { key: string },
  item: Item | undefined,
  caseFile: Case,
): ResponsibilityRow {
  const { what: _, ...derived } = row
  if (!item) return { ...derived, supporting: [], byHand: [] }
  const terms = namedTerms(responsibilityTerms(item), caseFile)
  const responsible = terms.shares.length > 0 ? terms.shares : [{ party: item.party, share: 1 }]
  return {
    ...derived,
    what: item.what,
    responsible,
    payers: terms.payers.length > 0 ? terms.payers : row.payers,
    bearers: terms.bearers.length > 0 ? terms.bearers : row.bearers,
    supporting: terms.supporting,
    condition: item.condition,
    by: item.by,
    byHand: [
      'responsible',
      ...(terms.payers.length > 0 ? (['payers'] as const) : []),
      ...(terms.bearers.length > 0 ? (['bearers'] as const) : []),
    ],
    itemId: item.id,
  }
}

const derivedRows = (caseFile: Case): (Derived & { key: string })[] =>
  [...paymentRows(caseFile), ...clauseRows(caseFile), ...riskRows(caseFile)].map(row => ({
    ...row,
    key: `${row.kind}/${row.id}`,
  }))

/**
 * Who is responsible, who pays and who bears the risk, of everything in a case: derived from its lines, agreements and
 * risks where these say it, completed by its list of responsibilities. Give it what is open to all parties, so that the
 * table is the same for all who sign it.
 */
export function responsibilityTable(caseFile: Case): ResponsibilityRow[] {
  const items = caseFile.responsibilities ?? []
  const rows = derivedRows(caseFile)
  const known = new Set(rows.map(row => row.key))
  const aboutOf = (item: Item) => {
    const { about } = responsibilityTerms(item)
    return about !== undefined && known.has(about) ? about : undefined
  }
  const byKey = new Map(items.toReversed().map(item => [aboutOf(item), item]))
  const tasks = items.filter(item => aboutOf(item) === undefined || byKey.get(aboutOf(item)) !== item)
  return [
    ...tasks.map(item => completed({ ...taskRow(caseFile, item), key: `task/${item.id}` }, item, caseFile)),
    ...rows.map(row => completed(row, byKey.get(row.key), caseFile)),
  ]
}

function openToAll(content: Case): Case {
  const outcome = visibleCase(content, [])
  if (!outcome.ok) throw new Error('what is open to all can always be seen')
  return outcome.visible.case
}

/** The table that all parties of a case share: of what is open to all of them. */
export function sharedTable(content: Case): { caseFile: Case; rows: ResponsibilityRow[] } {
  const caseFile = openToAll(content)
  return { caseFile, rows: responsibilityTable(caseFile) }
}

/** What the case itself says, as far as it is open to all: what an item of the list can complete. */
export function derivedSubjects(content: Case): Pick<ResponsibilityRow, 'key' | 'kind' | 'id'>[] {
  return derivedRows(openToAll(content)).map(({ key, kind, id }) => ({ key, kind, id }))
}

/** What identifies a table: the same rows with the same words, shares and terms. */
export function tableHash(rows: readonly ResponsibilityRow[]): string {
  return sha256(canonicalJson(rows.map(({ itemId: _, ...row }) => row)))
}

/** Fields of a row that can differ. */
export const comparedFields = [
  'what',
  'responsible',
  'supporting',
  'payers',
  'bearers',
  'condition',
  'by',
  'terms',
] as const
/** A field of a row that differs. */
export type ComparedField = (typeof comparedFields)[number]

/** What is different between a table that was signed and one of later. */
export type TableChange =
  | { kind: 'added' | 'removed'; row: ResponsibilityRow }
  | { kind: 'changed'; row: ResponsibilityRow; before: ResponsibilityRow; fields: ComparedField[] }

/** The differences of two tables, row by row. */
export function tableChanges(
  before: readonly ResponsibilityRow[],
  after: readonly ResponsibilityRow[],
): TableChange[] {
  const was = new Map(before.map(row => [row.key, row]))
  const is = new Set(after.map(row => row.key))
  const same = (one: unknown, other: unknown) => canonicalJson(one ?? null) === canonicalJson(other ?? null)
  return [
    ...after.flatMap((row): TableChange[] => {
      const old = was.get(row.key)
      if (!old) return [{ kind: 'added', row }]
      const fields = comparedFields.filter(name => !same(old[name], row[name]))
      return fields.length === 0 ? [] : [{ kind: 'changed', row, before: old, fields }]
    }),
    ...before.filter(row => !is.has(row.key)).map((row): TableChange => ({ kind: 'removed', row })),
  ]
}

/** Whether parties are public bodies, private parties, or both; undefined where nobody is named. */
export function sectorOf(
  caseFile: Case,
  shares: readonly PartyShare[],
): 'public' | 'private' | 'both' | undefined {
  const kinds = shares.flatMap(({ party }) => caseFile.parties.find(one => one.id === party)?.kind ?? [])
  if (kinds.length === 0) return undefined
  const publicCount = kinds.filter(isPublicKind).length
  return publicCount === 0 ? 'private' : publicCount === kinds.length ? 'public' : 'both'
}
