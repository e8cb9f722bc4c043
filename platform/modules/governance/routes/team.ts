import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { href } from '../../../kit/http/address.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { dayInput, sentence } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { namesOf } from '../../accounts/index.ts'
import { type Programme, programmePages } from '../../programme/index.ts'
import { endTeamRole, giveTeamRole, teamPeople } from '../actions/team.ts'
import { links } from '../links.ts'
import { teamRoleKinds } from '../model.ts'
import { say } from '../pages/say.ts'
import { type TeamLine, TeamPage } from '../pages/team.tsx'
import { fillTeamRoles, seeTeam } from '../rules/rights.ts'
import { dayOf } from '../rules/terms.ts'
import { readTeamRoles, readTeamWork } from '../store/team.ts'
import { choiceFor, chosenFor } from './choice.ts'
import { there } from './seen.ts'

async function teamLines({ db, clock }: Services, programme: Programme): Promise<TeamLine[]> {
  const today = dayOf(clock.now())
  const roles = await readTeamRoles(db, programme.id)
  const work = await readTeamWork(
    db,
    roles.map(one => one.id),
  )
  return roles.map(one => ({
    ...one,
    stands: one.validFrom > today ? 'later' : one.validTo < today ? 'over' : 'now',
    work: work.get(one.id),
  }))
}

const person = z.uuid(sentence('PERSOON_KIEZEN', 'Kies iemand van het team.', 'Choose somebody of the team.'))

const team = route.form({
  address: links.team,
  permission: seeTeam,
  frame: 'work',
  title: (_, { language }) => say(language)('teamTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('bodiesTitle'), href: href(links.bodies) },
    { label: say(language)('teamTitle') },
  ],
  load: async ({ services, context: { actor, language }, query }) => {
    const { db, clock } = services
    const mayFill = may(actor, fillTeamRoles)
    const ids = mayFill ? await teamPeople(db, clock.now()) : []
    const names = await namesOf(db, ids)
    const choice = await choiceFor(services, actor, query.programma)
    return {
      choice: programmePages(choice, language, programma => href(links.team, {}, { programma })),
      rows: await teamLines(services, there(choice.chosen)),
      people: ids.map(id => ({ value: id, label: names.get(id) ?? '–' })),
      ...{ mayFill, isDone: query.gelukt !== undefined },
    }
  },
  view: TeamPage,
  body: z.discriminatedUnion('act', [
    z.object({
      act: z.literal('give'),
      role: z.enum(teamRoleKinds),
      person,
      deputy: z.union([z.literal('').transform(() => undefined), person]).optional(),
      tasks: z.string().trim().min(10).max(2000),
      validFrom: dayInput,
      validTo: dayInput,
    }),
    z.object({ act: z.literal('end'), id: z.uuid(), because: z.string().trim().max(500).default('') }),
  ]),
  act: async ({ services, context, query: { programma }, body }) => {
    const actor = there(context.actor)
    if (body.act === 'end') {
      const ended = await endTeamRole(services, actor, { id: body.id, because: body.because })
      return ended.ok ? done({ goTo: href(links.team, {}, { gelukt: 'ja', programma }) }) : ended
    }
    const { role, person: personId, deputy: deputyId, tasks, validFrom, validTo } = body
    const outcome = await giveTeamRole(services, actor, {
      programmeId: (await chosenFor(services, actor, programma)).id,
      role,
      personId,
      deputyId,
      tasks,
      validFrom,
      validTo,
    })
    return outcome.ok ? done({ goTo: href(links.team, {}, { gelukt: 'ja', programma }) }) : outcome
  },
})

const file = route.download({
  address: links.teamFile,
  permission: seeTeam,
  load: async ({ services, context: { actor, language }, query }) => {
    const t = say(language)
    const programme = await chosenFor(services, actor, query.programma)
    const rows = (await teamLines(services, programme)).map(one => ({
      ...{ rol: t(`teamRole_${one.role}`), naam: one.personName, vervanger: one.deputyName ?? '' },
      ...{ taken: one.tasks, van: one.validFrom, tot: one.validTo, beeindigd: one.endedBecause },
      ...{ notulen_geschreven: one.work?.minutesWritten, notulen_vastgesteld: one.work?.minutesAdopted },
      ...{ alleen_besloten: one.work?.decidedAlone, acties_gedaan: one.work?.actionsDone },
      acties_open: one.work?.actionsOpen,
    }))
    return csvFile('programmateam.csv', rows)
  },
})

/** Who does what in the programme team. */
export const teamRoutes = [team, file]
