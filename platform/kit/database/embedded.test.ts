import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { connect } from './connect.ts'
import { isAlive } from './embedded/process-state.ts'
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts'

vi.setConfig({ testTimeout: 40_000, hookTimeout: 30_000 })

/** A database that was made once, to be copied: making one takes most of the time of these tests. */
let made: string
beforeAll(async () => {
  made = fs.mkdtempSync(path.join(os.tmpdir(), 'versneller-embedded-'))
  fs.chmodSync(made, 0o755)
  const database = await startEmbedded({
    folder: path.join(made, 'database'),
    log: () => undefined,
    isDurable: false,
  })
  await database.stop()
})
afterAll(() => fs.rmSync(made, { recursive: true }))

let parent: string
let folder: string
const running: EmbeddedDatabase[] = []
const lines: string[] = []
beforeEach(() => {
  parent = fs.mkdtempSync(path.join(os.tmpdir(), 'versneller-embedded-'))
  // The user of the server, and of the starts without rights below, must pass here.
  fs.chmodSync(parent, 0o777)
  folder = path.join(parent, 'database')
  lines.length = 0
})
afterEach(async () => {
  for (const database of running.splice(0).reverse()) await database.stop()
  fs.chmodSync(parent, 0o777)
  fs.rmSync(parent, { recursive: true, force: true })
})

type Choices = { supervise?: boolean; patienceMs?: number; isDurable?: boolean }

async function start(choices: Choices = {}): Promise<EmbeddedDatabase> {
  // Fast, at the price that a killed server loses what it committed last.
  const options = { folder, log: (line: string) => void lines.push(line), isDurable: false, ...choices }
  const database = await startEmbedded(options)
  running.push(database)
  return database
}

async function query(url: string, statement: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}

/** Starts on a copy of the database that was made before. */
function startMade(choices: Choices = {}): Promise<EmbeddedDatabase> {
  spawnSync('cp', ['-a', path.join(made, 'database'), folder])
  return start(choices)
}

/** An application in a process of its own, that can be killed: says the number of its server and waits. */
async function startElsewhere(): Promise<{ application: ChildProcess; serverId: number }> {
  const application = runProgram(
    `console.log((await startEmbedded(options)).processId()); setInterval(() => {}, 1000)`,
  )
  const [said] = await once(application.stdout!.setEncoding('utf8'), 'data')
  return { application, serverId: Number(said) }
}

