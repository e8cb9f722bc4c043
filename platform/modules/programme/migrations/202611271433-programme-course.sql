create table programme_changes (
  id uuid primary key default gen_random_uuid(),
  programme_id uuid not null references programmes (id),
  state text not null check (state in ('preparation', 'adopted', 'active', 'evaluation', 'extended', 'closed')),
  -- The last day of the term from here on.
  ends_on date not null,
  -- Another end, and the close, rest on a decision; each decision carries one step.
  decision_id uuid unique,
  reason text not null check (length(reason) between 10 and 1000),
  made_by uuid references people (id),
  made_at timestamptz not null default now(),
  check (state not in ('extended', 'closed') or decision_id is not null)
);
create index programme_changes_programme on programme_changes (programme_id, made_at);
comment on table programme_changes is 'append-only: each step of a programme and each other end of its term, with why and the decision behind it';
