import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { runningProgrammes, termProblems } from '../../programme/index.ts'
import type { ScopeOption, ScopeQuestion } from '../model.ts'
import { tellScopeQuestionDue } from '../notices.ts'
import { problem } from '../problems.ts'
import { keepScopeQuestions } from '../rules/rights.ts'
import { dayOf, daysAfter } from '../rules/terms.ts'
import { readDecision, readDecisions } from '../store/decisions.ts'
import {
  closeScopeQuestion,
  insertScopeQuestion,
  readScopeQuestion,
  readScopeQuestions,
  setDecideBy,
} from '../store/scope-questions.ts'
import { existing } from './found.ts'

/** An open question as the subject of a decision. */
export const scopeSubject = 'scope-question'
const objectKind = 'scope-question'

async function askDay(tx: Transaction, programmeId: string, decideBy: string, now: Temporal.Instant) {
  const wrong = [
    ...(decideBy < dayOf(now) ? [problem('BESLISDATUM_VOORBIJ', 'decideBy')] : []),
    ...(await termProblems(tx, [{ day: decideBy, field: 'decideBy' }], programmeId)),
  ]
  if (wrong.length > 0) throw new Refusal(...wrong)
}

/** Puts a question on the list: is this for the programme or for others, with the ways to answer it. @returns its id */
export function askScopeQuestion(
  services: Services,
  actor: Actor,
  given: Pick<ScopeQuestion, 'programmeId' | 'title' | 'why' | 'decideBy'> & {
    options: readonly Omit<ScopeOption, 'id'>[]
  },
): Promise<Outcome<string>> {
  permit(actor, keepScopeQuestions)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'askScopeQuestion', async (tx, record, now) => {
    if (given.options.length < 2) throw new Refusal(problem('TE_WEINIG_OPTIES', 'option1'))
    await askDay(tx, given.programmeId, given.decideBy, now)
    const fresh = { ...given, madeById: actor.personId, now }
    const id = await insertScopeQuestion(tx, fresh)
    const { title, decideBy, options } = given
    record({ objectKind, objectId: id, after: { state: 'open', title: title.nl, decideBy, options } })
    return id
  })
}

async function open(tx: Transaction, id: string): Promise<ScopeQuestion> {
  const question = existing(await readScopeQuestion(tx, id, { isLocked: true }))
  if (question.state !== 'open') throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
  return question
}

/** Decisions about a question that were taken and hold, for a field that picks one. */
export async function scopeDecisions(db: Database, { id, programmeId }: ScopeQuestion) {
  const filter = { programmeId, states: ['taken'] as const, subject: { kind: scopeSubject, id } }
  return (await readDecisions(db, { filter })).rows.filter(row => !row.isProposal)
}

/** Closes a question by a decision that was taken about this very question, and says which way it went. */
export function decideScopeQuestion(
  services: Services,
  actor: Actor,
  asked: { id: string; decisionId: string; optionId: string },
): Promise<Outcome<undefined>> {
  permit(actor, keepScopeQuestions)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'decideScopeQuestion', async (tx, record, now) => {
    const question = await open(tx, asked.id)
    const decision = await readDecision(tx, asked.decisionId)
    const isRight =
      decision?.state === 'taken' &&
      !decision.isProposal &&
      decision.subject?.kind === scopeSubject &&
      decision.subject.id === question.id
    const wrong = [
      ...(isRight ? [] : [problem('BESLUIT_OVER_VRAAG_ONTBREEKT', 'decision')]),
      ...(question.options.some(one => one.id === asked.optionId) ? [] : [problem('OPTIE_KIEZEN', 'option')]),
    ]
    if (wrong.length > 0) throw new Refusal(...wrong)
    const { decisionId, optionId } = asked
    const { isUsed } = await closeScopeQuestion(tx, question.id, { decisionId, optionId }, now)
    if (isUsed) throw new ConflictRefusal(problem('BESLUIT_AL_GEBRUIKT', 'decision'))
    record({
      ...{ objectKind, objectId: question.id, before: { state: 'open' } },
      after: { state: 'decided', decisionId, optionId },
    })
    return undefined
  })
}

/** Takes a question back with why, or gives it another day. */
export function changeScopeQuestion(
  services: Services,
  actor: Actor,
  asked: { id: string } & ({ because: string } | { decideBy: string }),
): Promise<Outcome<undefined>> {
  permit(actor, keepScopeQuestions)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'changeScopeQuestion', async (tx, record, now) => {
    const question = await open(tx, asked.id)
    if ('decideBy' in asked) {
      await askDay(tx, question.programmeId, asked.decideBy, now)
      await setDecideBy(tx, question.id, asked.decideBy)
      const [before, after] = [{ decideBy: question.decideBy }, { decideBy: asked.decideBy }]
      record({ objectKind, objectId: question.id, before, after })
      return undefined
    }
    if (asked.because.length < 10) throw new Refusal(problem('REDEN_ONTBREEKT', 'because'))
    await closeScopeQuestion(tx, question.id, { because: asked.because }, now)
    record({ objectKind, objectId: question.id, before: { state: 'open' }, after: { state: 'withdrawn' } })
    return undefined
  })
}

const noticeDays = 14

/** Tells the programme of open questions that are to be decided within two weeks, once each, and of those that are late. */
export async function remindOfScopeQuestions(services: Services): Promise<void> {
  const { db, clock } = services
  const now = clock.now()
  const near = daysAfter(dayOf(now), noticeDays)
  await db.transaction().execute(async tx => {
    for (const { id } of await runningProgrammes(tx))
      for (const question of await readScopeQuestions(tx, id))
        if (question.state === 'open' && question.decideBy <= near)
          await tellScopeQuestionDue(tx, services, { question, isLate: question.decideBy < dayOf(now), now })
  })
}
