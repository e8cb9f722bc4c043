import type { Services } from '../../../kit/module/services.ts'
import { allProgrammes, type ProgrammeChoice, programmeChoice } from '../../programme/index.ts'

/** The programmes that calls and criteria are of, and the one that an address names: those that are made ready too. */
export async function choiceFor({ db }: Services, slug: string | undefined): Promise<ProgrammeChoice> {
  return programmeChoice(await allProgrammes(db), { slug, seesAll: true })
}
