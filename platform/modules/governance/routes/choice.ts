import type { Actor } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import type { Services } from '../../../kit/module/services.ts'
import {
  allProgrammes,
  type Programme,
  type ProgrammeChoice,
  programmeChoice,
} from '../../programme/index.ts'
import { seeProgrammes } from '../rules/rights.ts'
import { there } from './seen.ts'

/** The programmes that this reader chooses from, and the one that an address names. */
export async function choiceFor(
  services: Services,
  actor: Actor | undefined,
  slug: string | undefined,
): Promise<ProgrammeChoice> {
  const seesAll = may(actor, seeProgrammes)
  return programmeChoice(await allProgrammes(services.db), { slug, seesAll })
}

/** The programme that an address names. @throws NotFound before there is one */
export async function chosenFor(
  services: Services,
  actor: Actor | undefined,
  slug: string | undefined,
): Promise<Programme> {
  return there((await choiceFor(services, actor, slug)).chosen)
}
