import {
  answerOfPortfolio,
  type Case,
  chunksOf,
  type PortfolioRun,
  place,
  portfolioWidths,
  preparePortfolio,
} from '@versneller/engine'
import { runPortfolioOnWorkers } from '@versneller/engine/node'
import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { write } from '../../../kit/access/write.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import { enqueue } from '../../../kit/jobs/enqueue.ts'
import type { Services } from '../../../kit/module/services.ts'
import { caseProblems, problem } from '../problems.ts'
import { listCases } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { toldParties } from '../rules/help-parties.ts'
import {
  endPortfolio,
  forgetPortfolios,
  insertPortfolio,
  type KeptStretch,
  keptStretches,
  putPortfolioAnswer,
  putStretch,
  readPortfolioState,
  readPortfolioWork,
  readStretches,
} from '../store/portfolios.ts'

/** The job that runs cases together. */
export const portfolioJob = 'cases.run-portfolio'

/** More than one, so that a run never works on the thread that takes jobs. */
const workers = 2
/** How long an outcome is kept. */
const daysKept = 365

/** What a person asks of a joint run. */
export interface PortfolioQuestion {
  seen: readonly SeenCase[]
  trials: number
  seed: number
}

/** Begins a joint run of the cases whose area no hidden line moves. @returns its id */
export async function beginPortfolio(
  services: Services,
  actor: Actor | undefined,
  { seen, trials, seed }: PortfolioQuestion,
): Promise<Outcome<string>> {
  permit(actor, listCases)
  if (!actor) throw new NotFound()
  const told = seen.filter(one => !one.withheld.touchesArea)
  if (told.length === 0)
    return refused(problem(seen.length === 0 ? 'GEEN_CASE_GEKOZEN' : 'ALLEEN_VERBORGEN_CASES', 'cases'))
  // The id of a file may be that of a copy too; that of the case itself is never.
  const input: Case[] = told.map(({ id, caseFile }) => ({ ...caseFile, id }))
  const prepared = preparePortfolio(input, { trials, seed })
  if (!prepared.ok) return refused(...caseProblems(prepared.errors, () => 'cases'))
  const partiesTold = told.every(
    ({ caseFile, withheld }) => toldParties(caseFile, withheld).length === caseFile.parties.length,
  )
  const id = await write({ ...services, actor }, 'beginPortfolio', async (tx, record) => {
    const made = await insertPortfolio(tx, {
      personId: actor.personId,
      caseIds: told.map(one => one.id),
      leftOut: seen.filter(one => !told.includes(one)).map(one => one.id),
      input,
      partiesTold,
      trials: prepared.asked.trials,
      seed,
    })
    await enqueue(tx, portfolioJob, { id: made })
    record({
      objectKind: 'case-portfolio',
      objectId: made,
      after: { trials, seed, cases: told.map(one => one.id) },
    })
    return made
  })
  return done(id)
}

/** Stops a joint run of this person; nothing happens when it was over. */
export async function stopPortfolio(services: Services, actor: Actor, id: string): Promise<void> {
  await write({ ...services, actor }, 'stopPortfolio', async (tx, record) => {
    const isStopped = await endPortfolio(tx, id, 'stopped')
    record({ objectKind: 'case-portfolio', objectId: id, after: { isStopped } })
  })
}

/** Runs what is left of a joint run: what an earlier worker kept is not run again. Idempotent. */
export async function runPortfolioJob(
  services: Services,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const id = String(data.id)
  const { db } = services
  const work = await readPortfolioWork(db, id)
  if (work?.state !== 'running') return
  const prepared = preparePortfolio(work.input, { trials: work.trials, seed: work.seed })
  if (!prepared.ok) {
    await write({ ...services, actor: undefined }, 'failPortfolio', async (tx, record) => {
      await endPortfolio(tx, id, 'failed')
      record({
        objectKind: 'case-portfolio',
        objectId: id,
        after: { codes: prepared.errors.map(one => one.code) },
      })
    })
    return
  }
  const { asked } = prepared
  const kept = await keptStretches(db, id)
  const left = chunksOf(asked).filter(chunk => !kept.includes(chunk.first))
  const isWhole =
    left.length === 0 ||
    (await runPortfolioOnWorkers(asked, left, workers, async ({ first, count }, columns) => {
      await putStretch(db, id, { first, count, columns })
      return (await readPortfolioState(db, id)) === 'running'
    }))
  if (!isWhole) return
  const answer = answerOfPortfolio(asked, columnsOf(asked, await readStretches(db, id)))
  await write({ ...services, actor: undefined }, 'endPortfolio', async (tx, record, now) => {
    await putPortfolioAnswer(tx, id, { answer, now })
    record({ objectKind: 'case-portfolio', objectId: id, after: { resultHash: answer.resultHash } })
  })
}

/** All stretches in their place. */
function columnsOf(asked: PortfolioRun, stretches: readonly KeptStretch[]): readonly Float64Array[] {
  const columns = portfolioWidths(asked).flatMap(width =>
    Array.from({ length: width }, () => new Float64Array(asked.trials)),
  )
  for (const { first, count, columns: part } of stretches) place(columns, { first, count }, part)
  return columns
}

/** Forgets joint runs of more than a year ago every night. */
export const forgetPortfoliosJob = {
  name: 'cases.forget-portfolios',
  schedule: '20 3 * * *',
  run: ({ db, clock }: Services) => forgetPortfolios(db, clock.now().subtract({ hours: daysKept * 24 })),
}
