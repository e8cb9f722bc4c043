import { join } from 'node:path'
import type { Problem } from '../kit/http/problem.ts'
import { type Answer, type Command, exitCodes, type InputError } from './command.ts'
import { type Config, readConfig } from './config.ts'
import { say } from './say.ts'
import type { Store } from './start.ts'

// What the commands need is loaded when they run: those that only compute start at once.
const auditTrail = async () => ({
  ...(await import('../kit/audit/append.ts')),
  ...(await import('../kit/audit/kept-heads.ts')),
  ...(await import('../kit/audit/verify.ts')),
})

const settings = (demo = false): Config => readConfig(process.env, { demo })

/** Runs with the store open and closes it, whatever happens. */
async function withStore(config: Config, work: (store: Store) => Promise<Answer>): Promise<Answer> {
  const { openStore } = await import('./start.ts')
  const store = await openStore(config, say)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
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
  run: () => withStore(settings(), async store => ({ ok: true, value: { applied: store.applied } })),
}

const seed: Command = {
  name: 'seed',
  usage: '',
  summary: { nl: 'laadt het demonstratieprogramma', en: 'loads the demonstration programme' },
  example: 'versneller seed',
  reads: false,
  run() {
    const config = settings(true)
    return withStore(config, async store => {
      const { releaseOf, seedAll, servicesFor } = await import('./start.ts')
      const { builtFiles } = await import('./build.ts')
      // The site that asks for it need not go through all of it again.
      await seedAll(servicesFor(config, store), releaseOf((await builtFiles()).folder, true))
      return { ok: true, value: { seeded: true } }
    })
  },
}

const makeFindable: Command = {
  name: 'reindex',
  usage: '',
  summary: {
    nl: 'maakt alles opnieuw doorzoekbaar; wat klopt blijft staan',
    en: 'makes everything findable again; what is right stays',
  },
  example: 'versneller reindex',
  reads: false,
  run: () =>
    withStore(settings(), async store => {
      const { reindex } = await import('../kit/search/sources.ts')
      return { ok: true, value: await reindex(store.connection.db) }
    }),
}

const verify: Command = {
  name: 'verify-audit',
  usage: '[--head NUMBER:HASH]',
  summary: {
    nl: 'controleert of het auditspoor heel is; eindcode 1 bij de eerste regel die niet klopt',
    en: 'checks that the audit trail is whole; exit code 1 at the first entry that is wrong',
  },
  example: 'versneller verify-audit --head 1200:3f0c…',
  reads: false,
  valued: ['head'],
  run: ({ options }) =>
    withStore(settings(), async store => {
      const { auditHead, readKeptHeads, verifyAudit } = await auditTrail()
      const [number, hash] = typeof options.head === 'string' ? options.head.split(':') : []
      const { auditHeads, secret } = settings()
      const { heads, changedFiles } = await readKeptHeads(auditHeads.folder, secret)
      const kept = [...heads, ...(number && hash ? [{ seq: Number(number), hash }] : [])]
      const verdict = await verifyAudit(store.connection.db, kept)
      const head = await auditHead(store.connection.db)
      return {
        ok: true,
        value: { ...verdict, head, keptHeads: kept.length, changedFiles },
        exitCode: verdict.ok && changedFiles.length === 0 ? exitCodes.fine : exitCodes.ourMistake,
      }
    }),
}

const backup: Command = {
  name: 'backup',
  usage: 'MAP',
  summary: {
    nl: 'schrijft alle gegevens en bestanden van één ogenblik naar een nieuwe map',
    en: 'writes all data and files of one instant to a new folder',
  },
  example: 'versneller backup /mnt/backup/2026-11-24',
  reads: false,
  operandsMin: 1,
  async run({ operands }) {
    const config = settings()
    const { writeBackup } = await import('../kit/database/backup/write-backup.ts')
    return withStore(config, async store => {
      const target = operands[0]!
      const made = await writeBackup({
        url: store.ownerUrl,
        target,
        filesFolder: join(config.folder, 'files'),
      })
      const rows = made.tables.reduce((sum, table) => sum + table.rows, 0)
      return {
        ok: true,
        value: { folder: target, tables: made.tables.length, rows, files: made.files.length },
      }
    })
  },
}

const restore: Command = {
  name: 'restore',
  usage: 'MAP',
  summary: {
    nl: 'zet een back-up terug in een lege database en controleert het auditspoor',
    en: 'puts a backup back in an empty database and checks the audit trail',
  },
  example: 'VERSNELLER_FOLDER=/srv/nieuw versneller restore /mnt/backup/2026-11-24',
  reads: false,
  operandsMin: 1,
  async run({ operands }) {
    const { reachDatabase } = await import('./start.ts')
    const { restoreBackup } = await import('../kit/database/backup/restore-backup.ts')
    const config = settings()
    const database = await reachDatabase(config, say)
    const placeFor = (hash: string) => join(config.folder, 'files', hash.slice(0, 2), hash)
    try {
      await restoreBackup({ url: database.ownerUrl, source: operands[0]!, placeFor, log: () => undefined })
    } finally {
      await database.close()
    }
    return withStore(config, async store => {
      const { verifyAudit } = await auditTrail()
      const verdict = await verifyAudit(store.connection.db)
      return {
        ok: true,
        value: { restored: true, audit: verdict },
        exitCode: verdict.ok ? exitCodes.fine : exitCodes.ourMistake,
      }
    })
  },
}

const administrators: Command = {
  name: 'administrators',
  usage: 'E-MAIL E-MAIL --organisation NAAM',
  summary: {
    nl: 'nodigt de eerste twee beheerders uit; alleen zolang er geen beheerder is',
    en: 'invites the first two administrators; only while there is none',
  },
  example: 'versneller administrators een@example.org twee@example.org --organisation "Programmabureau"',
  reads: false,
  operandsMin: 2,
  valued: ['organisation'],
  async run({ operands, options }) {
    const { firstAdministratorsShape, inviteFirstAdministrators } = await import(
      '../modules/parties/index.ts'
    )
    const { problemsOf } = await import('../kit/http/input.ts')
    const words = { emails: operands, organisationName: options.organisation ?? '' }
    const given = firstAdministratorsShape.safeParse(words)
    if (!given.success) return { ok: false, errors: problemsOf(given.error).map(inputError) }
    const config = settings()
    return withStore(config, async store => {
      const { servicesFor } = await import('./start.ts')
      const outcome = await inviteFirstAdministrators(servicesFor(config, store), given.data)
      if (!outcome.ok) return { ok: false, errors: outcome.problems.map(inputError) }
      if (!config.smtpUrl) say('SMTP_URL ontbreekt: de uitnodigingen wachten in de uitgaande post')
      const { emails, organisationName } = given.data
      return { ok: true, value: { invited: emails, organisation: organisationName } }
    })
  },
}

/** A problem of an action or a form, told at the terminal. */
const inputError = ({ code, message, field }: Problem): InputError => ({
  pointer: field ?? '',
  code,
  message,
})

/** The commands for the data of an installation. */
export const dataCommands: readonly Command[] = [
  migrateTables,
  administrators,
  seed,
  makeFindable,
  verify,
  backup,
  restore,
]
