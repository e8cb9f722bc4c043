import { z } from 'zod'
import { NotAllowed } from '../../../kit/access/refusal.ts'
import { readingInstant } from '../../../kit/clock/clock.ts'
import { href } from '../../../kit/http/address.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { isSecretary } from '../../governance/index.ts'
import { addAnchorNote, adoptConsensus, holdConsensus } from '../actions/consensus.ts'
import { trancheScores } from '../actions/scores.ts'
import type { CallUnderSelection } from '../actions/tranche.ts'
import { links } from '../links.ts'
import { explanationShape, shortReasonShape } from '../model.ts'
import { scoreWords } from '../pages/assessment-parts.tsx'
import { say } from '../pages/say.ts'
import {
  AnchorNotesPage,
  type ConsensusData,
  ConsensusPage,
  type MeetingRow,
  type ScoreRow,
  ScoresPage,
} from '../pages/scores.tsx'
import { correctionsOf } from '../rules/corrections.ts'
import { seeConflicts, seeTranche } from '../rules/rights.ts'
import { readAssessments } from '../store/assessments.ts'
import { readAssignments } from '../store/assignments.ts'
import { readMeetings } from '../store/consensus.ts'
import { readAnchorNotes, readTranche } from '../store/tranches.ts'
import { actorOf, hiddenFrom, ownScoresGiven, sightOf, trancheCrumbs, trancheOf } from './tranche-page.ts'

type Asked = { services: Services; context: Context; parameters: { tranche: string } }

/** Scores that this person may see: never of a plan with a conflict of interest. */
async function seenScores({ services, context }: Asked, tranche: CallUnderSelection) {
  const { plans, counts, answer } = await trancheScores(services.db, tranche)
  const hidden = await hiddenFrom(services, actorOf(context), tranche.call)
  const rows = plans
    .filter(plan => !hidden.has(plan.id))
    .map((plan): ScoreRow => {
      const score = answer?.files[plan.id]
      return {
        ...{ id: plan.id, title: plan.title, municipality: plan.municipality },
        raw: score?.raw ?? null,
        adjusted: score?.adjusted ?? null,
        passes: score?.passes ?? false,
        flags: score?.flags ?? [],
        count: counts.get(plan.id) ?? 0,
      }
    })
    .toSorted((a, b) => (b.adjusted ?? 0) - (a.adjusted ?? 0))
  return { rows, answer }
}

const scores = route.page({
  address: links.scores,
  permission: seeTranche,
  frame: 'work',
  title: (_, { language }) => say(language)('scoresTitle'),
  crumbs: (data, context) => trancheCrumbs(data.call.number, context, say(context.language)('scoresTitle')),
  load: async asked => {
    const tranche = await trancheOf(asked)
    const { call, criteria, threshold } = tranche
    if ((await sightOf(asked.services, actorOf(asked.context), call)) === 'none')
      return { call, isHidden: true, rows: [], threshold, agreement: undefined }
    const { rows, answer } = await seenScores(asked, tranche)
    const { language } = asked.context
    const agreement = answer && {
      ...answer.agreement,
      alpha: criteria.map(one => ({
        criterion: one.title[language],
        value: answer.agreement.alpha[one.key] ?? null,
      })),
    }
    return { call, isHidden: false, rows, threshold, agreement }
  },
  view: ScoresPage,
})

const file = route.download({
  address: links.scoresFile,
  permission: seeTranche,
  load: async asked => {
    const tranche = await ownScoresGiven(asked)
    const { rows } = await seenScores(asked, tranche)
    const t = say(asked.context.language)
    return csvFile(
      'scores.csv',
      rows.map(row => ({
        plan: row.title,
        gemeente: row.municipality,
        beoordelingen: row.count,
        gemiddelde: row.raw,
        bijgesteld: row.adjusted,
        bovenDrempel: row.passes ? 'ja' : 'nee',
        vlaggen: row.flags.map(flag => t(`flag_${flag}`)).join(', '),
      })),
    )
  },
})

