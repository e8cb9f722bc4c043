import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseCase, preparePortfolio, runPortfolio } from '@versneller/engine'
import { runOnWorkers } from '@versneller/engine/node'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../kit/database/testing.ts'
import { enqueue } from '../../../kit/jobs/enqueue.ts'
import { insertPortfolio } from '../store/portfolios.ts'
import { portfolioJob } from './portfolio-run.ts'

const trials = 40_000
const cases = ['station-zwolle', 'haven-groningen', 'bouwclaim-nijmegen'].map(name => {
  const parsed = parseCase(JSON.parse(readFileSync(`engine/golden/cases/${name}.json`, 'utf8')))
  if (!parsed.ok) throw new Error(`${name} is no case`)
  return parsed.case
})

let database: TestDatabase
const children: ChildProcess[] = []
beforeAll(async () => {
  database = await testDatabase()
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => database.close())

function startWorker(): ChildProcess {
  const script = fileURLToPath(new URL('../testing-portfolio-worker.ts', import.meta.url))
  const child = spawn(process.execPath, [script, database.url], { stdio: ['ignore', 'ignore', 'inherit'] })
  children.push(child)
  return child
}

async function begin(): Promise<string> {
  const { id: personId } = await database.db
    .insertInto('people')
    .values({ name: 'Proefpersoon' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return database.db.transaction().execute(async tx => {
    const id = await insertPortfolio(tx, {
      personId,
      caseIds: cases.map(() => '00000000-0000-4000-8000-000000000001'),
      leftOut: [],
      input: cases,
      partiesTold: true,
      trials,
      seed: 1,
    })
    await enqueue(tx, portfolioJob, { id })
    return id
  })
}

const standOf = async (id: string) => {
  const { rows } = await sql<{ state: string; hash: string | null; done: number }>`
    select state, result_hash as hash,
      (select coalesce(sum(count), 0)::int from case_portfolio_chunks where portfolio_id = id) as done
    from case_portfolios where id = ${id}`.execute(database.db)
  return rows[0]
}

test('a worker that is killed at 10, 50 and 90 % leaves a run that ends in the same hash', {
  timeout: 400_000,
}, async () => {
  const asked = preparePortfolio(cases, { trials, seed: 1 })
  if (!asked.ok) throw new Error('refused')
  const whole = await runPortfolio(asked.asked, (workload, progress) => runOnWorkers(workload, 2, progress))
  const id = await begin()
  for (const share of [0.1, 0.5, 0.9]) {
    const worker = startWorker()
    await vi.waitFor(async () => expect((await standOf(id))?.done).toBeGreaterThanOrEqual(share * trials), {
      timeout: 90_000,
      interval: 20,
    })
    worker.kill('SIGKILL')
    expect((await standOf(id))?.state).toBe('running')
  }
  startWorker()
  await vi.waitFor(async () => expect((await standOf(id))?.state).toBe('done'), {
    timeout: 120_000,
    interval: 100,
  })
  expect(await standOf(id)).toEqual({ state: 'done', hash: whole?.resultHash, done: 0 })
})
