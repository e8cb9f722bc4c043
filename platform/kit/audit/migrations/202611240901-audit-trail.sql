-- The audit trail: a chain of hashes. Personal data stand in it by id only, so that erasure does not break the chain.
create table audit_entries (
  seq bigint primary key check (seq > 0),
  at timestamptz not null,
  actor_id text,
  on_behalf_of_id text,
  organisation_id text,
  action text not null,
  object_kind text not null,
  object_id text not null,
  before_hash text check (before_hash ~ '^[0-9a-f]{64}$'),
  after jsonb not null,
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$')
);

create index audit_entries_object on audit_entries (object_kind, object_id, seq);
create index audit_entries_actor on audit_entries (actor_id, seq);
create index audit_entries_at on audit_entries (at);

comment on table audit_entries is 'append-only: who did what to which object, chained by SHA-256';

-- The newest entry. Its lock puts the appends in a row; its hash shows that the tail was not cut off.
create table audit_head (
  only_row boolean primary key default true check (only_row),
  seq bigint not null,
  hash text not null
);

insert into audit_head (seq, hash) values (0, repeat('0', 64));

comment on table audit_head is 'read-only: number and hash of the newest audit entry';

-- The role of the application may not write the head; these functions do it for them, one step at a time.
create function lock_audit_head() returns table (seq bigint, hash text, at text)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select head.seq, head.hash, to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
  from public.audit_head head for update
$$;

create function advance_audit_head() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.at <> now() then
    raise exception 'an audit entry carries the instant of its own transaction';
  end if;
  update public.audit_head set seq = new.seq, hash = new.hash
  where seq = new.seq - 1 and hash = new.previous_hash;
  if not found then
    raise exception 'an audit entry follows the newest one';
  end if;
  return new;
end
$$;

create trigger advance_audit_head before insert on audit_entries
for each row execute function advance_audit_head();

create function refuse_audit_change() returns trigger
language plpgsql as $$
begin
  raise exception 'the audit trail is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger refuse_change before update or delete or truncate on audit_entries
for each statement execute function refuse_audit_change();

create trigger refuse_removal before delete or truncate on audit_head
for each statement execute function refuse_audit_change();

-- The head moves forward along the chain only, whoever moves it.
create function keep_audit_head_forward() returns trigger
language plpgsql as $$
begin
  if new.seq <> old.seq + 1 then
    raise exception 'the head of the audit trail moves one entry forward at a time'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create trigger keep_forward before update on audit_head
for each row execute function keep_audit_head_forward();

-- "Always": also in a session that calls itself a replica.
alter table audit_entries enable always trigger advance_audit_head;
alter table audit_entries enable always trigger refuse_change;
alter table audit_head enable always trigger refuse_removal;
alter table audit_head enable always trigger keep_forward;
