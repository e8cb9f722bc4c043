import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isAlive, readLock } from '../kit/database/embedded/process-state.ts'
import { asOwner } from '../kit/database/owner.ts'
import { readConfig } from './config.ts'
import { openStore } from './start.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'versneller-stopping-'))
  // The user of the embedded server must pass here.
  chmodSync(folder, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The process of the embedded server that works in the folder, if there is one. */
function serverIn(): number | undefined {
  const lock = readLock(join(folder, 'database', 'data'))
  return lock?.processId
}

const environment = () => ({ VERSNELLER_FOLDER: folder })

test('a store that cannot be opened leaves no database running', async () => {
  const config = readConfig(environment(), { demo: false })
  const store = await openStore(config, () => undefined)
  const server = serverIn() ?? 0
  expect(isAlive(server)).toBe(true)
  // A migration that ran and has other words now: nothing may start on these tables.
  await asOwner(store.ownerUrl, client => client.query(`update migrations set hash = 'another'`))
  await store.close()
  expect(serverIn()).toBeUndefined()
  await expect(openStore(config, () => undefined)).rejects.toThrow()
  expect(serverIn()).toBeUndefined()
  rmSync(join(folder, 'database'), { recursive: true })
})

test('a signal while the worker starts leaves no database running', async () => {
  const words = ['--import', './platform/app/jsx.mjs', 'platform/app/main.ts', 'worker']
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...environment() },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  let server: number | undefined
  for (let tries = 0; server === undefined && tries < 600; tries++) {
    await pause(50)
    server = serverIn()
  }
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(server).toBeTypeOf('number')
  expect(isAlive(server ?? 0)).toBe(false)
})

test('a site whose port is taken says so, ends and leaves no database running', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const words = [
    '--import',
    './platform/app/jsx.mjs',
    'platform/app/main.ts',
    'serve',
    '--port',
    String(port),
  ]
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...environment() },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  expect(await once(child, 'exit')).toEqual([1, null])
  other.close()
  expect(said.trim().split('\n').at(-1)).toBe(
    `versneller: poort ${port} is al in gebruik; kies een andere met --port`,
  )
  expect(serverIn()).toBeUndefined()
})
