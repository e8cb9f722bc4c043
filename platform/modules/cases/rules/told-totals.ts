import {
  type AmountEntries,
  type Case,
  canonicalJson,
  type HiddenTotal,
  hiddenSums,
  isSafelyTold,
  lineOfAmount,
  sightOn,
  type Told,
  tellable,
} from '@versneller/engine'
import type { CaseAccess, CaseChange, SavedChange, ToldRecord, ToldToReader, ToldVersion } from '../model.ts'
import type { ToldTotal } from '../workbench-contract.ts'
import { layOver } from './workbench/change-case.ts'

/** The key of a reader: the parties for which that reader looks. */
export function readerKey(partyIds: readonly string[]): string {
  return partyIds.toSorted().join(',')
}

/** The parties of each organisation of a case, and nobody's: all readers that a case can have. */
export function readersOf(access: Pick<CaseAccess, 'parties'>): string[][] {
  const byOrganisation = Map.groupBy(access.parties, party => party.organisationId)
  const sets = [...byOrganisation.values()].map(parties => parties.map(party => party.partyId))
  const byKey = new Map([[], ...sets].map(set => [readerKey(set), set.toSorted()]))
  return [...byKey.values()]
}

/** Whether a change may have opened or closed something for somebody. */
function changesSight({ path }: CaseChange): boolean {
  return /^\/(lines|programme)(\/@[^/]+)?$|\/(visibleTo|percent|quantity)(\/|$)/.test(path)
}

/**
 * The contents that a case had since a revision, as far as they may have been open to others: before and after each
 * change of who sees what. `since` are the revisions after it, oldest first.
 */
export function contentsSince(content: Case, since: readonly SavedChange[]): Case[] {
  const contents = [content]
  let now = content
  for (const { changes, inverse } of since.toReversed()) {
    const before = layOver(now, inverse)
    if (changes.some(changesSight)) contents.push(now, before)
    now = before
  }
  return [...new Set(contents)]
}

const readersIn = (content: Case, partyIds: readonly string[]) =>
  partyIds.filter(id => content.parties.some(party => party.id === id))

/** Everything that a reader was told and has seen, by its records, oldest first. */
export function memoryOf(records: readonly ToldRecord[]): Told {
  return { sums: records.flatMap(record => record.sums), seen: new Set(records.at(-1)?.seen) }
}

/** Keys of the amounts that readers see in any of these contents. */
export function seenIn(contents: readonly Case[], partyIds: readonly string[]): string[] {
  return contents.flatMap(content => sightOn(content, readersIn(content, partyIds)).seen)
}

/** What there is to judge when a version is told to a reader. */
export interface Telling {
  partyIds: readonly string[]
  /** Earlier records of this reader, oldest first. */
  records: readonly ToldRecord[]
  version: { number: number; day: string; content: Case }
  /** What the case was like since the version before; the reader may have looked at any of it. */
  contents: readonly Case[]
  /** What people knew who were another reader until now. */
  inherited?: Told | undefined
}

function memoryAt({ partyIds, records, version, contents, inherited }: Telling) {
  const own = memoryOf(records)
  const sums: AmountEntries[] = [...own.sums, ...(inherited?.sums ?? [])]
  const open = seenIn([version.content, ...contents], partyIds)
  return { sums, seen: new Set([...own.seen, ...(inherited?.seen ?? []), ...open]) }
}

/** Tells sums apart that are not among these, so that a version in which nothing changed adds nothing to the memory. */
function isNews(before: readonly AmountEntries[]): (sum: AmountEntries) => boolean {
  const known = new Set(before.map(canonicalJson))
  return sum => !known.has(canonicalJson(sum))
}

/**
 * What a reader is told from a version on: the totals of hidden lines in it that give nothing away beside everything
 * that this reader was told before; of figures that have no such total what was told of them earlier.
 */
export function toldAtVersion(telling: Telling): ToldRecord {
  const { partyIds, records, version, inherited } = telling
  const { sums, seen } = memoryAt(telling)
  const own = memoryOf(records).sums
  const readers = readersIn(version.content, partyIds)
  const candidates = hiddenSums(version.content, readers)
  // Who became this reader knowing other things may be told nothing more, and not what was told to it before.
  const isWalled = inherited !== undefined && !isSafelyTold({ sums, seen })
  const told = isWalled ? [] : tellable(candidates, { sums, seen })
  const untold = new Set(candidates.filter(sum => !told.includes(sum)).map(sum => sum.figure))
  const earlier = isWalled ? [] : (records.at(-1)?.told ?? [])
  const fresh: ToldVersion = {
    version: version.number,
    day: version.day,
    hidden: sightOn(version.content, readers).hidden,
    totals: told.map(({ figure, eur }): HiddenTotal => ({ figure, eur })),
  }
  const kept = earlier.map(one => ({ ...one, totals: one.totals.filter(total => untold.has(total.figure)) }))
  return {
    reader: readerKey(partyIds),
    version: version.number,
    told: [fresh, ...kept].filter(one => one.totals.length > 0),
    sums: [...(inherited?.sums ?? []), ...told.map(sum => sum.entries)].filter(isNews(own)),
    seen: [...seen].toSorted(),
  }
}

/** Totals that fit the lines that a reader sees now, and whether there are others. */
export interface ToldNow {
  totals: ToldTotal[]
  /** Some were told of lines that have been opened or closed since. */
  isChanged: boolean
}

/**
 * What of a record still goes with what the reader sees: a total that holds a line that is open now would count it
 * twice, and one from before a line was closed would miss it.
 */
export function toldNow(record: ToldToReader, visible: Case, hidden: readonly string[]): ToldNow {
  const open = new Set([...(visible.lines ?? []), ...(visible.programme ?? [])].map(item => item.id))
  const seen = new Set(record.seen.map(lineOfAmount))
  const fits = (then: ToldVersion): boolean => {
    const closed = new Set(then.hidden)
    return !then.hidden.some(id => open.has(id)) && !hidden.some(id => seen.has(id) && !closed.has(id))
  }
  const fitting = record.told.filter(fits)
  return {
    totals: fitting.flatMap(({ version, day, hidden: lines, totals }) =>
      totals.map(total => ({ ...total, version, day, lineCount: lines.length })),
    ),
    isChanged: fitting.length < record.told.length,
  }
}
