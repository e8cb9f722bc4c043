import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.ts'
import type { Bilingual } from '../texts/texts.ts'
import type { Services } from './services.ts'

/** A person as the tables know one: by id, and in mail by the address. */
export interface PersonKey {
  personId: string
  email: string
}

/** A column that is shown to the person it is about. */
export interface ShownColumn {
  label: Bilingual
  /** "organisations.name": shown instead of the id that stands in the column. */
  by?: `${string}.${string}` | undefined
  /** Words for the codes that stand in the column; the file that a person takes along keeps the codes. */
  words?: Readonly<Record<string, Bilingual>> | undefined
}

/** What a module keeps of persons in one table. All of it together is the register of processing. */
export interface PersonalTable {
  table: string
  /** Columns with the id of the person that a row is about: it is shown to that person, and erased with the account. */
  owner: readonly string[]
  /** Column with the mail address of the person that a row is about, where there is no id. */
  ownerEmail?: string | undefined
  /** Other columns that point at somebody or tell of somebody: who decided, network addresses. */
  others?: readonly string[] | undefined
  /** What it is, why it is kept, and until when. */
  what: Bilingual
  purpose: Bilingual
  kept: Bilingual
  /** Nothing: secrets, or what the person sees already. */
  shown: Readonly<Record<string, ShownColumn | Bilingual>>
  /**
   * What an erasure does with the rows of the person: they go; these columns get another value; they stay, with an id
   * that leads to nobody any more; or `erase` of the module does it.
   */
  erasure: 'remove' | 'keep' | 'module' | Readonly<Record<string, string | null>>
}

/** What a module keeps of persons, and how it forgets one. */
export interface PersonalData {
  tables: readonly PersonalTable[]
  /** What cannot be said table by table. */
  erase?:
    | ((tx: Transaction, services: Services, person: PersonKey & { now: Temporal.Instant }) => Promise<void>)
    | undefined
}

/** The own rows of one table, as the person gets them. */
export interface OwnRows {
  table: PersonalTable
  columns: (ShownColumn & { name: string })[]
  rows: Record<string, unknown>[]
}

let handedOver: readonly PersonalData[] | undefined

/** Called by the app once, with what all modules keep of persons. */
export function handOverPersonalData(all: readonly PersonalData[]): void {
  handedOver = all
}

function everything(): readonly PersonalData[] {
  // Without it an erasure would leave everything in place and say that it was done.
  if (!handedOver) throw new Error('nobody told what is kept of persons')
  return handedOver
}

/** Every table with data of persons: the register of processing. */
export function personalTables(): PersonalTable[] {
  return everything().flatMap(part => part.tables)
}

const columnsOf = ({ shown }: PersonalTable) =>
  Object.entries(shown).map(([name, column]) => ({
    name,
    ...('label' in column ? column : { label: column }),
  }))

/** Which rows of a table are about this person. */
function isOwn({ owner, ownerEmail }: PersonalTable, person: PersonKey): RawBuilder<unknown> {
  const byId = owner.map(column => sql`${sql.ref(`t.${column}`)}::text = ${person.personId}`)
  const byEmail = ownerEmail ? [sql`${sql.ref(`t.${ownerEmail}`)} = ${person.email}`] : []
  return sql`(${sql.join([...byId, ...byEmail, sql`false`], sql` or `)})`
}

function selected({ name, by }: { name: string; by?: string | undefined }): RawBuilder<unknown> {
  if (by === undefined) return sql`${sql.ref(`t.${name}`)} as ${sql.ref(name)}`
  const [table = '', column = ''] = by.split('.')
  return sql`(select ${sql.ref(`named.${column}`)} from ${sql.table(table)} as named
    where named.id = ${sql.ref(`t.${name}`)}) as ${sql.ref(name)}`
}

/** All that is kept of a person and may be shown, table by table; tables without a row of this person are left out. */
export async function ownDataOf(db: Database, person: PersonKey): Promise<OwnRows[]> {
  const found: OwnRows[] = []
  for (const table of personalTables()) {
    const columns = columnsOf(table)
    if (columns.length === 0) continue
    const { rows } = await sql<Record<string, unknown>>`select ${sql.join(columns.map(selected))}
      from ${sql.table(table.table)} as t where ${isOwn(table, person)}`.execute(db)
    if (rows.length > 0) found.push({ table, columns, rows })
  }
  return found
}

/** Forgets a person in every module, in the transaction of the action that decided it. */
export async function forgetPerson(
  tx: Transaction,
  services: Services,
  person: PersonKey & { now: Temporal.Instant },
): Promise<void> {
  for (const { tables, erase } of everything()) {
    for (const table of tables) await forgetIn(tx, table, person)
    await erase?.(tx, services, person)
  }
}

async function forgetIn(tx: Transaction, table: PersonalTable, person: PersonKey): Promise<void> {
  const { erasure } = table
  if (erasure === 'remove')
    await sql`delete from ${sql.table(table.table)} as t where ${isOwn(table, person)}`.execute(tx)
  if (typeof erasure === 'string') return
  const values = Object.entries(erasure).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`update ${sql.table(table.table)} as t set ${sql.join(values)} where ${isOwn(table, person)}`.execute(
    tx,
  )
}
