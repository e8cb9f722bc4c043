import { canonicalJson, sha256, type Told } from '@versneller/engine'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import { texts } from '../../../kit/texts/texts.ts'
import type { CaseAccess, StoredCase } from '../model.ts'
import { openedContents, openSince } from '../rules/open-book.ts'
import { contentsSince, memoryOf, readerKey, readersOf, seenIn, toldAtVersion } from '../rules/told-totals.ts'
import { insertCase, type NewCase, readChangesSince } from '../store/cases.ts'
import { readBooks } from '../store/open-books.ts'
import { insertTold, readTold } from '../store/told-totals.ts'
import { insertVersion, readNewestVersion } from '../store/versions.ts'
import en from '../texts.en.json' with { type: 'json' }
import nl from '../texts.nl.json' with { type: 'json' }

/** What a version is called, why it is kept, and by whom. */
export interface VersionWords {
  name: string
  reason: string
  personId: string | undefined
  organisationId: string | undefined
}

/**
 * Keeps a case as it is now as a version, and settles what each reader is told of hidden lines from now on; the row of the
 * case must be locked. @returns the number of the version
 */
export async function keepVersion(
  tx: Transaction,
  stored: Pick<StoredCase, 'id' | 'revision' | 'content' | 'parties'>,
  words: VersionWords,
  now: Temporal.Instant,
): Promise<number> {
  const { id, revision, content } = stored
  const before = await readNewestVersion(tx, id)
  const number = await insertVersion(tx, id, {
    ...words,
    revision,
    content,
    inputHash: sha256(canonicalJson(content)),
  })
  const since = await readChangesSince(tx, id, before?.revision ?? 0)
  const books = openSince(await readBooks(tx, id), before?.at)
  // What was open to somebody for verification is as seen as what was open in the case.
  const contents = [...contentsSince(content, since), ...openedContents({ content, revision }, since, books)]
  const told = await readTold(tx, id)
  const version = { number, day: dayOf(now), content }
  const records = readersOf(stored).map(partyIds => {
    const own = told.filter(record => record.reader === readerKey(partyIds))
    return toldAtVersion({ partyIds, records: own, version, contents })
  })
  await insertTold(tx, id, records)
  return number
}

/**
 * Adds a case, and keeps it as its first version, so that totals of hidden lines can be told. @returns the id of the case
 */
export async function insertWithVersion(
  tx: Transaction,
  made: NewCase,
  author: Pick<VersionWords, 'personId' | 'organisationId'>,
  now: Temporal.Instant,
): Promise<string> {
  const id = await insertCase(tx, made)
  const t = texts(nl, en)('nl')
  const words = { name: t('firstVersionName'), reason: t('firstVersionReason'), ...author }
  await keepVersion(tx, { id, revision: 1, content: made.content, parties: made.parties }, words, now)
  return id
}

type Parties = CaseAccess['parties']

/** The readers that organisations become when parties go from one to another, with those that they were. */
function becomes(before: Parties, after: Parties): { was: string[]; is: string[] }[] {
  const organisations = new Set([...before, ...after].map(party => party.organisationId))
  const setOf = (parties: Parties, id: string) =>
    parties.filter(party => party.organisationId === id).map(party => party.partyId)
  return [...organisations]
    .map(id => ({ was: setOf(before, id), is: setOf(after, id) }))
    .filter(({ was, is }) => readerKey(was) !== readerKey(is))
}

/**
 * Settles anew what readers are told when parties went to other organisations: who becomes another reader takes along
 * what was told and seen before. The row of the case must be locked.
 */
export async function tellOtherReaders(
  tx: Transaction,
  stored: StoredCase,
  after: Parties,
  now: Temporal.Instant,
): Promise<void> {
  const newest = await readNewestVersion(tx, stored.id)
  if (!newest) return
  const told = await readTold(tx, stored.id)
  const since = await readChangesSince(tx, stored.id, newest.revision)
  const books = openSince(await readBooks(tx, stored.id), newest.at)
  const contents = [...contentsSince(stored.content, since), ...openedContents(stored, since, books)]
  const version = { number: newest.number, day: dayOf(now), content: newest.content }
  const records = becomes(stored.parties, after).map(({ was, is }) => {
    const of = (partyIds: readonly string[]) => told.filter(record => record.reader === readerKey(partyIds))
    const memory = memoryOf(of(was))
    const inherited: Told = {
      sums: memory.sums,
      seen: new Set([...memory.seen, ...seenIn(contents, was)]),
    }
    return toldAtVersion({ partyIds: is, records: of(is), version, contents, inherited })
  })
  if (records.length > 0) await insertTold(tx, stored.id, records)
}
