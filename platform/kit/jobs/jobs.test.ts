import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Connection, connect } from '../database/connect.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import type { Job } from '../module/module.ts'
import type { Services } from '../module/services.ts'
import { servicesOn } from '../module/testing.ts'
import { enqueue } from './enqueue.ts'
import { enqueueWaitedFor, progressOf, reportProgress } from './progress.ts'
import { type RunningJobs, startJobs } from './start-jobs.ts'

let database: TestDatabase
let connection: Connection
let services: Services
const running: RunningJobs[] = []
const children: ChildProcess[] = []
const lines: string[] = []

beforeAll(async () => {
  database = await testDatabase()
  connection = connect({ url: database.url, log: () => undefined })
  services = servicesOn(connection.db)
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query('create table trial_done (number int primary key); grant all on trial_done to public')
  await owner.end()
})

afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop()
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

afterAll(async () => {
  await connection.close()
  await database.close()
})

const start = async (...jobs: Job[]) => {
  const log = (line: string) => void lines.push(line)
  running.push(await startJobs({ pool: connection.pool, services, jobs, log, pollingSeconds: 0.5 }))
}

const put = (name: string, data: Record<string, unknown>) =>
  database.db.transaction().execute(tx => enqueue(tx, name, data))

test('a job runs with its data', async () => {
  const got: unknown[] = []
  await put('trial.once', { word: 'ja' })
  await start({ name: 'trial.once', run: async (_services, data) => void got.push(data) })
  await vi.waitFor(() => expect(got).toEqual([{ word: 'ja' }]), 10_000)
})

test('a job of an action that fails is never run', async () => {
  const failing = database.db.transaction().execute(async tx => {
    await enqueue(tx, 'trial.undone', {})
    throw new Error('the action fails')
  })
  await expect(failing).rejects.toThrow('the action fails')
  const left = await database.db.selectFrom('pgboss.job').where('name', '=', 'trial.undone').execute()
  expect(left).toEqual([])
})

test.each(['', 'Trial', 'trial;drop', 'trial count', '../trial'])('"%s" is no name of a job', async name => {
  await expect(put(name, {})).rejects.toThrow('is no name of a job')
})

test('a job that fails is tried again and its person sees where it stands', async () => {
  let runs = 0
  const personId = 'person-one'
  const id = await database.db.transaction().execute(tx =>
    enqueueWaitedFor(tx, {
      job: 'trial.twice',
      data: {},
      personId,
      title: { nl: 'Tellen', en: 'Counting' },
      total: 2,
      href: '/klaar',
    }),
  )
  expect((await progressOf(database.db, { id, personId }))?.state).toBe('waiting')
  await start({
    name: 'trial.twice',
    async run({ db }, data) {
      runs++
      if (runs === 1) throw new Error('not the first time')
      const message = { nl: 'Bijna', en: 'Nearly' }
      await reportProgress(db, String(data.progressId), { done: 2, message })
    },
  })
  await vi.waitFor(
    async () => expect((await progressOf(database.db, { id, personId }))?.state).toBe('done'),
    { timeout: 25_000, interval: 200 },
  )
  expect(runs).toBe(2)
  expect(await progressOf(database.db, { id, personId })).toEqual({
    id,
    personId,
    title: { nl: 'Tellen', en: 'Counting' },
    message: { nl: 'Bijna', en: 'Nearly' },
    done: 2,
    total: 2,
    state: 'done',
    href: '/klaar',
  })
  expect(await progressOf(database.db, { id, personId: 'somebody else' })).toBe(undefined)
})

test('a start that fails half way leaves nothing that goes on asking', async () => {
  const stop = vi.spyOn(PgBoss.prototype, 'stop')
  const broken = { name: 'trial.broken', schedule: 'when it suits', run: async () => undefined }
  await expect(start(broken)).rejects.toThrow()
  expect(stop.mock.calls).toEqual([[{ graceful: false }]])
  stop.mockRestore()
})

test('a job with a schedule gets one, and a job that is gone loses it', async () => {
  const schedules = () =>
    database.db.selectFrom('pgboss.schedule').select(['name', 'cron', 'timezone']).execute()
  await start({ name: 'trial.nightly', run: async () => undefined, schedule: '15 3 * * *' })
  expect(await schedules()).toEqual([
    { name: 'trial.nightly', cron: '15 3 * * *', timezone: 'Europe/Amsterdam' },
  ])
  await start({ name: 'trial.once', run: async () => undefined })
  expect(await schedules()).toEqual([])
})

test('when a worker is killed, another one does all that was left', { timeout: 90_000 }, async () => {
  const count = 200
  await database.db.transaction().execute(async tx => {
    for (let number = 0; number < count; number++) await enqueue(tx, 'trial.count', { number })
  })
  const done = async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::int from trial_done`.execute(database.db)
    return rows[0]?.count ?? 0
  }
  const script = fileURLToPath(new URL('testing-worker.ts', import.meta.url))
  const startWorker = () => {
    const child = spawn(process.execPath, [script, database.url], { stdio: ['ignore', 'ignore', 'inherit'] })
    children.push(child)
    return child
  }
  const first = startWorker()
  await vi.waitFor(async () => expect(await done()).toBeGreaterThan(30), { timeout: 30_000, interval: 20 })
  first.kill('SIGKILL')
  expect(await done()).toBeLessThan(count)
  startWorker()
  await vi.waitFor(async () => expect(await done()).toBe(count), { timeout: 60_000, interval: 200 })
})
