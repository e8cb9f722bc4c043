import { appraise, type Case, lineCash, visibleCase } from '@versneller/engine'

/** Grades of openness of a line: to all parties, to some of them, or to one alone. Never to everybody outside the case. */
export const grades = ['all', 'named', 'own'] as const
/** How open a line is. */
export type Grade = (typeof grades)[number]

/** A line or programme row as far as its openness goes. */
export interface OpenItem {
  id: string
  kind: 'lines' | 'programme'
  name: { nl: string; en?: string | undefined } | undefined
  visibleTo: readonly string[] | undefined
}

type Listed = { id: string } & Partial<Pick<OpenItem, 'name' | 'visibleTo'>>

/** All that is paid in a case, rows first. */
export function openItems({ programme = [], lines = [] }: Case): OpenItem[] {
  const itemOf =
    (kind: OpenItem['kind']) =>
    ({ id, name, visibleTo }: Listed): OpenItem => ({ id, kind, name, visibleTo })
  return [...programme.map(itemOf('programme')), ...lines.map(itemOf('lines'))]
}

/** How open a line is: who sees it decides, in whatever words that was put. */
export function gradeOf({ visibleTo }: Partial<Pick<OpenItem, 'visibleTo'>>, { parties }: Case): Grade {
  if (visibleTo === undefined || parties.every(party => visibleTo.includes(party.id))) return 'all'
  return visibleTo.length > 1 ? 'named' : 'own'
}

/** What of a grade a line is to have: the parties that see it; undefined for all. */
export function visibleToOf(grade: Grade, partyIds: readonly string[]): string[] | undefined {
  return grade === 'all' ? undefined : [...new Set(partyIds)]
}

/** A share of what a reader sees, in numbers and amounts. */
export interface OpenShare {
  key: string
  lineCount: number
  /** Euro, all amounts counted up without sign. */
  eur: number
  /** Of all amounts that this reader sees; 0 to 1. */
  share: number
}

/** Amounts by the line or row that they are of: with its VAT, without sign. Agreements are no lines. */
function amountsOf(caseFile: Case): Map<string, number> {
  const amounts = new Map<string, number>()
  for (const line of lineCash(caseFile)) {
    if (line.kind === 'clause') continue
    const id = line.kind === 'vat' ? line.id.replace(/-btw$/, '') : line.id
    amounts.set(id, (amounts.get(id) ?? 0) + Math.abs(line.realEur))
  }
  return amounts
}

function sharesBy(
  caseFile: Case,
  keys: readonly string[],
  isIn: (key: string, item: OpenItem) => boolean,
): OpenShare[] {
  const amounts = amountsOf(caseFile)
  const items = openItems(caseFile)
  const sum = (some: readonly OpenItem[]) => some.reduce((eur, item) => eur + (amounts.get(item.id) ?? 0), 0)
  const total = sum(items)
  return keys.map(key => {
    const some = items.filter(item => isIn(key, item))
    const eur = sum(some)
    return { key, lineCount: some.length, eur, share: total > 0 ? eur / total : 0 }
  })
}

/** How much of what a reader sees has which grade. */
export const sharesByGrade = (caseFile: Case): OpenShare[] =>
  sharesBy(caseFile, grades, (grade, item) => gradeOf(item, caseFile) === grade)

const sees = (partyId: string, { visibleTo }: OpenItem) =>
  visibleTo === undefined || visibleTo.includes(partyId)

/** How much of what a reader sees each party sees as well. */
export const sharesByParty = (caseFile: Case): OpenShare[] =>
  sharesBy(
    caseFile,
    caseFile.parties.map(party => party.id),
    sees,
  )

/** What another party sees, as far as a reader may see it. */
export interface LookAlong {
  caseFile: Case
  /** Of what the reader sees: lines that the other party sees, and lines that it does not. */
  seen: OpenItem[]
  unseen: OpenItem[]
  /** Of the lines that both see. */
  areaNpvEur: number
  partyNpvEur: number | undefined
}

/**
 * Looks at a case with the eyes of another party, or of somebody who reads along and is no party. Give it what the reader
 * sees: whatever it gives is a part of that, so that it never tells more than the reader's own right.
 */
export function lookAlong(seenByReader: Case, partyId: string | undefined): LookAlong {
  const outcome = visibleCase(seenByReader, partyId === undefined ? [] : [partyId])
  if (!outcome.ok) throw new Error('the other party is in the case')
  const { case: caseFile } = outcome.visible
  const shown = new Set(openItems(caseFile).map(item => item.id))
  const items = openItems(seenByReader)
  const appraisal = appraise(caseFile)
  return {
    caseFile,
    seen: items.filter(item => shown.has(item.id)),
    unseen: items.filter(item => !shown.has(item.id)),
    areaNpvEur: appraisal.area.npvEur,
    partyNpvEur: partyId === undefined ? undefined : appraisal.parties[partyId]?.npvOwnEur,
  }
}
