import { timesOf } from '../../ledger/times.ts'
import { type CaseError, caseError } from '../errors.ts'
import { mistakesOf } from '../parse-case.ts'
import type { Case, Party } from '../types.ts'
import { type HiddenItems, hiddenItems, type Readers } from './hidden-items.ts'
import { visibleVariants } from './visible-variants.ts'

/** What was cut: numbers for what is secret, ids for what all parties know to exist. */
export interface Withheld {
  readonly lines: number
  readonly programme: number
  readonly sources: number
  readonly actuals: number
  readonly claims: number
  readonly clauses: readonly string[]
  readonly events: readonly string[]
  readonly variants: readonly string[]
  /** True when the book value would give hidden bookings away. */
  readonly landExploitation: boolean
}

/** A case as one party, several together, or a reader who is no party may see it. */
export interface VisibleCase {
  readonly parties: readonly string[]
  /** A whole, valid case without anything hidden; its results are those of the visible lines. */
  readonly case: Case
  readonly withheld: Withheld
}

/** A visible case, or why there is none. */
export type VisibleOutcome =
  | { readonly ok: true; readonly visible: VisibleCase }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/** What only the party itself may see of its own entry: capacity, tolerance, hurdle, price of risk. */
const SECRETS = [
  'requiredReturn',
  'capacityEur',
  'toleranceEur',
  'investingCapacityEur',
  'riskPrice',
  'account',
] as const

function withoutSecrets(party: Party): Party {
  return SECRETS.reduce(without<Party, (typeof SECRETS)[number]>, party)
}

/** The case that is being cut: what stays is shared with the original, which is never changed. */
type Draft = Case & Record<string, unknown>

function without<Member extends object, Key extends keyof Member>(member: Member, key: Key): Member {
  if (!Object.hasOwn(member, key)) return member
  const copy = { ...member }
  delete copy[key]
  return copy
}

/** Replaces a list by its visible members; an empty list goes. */
function keep<K extends 'lines' | 'programme' | 'clauses' | 'actuals' | 'claims' | 'sources'>(
  draft: Draft,
  list: K,
  stays: (member: NonNullable<Case[K]>[number]) => boolean,
): number {
  const members: readonly NonNullable<Case[K]>[number][] = draft[list] ?? []
  const kept = members.filter(member => stays(member))
  if (members.length > 0) Object.assign(draft, { [list]: kept })
  return members.length - kept.length
}

function cutRisk(draft: Draft, hidden: HiddenItems): string[] {
  const events = draft.risk?.events ?? []
  const cut = events.filter(event => event.coveredBy !== undefined && hidden.named.has(event.coveredBy))
  const ids = cut.map(event => event.id)
  if (!draft.risk || ids.length === 0) return ids
  draft.risk = { ...draft.risk, events: events.filter(event => !ids.includes(event.id)) }
  if (draft.responsibilities)
    draft.responsibilities = draft.responsibilities.map(one =>
      one.risk !== undefined && ids.includes(one.risk) ? without(one, 'risk') : one,
    )
  return ids
}

function cutDeal(draft: Draft, readers: Readers, events: readonly string[]): void {
  if (!draft.deal) return
  const own = Object.entries(draft.deal.parties).filter(([id]) => readers.includes(id))
  const risks = draft.deal.risks.filter(risk => risk.event === undefined || !events.includes(risk.event))
  draft.deal = { risks, parties: Object.fromEntries(own) }
}

/** Sources that only hidden items name go with them: their text may hold amounts. */
function cutSources(original: Case, draft: Draft): number {
  const named = (areaCase: Case): Set<string | undefined> =>
    new Set([...(areaCase.lines ?? []), ...(areaCase.programme ?? [])].map(item => item.source))
  const [before, after] = [named(original), named(draft)]
  return keep(draft, 'sources', source => after.has(source.id) || !before.has(source.id))
}

/** A line that had no `drivers` keeps having none, also when the lines that had the field are gone. */
function keepDriverRule(original: Case, draft: Draft): void {
  const had = original.lines?.some(line => line.drivers !== undefined)
  const has = draft.lines?.some(line => line.drivers !== undefined)
  const [first, ...others] = draft.lines ?? []
  if (had && !has && first) draft.lines = [{ ...first, drivers: [] }, ...others]
}

