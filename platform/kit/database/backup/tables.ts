import type pg from 'pg'

/** A table with the columns that carry its rows (generated ones make themselves). */
export interface TableToCopy {
  name: string
  columns: string[]
}

/** Tables of which the rows are made anew: the schema's own record and short-lived keys. */
const leftOut = new Set(['migrations'])

/**
 * All tables of the platform, each after the tables that it refers to, so that they can be filled in this order. A
 * reference that may be looked at later (deferrable) does not count: two tables may refer to each other through one.
 * @throws Error when tables refer to each other in a circle
 */
export async function tablesInOrder(client: pg.ClientBase): Promise<TableToCopy[]> {
  const { rows: columns } = await client.query<{ table: string; column: string }>(columnsOfTables)
  const { rows: references } = await client.query<{ table: string; target: string }>(referencesOfTables)
  const tables = new Map<string, TableToCopy>()
  for (const { table, column } of columns) {
    if (leftOut.has(table)) continue
    const entry = tables.get(table) ?? { name: table, columns: [] }
    entry.columns.push(column)
    tables.set(table, entry)
  }
  return inOrder(tables, references)
}

function inOrder(
  tables: ReadonlyMap<string, TableToCopy>,
  references: readonly { table: string; target: string }[],
): TableToCopy[] {
  const open = new Map(tables)
  const ordered: TableToCopy[] = []
  while (open.size > 0) {
    const waits = (name: string) =>
      references.some(({ table, target }) => table === name && target !== name && open.has(target))
    const ready = [...open.values()].filter(table => !waits(table.name))
    if (ready.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...open.keys()].join(', ')}`)
    for (const table of ready) {
      ordered.push(table)
      open.delete(table.name)
    }
  }
  return ordered
}

const columnsOfTables = `
  select c.relname as "table", a.attname as "column"
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid
  where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname, a.attnum`

const referencesOfTables = `
  select source.relname as "table", target.relname as target
  from pg_constraint k
  join pg_class source on source.oid = k.conrelid
  join pg_class target on target.oid = k.confrelid
  where k.contype = 'f' and not k.condeferrable`

/** The sequences with the value that comes next. */
export async function sequencesOf(
  client: pg.ClientBase,
): Promise<{ name: string; value: string; isCalled: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and n.nspname = 'public' order by relname`,
  )
  const values = []
  for (const { name } of rows) {
    const { rows: state } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${name}`,
    )
    values.push({ name, value: state[0]!.value, isCalled: state[0]!.called })
  }
  return values
}
