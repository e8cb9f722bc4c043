import {
  bottleneckTypes,
  canonicalJson,
  describeChoice,
  type Pool,
  type SelectionQuestion,
  sha256,
} from '@versneller/engine'
import { selectPortfolioOnWorker } from '@versneller/engine/node'
import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { write } from '../../../kit/access/write.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import { enqueueWaitedFor } from '../../../kit/jobs/progress.ts'
import type { Services } from '../../../kit/module/services.ts'
import {
  allTranches,
  investmentKinds,
  locationTypes,
  marketTensions,
  planPhases,
  themes,
} from '../../call/index.ts'
import { isVotedOn } from '../../governance/index.ts'
import { type Call, trancheSubject } from '../model.ts'
import { problem } from '../problems.ts'
import {
  type Admission,
  alternativeLambdas,
  emptyCategories,
  type GivenLine,
  isOverCap,
  isWhatIf,
  pointAt,
  poolOf,
  proposalLines,
  questionOf,
} from '../rules/portfolio.ts'
import { makeProposal, signProposal } from '../rules/rights.ts'
import {
  insertProposal,
  type PortfolioCalculation,
  putCalculation,
  readCalculation,
  readProposals,
  setAnswer,
  setProposal,
} from '../store/proposals.ts'
import { lockTranche } from '../store/tranches.ts'
import { calculatingTitle } from '../words.ts'
import { outsideFrameworks } from './plans.ts'
import { plansBefore, waitingPlans } from './reserve.ts'
import { trancheScores } from './scores.ts'
import type { CallUnderSelection } from './tranche.ts'

/** The job that calculates a choice. */
export const calculationJob = 'selection.calculate'

const coded = (dimension: string, codes: readonly string[]) => codes.map(code => `${dimension}:${code}`)

/** Every category with a fixed code: what nobody entered is a gap too. */
const fixedCategories = [
  ...coded('knelpunt', bottleneckTypes),
  ...coded('investering', investmentKinds),
  ...coded('thema', themes),
  ...coded('fase', planPhases),
  ...coded('marktspanning', marketTensions),
  ...coded('locatietype', locationTypes),
  ...coded('omvang', ['tot-250', '250-1000', '1000-3000', 'boven-3000']),
  ...coded('trekker', ['gemeente', 'markt', 'samen']),
]

/** What an empty category of the tranche before weighs more in this one: it steers where plans are looked for. */
const raisedBy = 2

/** Categories that the tranche before left empty, with the factor by which they weigh more. */
async function raisedCategories(
  db: Database | Transaction,
  { number, programmeId }: Pick<Call, 'number' | 'programmeId'>,
): Promise<Record<string, number>> {
  const before = (await allTranches(db))
    // A sitting admits few plans: what it leaves empty says little.
    .filter(call => call.kind === 'round' && call.programmeId === programmeId && call.number < number)
    .toSorted((a, b) => b.number - a.number)
  for (const { id } of before) {
    const taken = (await readProposals(db, id)).find(one => one.state === 'taken')
    const calculation = taken && (await readCalculation(db, { id: taken.calculationId }))
    if (!taken || !calculation) continue
    const chosen = taken.lines.filter(one => one.proposed === 'admitted').map(one => one.submissionId)
    const { categories } = describeChoice(calculation.pool, { chosen })
    const empty = Object.entries(categories).filter(([, one]) => one.chosen === 0)
    return Object.fromEntries(empty.map(([category]) => [category, raisedBy]))
  }
  return {}
}

/** The plans of a tranche as a pool, with those that wait from an earlier one; nothing as long as nobody scored. */
export async function poolOfTranche(
  db: Database | Transaction,
  tranche: CallUnderSelection,
): Promise<Pool | undefined> {
  const { plans, valid, answer } = await trancheScores(db, tranche)
  if (!answer) return undefined
  const minCriterion = new Map<string, number>()
  for (const { submissionId, scores } of valid)
    for (const { score } of scores)
      if (score !== undefined)
        minCriterion.set(submissionId, Math.min(score, minCriterion.get(submissionId) ?? 5))
  const { minimum, threshold, breadth, call } = tranche
  const waiting = await waitingPlans(db, call)
  return poolOf({
    ...{ plans, scores: answer, minCriterion, minimum, threshold, breadth },
    waiting: waiting.map(one => one.entry),
    outside: outsideFrameworks([...plans, ...waiting.map(one => one.plan)]),
    known: fixedCategories,
    raised: await raisedCategories(db, call),
  })
}

const keyOf = (pool: Pool, question: SelectionQuestion): string =>
  sha256(canonicalJson([pool, { ...question }]))

/** The calculation of this pool and question, if somebody asked for it before. */
export async function calculationOf(
  db: Database | Transaction,
  pool: Pool,
  question: SelectionQuestion,
): Promise<PortfolioCalculation | undefined> {
  return readCalculation(db, { key: keyOf(pool, question) })
}

/** Has a choice calculated by the worker. @returns the id of the progress to wait for; nothing when it is there already */
export async function requestCalculation(
  services: Services,
  actor: Actor,
  asked: { tranche: CallUnderSelection; admission: Admission; lambda: number; href: string },
): Promise<Outcome<string | undefined>> {
  permit(actor, makeProposal)
  const { db, clock } = services
  const { tranche, admission, lambda, href } = asked
  const callId = tranche.call.id
  return writeOrRefuse({ db, clock, actor }, 'requestCalculation', async (tx, record, now) => {
    const pool = await poolOfTranche(tx, tranche)
    if (!pool || pool.entries.length === 0)
      throw new ConflictRefusal(problem('TE_WEINIG_BEOORDELINGEN', undefined, { count: 0 }))
    const question = questionOf(admission, { threshold: tranche.threshold, lambda })
    const fresh = { callId, pool, question, key: keyOf(pool, question), askedById: actor.personId, now }
    const { id, isNew } = await putCalculation(tx, fresh)
    record({ objectKind: 'portfolio-calculation', objectId: id, after: { callId, key: fresh.key } })
    if (!isNew) return undefined
    return enqueueWaitedFor(tx, {
      job: calculationJob,
      data: { calculationId: id },
      personId: actor.personId,
      title: calculatingTitle(),
      href,
    })
  })
}