/** Whether the land exploitation has booked lines that are hidden. */
function hasHiddenBookings(areaCase: Case, hidden: HiddenItems): boolean {
  const holder = areaCase.landExploitation?.party
  const booked = new Set((areaCase.actuals ?? []).map(actual => actual.line))
  const lines = (areaCase.lines ?? []).filter(
    line => (line.from === holder || line.to === holder) && line.grex !== false,
  )
  const rows = (areaCase.programme ?? []).filter(row => row.payer === holder || row.payee === holder)
  return [...lines, ...rows].some(item => hidden.payments.has(item.id) && booked.has(item.id))
}

/**
 * Keeps the book value from telling hidden bookings: their sum is the book value less the visible bookings, and of two
 * moments the difference is the bookings in between, so three of them do not help. The land exploitation goes with all
 * bookings; who holds it knows its book value, and loses only the bookings while they are in no cash flow.
 */
function cutBookValue(
  original: Case,
  draft: Draft,
  hidden: HiddenItems,
  readers: Readers,
): { actuals: number; whole: boolean } {
  const actuals = keep(draft, 'actuals', actual => !hidden.payments.has(actual.line))
  if (!hasHiddenBookings(original, hidden)) return { actuals, whole: true }
  const holds = readers.includes(original.landExploitation!.party)
  if (holds && timesOf(original).closedThrough < 0)
    return { actuals: actuals + keep(draft, 'actuals', () => false), whole: true }
  const more = keep(draft, 'actuals', () => false)
  delete draft.landExploitation
  if (draft.lines) draft.lines = draft.lines.map(line => without(line, 'grex'))
  return { actuals: actuals + more, whole: false }
}

function cutReferences(draft: Draft, hidden: HiddenItems, variants: readonly string[]): number {
  const claims = keep(draft, 'claims', claim => !hidden.named.has(claim.line))
  if (draft.claims)
    draft.claims = draft.claims.map(claim =>
      claim.without !== undefined && !variants.includes(claim.without) ? without(claim, 'without') : claim,
    )
  if (draft.costRecovery?.items) {
    const items = draft.costRecovery.items.filter(item => !hidden.named.has(item.line))
    draft.costRecovery = { ...draft.costRecovery, items }
  }
  return claims
}

/**
 * A case as a party may see it, or several that are one reader (the union of what each sees), or nobody's party (an
 * empty list: only what is open to all): lines, rows and everything that would give their amounts away are taken out, so that
 * what is left is a whole case that the party can appraise and explain. What the hidden lines add together is another
 * matter, since it hangs on what was told before: `hiddenSums` and `tellable`. `visibleTo` decides, also for who pays.
 */
export function visibleCase(areaCase: Case, reader: string | Readers): VisibleOutcome {
  const readers = typeof reader === 'string' ? [reader] : reader
  const stranger = readers.find(id => !areaCase.parties.some(party => party.id === id))
  if (stranger !== undefined) {
    const known = areaCase.parties.map(party => party.id).join(', ')
    return { ok: false, errors: [caseError('', 'ONBEKENDE_PARTIJ', { id: stranger, known })] }
  }
  const hidden = hiddenItems(areaCase, readers)
  const draft: Draft = { ...areaCase }
  delete draft.x
  draft.parties = draft.parties.map(party => (readers.includes(party.id) ? party : withoutSecrets(party)))
  const lines = keep(draft, 'lines', line => !hidden.payments.has(line.id))
  const programme = keep(draft, 'programme', row => !hidden.payments.has(row.id))
  keep(draft, 'clauses', clause => !hidden.clauses.has(clause.id))
  const events = cutRisk(draft, hidden)
  cutDeal(draft, readers, events)
  const sources = cutSources(areaCase, draft)
  keepDriverRule(areaCase, draft)
  const { actuals, whole } = cutBookValue(areaCase, draft, hidden, readers)
  const claimsBefore = draft.claims
  draft.claims = []
  const variants = visibleVariants(areaCase, readers, hidden, draft)
  if (claimsBefore) draft.claims = claimsBefore
  else delete draft.claims
  const claims = cutReferences(
    draft,
    hidden,
    variants.map(variant => variant.id),
  )
  if (areaCase.variants) draft.variants = variants
  const mistakes = mistakesOf(draft, areaCase)
  if (mistakes.length > 0) throw new Error(`visible case is broken: ${JSON.stringify(mistakes)}`)
  const cutVariants = (areaCase.variants ?? [])
    .map(one => one.id)
    .filter(id => !variants.some(one => one.id === id))
  return {
    ok: true,
    visible: {
      parties: readers,
      case: draft,
      withheld: {
        lines,
        programme,
        sources,
        actuals,
        claims,
        clauses: [...hidden.clauses],
        events,
        variants: cutVariants,
        landExploitation: !whole,
      },
    },
  }
}
