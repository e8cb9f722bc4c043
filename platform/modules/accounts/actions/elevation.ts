import { writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { readingInstant } from '../../../kit/clock/clock.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import type { Services } from '../../../kit/module/services.ts'
import { settingNumber } from '../../programme/index.ts'
import { problem } from '../problems.ts'
import { isProvedSince, setProved } from '../store/sessions.ts'
import { confirmPassword } from './passwords.ts'
import { ownerOf } from './sign-in.ts'

type Asking = Pick<Context, 'actor' | 'sessionId' | 'remoteAddress' | 'userAgent'>

/**
 * Whether a form that gives rights has to ask the password again: the last proof in this session is older than the
 * setting allows. Others may have sat down at the machine since.
 */
export async function asksPasswordAgain(services: Services, { sessionId }: Asking): Promise<boolean> {
  if (!sessionId) return true
  const minutes = await settingNumber(services.db, 'elevationMinutes')
  return !(await isProvedSince(services.db, sessionId, { minutes, now: readingInstant(services.clock) }))
}

/**
 * Lets a form that gives rights go on: at once after a recent proof, otherwise with the password, which then counts
 * as a proof for the other forms as well. Belongs before everything else that the form does.
 */
export async function elevate(
  services: Services,
  asking: Asking,
  password: string | undefined,
): Promise<Outcome<undefined>> {
  const { actor, sessionId } = asking
  if (!actor || !sessionId) return refused(problem('AANMELDING_VERLOPEN'))
  if (!(await asksPasswordAgain(services, asking))) return done(undefined)
  if (!password) return refused(problem('WACHTWOORD_OPNIEUW', 'current'))
  const confirmed = await confirmPassword(services, asking, { personId: actor.personId, password })
  if (!confirmed.ok) return confirmed
  const { db, clock } = services
  const options = { db, clock, actor: ownerOf(confirmed.value) }
  return writeOrRefuse(options, 'elevateSession', async (tx, record, now) => {
    await setProved(tx, sessionId, now)
    record({ objectKind: 'session', objectId: sessionId, after: { proof: 'password' } })
    return undefined
  })
}
