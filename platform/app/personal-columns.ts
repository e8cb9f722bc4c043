import { sql } from 'kysely'
import type { Database } from '../kit/database/connect.ts'
import type { PersonalTable } from '../kit/module/personal-data.ts'

/** Names of columns that hold a person or a value that tells of one, where no foreign key says so. */
const personalName =
  '(^|_)(person|author|actor)_id$|_by$|_by_id$|(^|_)(email|recipient|on_behalf_of(_id)?|remote_address|user_agent|account_key)$'

/** Every column of the tables that refers to a person, as "table.column". */
async function personalColumns(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct c.relname || '.' || a.attname as name
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f' and a.attnum = any(f.conkey)
      and f.confrelid in ('people'::regclass, 'accounts'::regclass)
    where n.nspname = 'public' and c.relkind in ('r', 'p') and (f.oid is not null or a.attname ~ ${personalName})
    order by 1`.execute(db)
  return rows.map(row => row.name)
}

const declaredColumns = (tables: readonly PersonalTable[]) =>
  tables.flatMap(({ table, owner, ownerEmail, others = [] }) =>
    [...owner, ...(ownerEmail ? [ownerEmail] : []), ...others].map(column => `${table}.${column}`),
  )

/** Columns with persons that no module answers for. */
export async function columnsWithoutOwner(db: Database, tables: readonly PersonalTable[]): Promise<string[]> {
  const declared = new Set(declaredColumns(tables))
  return (await personalColumns(db)).filter(column => !declared.has(column))
}

/** Columns that a module answers for and that are not there (any more). */
export async function ownedColumnsNotThere(
  db: Database,
  tables: readonly PersonalTable[],
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select table_name || '.' || column_name as name
    from information_schema.columns where table_schema = 'public'`.execute(db)
  const there = new Set(rows.map(row => row.name))
  const shown = tables.flatMap(({ table, shown }) => Object.keys(shown).map(column => `${table}.${column}`))
  return [...declaredColumns(tables), ...shown].filter(column => !there.has(column))
}
