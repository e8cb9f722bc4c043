import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { roleHolders } from '../../parties/index.ts'
import { termProblems } from '../../programme/index.ts'
import type { TeamRole } from '../model.ts'
import { tellTeamRole } from '../notices.ts'
import { problem } from '../problems.ts'
import { fillTeamRoles } from '../rules/rights.ts'
import { teamMistakes } from '../rules/team.ts'
import { dayOf } from '../rules/terms.ts'
import { endTeamRoleOn, insertTeamRole, lockTeam, lockTeamRole, readTeamRoles } from '../store/team.ts'
import { existing } from './found.ts'

const objectKind = 'team-role'

/** People who work for the programme now. */
export async function teamPeople(db: Database | Transaction, now: Temporal.Instant): Promise<string[]> {
  const holders = await roleHolders(db, { roles: ['T'], now })
  return [...new Set(holders.map(one => one.personId))]
}

/** Gives somebody of the team a role with tasks, a term and a deputy. @returns its id */
export function giveTeamRole(
  services: Services,
  actor: Actor,
  given: Pick<TeamRole, 'programmeId' | 'role' | 'personId' | 'deputyId' | 'tasks' | 'validFrom' | 'validTo'>,
): Promise<Outcome<string>> {
  permit(actor, fillTeamRoles)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'giveTeamRole', async (tx, record, now) => {
    const { programmeId } = given
    await lockTeam(tx, programmeId)
    const people = await teamPeople(tx, now)
    const { role, personId, deputyId, validFrom, validTo } = given
    const wrong = [
      ...(people.includes(personId) ? [] : [problem('GEEN_LID_VAN_HET_TEAM', 'person')]),
      ...(deputyId === undefined || people.includes(deputyId)
        ? []
        : [problem('GEEN_LID_VAN_HET_TEAM', 'deputy')]),
      ...(deputyId === personId ? [problem('EIGEN_VERVANGER', 'deputy')] : []),
      ...(validTo < validFrom ? [problem('EIND_VOOR_BEGIN', 'validTo')] : []),
      ...(await termProblems(
        tx,
        [
          { day: validFrom, field: 'validFrom' },
          { day: validTo, field: 'validTo' },
        ],
        programmeId,
      )),
      ...teamMistakes(given, await readTeamRoles(tx, programmeId)).map(({ code, field }) =>
        problem(code, field),
      ),
    ]
    if (wrong.length > 0) throw new Refusal(...wrong)
    const id = await insertTeamRole(tx, {
      ...given,
      recordedById: actor.personId,
      now,
    })
    record({
      ...{ objectKind, objectId: id },
      after: { role, personId, deputyId: deputyId ?? null, validFrom, validTo },
    })
    await tellTeamRole(tx, services, { id, personIds: deputyId ? [personId, deputyId] : [personId] })
    return id
  })
}

/** Ends a role today, with why. */
export function endTeamRole(
  services: Services,
  actor: Actor,
  asked: { id: string; because: string },
): Promise<Outcome<undefined>> {
  permit(actor, fillTeamRoles)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'endTeamRole', async (tx, record, now) => {
    const held = existing(await lockTeamRole(tx, asked.id))
    const today = dayOf(now)
    if (held.validTo < today || held.validFrom > today || held.endedBecause !== '')
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (asked.because.length < 10) throw new Refusal(problem('REDEN_ONTBREEKT', 'because'))
    await endTeamRoleOn(tx, held.id, { lastDay: today, because: asked.because })
    record({
      ...{ objectKind, objectId: held.id, before: { validTo: held.validTo } },
      after: { validTo: today },
    })
    return undefined
  })
}
