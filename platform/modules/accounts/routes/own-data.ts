import { href } from '../../../kit/http/address.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import { type OwnRows, ownDataOf, personalTables } from '../../../kit/module/personal-data.ts'
import type { Services } from '../../../kit/module/services.ts'
import { links } from '../links.ts'
import { OwnDataPage, RegisterPage } from '../pages/own-data.tsx'
import { say } from '../pages/say.ts'
import { enter, manageOwnAccount } from '../rules/rights.ts'
import { accountOf } from '../store/accounts.ts'
import { ownerIn } from './owner.ts'

/** Rows of one table on the page; the file holds them all. */
const rowsShown = 20

async function ownData(services: Services, context: Context): Promise<OwnRows[]> {
  const account = await accountOf(services.db, ownerIn(context).personId)
  if (!account) throw new Error('a signed-in person has an account')
  return ownDataOf(services.db, account)
}

const plain = (value: unknown): string | number | boolean | null =>
  value === null || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : value instanceof Temporal.Instant || typeof value === 'string'
      ? value.toString()
      : JSON.stringify(value)

const page = route.page({
  address: links.ownData,
  permission: manageOwnAccount,
  frame: 'work',
  title: (_, { language }) => say(language)('ownDataTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('accountTitle'), href: href(links.account) },
    { label: say(language)('ownDataTitle') },
  ],
  load: async ({ services, context }) => {
    const parts = await ownData(services, context)
    return {
      parts: parts.map(({ table, columns, rows }) => ({
        table: table.table,
        what: table.what,
        purpose: table.purpose,
        kept: table.kept,
        columns,
        total: rows.length,
        rows: rows
          .slice(0, rowsShown)
          .map(row => Object.fromEntries(columns.map(({ name }) => [name, plain(row[name])]))),
      })),
    }
  },
  view: OwnDataPage,
})

const file = route.download({
  address: links.ownDataFile,
  permission: manageOwnAccount,
  load: async ({ services, context }) => {
    const parts = await ownData(services, context)
    const content = {
      madeAt: services.clock.now().toString(),
      data: parts.map(({ table: { table, what, purpose, kept }, rows }) => ({
        table,
        what,
        purpose,
        kept,
        rows,
      })),
    }
    return {
      fileName: 'mijn-gegevens.json',
      contentType: 'application/json; charset=utf-8',
      content: JSON.stringify(content, undefined, 2),
    }
  },
})

const register = route.page({
  address: links.processingRegister,
  permission: enter,
  title: (_, { language }) => say(language)('registerTitle'),
  load: () => ({
    tables: personalTables().map(({ table, what, purpose, kept }) => ({ table, what, purpose, kept })),
  }),
  view: RegisterPage,
})

/** What the site keeps of a person: to read, to take home, and the register of all of it. */
export const ownDataRoutes = [page, file, register]
