import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { write } from '../../../kit/access/write.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { SettingValue } from '../model.ts'
import { problem } from '../problems.ts'
import { setSetting } from '../rules/rights.ts'
import { insertSettingValue } from '../store/settings.ts'

/** A new value of a setting, with the decision behind it. */
export type GivenValue = Pick<SettingValue, 'name' | 'value' | 'validFrom' | 'reason' | 'decidedBy'> & {
  /** None before there is a programme. */
  programmeId: string | undefined
}

/** Records a value of a setting that holds from today or a later day. Earlier values stay as they were. */
export async function recordSetting(
  services: Services,
  actor: Actor,
  { programmeId, ...given }: GivenValue,
): Promise<Outcome<undefined>> {
  permit(actor, setSetting)
  const { db, clock } = services
  if (!programmeId) return refused(problem('PROGRAMMA_ONTBREEKT'))
  const today = clock.now().toZonedDateTimeISO('Europe/Amsterdam').toPlainDate()
  if (Temporal.PlainDate.compare(given.validFrom, today) < 0)
    return refused(problem('INSTELLING_VERLEDEN', 'validFrom'))
  await write({ db, clock, actor }, 'setSetting', async (tx, record, now) => {
    const id = await insertSettingValue(tx, programmeId, { ...given, setById: actor.personId, now })
    record({ objectKind: 'setting', objectId: id, after: { programmeId, ...given } })
  })
  return done(undefined)
}