function runProgram(text: string, more: { uid?: number; gid?: number } = {}): ChildProcess {
  const door = new URL('./embedded.ts', import.meta.url).href
  const program = `
    import { startEmbedded } from ${JSON.stringify(door)}
    const options = { folder: ${JSON.stringify(folder)}, log: line => console.error(line), isDurable: false }
    ${text}`
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    ...more,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Starts as a user without special rights, as root would get by nearly everywhere; gives the fault's code. */
async function faultWithoutRights(): Promise<string> {
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const child = runProgram(
    `const found = await startEmbedded(options).then(database => database.stop(), error => error)
     console.log(JSON.stringify({ code: found?.code ?? 'started', nl: found?.nl ?? String(found) }))`,
    nobody,
  )
  let said = ''
  child.stdout!.on('data', piece => {
    said += piece
  })
  await once(child, 'close')
  return (JSON.parse(said) as { code: string }).code
}

test('it listens on a socket that its own user alone can open, and waits for the disk', async () => {
  const database = await startMade({ isDurable: true })
  const settings = await query(
    database.url,
    `select string_agg(name || '=' || setting, ' ' order by name) from pg_settings
     where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'data_checksums')`,
  )
  expect(settings).toEqual([
    ['data_checksums=on fsync=on full_page_writes=on listen_addresses= synchronous_commit=on'],
  ])
  expect(fs.statSync(database.socketFolder).mode & 0o777).toBe(0o700)
  expect(fs.statSync(`/proc/${database.processId()}`).uid).not.toBe(0)
})

test('words are sorted as in Dutch, and PostgreSQL speaks English to the log', async () => {
  const { url } = await startMade()
  expect(
    await query(url, "select string_agg(w, ' ' order by w) from unnest(array['zee', 'één', 'Ede', 'eb']) w"),
  ).toEqual([['eb Ede één zee']])
  await expect(query(url, 'select nothing')).rejects.toThrow('column "nothing" does not exist')
})

test('what was committed is there at the next start, which is much faster', async () => {
  const first = await startMade()
  await query(first.url, 'create table kept as select 7 as number')
  await first.stop()
  expect(isAlive(first.processId())).toBe(false)
  const begin = performance.now()
  const second = await start()
  expect(performance.now() - begin).toBeLessThan(2000)
  expect(await query(second.url, 'select number from kept')).toEqual([[7]])
})

test('a second start on the same folder shares the server and does not stop it', async () => {
  const first = await startMade()
  const second = await start()
  expect(second.processId()).toBe(first.processId())
  expect(second.url).toBe(first.url)
  await second.stop()
  await second.stop()
  expect(await query(first.url, 'select 1')).toEqual([[1]])
})

test('five starts at once on a new folder end with one server', async () => {
  const databases = await Promise.all(Array.from({ length: 5 }, () => start()))
  expect(new Set(databases.map(database => database.processId())).size).toBe(1)
  expect(fs.readdirSync(folder).sort()).toEqual(['data', 'server.log', 'socket'])
})

test('a killed server is started again, with all that was committed, and the pool goes on', async () => {
  const database = await startMade({ supervise: true, isDurable: true })
  const { pool, ready, close } = connect({ url: database.url, log: () => undefined })
  await pool.query('create table kept as select 7 as number')
  for (let round = 0; round < 3; round++) {
    const killed = database.processId()
    process.kill(killed, 'SIGKILL')
    await expect.poll(database.processId, { timeout: 10_000, interval: 10 }).not.toBe(killed)
    await expect.poll(ready, { timeout: 5000 }).toEqual({ ready: true })
    expect((await pool.query('select number from kept')).rows).toEqual([{ number: 7 }])
  }
  await close()
  await database.stop()
  expect(isAlive(database.processId())).toBe(false)
})

test('an unsupervised server stays down when it is killed', async () => {
  const database = await startMade()
  process.kill(database.processId(), 'SIGKILL')
  await expect.poll(() => isAlive(database.processId())).toBe(false)
  await expect(query(database.url, 'select 1')).rejects.toThrow()
})

test('a stop while the server is being started again leaves none running', async () => {
  const database = await startMade({ supervise: true })
  process.kill(database.processId(), 'SIGKILL')
  await expect.poll(() => lines.length, { interval: 1 }).toBeGreaterThan(0)
  await database.stop()
  expect(isAlive(database.processId())).toBe(false)
  await expect(query(database.url, 'select 1')).rejects.toThrow()
})

test('the server of a killed application is taken over, looked after and stopped', async () => {
  const { application, serverId } = await startElsewhere()
  application.kill('SIGKILL')
  await once(application, 'exit')
  expect(isAlive(serverId)).toBe(true)
  const database = await start({ supervise: true })
  expect(database.processId()).toBe(serverId)
  process.kill(serverId, 'SIGKILL')
  await expect.poll(database.processId, { timeout: 10_000 }).not.toBe(serverId)
  await database.stop()
  expect(isAlive(database.processId())).toBe(false)
})

test('an application and its server that are both killed do not hold up the next start', async () => {
  const { application, serverId } = await startElsewhere()
  process.kill(serverId, 'SIGKILL')
  application.kill('SIGKILL')
  const database = await start()
  expect(database.processId()).not.toBe(serverId)
  expect(await query(database.url, 'select 1')).toEqual([[1]])
})

test('another program that got the number of the dead server does not hold up the next start', async () => {
  const first = await startMade()
  process.kill(first.processId(), 'SIGKILL')
  await expect.poll(() => isAlive(first.processId())).toBe(false)
  const file = path.join(folder, 'data/postmaster.pid')
  const owner = fs.statSync(file)
  // PostgreSQL takes a process of another user for dead, so the program runs as the user of the server.
  const other = spawn('/bin/sleep', ['30'], { uid: owner.uid, gid: owner.gid })
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/^\d+/, String(other.pid)))
  const begin = performance.now()
  const second = await start()
  expect(performance.now() - begin).toBeLessThan(3000)
  expect(await query(second.url, 'select 1')).toEqual([[1]])
  expect(other.exitCode).toBe(null)
  other.kill()
})

test('a back end that works on after its server was killed is ended before the next start', async () => {
  const first = await startMade()
  const busy = query(first.url, 'select count(*) from generate_series(1, 100000000000)').catch(() => 'lost')
  const active =
    "select count(*)::int from pg_stat_activity where query like '%generate_series%' and pid <> pg_backend_pid()"
  await expect.poll(() => query(first.url, active)).toEqual([[1]])
  process.kill(first.processId(), 'SIGKILL')
  await expect.poll(() => isAlive(first.processId())).toBe(false)
  const second = await start()
  expect(await query(second.url, 'select 1')).toEqual([[1]])
  expect(await busy).toBe('lost')
})

test('a start that is killed while it makes the folder leaves nothing in the way', async () => {
  const application = runProgram('await startEmbedded(options)')
  const halves = () =>
    fs.existsSync(folder) ? fs.readdirSync(folder).filter(name => name.startsWith('init-')) : []
  await expect.poll(halves, { interval: 1, timeout: 10_000 }).toHaveLength(1)
  process.kill(-application.pid!, 'SIGKILL')
  await once(application, 'exit')
  expect(fs.existsSync(path.join(folder, 'data'))).toBe(false)
  expect(halves()).toHaveLength(1)
  const database = await start()
  expect(await query(database.url, 'select 1')).toEqual([[1]])
  expect(halves()).toEqual([])
})

