import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, Command } from './command.ts'
import { type Config, readConfig } from './config.ts'
import { keepSmall } from './memory.ts'
import { say } from './say.ts'
import type { Site } from './start.ts'
import type { Worker } from './worker.ts'

const serve: Command = {
  name: 'serve',
  usage: '[--demo] [--port N] [--without-worker]',
  summary: {
    nl: 'start de website; zonder instellingen met de ingebouwde database',
    en: 'starts the website; without settings on the embedded database',
  },
  example: 'versneller serve --demo',
  reads: false,
  valued: ['port'],
  flags: ['demo', 'without-worker'],
  async run({ options }): Promise<Answer> {
    // Loaded when needed: the commands that only compute start at once.
    const asked = untilAskedToStop()
    const startIsOver = keepSmall()
    const { startSite } = await import('./start.ts')
    const environment = options.port ? { ...process.env, PORT: String(options.port) } : process.env
    const config = readConfig(environment, { demo: options.demo === true })
    const site = await startSite(config, say)
    say(`Versneller staat open op ${site.address}`)
    if (config.demo) say(await demoWelcome(site.address))
    const work = options['without-worker'] ? undefined : workBeside(config, site)
    void (work?.begun ?? Promise.resolve()).then(startIsOver)
    await asked
    await work?.stop()
    await site.stop()
    return { silent: true }
  },
}

const againMs = 1000

/**
 * The background work in the process of the site: for an installation on one machine. While the database is away it
 * cannot begin, and does so when it is back: the site does not end for it.
 */
function workBeside(config: Config, { pool, services }: Site) {
  let running: Worker | undefined
  let isOver = false
  const begin = async () => {
    const { startWork } = await import('./worker.ts')
    while (!running && !isOver) {
      running = await startWork(config, { pool, services, say }).catch((error: Error) => {
        say(`het werk op de achtergrond begint zo opnieuw: ${error.message}`)
        return undefined
      })
      if (!running) await pause(againMs)
    }
  }
  const begun = begin()
  return {
    begun,
    stop: async () => {
      isOver = true
      await begun
      await running?.stop()
    },
  }
}

const worker: Command = {
  name: 'worker',
  usage: '',
  summary: {
    nl: 'doet het werk op de achtergrond: taken en mail',
    en: 'does the work in the background: jobs and mail',
  },
  example: 'versneller worker',
  reads: false,
  async run(): Promise<Answer> {
    const asked = untilAskedToStop()
    const { startWorker } = await import('./worker.ts')
    const started = await startWorker(readConfig(process.env, { demo: false }), say)
    say('Versneller werkt op de achtergrond')
    await asked
    await started.stop()
    return { silent: true }
  },
}

/** How to get in: one account per role, all with the same password. */
async function demoWelcome(address: string): Promise<string> {
  const { demoAccounts, demoPassword } = await import('../modules/parties/index.ts')
  const width = Math.max(...demoAccounts.map(account => account.email.length))
  const lines = demoAccounts.map(
    ({ email, name, hasEnded }) =>
      `  ${email.padEnd(width)}  ${name}${hasEnded ? ' (functie beëindigd)' : ''}`,
  )
  return `\nDit is een demonstratie. Meld je aan op ${address}/aanmelden met het wachtwoord: ${demoPassword}\n${lines.join('\n')}\n`
}

/**
 * Waits for the first SIGTERM or SIGINT, also one that comes while the site still starts: it is then stopped as soon
 * as it has started, database included; requests under way are finished by the server itself. More signals (npm and a
 * terminal both send one) change nothing, since a hard end would leave the database without its keeper.
 */
function untilAskedToStop(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve())
  })
}

/** The commands that stay running. */
export const serverCommands: readonly Command[] = [serve, worker]
