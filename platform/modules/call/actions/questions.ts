import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Bilingual } from '../../../kit/texts/texts.ts'
import { tellAnswered } from '../notices.ts'
import { problem } from '../problems.ts'
import { askQuestion, manageCalls } from '../rules/rights.ts'
import { stateAt } from '../rules/states.ts'
import { lockCall, readCall } from '../store/calls.ts'
import { insertQuestion, lockQuestion, putAnswer } from '../store/questions.ts'

/** Asks a question about a call that is announced or open. Only the programme sees who asked. */
export async function ask(
  services: Services,
  actor: Actor,
  asked: { callId: string; question: string; organisationId: string },
): Promise<Outcome<string>> {
  permit(actor, askQuestion, asked)
  const { db, clock } = services
  const { callId, question, organisationId } = asked
  return writeOrRefuse({ db, clock, actor, organisationId }, 'askQuestion', async (tx, record, now) => {
    const call = await lockCall(tx, callId, 'share')
    if (!call) throw new NotFound()
    if (!['announced', 'open', 'paused'].includes(stateAt(call, now)))
      throw new ConflictRefusal(problem('OPROEP_NIET_OPEN'))
    const id = await insertQuestion(tx, { callId, question, organisationId, askedById: actor.personId, now })
    record({ objectKind: 'call', objectId: callId, after: { questionId: id }, isFoundAsBefore: true })
    return id
  })
}

/** Answers a question for everybody, in words that do not tell who asked. */
export async function answer(
  services: Services,
  actor: Actor,
  asked: { questionId: string; publicQuestion: string; answer: Bilingual },
): Promise<Outcome<undefined>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'answerQuestion', async (tx, record, now) => {
    const question = await lockQuestion(tx, asked.questionId)
    const call = question && (await readCall(tx, question.callId))
    if (!question || !call) throw new NotFound()
    if (question.answer) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const { publicQuestion, answer: given } = asked
    await putAnswer(tx, question.id, { publicQuestion, answer: given, answeredById: actor.personId, now })
    record({ objectKind: 'call', objectId: call.id, after: { answeredId: question.id, publicQuestion } })
    const { organisationId, id: questionId } = question
    await tellAnswered(tx, services, { call, organisationId, questionId, now })
    return undefined
  })
}
