create table pledges (
  id uuid primary key default gen_random_uuid(),
  from_id uuid not null references organisations (id),
  -- Null: to the programme as a whole.
  to_id uuid references organisations (id),
  text text not null check (length(text) between 10 and 1000),
  condition text check (length(condition) between 1 and 1000),
  due_on date,
  is_public boolean not null default false,
  state text not null check (state in ('conditional', 'in-force', 'reserved', 'kept', 'lapsed', 'broken')),
  -- The pledge in return: the two open together.
  pair_id uuid references pledges (id),
  reason text,
  -- The organisation that wrote it, of a pair both: the other side decides whether it holds.
  made_for uuid not null references organisations (id),
  made_by uuid not null references people (id),
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  check (from_id <> to_id)
);
create index pledges_from on pledges (from_id);
create index pledges_to on pledges (to_id);
create unique index pledges_pair on pledges (pair_id) where pair_id is not null;
comment on table pledges is 'what an organisation promises another or the programme, alone or against a pledge in return';
