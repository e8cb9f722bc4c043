import { instantOf } from '../../kit/clock/clock.ts'
import type { Transaction } from '../../kit/database/connect.ts'
import { href } from '../../kit/http/address.ts'
import type { Services } from '../../kit/module/services.ts'
import { noticeKind } from '../../kit/notifications/kinds.ts'
import { notify } from '../../kit/notifications/notify.ts'
import { bilingual } from '../../kit/texts/texts.ts'
import { links } from './links.ts'
import { say } from './pages/say.ts'
import { ofOrganisation } from './rules/rights.ts'
import { delegationPeople, readHolders, readPassed } from './store/holders.ts'

const granted = noticeKind({
  name: 'parties.positionGranted',
  label: bilingual(say, 'noticeGrantedLabel'),
  usual: 'off',
  hasOwnMail: true,
})
const ended = noticeKind({
  name: 'parties.positionEnded',
  label: bilingual(say, 'noticeEndedLabel'),
  usual: 'direct',
})
const delegation = noticeKind({
  name: 'parties.delegation',
  label: bilingual(say, 'noticeDelegationLabel'),
  usual: 'direct',
})

/** Tells a person of a new position; the mail of it goes by itself. */
export async function tellGranted(
  tx: Transaction,
  services: Services,
  { personId, organisationName }: { personId: string; organisationName: string },
): Promise<void> {
  const text = bilingual(say, 'noticeGranted', { organisation: organisationName })
  await notify(tx, services, { kind: granted, to: [personId], text, href: links.work.path })
}

/** Tells a person that a position ended, by somebody or by itself: once. */
export async function tellEnded(
  tx: Transaction,
  services: Services,
  position: { id: string; personId: string },
): Promise<void> {
  await notify(tx, services, {
    kind: ended,
    to: [position.personId],
    text: bilingual(say, 'noticeEnded'),
    href: links.work.path,
    dedupeKey: `parties.positionEnded/${position.id}`,
  })
}

/** Tells a colleague that somebody handed tasks over. */
export async function tellHandedOver(
  tx: Transaction,
  services: Services,
  { id, toPersonId }: { id: string; toPersonId: string },
): Promise<void> {
  await notify(tx, services, {
    kind: delegation,
    to: [toPersonId],
    text: bilingual(say, 'noticeHandedOver'),
    href: links.delegation.path,
    dedupeKey: `parties.delegation/${id}`,
  })
}

/** Tells who gave and who got a delegation that it ended, but for the one who ended it. */
export async function tellDelegationEnded(
  tx: Transaction,
  services: Services,
  { id, byPersonId }: { id: string; byPersonId?: string | undefined },
): Promise<void> {
  const people = await delegationPeople(tx, id)
  await notify(tx, services, {
    kind: delegation,
    to: people.filter(personId => personId !== byPersonId),
    text: bilingual(say, 'noticeDelegationEnded'),
    href: links.delegation.path,
    dedupeKey: `parties.delegationEnded/${id}`,
  })
}

const reserved = noticeKind({
  name: 'parties.pledgeReserved',
  label: bilingual(say, 'noticeReservedLabel'),
  usual: 'direct',
})

/** Tells both sides of a pledge that it is under reserve, since the one in return fell away. */
export async function tellReserved(
  tx: Transaction,
  services: Services,
  pledge: { id: string; fromId: string; toId: string | undefined; now: Temporal.Instant },
): Promise<void> {
  const organisationIds = [pledge.fromId, ...(pledge.toId ? [pledge.toId] : [])]
  const holders = await readHolders(tx, { roles: ofOrganisation, organisationIds, now: pledge.now })
  await notify(tx, services, {
    kind: reserved,
    to: holders.map(holder => holder.personId),
    text: bilingual(say, 'noticeReserved'),
    href: `${links.pledges.path}/${pledge.id}`,
    dedupeKey: `parties.pledgeReserved/${pledge.id}`,
  })
}

const reworded = noticeKind({
  name: 'parties.pledgeReworded',
  label: bilingual(say, 'noticeRewordedLabel'),
  usual: 'direct',
})

/** Tells the other side of a pair that its words are others, and that it has to agree anew. */
export async function tellReworded(
  tx: Transaction,
  services: Services,
  { id, toId, now }: { id: string; toId: string; now: Temporal.Instant },
): Promise<void> {
  const holders = await readHolders(tx, { roles: ofOrganisation, organisationIds: [toId], now })
  await notify(tx, services, {
    kind: reworded,
    to: holders.map(holder => holder.personId),
    text: bilingual(say, 'noticeReworded'),
    href: `${links.pledges.path}/${id}`,
    dedupeKey: `parties.pledgeReworded/${id}/${now}`,
  })
}

const place = noticeKind({
  name: 'parties.placeGiven',
  label: bilingual(say, 'noticePlaceLabel'),
  usual: 'direct',
})

/** Tells people who waited that they have a place. */
export async function tellPlace(
  tx: Transaction,
  services: Services,
  asked: { personIds: readonly string[]; itemId: string; slug: string; now: Temporal.Instant },
): Promise<void> {
  const { personIds, itemId, slug, now } = asked
  await notify(tx, services, {
    kind: place,
    to: personIds,
    text: bilingual(say, 'noticePlace'),
    href: href(links.agendaItem, { slug, id: itemId }),
    dedupeKey: `parties.placeGiven/${itemId}/${now}`,
  })
}

/** Longer than the job can be away without being noticed; who was told is not told again. */
const lookedBack = { hours: 24 * 7 }

/** Tells of positions and delegations that passed by themselves. */
export async function tellPassed(services: Services): Promise<void> {
  await services.db.transaction().execute(async tx => {
    const to = await instantOf(tx, services.clock)
    const passed = await readPassed(tx, { from: to.subtract(lookedBack), to })
    for (const { id, kind, personIds } of passed)
      if (kind === 'delegation') await tellDelegationEnded(tx, services, { id })
      else for (const personId of personIds) await tellEnded(tx, services, { id, personId })
  })
}
