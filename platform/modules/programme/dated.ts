import type { Database } from '../../kit/database/connect.ts'
import { answersTo } from '../../kit/module/answers.ts'
import type { Answer } from '../../kit/module/module.ts'
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

/** Declared in module.ts (`answers`): what a module dates within a programme. */
export function datedSource(
  find: (db: Database, programmeId: string) => Promise<readonly DatedThing[]>,
): Answer {
  return { question, answer: (db, programmeId) => find(db as Database, String(programmeId)) }
}

/** All that is dated within a programme: what ends first comes first. */
export async function datedThings(db: Database, programmeId: string): Promise<DatedThing[]> {
  const found = (await answersTo(question, db, programmeId)).flatMap(one => one as DatedThing[])
  return found.toSorted((a, b) => ((a.to ?? '9999') < (b.to ?? '9999') ? -1 : 1))
}
