import type { Actor } from '../../../kit/access/actor.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { frameworkStandings } from '../actions/look-again.ts'
import { openDraft, openVersion } from '../actions/plan-keys.ts'
import { links } from '../links.ts'
import { type Call, exemptionStandings, type Submission, submissionStates } from '../model/index.ts'
import { standingWords } from '../pages/frameworks.tsx'
import { dayAndTime } from '../pages/instants.ts'
import { say } from '../pages/say.ts'
import { type SubmissionLine, SubmissionsPage } from '../pages/submissions.tsx'
import { applicantsOf, listSubmissions } from '../rules/rights.ts'
import { isReadable } from '../rules/states.ts'
import { readCalls, readForm } from '../store/calls.ts'
import {
  readContents,
  readParties,
  readReceipts,
  readSubmissionsOf,
  readSubmissionsWith,
} from '../store/submissions.ts'
import { isTeam, titleOf } from './seen.ts'

interface Asked {
  oproep?: number | undefined
  stand?: keyof typeof submissionStates | undefined
  ontheffing?: keyof typeof exemptionStandings | undefined
}

const isSubmitted = ({ state }: Submission): boolean => !['draft', 'signing', 'withdrawn'].includes(state)

/** The plans that somebody may see: the own ones, and for the programme what was submitted. */
async function seenBy(services: Services, actor: Actor | undefined, calls: readonly Call[]) {
  const { db } = services
  const own = await readSubmissionsWith(db, applicantsOf(actor))
  const others: Submission[] = []
  if (isTeam(actor))
    for (const call of calls) others.push(...(await readSubmissionsOf(db, call.id)).filter(isSubmitted))
  const ids = new Set(own.map(one => one.id))
  return { own, all: [...own, ...others.filter(one => !ids.has(one.id))] }
}

async function linesFor(services: Services, actor: Actor | undefined, asked: Asked) {
  const { db } = services
  const calls = await readCalls(db)
  const byId = new Map(calls.map(call => [call.id, call]))
  const { own, all } = await seenBy(services, actor, calls)
  const state = asked.stand && submissionStates[asked.stand]
  const standing = asked.ontheffing && exemptionStandings[asked.ontheffing]
  const standings = await frameworkStandings(
    db,
    all.map(one => one.id),
  )
  const shown = all.filter(
    one =>
      (standing === undefined || standings.get(one.id) === standing) &&
      (asked.oproep === undefined || byId.get(one.callId)?.number === asked.oproep) &&
      (state === undefined || one.state === state),
  )
  const ids = shown.map(one => one.id)
  const receipts = await readReceipts(db, ids)
  const parties = await readParties(db, ids)
  const isOwn = new Set(own.map(one => one.id))
  const titles = await titlesFor(services, actor, { shown, isOwn, byId })
  const rows: SubmissionLine[] = shown.map(one => {
    const call = byId.get(one.callId)
    const receipt = receipts.get(one.id)?.[0]
    const isSeen = isOwn.has(one.id) || (call !== undefined && isReadable(call))
    return {
      ...{ id: one.id, state: one.state, callNumber: call?.number ?? 0, title: titles.get(one.id) },
      lead: isSeen ? parties.get(one.id)?.find(party => party.isLead)?.name : undefined,
      ...{ receiptNumber: receipt?.receiptNumber, submittedAt: receipt?.submittedAt },
      standing: standings.get(one.id),
    }
  })
  return { rows, calls, all }
}

async function titlesFor(
  services: Services,
  actor: Actor | undefined,
  asked: { shown: readonly Submission[]; isOwn: ReadonlySet<string>; byId: ReadonlyMap<string, Call> },
): Promise<Map<string, string>> {
  const { db } = services
  const open = asked.shown.filter(one => {
    const call = asked.byId.get(one.callId)
    return call && isReadable(call) && isSubmitted(one)
  })
  const contents = await readContents(
    db,
    open.map(one => one.id),
  )
  const titles = new Map<string, string>()
  for (const one of asked.shown) {
    const about = { id: one.id, version: one.version }
    const sealed = () =>
      isSubmitted(one) ? openVersion(db, services, actor, about) : openDraft(db, services, actor, one.id)
    const known = contents.get(one.id) ?? (asked.isOwn.has(one.id) ? await sealed() : undefined)
    const form = known && (await readForm(db, one.formId))
    const title = form && titleOf(form.definition, known.values)
    if (title) titles.set(one.id, title)
  }
  return titles
}

/** Most plans on the page of the own work. */
const shownMax = 6

/** The plans of the own organisations that somebody still has to do something with. */
export async function openPlansOf(services: Services, actor: Actor): Promise<SubmissionLine[]> {
  const own = new Set((await readSubmissionsWith(services.db, applicantsOf(actor))).map(one => one.id))
  const { rows } = await linesFor(services, actor, {})
  const waits = ['draft', 'signing', 'withdrawn', 'completion-requested']
  return rows.filter(row => own.has(row.id) && waits.includes(row.state)).slice(0, shownMax)
}

const list = route.page({
  address: links.submissions,
  permission: listSubmissions,
  frame: 'work',
  title: (_, { language }) => say(language)('submissionsTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('submissionsTitle') }],
  load: async ({ services, context, query }) => {
    const { pagina: page, per: pageSize, oproep, stand, ontheffing } = query
    const { rows, calls, all } = await linesFor(services, context.actor, query)
    const sealed = isTeam(context.actor) ? calls.filter(call => !isReadable(call)) : []
    return {
      rows: rows.slice((page - 1) * pageSize, page * pageSize),
      ...{ total: rows.length, page, pageSize, asked: { oproep, stand, ontheffing } },
      counts: sealed
        .filter(call => !['draft', 'criteria-adopted', 'withdrawn'].includes(call.state))
        .map(call => ({
          ...{ number: call.number, title: call.title[context.language] },
          submitted: all.filter(one => one.callId === call.id && one.state === 'submitted').length,
        })),
      calls: calls.map(call => ({ value: String(call.number), label: call.title[context.language] })),
      isApplicant: applicantsOf(context.actor).length > 0,
    }
  },
  view: SubmissionsPage,
})

const rowsOf = (rows: readonly SubmissionLine[], language: Language) => {
  const t = say(language)
  return rows.map(row => ({
    plan: row.title ?? t('sealedPlan'),
    indiener: row.lead,
    oproep: row.callNumber,
    ontvangstnummer: row.receiptNumber,
    ingediend: row.submittedAt && dayAndTime(row.submittedAt, language),
    stand: t(`submission_${row.state}`),
    kaders: row.standing && standingWords(row.standing, language),
  }))
}

const file = route.download({
  address: links.submissionsFile,
  permission: listSubmissions,
  load: async ({ services, context, query }) => {
    const { rows } = await linesFor(services, context.actor, query)
    return csvFile('inzendingen.csv', rowsOf(rows, context.language))
  },
})

/** The list of plans, and the same as a file. */
export const listRoutes = [list, file]