/** Calculates a choice on a thread of its own and keeps the answer; a second time changes nothing. */
export async function calculate(services: Services, data: Readonly<Record<string, unknown>>): Promise<void> {
  const { db, clock } = services
  const id = String(data.calculationId)
  const asked = await readCalculation(db, { id })
  if (!asked || asked.isDone) return
  const outcome = await selectPortfolioOnWorker(asked.pool, asked.question)
  await write({ db, clock, actor: undefined }, 'calculatePortfolio', async (tx, record, now) => {
    const answer = outcome.ok ? outcome.answer : undefined
    await setAnswer(tx, id, { answer, errors: outcome.ok ? undefined : outcome.errors, now })
    record({
      objectKind: 'portfolio-calculation',
      objectId: id,
      after: answer
        ? { inputHash: answer.inputHash, solver: answer.solver, chosen: answer.chosen }
        : { errors: outcome.ok ? 0 : outcome.errors.length },
    })
  })
}

const lineCodes = {
  'below-threshold': 'ONDER_DE_DREMPEL',
  'outside-frameworks': 'BUITEN_RIJKSKADERS',
  deviation: 'AFWIJKING_ZONDER_REDEN',
  'close-call': 'AFWIJKING_ZONDER_REDEN',
} as const

/** Writes the proposal: the calculated choice at a point of the frontier, what people changed, and two others beside it. */
export async function writeProposal(
  services: Services,
  actor: Actor,
  asked: {
    tranche: CallUnderSelection
    admission: Admission
    lambda: number
    given: readonly GivenLine[]
    explanation: string
  },
): Promise<Outcome<number>> {
  permit(actor, makeProposal)
  const { db, clock } = services
  const { tranche, admission, lambda, given, explanation } = asked
  const callId = tranche.call.id
  return writeOrRefuse({ db, clock, actor }, 'makeProposal', async (tx, record, now) => {
    await lockTranche(tx, callId)
    if (tranche.call.state !== 'proposal') throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (await isVotedOn(tx, { kind: trancheSubject, id: callId }))
      throw new ConflictRefusal(problem('VOORSTEL_IN_STEMMING'))
    if (isWhatIf(tranche.call, admission)) throw new ConflictRefusal(problem('VOORSTEL_UIT_WAT_ALS'))
    const pool = await poolOfTranche(tx, tranche)
    const question = questionOf(admission, { threshold: tranche.threshold, lambda })
    const calculation = pool && (await calculationOf(tx, pool, question))
    if (!pool || !calculation?.answer) throw new ConflictRefusal(problem('NOG_NIET_BEREKEND'))
    const { answer } = calculation
    const { chosen } = pointAt(answer, lambda)
    const outside = outsideFrameworks(await plansBefore(tx, tranche.call))
    const scene = { chosen, threshold: tranche.threshold, stability: answer.stability, outside }
    const { lines, problems } = proposalLines(pool, scene, given)
    if (problems.length > 0)
      throw new Refusal(
        ...problems.map(({ kind, submissionId }) => problem(lineCodes[kind], `reden.${submissionId}`)),
      )
    if (isOverCap(tranche.call, lines))
      throw new Refusal(problem('PLAFOND_OVERSCHREDEN', undefined, { most: tranche.call.admittedMax ?? 0 }))
    const alternatives = alternativeLambdas(lambda).map(at => {
      const { meanScore, coverage, chosen: ids } = pointAt(answer, at)
      const empty = emptyCategories(pool, ids, tranche.threshold)
      return { lambda: at, meanScore, coverage, emptyCategories: empty, chosen: ids }
    })
    const earlier = (await readProposals(tx, callId)).filter(
      one => one.state === 'draft' || one.state === 'signed',
    )
    for (const { id } of earlier) await setProposal(tx, id, { state: 'withdrawn', now })
    const fresh = { callId, calculationId: calculation.id, lambda, alternatives, lines, explanation }
    const { id, version } = await insertProposal(tx, { ...fresh, madeById: actor.personId, now })
    record({
      objectKind: 'portfolio-proposal',
      objectId: id,
      after: { callId, version, lambda, inputHash: answer.inputHash, solver: answer.solver, lines },
    })
    return version
  })
}

/** The director signs the newest proposal; it can then be put on an agenda. */
export async function sign(
  services: Services,
  actor: Actor,
  asked: { callId: string; version: number },
): Promise<Outcome<undefined>> {
  permit(actor, signProposal)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'signProposal', async (tx, record, now) => {
    await lockTranche(tx, asked.callId)
    const found = (await readProposals(tx, asked.callId)).find(one => one.version === asked.version)
    if (!found) throw new NotFound()
    if (found.state !== 'draft') throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (found.madeById === actor.personId) throw new ConflictRefusal(problem('EIGEN_VOORSTEL'))
    await setProposal(tx, found.id, { state: 'signed', signedById: actor.personId, now })
    record({ objectKind: 'portfolio-proposal', objectId: found.id, after: { state: 'signed' } })
    return undefined
  })
}