const notes = route.form({
  address: links.anchorNotes,
  permission: seeConflicts,
  frame: 'work',
  title: (_, { language }) => say(language)('anchorNotesTitle'),
  crumbs: (data, context) =>
    trancheCrumbs(data.call.number, context, say(context.language)('anchorNotesTitle')),
  load: async asked => {
    const { services, query } = asked
    const tranche = await trancheOf(asked)
    const { call, criteria } = tranche
    const kept = await readTranche(services.db, call.id)
    const { plans, valid } = await trancheScores(services.db, tranche)
    const assignments = (await readAssignments(services.db, { callId: call.id })).filter(
      one => one.isCalibration,
    )
    const isOver = assignments.length > 0 && assignments.every(one => one.state === 'final')
    const differences = !isOver
      ? []
      : (kept?.calibrationIds ?? []).flatMap(id =>
          criteria.flatMap(({ key }) => {
            const given = valid
              .filter(one => one.submissionId === id)
              .flatMap(one => one.scores.find(score => score.criterion === key)?.score ?? [])
            const [least, most] = [Math.min(...given), Math.max(...given)]
            const plan = plans.find(one => one.id === id)?.title ?? ''
            return most - least >= 2 ? [{ plan, criterion: key, least, most }] : []
          }),
        )
    return {
      ...{ call, criteria, differences },
      notes: (await readAnchorNotes(services.db, call.id)).map(one => ({
        ...one,
        addedOn: one.addedAt.toString(),
      })),
      isDone: query.gelukt !== undefined,
    }
  },
  view: AnchorNotesPage,
  body: z.object({ criterion: z.string().min(1).max(64), text: shortReasonShape }),
  act: async asked => {
    const { services, context, body, parameters } = asked
    const { call, criteria } = await trancheOf(asked)
    if (!criteria.some(one => one.key === body.criterion)) throw new NotAllowed('addAnchorNote')
    const outcome = await addAnchorNote(services, actorOf(context), { callId: call.id, ...body })
    return outcome.ok ? done({ goTo: href(links.anchorNotes, parameters, { gelukt: 'ja' }) }) : outcome
  },
})

async function meetingRows({ services, context }: Asked, tranche: CallUnderSelection): Promise<MeetingRow[]> {
  const { db } = services
  const { call } = tranche
  const { plans } = await trancheScores(db, tranche)
  const hidden = await hiddenFrom(services, actorOf(context), call)
  const titles = new Map(plans.map(plan => [plan.id, plan.title]))
  const rows: MeetingRow[] = []
  for (const meeting of await readMeetings(db, call.id)) {
    if (hidden.has(meeting.submissionId)) continue
    const assignments = await readAssignments(db, { callId: call.id, submissionId: meeting.submissionId })
    const versions = await readAssessments(
      db,
      assignments.map(one => one.id),
    )
    const words = (score: number | undefined) => scoreWords(score, context.language)
    rows.push({
      ...meeting,
      title: titles.get(meeting.submissionId) ?? '',
      corrections: assignments.flatMap(({ id, side }) =>
        correctionsOf(versions.filter(one => one.assignmentId === id)).map(one => ({
          ...{ side, criterion: one.criterion, reason: one.reason },
          from: words(one.from),
          to: words(one.to),
        })),
      ),
    })
  }
  return rows
}

const consensus = route.form({
  address: links.consensus,
  permission: seeConflicts,
  frame: 'work',
  title: (_, { language }) => say(language)('consensusTitle'),
  crumbs: (data, context) =>
    trancheCrumbs(data.call.number, context, say(context.language)('consensusTitle')),
  load: async (asked): Promise<ConsensusData> => {
    const { services, context, query } = asked
    const tranche = await trancheOf(asked)
    const actor = actorOf(context)
    const { personId } = actor
    const isHidden = (await sightOf(services, actor, tranche.call)) === 'none'
    return {
      call: tranche.call,
      criteria: tranche.criteria,
      rows: isHidden ? [] : await meetingRows(asked, tranche),
      isSecretary: await isSecretary(services.db, {
        ...{ personId, programmeId: tranche.call.programmeId },
        now: readingInstant(services.clock),
      }),
      isDone: query.gelukt !== undefined,
    }
  },
  view: ConsensusPage,
  body: z.discriminatedUnion('act', [
    z.object({ act: z.literal('hold'), id: z.uuid(), report: explanationShape }),
    z.object({ act: z.literal('adopt'), id: z.uuid() }),
  ]),
  act: async asked => {
    const { services, context, body, parameters } = asked
    const { call } = await trancheOf(asked)
    const step = { callId: call.id, meetingId: body.id }
    const outcome =
      body.act === 'hold'
        ? await holdConsensus(services, actorOf(context), { ...step, report: body.report })
        : await adoptConsensus(services, actorOf(context), step)
    return outcome.ok ? done({ goTo: href(links.consensus, parameters, { gelukt: 'ja' }) }) : outcome
  },
})

/** Scores with their statistics, the calibration, and consensus. */
export const scoreRoutes = [scores, file, notes, consensus]
