import { z } from 'zod'
import { may, permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { markdownToHtml } from '../../../kit/documents/markdown.ts'
import { openFile } from '../../../kit/files/store-file.ts'
import { href } from '../../../kit/http/address.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Gone } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import { settingNumber } from '../../programme/index.ts'
import { addPaper, conclude } from '../actions/agenda.ts'
import { convene, moveMeeting, writeFile } from '../actions/meetings.ts'
import { adopt, draftMinutes } from '../actions/minutes.ts'
import { leaveSeat, takeSeat } from '../actions/presence.ts'
import { fileFigures } from '../hooks.ts'
import { links } from '../links.ts'
import { visibilities } from '../model.ts'
import { tallyText } from '../pages/badges.tsx'
import { MeetingPage } from '../pages/meeting.tsx'
import {
  ConclusionPage,
  ConvenePage,
  MeetingFilePage,
  MinutesPage,
  PapersPage,
} from '../pages/meeting-forms.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { adoptMinutes, prepareMeeting, seeBody } from '../rules/rights.ts'
import { daysBetween } from '../rules/terms.ts'
import { readAgenda, readItem, readPaper, readPapers } from '../store/agenda.ts'
import { readBody } from '../store/bodies.ts'
import { readDecisions } from '../store/decisions.ts'
import { readFiguresBefore } from '../store/meetings.ts'
import { meetingCrumbs, partCrumbs } from './crumbs.ts'
import { compared, meetingData, seesPaper } from './meeting-view.ts'
import { idIn, seenMeeting, there } from './seen.ts'

const calm = z.string().trim().max(20_000).default('')

/** Back to the meeting when it went well. */
export const backTo = (id: string, outcome: Outcome<unknown>): Outcome<Gone> =>
  outcome.ok ? done({ goTo: href(links.meeting, { id }, { gelukt: 'ja' }) }) : outcome

const one = route.page({
  address: links.meeting,
  permission: seeBody,
  frame: 'work',
  title: (data, { language }) =>
    say(language)('meetingTitle', { body: data.body.name[language], number: data.number }),
  crumbs: (data, { language }) => meetingCrumbs(data.body, language, data.number),
  load: ({ services, context, parameters, query }) =>
    meetingData(services, context.actor, { id: parameters.id, isDone: query.gelukt !== undefined }),
  view: MeetingPage,
})

const step = route.action({
  address: links.meetingStep,
  permission: prepareMeeting,
  body: z.object({ naar: z.enum(['open', 'closed']) }),
  act: async ({ services, context, parameters, body }) =>
    backTo(
      parameters.id,
      await moveMeeting(services, there(context.actor), { id: idIn(parameters.id), to: body.naar }),
    ),
})

const presence = route.action({
  address: links.presence,
  permission: prepareMeeting,
  body: z.object({
    seat: z.uuid(),
    act: z.enum(['holder', 'holder-remote', 'deputy', 'left']),
  }),
  act: async ({ services, context, parameters, body }) => {
    const actor = there(context.actor)
    const asked = { meetingId: idIn(parameters.id), seatId: body.seat }
    const outcome =
      body.act === 'left'
        ? await leaveSeat(services, actor, asked)
        : await takeSeat(services, actor, {
            ...asked,
            as: body.act === 'deputy' ? 'deputy' : 'holder',
            isRemote: body.act === 'holder-remote',
          })
    return outcome.ok ? done({ goTo: `${href(links.meeting, { id: parameters.id })}#aanwezig` }) : outcome
  },
})

/** What the forms about a meeting know of it; only for who prepares it. */
export async function prepared(asked: Parameters<typeof seenMeeting>) {
  const [, actor] = asked
  permit(actor, prepareMeeting)
  const seen = await seenMeeting(...asked)
  const { id, number } = seen.meeting
  return { ...seen, about: { id, body: seen.body, number } }
}

const convening = route.form({
  address: links.convene,
  permission: prepareMeeting,
  frame: 'work',
  title: (_, { language }) => say(language)('convene'),
  crumbs: ({ meeting }, { language }) => partCrumbs(meeting, language, say(language)('convene')),
  load: async ({ services, context, parameters }) => {
    const { meeting, about, seats } = await prepared([services, context.actor, parameters.id])
    const days = await settingNumber(services.db, 'agendaDaysBefore')
    return {
      meeting: about,
      items: (await readAgenda(services.db, meeting.id)).length,
      members: seats.length,
      days,
      isLate: daysBetween(services.clock.now(), meeting.startsAt) < days,
    }
  },
  view: ConvenePage,
  body: z.object({ urgency: z.string().trim().max(500).default('') }),
  act: async ({ services, context, parameters, body }) =>
    backTo(
      parameters.id,
      await convene(services, there(context.actor), { id: idIn(parameters.id), urgency: body.urgency }),
    ),
})

const file = route.form({
  address: links.meetingFile,
  permission: prepareMeeting,
  frame: 'work',
  title: (_, { language }) => say(language)('fileTitle'),
  crumbs: ({ meeting }, { language }) => partCrumbs(meeting, language, say(language)('fileTitle')),
  load: async ({ services, context, parameters }) => {
    const { meeting, about } = await prepared([services, context.actor, parameters.id])
    const { programmeId } = there(await readBody(services.db, meeting.bodyId))
    const now = services.clock.now()
    const figures = meeting.file.figures ?? (await fileFigures(services.db, { programmeId, now }))
    const before = await readFiguresBefore(services.db, meeting)
    return { meeting: about, file: meeting.file, figures: compared(figures, before?.figures) }
  },
  initial: ({ file: { goals, execution, results } }) => ({ goals, execution, results }),
  view: MeetingFilePage,
  body: z.object({ goals: calm, execution: calm, results: calm }),
  act: async ({ services, context, parameters, body }) =>
    backTo(
      parameters.id,
      await writeFile(services, there(context.actor), { id: idIn(parameters.id), file: body }),
    ),
})

const conclusion = route.form({
  address: links.conclusion,
  permission: prepareMeeting,
  frame: 'work',
  title: (_, { language }) => say(language)('writeConclusion'),
  crumbs: ({ meeting }, { language }) => partCrumbs(meeting, language, say(language)('writeConclusion')),
  load: async ({ services, context, parameters }) => {
    const { meeting, about } = await prepared([services, context.actor, parameters.id])
    const item = there(await readItem(services.db, idIn(parameters.item)))
    if (item.meetingId !== meeting.id) throw new NotFound()
    return { meeting: about, title: item.title, written: item.conclusion }
  },
  initial: ({ written }) => ({ conclusion: written }),
  view: ConclusionPage,
  body: z.object({ conclusion: z.string().trim().min(5).max(2000) }),
  act: async ({ services, context, parameters, body }) => {
    const asked = { meetingId: idIn(parameters.id), itemId: idIn(parameters.item), ...body }
    return backTo(parameters.id, await conclude(services, there(context.actor), asked))
  },
})

const papers = route.page({
  address: links.papers,
  permission: prepareMeeting,
  frame: 'work',
  title: (_, { language }) => say(language)('papersTitle'),
  crumbs: ({ meeting }, { language }) => partCrumbs(meeting, language, say(language)('papersTitle')),
  load: async ({ services, context, parameters }) => {
    const { meeting, about, from } = await prepared([services, context.actor, parameters.id])
    const items = await readAgenda(services.db, meeting.id)
    const seen = { from, meeting, items, personId: context.actor?.personId }
    const all = (await readPapers(services.db, meeting.id)).filter(paper => seesPaper(paper, seen))
    return {
      meeting: about,
      papers: all.map(({ id, title, fileName, visibility }) => ({ id, title, fileName, visibility })),
      items: items.map(({ id, position, title }) => ({ value: id, label: `${position}. ${title}` })),
      sizeMb: await settingNumber(services.db, 'uploadFileMegabytesMax'),
    }
  },
  view: PapersPage,
})

const paperFields = z.object({
  title: z.string().trim().min(2).max(200),
  visibility: z.enum(visibilities),
  item: z.union([z.literal(''), z.uuid()]).default(''),
})

const sendPaper = route.upload({
  address: links.sendPaper,
  permission: prepareMeeting,
  fileLimit: 50_000_000,
  act: async ({ services, context, parameters, file: sent, fields }) => {
    const read = paperFields.safeParse(fields)
    if (!read.success) {
      sent.content.resume()
      return refused(problem('STUK_ONVOLLEDIG', 'title'))
    }
    const { item, ...given } = read.data
    const asked = { ...given, meetingId: idIn(parameters.id), agendaItemId: item || undefined, file: sent }
    const outcome = await addPaper(services, there(context.actor), asked)
    return outcome.ok ? done({ goTo: href(links.meeting, { id: parameters.id }, { gelukt: 'ja' }) }) : outcome
  },
})

const paper = route.download({
  address: links.paper,
  permission: seeBody,
  load: async ({ services, context, parameters }) => {
    const found = there(await readPaper(services.db, idIn(parameters.id)))
    const { from, meeting } = await seenMeeting(services, context.actor, found.meetingId)
    const items = await readAgenda(services.db, meeting.id)
    // What is not for this reader is not there: its name alone may tell something.
    if (!seesPaper(found, { from, meeting, items, personId: context.actor?.personId })) throw new NotFound()
    const opened = there(await openFile(services, found.fileId))
    const { fileName, contentType } = opened.file
    return { fileName, contentType, content: opened.content }
  },
})

const minutes = route.form({
  address: links.minutes,
  permission: seeBody,
  frame: 'work',
  title: (_, { language }) => say(language)('minutesTitle'),
  crumbs: ({ meeting }, { language }) => partCrumbs(meeting, language, say(language)('minutesTitle')),
  load: async ({ services, context, parameters }) => {
    const { meeting, body, seats } = await seenMeeting(services, context.actor, parameters.id)
    const { id, number, minutesById, state } = meeting
    const mayWrite = may(context.actor, prepareMeeting) && state !== 'minutes-adopted'
    const mayAdopt = state === 'minutes-draft' && may(context.actor, adoptMinutes, { minutesById, seats })
    if (!mayAdopt) permit(context.actor, prepareMeeting)
    const { rows } = await readDecisions(services.db, { filter: { meetingId: id } })
    const t = say(context.language)
    return {
      meeting: { id, number, body },
      mayWrite,
      mayAdopt,
      html: markdownToHtml(meeting.minutes),
      written: meeting.minutes,
      hasDraft: meeting.minutes !== '',
      outcomes: rows.map(row =>
        [
          `${row.title}: ${t(`decision_${row.state}`).toLowerCase()}`,
          row.tally && tallyText(row.tally, context.language),
        ]
          .filter(Boolean)
          .join(', '),
      ),
    }
  },
  initial: ({ written }) => ({ minutes: written }),
  view: MinutesPage,
  body: z.object({ minutes: z.string().trim().max(100_000).default('') }),
  act: async ({ services, context, parameters, body }) =>
    backTo(
      parameters.id,
      await draftMinutes(services, there(context.actor), { id: idIn(parameters.id), minutes: body.minutes }),
    ),
})

const adopting = route.action({
  address: links.adoptMinutes,
  permission: adoptMinutes,
  body: z.object({}),
  act: async ({ services, context, parameters }) =>
    backTo(parameters.id, await adopt(services, there(context.actor), idIn(parameters.id))),
})

/** The page of a meeting and what is done from it. */
export const meetingRoutes = [
  one,
  step,
  presence,
  convening,
  file,
  conclusion,
  papers,
  sendPaper,
  paper,
  minutes,
  adopting,
]
