import type { Actor } from '../../../kit/access/actor.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { write } from '../../../kit/access/write.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { setPerson } from '../store/accounts.ts'
import { endOwnSession, endSessionsOf } from '../store/sessions.ts'

/**
 * Ends one of the own sessions.
 * @throws NotFound for a session of somebody else, as for one that is not there
 */
export async function endOne(services: Services, actor: Actor, sessionId: string): Promise<void> {
  const { db, clock } = services
  await write({ db, clock, actor }, 'endSession', async (tx, record, now) => {
    if (!(await endOwnSession(tx, { id: sessionId, personId: actor.personId, now }))) throw new NotFound()
    record({ objectKind: 'session', objectId: sessionId, after: { state: 'ended' } })
  })
}

/** Ends all own sessions but the one that asks. */
export async function endOthers(services: Services, actor: Actor, sessionId: string): Promise<void> {
  const { db, clock } = services
  await write({ db, clock, actor }, 'endOtherSessions', async (tx, record, now) => {
    await endSessionsOf(tx, actor.personId, now, sessionId)
    record({ objectKind: 'account', objectId: actor.personId, after: { sessions: 'one left' } })
  })
}

/** Changes the own name and language. */
export async function changePerson(
  services: Services,
  actor: Actor,
  person: { name: string; language: Language },
): Promise<void> {
  const { db, clock } = services
  await write({ db, clock, actor }, 'changePerson', async (tx, record) => {
    await setPerson(tx, actor.personId, person)
    record({ objectKind: 'person', objectId: actor.personId, after: { language: person.language } })
  })
}
