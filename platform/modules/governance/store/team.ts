import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { TeamRole } from '../model.ts'

type Reader = Database | Transaction

const roles = (db: Reader) =>
  db
    .selectFrom('team_roles')
    .innerJoin('people', 'people.id', 'person_id')
    .leftJoin('people as deputy', 'deputy.id', 'deputy_id')
    .select([
      'team_roles.id',
      'programme_id as programmeId',
      sql<TeamRole['role']>`role`.as('role'),
      'person_id as personId',
      'people.name as personName',
      'deputy_id as deputyId',
      'deputy.name as deputyName',
      'tasks',
      'valid_from as validFrom',
      'valid_to as validTo',
      'ended_because as endedBecause',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof roles>['executeTakeFirstOrThrow']>>

const asRole = ({ deputyId, deputyName, ...row }: Row): TeamRole => ({
  ...row,
  deputyId: deputyId ?? undefined,
  deputyName: deputyName ?? undefined,
})

/** Who does what in the team of a programme, past terms too: the manager first, then by who began last. */
export async function readTeamRoles(db: Reader, programmeId: string): Promise<TeamRole[]> {
  const rows = await roles(db)
    .where('programme_id', '=', programmeId)
    .orderBy(sql`array_position(array['manager', 'secretary', 'staff'], role)`)
    .orderBy('valid_from', 'desc')
    .orderBy('people.name')
    .execute()
  return rows.map(asRole)
}

/** One role, held until the end of the transaction. */
export async function lockTeamRole(tx: Transaction, id: string): Promise<TeamRole | undefined> {
  const row = await roles(tx).where('team_roles.id', '=', id).forUpdate('team_roles').executeTakeFirst()
  return row && asRole(row)
}

/** Keeps a role; of two that are recorded at once the second waits for the first. @returns its id */
export async function insertTeamRole(
  tx: Transaction,
  fresh: Pick<
    TeamRole,
    'programmeId' | 'role' | 'personId' | 'deputyId' | 'tasks' | 'validFrom' | 'validTo'
  > & { recordedById: string | undefined; now: Temporal.Instant },
): Promise<string> {
  const { id } = await tx
    .insertInto('team_roles')
    .values({
      ...{ programme_id: fresh.programmeId, role: fresh.role, person_id: fresh.personId },
      ...{ deputy_id: fresh.deputyId ?? null, tasks: fresh.tasks },
      ...{ valid_from: fresh.validFrom, valid_to: fresh.validTo },
      ...{ recorded_by: fresh.recordedById ?? null, recorded_at: fresh.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Ends a role on a day, with why. */
export async function endTeamRoleOn(
  tx: Transaction,
  id: string,
  { lastDay, because }: { lastDay: string; because: string },
): Promise<void> {
  await tx
    .updateTable('team_roles')
    .set({ valid_to: lastDay, ended_because: because })
    .where('id', '=', id)
    .execute()
}

/** Until the end of the transaction nobody else records a role of this programme. */
export async function lockTeam(tx: Transaction, programmeId: string): Promise<void> {
  await tx.selectFrom('programmes').select('id').where('id', '=', programmeId).forNoKeyUpdate().execute()
}

/** What somebody of the team did by the records of the bodies, in the term of the role. */
export interface TeamWork {
  minutesWritten: number
  minutesAdopted: number
  decidedAlone: number
  actionsDone: number
  actionsOpen: number
}

/** What people did within their terms, by the id of the role. */
export async function readTeamWork(db: Reader, roleIds: readonly string[]): Promise<Map<string, TeamWork>> {
  const day = (column: string) => sql.raw(`(${column} at time zone 'Europe/Amsterdam')::date`)
  // What somebody did for another programme is told there.
  const ofProgramme = sql`m.body_id in (select id from governing_bodies where programme_id = r.programme_id)`
  const { rows } = await sql<TeamWork & { id: string }>`
    select r.id,
      (select count(*)::int from meetings m where m.minutes_by = r.person_id and ${ofProgramme}
        and ${day('m.starts_at')} between r.valid_from and r.valid_to) as "minutesWritten",
      (select count(*)::int from meetings m where m.minutes_adopted_by = r.person_id and ${ofProgramme}
        and ${day('m.minutes_adopted_at')} between r.valid_from and r.valid_to) as "minutesAdopted",
      (select count(*)::int from decisions d where d.method = 'mandate' and d.decided_by = r.person_id
        and d.programme_id = r.programme_id
        and ${day('d.decided_at')} between r.valid_from and r.valid_to) as "decidedAlone",
      (select count(*)::int from action_points a join meetings m on m.id = a.meeting_id
        where a.holder_id = r.person_id and ${ofProgramme} and a.done_at is not null
        and ${day('a.done_at')} between r.valid_from and r.valid_to) as "actionsDone",
      (select count(*)::int from action_points a join meetings m on m.id = a.meeting_id
        where a.holder_id = r.person_id and ${ofProgramme} and a.done_at is null) as "actionsOpen"
    from team_roles r where r.id = any(${[...roleIds]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...work }) => [id, work]))
}
