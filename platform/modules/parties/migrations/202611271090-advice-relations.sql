create table advice_relations (
  id uuid primary key default gen_random_uuid(),
  adviser_id uuid not null references organisations (id),
  client_id uuid not null references organisations (id),
  subject text not null check (length(subject) between 3 and 300),
  valid_from date not null,
  -- The last day, counted whole.
  valid_to date check (valid_to >= valid_from),
  made_by uuid references people (id),
  made_at timestamptz not null default now(),
  ended_by uuid references people (id),
  check (adviser_id <> client_id),
  unique (adviser_id, client_id, subject, valid_from)
);
create index advice_relations_client on advice_relations (client_id);
comment on table advice_relations is 'which organisation advises which on what, from and to: it decides about conflicts of interest and is never removed';
