import type { Answer, Command } from './command.ts'
import { readConfig } from './config.ts'
import { openStore, seedAll, servicesFor, startSite } from './start.ts'

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

const serve: Command = {
  name: 'serve',
  usage: '[--demo] [--port N]',
  summary: {
    nl: 'start de website; zonder instellingen met de ingebouwde database',
    en: 'starts the website; without settings on the embedded database',
  },
  example: 'versneller serve --demo',
  reads: false,
  valued: ['port'],
  flags: ['demo'],
  async run({ options }): Promise<Answer> {
    const environment = options.port ? { ...process.env, PORT: String(options.port) } : process.env
    const site = await startSite(readConfig(environment, { demo: options.demo === true }), say)
    say(`Versneller staat open op ${site.address}`)
    await untilAskedToStop()
    await site.stop()
    return { silent: true }
  },
}

/** Waits for the first SIGTERM or SIGINT; running requests are finished by the server itself. */
function untilAskedToStop(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
}

const migrateTables: Command = {
  name: 'migrate',
  usage: '',
  summary: {
    nl: 'brengt de tabellen van de database bij',
    en: 'brings the tables of the database up to date',
  },
  example: 'versneller migrate',
  reads: false,
  async run(): Promise<Answer> {
    const store = await openStore(readConfig(process.env, { demo: false }), say)
    await store.close()
    return { ok: true, value: { migrated: true } }
  },
}

const seed: Command = {
  name: 'seed',
  usage: '',
  summary: { nl: 'laadt het demonstratieprogramma', en: 'loads the demonstration programme' },
  example: 'versneller seed',
  reads: false,
  async run(): Promise<Answer> {
    const config = readConfig(process.env, { demo: true })
    const store = await openStore(config, say)
    try {
      await seedAll(servicesFor(config, store))
    } finally {
      await store.close()
    }
    return { ok: true, value: { seeded: true } }
  },
}

/** The commands of the server side. */
export const serverCommands: readonly Command[] = [serve, migrateTables, seed]
