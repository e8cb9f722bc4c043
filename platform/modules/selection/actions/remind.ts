import { instantOf } from '../../../kit/clock/clock.ts'
import type { Services } from '../../../kit/module/services.ts'
import { settingNumber } from '../../programme/index.ts'
import { tellDue } from '../notices.ts'
import { workingDaysAfter } from '../rules/dates.ts'
import { readDue } from '../store/assignments.ts'

/** Reminds assessors of what is due soon and of what is late, each once; of what is late the team hears too. */
export async function remindAssessors(services: Services): Promise<void> {
  await services.db.transaction().execute(async tx => {
    const now = await instantOf(tx, services.clock)
    const today = now.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString()
    const ahead = await settingNumber(tx, 'assessorReminderWorkingDaysBefore')
    for (const { id, personId, dueOn } of await readDue(tx, workingDaysAfter(today, ahead)))
      await tellDue(tx, services, { id, personId, isLate: dueOn < today })
  })
}
