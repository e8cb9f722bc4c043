import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { settingNumber } from '../../programme/index.ts'
import type {
  AdmissibilityTest,
  CallForm,
  CompletionRound,
  FrameworkAnswer,
  Submission,
} from '../model/index.ts'
import { tellTested } from '../notices.ts'
import { problem } from '../problems.ts'
import { type GivenTest, testMistakes } from '../rules/admissibility.ts'
import { factsOf } from '../rules/facts.ts'
import { testLocation } from '../rules/location.ts'
import { testSubmissions } from '../rules/rights.ts'
import { endOfWorkingDays } from '../rules/term.ts'
import { readCall, readForm } from '../store/calls.ts'
import { readContents, setSubmissionState } from '../store/submissions.ts'
import { insertCompletion, insertTest, readCompletion, readTests, readUrbanArea } from '../store/tests.ts'
import { planToJudge } from './owned.ts'

/** What the team fills in. */
export interface AskedTest extends GivenTest {
  id: string
  frameworks: FrameworkAnswer
  frameworksReason: string
  locationReason: string
  reason: string
  referContact: string | undefined
  request: string | undefined
}

interface Testable {
  plan: Submission
  partyIds: readonly string[]
  form: CallForm
  round: 1 | 2
  completion: CompletionRound | undefined
}

/** A plan that can be tested now. @throws ConflictRefusal when it is not opened, or its completion is awaited */
async function testable(
  tx: Transaction,
  actor: Actor,
  { id, now }: { id: string; now: Temporal.Instant },
): Promise<Testable> {
  const { plan, owned } = await planToJudge(tx, actor, id)
  const form = await readForm(tx, plan.formId)
  if (!form) throw new NotFound()
  if (plan.state !== 'submitted' && plan.state !== 'completion-requested')
    throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
  const completion = await readCompletion(tx, id)
  const isAwaited =
    completion && !completion.answeredAt && Temporal.Instant.compare(now, completion.dueAt) < 0
  if (isAwaited) throw new ConflictRefusal(problem('AANVULLING_LOOPT_NOG'))
  const round = (await readTests(tx, id)).length === 0 ? 1 : 2
  return { plan, partyIds: owned.partyIds, form, round, completion }
}

/**
 * Tests a plan: national frameworks, completeness, and the place against the built-up area. Ends in admissible,
 * inadmissible, referred elsewhere, or the one completion round.
 */
export async function testPlan(
  services: Services,
  actor: Actor,
  asked: AskedTest,
): Promise<Outcome<undefined>> {
  permit(actor, testSubmissions)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'testSubmission', async (tx, record, now) => {
    const { plan, partyIds, form, round, completion } = await testable(tx, actor, { id: asked.id, now })
    const mistakes = testMistakes(asked, completion !== undefined)
    if (mistakes.length > 0) throw new Refusal(...mistakes.map(({ code, field }) => problem(code, field)))
    const contents = (await readContents(tx, [plan.id])).get(plan.id)
    if (!contents) throw new NotFound()
    const place = factsOf(form.definition, contents.values).location
    const location = testLocation(place, (await readUrbanArea(tx))?.geometry).answer
    if (location === 'outside' && asked.outcome === 'admissible' && asked.locationReason.length < 20)
      throw new Refusal(problem('BUITEN_GEBIED_ZONDER_REDEN', 'locationReason'))
    await insertTest(tx, { ...testOf(asked, { round, now }), location, testedById: actor.personId })
    if (asked.outcome === 'completion-requested')
      await askCompletion(tx, actor, { asked, form, callId: plan.callId, now })
    await setSubmissionState(tx, plan.id, asked.outcome)
    record({
      ...{ objectKind: 'submission', objectId: plan.id, before: { state: plan.state } },
      after: { state: asked.outcome, round, frameworks: asked.frameworks, location },
    })
    await tellTested(tx, services, {
      ...{ submissionId: plan.id, outcome: asked.outcome, now },
      organisationIds: partyIds,
    })
    return undefined
  })
}

function testOf(
  asked: AskedTest,
  { round, now }: { round: 1 | 2; now: Temporal.Instant },
): Omit<AdmissibilityTest, 'location'> {
  const isReferred = asked.outcome === 'referred'
  return {
    ...{ submissionId: asked.id, round, testedAt: now, outcome: asked.outcome, reason: asked.reason },
    ...{
      frameworks: asked.frameworks,
      frameworksReason: asked.frameworksReason,
      isComplete: asked.isComplete,
    },
    locationReason: asked.locationReason,
    referTo: isReferred ? asked.referTo : undefined,
    referContact: isReferred ? asked.referContact : undefined,
    letter: isReferred ? asked.letter : undefined,
  }
}

async function askCompletion(
  tx: Transaction,
  actor: Actor,
  { asked, form, callId, now }: { asked: AskedTest; form: CallForm; callId: string; now: Temporal.Instant },
): Promise<void> {
  const known = form.definition.pages.flatMap(page => page.fields.map(field => field.key))
  if (asked.askedFields.some(key => !known.includes(key)))
    throw new Refusal(problem('AANVULLING_ZONDER_VRAAG', 'askedFields'))
  const programmeId = (await readCall(tx, callId))?.programmeId
  const days = await settingNumber(tx, 'completionRoundWorkingDays', undefined, programmeId)
  await insertCompletion(tx, {
    submissionId: asked.id,
    askedFields: asked.askedFields,
    request: asked.request ?? asked.reason,
    askedById: actor.personId,
    askedAt: now,
    dueAt: endOfWorkingDays(now, days),
  })
}
