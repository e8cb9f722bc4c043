import type { Case } from '@versneller/engine'
import type { Actor } from '../../kit/access/actor.ts'
import { instantOf } from '../../kit/clock/clock.ts'
import type { Database, Transaction } from '../../kit/database/connect.ts'
import { href } from '../../kit/http/address.ts'
import type { Services } from '../../kit/module/services.ts'
import { type AskedNames, noticeKind, type Way } from '../../kit/notifications/kinds.ts'
import { notify } from '../../kit/notifications/notify.ts'
import { bilingual } from '../../kit/texts/texts.ts'
import { roleHolders } from '../parties/index.ts'
import { links } from './links.ts'
import type { CaseAccess, StoredCase } from './model.ts'
import { say } from './pages/say.ts'
import { ownerRoles, partyRoles, readerRoles, sightOf } from './rules/access.ts'
import { visibleTo } from './rules/case-for.ts'
import { movedActs } from './rules/public-acts.ts'
import { whoSawChanges } from './rules/who-saw.ts'
import { readCaseById, readChangesSince } from './store/cases.ts'
import { casesWithNews, lockTelling, putTelling, readAccess } from './store/tellings.ts'

/** Names of cases for who may open them at this moment. */
async function namesFor({ services, actor, objectIds }: AskedNames): Promise<Map<string, string>> {
  if (objectIds.length === 0) return new Map()
  const found = await readAccess(services.db, objectIds)
  return new Map(found.filter(one => sightOf(actor, one) !== undefined).map(({ id, name }) => [id, name]))
}

type LabelKey = `notice${'Access' | 'Changed' | 'Version' | 'Approval' | 'Acts' | 'Remark' | 'Mention'}Label`

const kind = (name: string, label: LabelKey, usual: Way) =>
  noticeKind({ name: `cases.${name}`, label: bilingual(say, label), usual, namesFor })

const accessKind = kind('access', 'noticeAccessLabel', 'direct')
const changedKind = kind('changed', 'noticeChangedLabel', 'digest')
const versionKind = kind('version', 'noticeVersionLabel', 'direct')
const approvalKind = kind('approval', 'noticeApprovalLabel', 'direct')
const actsKind = kind('acts', 'noticeActsLabel', 'direct')
const remarkKind = kind('remark', 'noticeRemarkLabel', 'digest')
const mentionKind = kind('mention', 'noticeMentionLabel', 'direct')

type Asked = CaseAccess & { id: string }

/** People with a role of today, as far as it matters for cases: at these organisations, or anywhere. */
async function holders(
  db: Database | Transaction,
  roles: readonly string[],
  organisationIds: readonly string[] | undefined,
  now: Temporal.Instant,
): Promise<Actor[]> {
  const found = await roleHolders(db, { roles, organisationIds, now })
  return [...Map.groupBy(found, holder => holder.personId)].map(([personId, grants]) => ({
    personId,
    name: '',
    grants,
  }))
}

/** Everybody who takes part in a case through an organisation, as owner or as party. */
async function partakers(tx: Transaction, access: CaseAccess, now: Temporal.Instant): Promise<Actor[]> {
  const organisationIds = [access.ownerOrganisationId, ...access.parties.map(party => party.organisationId)]
  const people = await holders(tx, partyRoles, organisationIds, now)
  return people.filter(person => sightOf(person, access) !== undefined)
}

/** Tells the people of an organisation that they can open a case from now on. */
export async function tellAccess(
  tx: Transaction,
  services: Services,
  told: { case: Asked; organisationId: string; now: Temporal.Instant },
): Promise<void> {
  const people = await holders(tx, partyRoles, [told.organisationId], told.now)
  await tellAbout(tx, services, told.case, {
    kind: accessKind,
    to: people.map(person => person.personId),
    text: bilingual(say, 'noticeAccess'),
  })
}

/** Tells the people of organisations that costs were offered to them for verification; not whose and which. */
export async function tellOpenBook(
  tx: Transaction,
  services: Services,
  told: { case: Asked; bookId: string; organisationIds: readonly string[]; now: Temporal.Instant },
): Promise<void> {
  const people = await holders(tx, partyRoles, told.organisationIds, told.now)
  await tellAbout(tx, services, told.case, {
    kind: accessKind,
    to: people.map(person => person.personId),
    text: bilingual(say, 'noticeOpenBook'),
    page: href(links.openBook, { id: told.case.id, item: told.bookId }),
  })
}

/** Tells who reads shared cases along that there is one more. */
export async function tellShared(
  tx: Transaction,
  services: Services,
  told: { case: Asked; now: Temporal.Instant },
): Promise<void> {
  const people = await holders(tx, readerRoles, undefined, told.now)
  const taking = new Set((await partakers(tx, told.case, told.now)).map(person => person.personId))
  await tellAbout(tx, services, told.case, {
    kind: accessKind,
    to: people.map(person => person.personId).filter(id => !taking.has(id)),
    text: bilingual(say, 'noticeShared'),
  })
}

