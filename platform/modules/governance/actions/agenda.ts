import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { ConflictRefusal, Refusal } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import { fileKinds } from '../../../kit/files/file-kinds.ts'
import { keepFile, storeFile } from '../../../kit/files/store-file.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { UploadedFile } from '../../../kit/http/route.ts'
import type { Services } from '../../../kit/module/services.ts'
import { settingNumber, uploadTypes } from '../../programme/index.ts'
import { isUnderEmbargo } from '../hooks.ts'
import type { ItemKind, Subject, Visibility } from '../model.ts'
import { tellPapers } from '../notices.ts'
import { problem } from '../problems.ts'
import { prepareMeeting } from '../rules/rights.ts'
import { isLate } from '../rules/steps.ts'
import { insertItem, insertPaper, readItem, setConclusion } from '../store/agenda.ts'
import { insertDecision, readDecision } from '../store/decisions.ts'
import type { MeetingRow } from '../store/meetings.ts'
import type { GivenDecision } from './decide-alone.ts'
import { existing, isOrganisation, seatsNow } from './found.ts'
import { withMeeting } from './meetings.ts'

/** An item as it is filled in; one to be decided comes with the decision. */
export interface GivenItem {
  kind: ItemKind
  title: string
  explanation: string
  visibility: Visibility
  subject: Subject | undefined
  organisationId: string | undefined
  decision: Omit<GivenDecision, 'title' | 'subject'> | undefined
}

/** The agenda takes items until the meeting is closed. */
const takesItems = ({ state }: MeetingRow) => state === 'planned' || state === 'convened' || state === 'open'

/** Puts an item on the agenda. After convening it is marked: it is then decided by unanimity alone. */
export function addItem(
  services: Services,
  actor: Actor,
  asked: { meetingId: string; item: GivenItem },
): Promise<Outcome<string>> {
  permit(actor, prepareMeeting)
  const { item } = asked
  return withMeeting(services, actor, { id: asked.meetingId, action: 'addAgendaItem' }, async held => {
    const { tx, record, meeting, body } = held
    if (!takesItems(meeting)) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (item.organisationId && !(await isOrganisation(tx, item.organisationId)))
      throw new Refusal(problem('ORGANISATIE_ONBEKEND', 'organisation'))
    const isAddedLater = isLate(meeting.state)
    const id = await insertItem(tx, { ...item, meetingId: meeting.id, isAddedLater })
    record({
      objectKind: 'meeting',
      objectId: meeting.id,
      after: { item: id, kind: item.kind, isAddedLater },
    })
    if (item.kind === 'decision') {
      const given = existing(item.decision)
      await askRevocable(tx, given.revokesId)
      const decisionId = await insertDecision(tx, {
        ...given,
        ...{ title: item.title, subject: item.subject, programmeId: body.programmeId },
        ...{ bodyId: body.id, mandateId: undefined, meetingId: meeting.id, agendaItemId: id },
        isUnderEmbargo: await isUnderEmbargo(tx, item.subject),
      })
      record({ objectKind: 'decision', objectId: decisionId, after: { state: 'proposal', kind: given.kind } })
    }
    return id
  })
}

/** What a decision revokes must hold now. */
async function askRevocable(tx: Transaction, revokesId: string | undefined): Promise<void> {
  if (!revokesId) return
  const old = await readDecision(tx, revokesId)
  if (old?.state !== 'taken') throw new Refusal(problem('BESLUIT_NIET_TE_HERROEPEN', 'revokes'))
}

/** Writes down how an item ended. */
export function conclude(
  services: Services,
  actor: Actor,
  asked: { meetingId: string; itemId: string; conclusion: string },
): Promise<Outcome<undefined>> {
  permit(actor, prepareMeeting)
  return withMeeting(services, actor, { id: asked.meetingId, action: 'concludeItem' }, async held => {
    const { tx, record, meeting } = held
    const item = existing(await readItem(tx, asked.itemId))
    if (item.meetingId !== meeting.id || meeting.state === 'planned' || meeting.state === 'minutes-adopted')
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    await setConclusion(tx, item.id, asked.conclusion)
    record({ objectKind: 'meeting', objectId: meeting.id, after: { concluded: item.id } })
    return undefined
  })
}

/** A paper as it comes in. */
export interface GivenPaper {
  meetingId: string
  agendaItemId: string | undefined
  title: string
  visibility: Visibility
  file: UploadedFile
}

/** Takes a paper in and keeps it with the meeting or one of its items, for who may read it. */
export async function addPaper(
  services: Services,
  actor: Actor,
  given: GivenPaper,
): Promise<Outcome<string>> {
  permit(actor, prepareMeeting)
  const { file, meetingId, agendaItemId } = given
  const allowed = await uploadTypes(services.db)
  const stored = await storeFile(services, {
    ...file,
    limitBytes: (await settingNumber(services.db, 'uploadFileMegabytesMax')) * 1_000_000,
    accept: fileKinds.filter(kind => allowed.includes(kind)),
    uploadedById: actor.personId,
  })
  if (!stored.ok) return refused(...stored.problems.map(one => ({ ...one, field: 'file' })))
  return withMeeting(services, actor, { id: meetingId, action: 'addPaper' }, async held => {
    const { tx, record, now, meeting, body } = held
    if (meeting.state === 'minutes-adopted') throw new ConflictRefusal(problem('NOTULEN_VASTGESTELD'))
    const item = agendaItemId ? existing(await readItem(tx, agendaItemId)) : undefined
    if (item && item.meetingId !== meeting.id) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const { id: fileId } = stored.value
    const kept = await keepFile(tx, {
      id: fileId,
      keptFor: `meeting/${meeting.id}`,
      personId: actor.personId,
    })
    if (!kept) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const { title, visibility } = given
    const id = await insertPaper(tx, {
      ...{ meetingId: meeting.id, agendaItemId, fileId, title, visibility, addedById: actor.personId, now },
    })
    record({ objectKind: 'meeting', objectId: meeting.id, after: { paper: id, visibility } })
    if (meeting.state === 'convened')
      await tellPapers(tx, services, { meeting, body, seats: await seatsNow(tx, body.id, now) })
    return id
  }).then(outcome => (outcome.ok ? done(outcome.value) : outcome))
}
