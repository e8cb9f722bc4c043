import type { Transaction } from '../../../kit/database/connect.ts'
import { endTeamRoleOn, insertTeamRole } from '../store/team.ts'
import { personOf } from './bodies.ts'

/** The team of the demonstration: a manager, a secretary, and somebody of the staff whose role ended. */
export async function addTeam(
  tx: Transaction,
  asked: { programmeId: string; startsOn: string; endsOn: string; now: Temporal.Instant },
): Promise<void> {
  const { programmeId, startsOn, endsOn, now } = asked
  const term = { programmeId, validFrom: startsOn, validTo: endsOn, recordedById: undefined, now }
  const manager = await personOf(tx, 'programmamanager')
  const secretary = await personOf(tx, 'secretaris')
  await insertTeamRole(tx, {
    ...{ ...term, role: 'manager', personId: manager, deputyId: undefined },
    tasks: 'Leidt de uitvoering, de oproepen en de selectie (demonstratie).',
  })
  await insertTeamRole(tx, {
    ...{ ...term, role: 'secretary', personId: secretary, deputyId: undefined },
    tasks: 'Bereidt vergaderingen voor, schrijft notulen en bewaakt acties (demonstratie).',
  })
  const id = await insertTeamRole(tx, {
    ...{ ...term, role: 'staff', personId: secretary, deputyId: manager },
    tasks: 'Beantwoordt vragen over de oproep (demonstratie).',
  })
  const lastDay = now
    .subtract({ hours: 24 * 40 })
    .toZonedDateTimeISO('Europe/Amsterdam')
    .toPlainDate()
    .toString()
  await endTeamRoleOn(tx, id, { lastDay, because: 'Overgenomen door de programmamanager (demonstratie).' })
}