/** Tells who takes part that a version was fixed, or that the case was adopted or opened again. */
export async function tellVersion(
  tx: Transaction,
  services: Services,
  told: { case: Asked; what: 'Fixed' | 'Adopted' | 'Reopened'; byPersonId: string; now: Temporal.Instant },
): Promise<void> {
  const people = await partakers(tx, told.case, told.now)
  await tellAbout(tx, services, told.case, {
    kind: versionKind,
    to: people.map(person => person.personId).filter(id => id !== told.byPersonId),
    text: bilingual(say, `noticeVersion${told.what}`),
    page: href(links.versions, { id: told.case.id }),
  })
}

/** Tells who takes part that public acts stand at other dates than in the version before, if they see one of these. */
export async function tellMovedActs(
  tx: Transaction,
  services: Services,
  told: { case: StoredCase; before: Case; byPersonId: string; now: Temporal.Instant },
): Promise<void> {
  const { case: stored, before } = told
  const seenBy = (person: Actor, content: Case) => visibleTo(person, stored, content).visible.case
  const people = (await partakers(tx, stored, told.now)).filter(
    person =>
      person.personId !== told.byPersonId &&
      movedActs(seenBy(person, stored.content), seenBy(person, before)).length > 0,
  )
  await tellAbout(tx, services, stored, {
    kind: actsKind,
    to: people.map(person => person.personId),
    text: bilingual(say, 'noticeActs'),
    page: href(links.publicActs, { id: stored.id }),
  })
}

/** Tells the people of the owner that approval of a version was asked for, or how that goes. */
export async function tellApproval(
  tx: Transaction,
  services: Services,
  told: {
    case: Asked
    what: 'Asked' | 'Step' | 'Rejected' | 'Withdrawn'
    byPersonId: string
    now: Temporal.Instant
  },
): Promise<void> {
  const people = await holders(tx, ownerRoles, [told.case.ownerOrganisationId], told.now)
  await tellAbout(tx, services, told.case, {
    kind: approvalKind,
    to: people.map(person => person.personId).filter(id => id !== told.byPersonId),
    text: bilingual(say, `noticeApproval${told.what}`),
    page: href(links.adopt, { id: told.case.id }),
  })
}

async function tellAbout(
  tx: Transaction,
  services: Services,
  { id }: Asked,
  telling: Pick<Parameters<typeof notify>[2], 'kind' | 'to' | 'text' | 'dedupeKey'> & { page?: string },
): Promise<void> {
  const { page = href(links.bench, { id }), ...rest } = telling
  await notify(tx, services, { ...rest, objectId: id, href: page })
}

/** Tells of changes by others, of each case at most once a day, and only who sees what was changed. */
export async function tellChanges(services: Services): Promise<void> {
  for (const id of await casesWithNews(services.db))
    await services.db.transaction().execute(tx => tellChangesOf(tx, services, id))
}

async function tellChangesOf(tx: Transaction, services: Services, id: string): Promise<void> {
  const told = await lockTelling(tx, id)
  const stored = await readCaseById(tx, id)
  if (!stored || stored.revision <= told) return
  const now = await instantOf(tx, services.clock)
  const since = await readChangesSince(tx, id, told)
  const people = await partakers(tx, stored, now)
  const day = now.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate()
  await tellAbout(tx, services, stored, {
    kind: changedKind,
    to: whoSawChanges({ access: stored, content: stored.content, since, people }),
    text: bilingual(say, 'noticeChanged'),
    dedupeKey: `cases.changed/${id}/${day}`,
  })
  await putTelling(tx, id, stored.revision)
}

/** A remark that was written, as far as telling of it needs. */
export interface ToldRemark {
  case: Asked
  byPersonId: string
  page: string
  /** Organisations whose people are asked to read it. */
  mentionedIds: readonly string[]
  /** Persons who wrote in the same thread. */
  writerIds: readonly string[]
  /** Whether somebody may see what the remark is about. */
  maySee: (person: Actor) => boolean
  now: Temporal.Instant
}

/** Tells of a remark: at once who is mentioned, the owner and the writers of the thread in their own way. */
export async function tellRemark(tx: Transaction, services: Services, told: ToldRemark): Promise<void> {
  const people = (await partakers(tx, told.case, told.now)).filter(
    person => person.personId !== told.byPersonId && told.maySee(person),
  )
  const worksAt = (person: Actor, ids: readonly string[]) =>
    person.grants.some(grant => ids.includes(grant.organisationId))
  const mentioned = people.filter(person => worksAt(person, told.mentionedIds))
  const others = people.filter(
    person =>
      !mentioned.includes(person) &&
      (worksAt(person, [told.case.ownerOrganisationId]) || told.writerIds.includes(person.personId)),
  )
  const idsOf = (persons: readonly Actor[]) => persons.map(person => person.personId)
  const { page } = told
  await tellAbout(tx, services, told.case, {
    kind: mentionKind,
    to: idsOf(mentioned),
    text: bilingual(say, 'noticeMention'),
    page,
  })
  await tellAbout(tx, services, told.case, {
    kind: remarkKind,
    to: idsOf(others),
    text: bilingual(say, 'noticeRemark'),
    page,
  })
}
