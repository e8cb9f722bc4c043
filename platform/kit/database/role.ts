import type pg from 'pg'
import { asOwner, inTransaction } from './owner.ts'

/** The role under which the application works; it owns nothing. */
export const applicationRole = 'versneller_app'

/**
 * Makes the role of the application and gives it what the tables allow. Every table may be read and written, except
 * those whose comment begins with `append-only` (read and insert) or `read-only` (read). To be called by the owner,
 * after every run of the migrations.
 * @returns the role, or undefined with a line in the log when this user may not make or take it; then the triggers
 * alone protect the audit trail
 */
export async function ensureApplicationRole(options: {
  readonly url: string
  readonly log: (line: string) => void
}): Promise<string | undefined> {
  return asOwner(options.url, async client => {
    try {
      await makeRole(client)
      await inTransaction(client, () => client.query(grants))
      return applicationRole
    } catch (error) {
      if ((error as { code?: string }).code !== insufficientPrivilege) throw error
      options.log(`role ${applicationRole} cannot be used by this user: ${(error as Error).message}`)
      return undefined
    }
  })
}

const insufficientPrivilege = '42501'

async function makeRole(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [applicationRole])
  try {
    if (rowCount === 0)
      await client.query(
        `create role ${applicationRole} login nosuperuser nocreatedb nocreaterole noreplication`,
      )
  } catch (error) {
    // A role belongs to the whole server: a start on another of its databases may have made it in between.
    const code = (error as { code?: string }).code
    if (code !== '42710' && code !== '23505') throw error
  }
  const canTakeIt = await takeRole(client).then(
    () => true,
    () => false,
  )
  if (canTakeIt) return
  await client.query(`grant ${applicationRole} to current_user`)
  await takeRole(client)
}

async function takeRole(client: pg.Client): Promise<void> {
  await client.query(`set role ${applicationRole}`)
  await client.query('reset role')
}

const grants = `
do $grants$
declare
  space record;
  kind record;
begin
  for space in
    select nspname from pg_namespace
    where nspname not like 'pg\\_%' and nspname <> 'information_schema' and pg_has_role(current_user, nspowner, 'usage')
       or nspname = 'public'
  loop
    execute format('grant usage on schema %I to ${applicationRole}', space.nspname);
    execute format('grant usage, select on all sequences in schema %I to ${applicationRole}', space.nspname);
  end loop;
  for kind in
    select c.oid::regclass as name, coalesce(obj_description(c.oid, 'pg_class'), '') as remark
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
      and pg_has_role(current_user, c.relowner, 'usage')
      -- An extension looks after its own.
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  loop
    execute format('revoke all on %s from ${applicationRole}', kind.name);
    execute format('grant %s on %s to ${applicationRole}',
      case when kind.remark like 'read-only%' then 'select'
           when kind.remark like 'append-only%' then 'select, insert'
           else 'select, insert, update, delete' end, kind.name);
  end loop;
end
$grants$`
