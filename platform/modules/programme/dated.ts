import { readingInstant } from '../../kit/clock/clock.ts'
import type { Database } from '../../kit/database/connect.ts'
import { answersTo } from '../../kit/module/answers.ts'
import type { Answer } from '../../kit/module/module.ts'
import type { Services } from '../../kit/module/services.ts'
import type { Bilingual } from '../../kit/texts/texts.ts'

/** Something of a programme that has a date: a call, a mandate, a pledge. */
export interface DatedThing {
  kind: Bilingual
  title: Bilingual
  href: string | undefined
  /** Year-month-day; without the second it lasts as long as the programme. */
  from: string | undefined
  to: string | undefined
  /** Everybody may know of it. */
  isPublic: boolean
}

const question = 'programme/dated'

/** The programme that is asked about, and the instant that decides; undefined leaves it to the database. */
export interface DatedAsked {
  programmeId: string
  now: Temporal.Instant | undefined
}

/** Declared in module.ts (`answers`): what a module dates within a programme. */
export function datedSource(
  find: (db: Database, asked: DatedAsked) => Promise<readonly DatedThing[]>,
): Answer {
  return { question, answer: (db, asked) => find(db as Database, asked as DatedAsked) }
}

/** All that is dated within a programme: what ends first comes first. */
export async function datedThings(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  programmeId: string,
): Promise<DatedThing[]> {
  const asked: DatedAsked = { programmeId, now: readingInstant(clock) }
  const found = (await answersTo(question, db, asked)).flatMap(one => one as DatedThing[])
  return found.toSorted((a, b) => ((a.to ?? '9999') < (b.to ?? '9999') ? -1 : 1))
}