test('a folder with a long path has its socket elsewhere', async () => {
  folder = path.join(parent, 'map'.repeat(40), 'database')
  const shortFolders = () => fs.readdirSync(os.tmpdir()).filter(name => name.startsWith('versneller-socket-'))
  const before = shortFolders()
  const database = await start({ supervise: true })
  expect(database.socketFolder.startsWith(os.tmpdir())).toBe(true)
  const second = await start()
  expect(second.socketFolder).toBe(database.socketFolder)
  expect(shortFolders()).toHaveLength(before.length + 1)
  const killed = database.processId()
  process.kill(killed, 'SIGKILL')
  await expect.poll(database.processId, { timeout: 10_000 }).not.toBe(killed)
  expect(await query(database.url, 'select 1')).toEqual([[1]])
  await database.stop()
  expect(fs.existsSync(database.socketFolder)).toBe(false)
})

test('data of another major version are left alone', async () => {
  fs.mkdirSync(path.join(folder, 'data'), { recursive: true })
  fs.writeFileSync(path.join(folder, 'data/PG_VERSION'), '17\n')
  await expect(start()).rejects.toMatchObject({
    code: 'DATABASE_MAP_ANDERE_VERSIE',
    nl: `De gegevens in ${folder} zijn gemaakt met PostgreSQL 17, maar dit programma gebruikt PostgreSQL 18: zet ze eerst over of kies een andere map.`,
    en: `The data in ${folder} were made with PostgreSQL 17, but this program uses PostgreSQL 18: convert them first or choose another folder.`,
  })
  expect(fs.readdirSync(path.join(folder, 'data'))).toEqual(['PG_VERSION'])
})

test.each(['holiday.jpg', 'data/holiday.jpg'])('a folder with other files is left alone: %s', async name => {
  fs.mkdirSync(path.join(folder, path.dirname(name)), { recursive: true })
  fs.writeFileSync(path.join(folder, name), 'kept')
  await expect(start()).rejects.toMatchObject({ code: 'DATABASE_MAP_NIET_LEEG' })
  expect(fs.readFileSync(path.join(folder, name), 'utf8')).toBe('kept')
})

test('without rights it starts in a folder of its own, and says what is wrong with another', async () => {
  expect(await faultWithoutRights()).toBe('started')
  fs.rmSync(folder, { recursive: true })
  fs.mkdirSync(folder)
  fs.chmodSync(folder, 0o555)
  expect(await faultWithoutRights()).toBe('DATABASE_MAP_GEEN_TOEGANG')
  fs.rmSync(folder, { recursive: true })
  fs.chmodSync(parent, 0o555)
  expect(await faultWithoutRights()).toBe('DATABASE_MAP_GEEN_TOEGANG')
  fs.chmodSync(parent, 0o777)
  fs.writeFileSync(folder, 'a file')
  expect(await faultWithoutRights()).toBe('DATABASE_MAP_NIET_LEEG')
})

test('data that their user may not read give one sentence', async () => {
  const { stop } = await startMade()
  await stop()
  fs.chmodSync(path.join(folder, 'data'), 0o777)
  await expect(start()).rejects.toMatchObject({ code: 'DATABASE_MAP_GEEN_TOEGANG' })
})

test('damaged data give the sentence of PostgreSQL itself', async () => {
  const { stop } = await startMade()
  await stop()
  fs.writeFileSync(path.join(folder, 'data/global/pg_control'), 'damaged')
  await expect(start()).rejects.toMatchObject({
    code: 'DATABASE_START_MISLUKT',
    en: expect.stringMatching(/does not start: .*(FATAL|PANIC)/),
  })
})

test('below a closed folder root keeps the data elsewhere and links to them; others are told', async () => {
  const closed = path.join(parent, 'closed')
  fs.mkdirSync(closed, { mode: 0o700 })
  folder = path.join(closed, 'database')
  if (process.getuid?.() === 0) {
    const database = await start()
    const home = fs.realpathSync(folder)
    expect(home).toMatch(/^\/var\/lib\/versneller\/[0-9a-f]{12}$/)
    expect(lines).toEqual([expect.stringContaining(`the data lie in ${home}`)])
    await query(database.url, 'create table kept as select 7 as number')
    await database.stop()
    const again = await start()
    expect(await query(again.url, 'select number from kept')).toEqual([[7]])
    await again.stop()
    fs.rmSync(home, { recursive: true })
  } else {
    fs.chmodSync(closed, 0o000)
    expect(await faultWithoutRights()).toBe('DATABASE_MAP_GEEN_TOEGANG')
    fs.chmodSync(closed, 0o700)
  }
})

test('a live process that does not answer and holds the data is named', async () => {
  const first = await startMade()
  const serverId = first.processId()
  spawnSync('kill', ['-STOP', String(serverId)])
  const second = start({ patienceMs: 1000 })
  await expect(second).rejects.toMatchObject({
    code: 'DATABASE_MAP_IN_GEBRUIK',
    en: expect.stringContaining(`(number ${serverId})`),
  })
  spawnSync('kill', ['-CONT', String(serverId)])
})
