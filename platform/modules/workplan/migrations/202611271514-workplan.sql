create table activities (
  id uuid primary key default gen_random_uuid(),
  programme_id uuid not null references programmes (id),
  -- The workstream (line) of the programme, and the result goal that it serves.
  workstream integer not null check (workstream between 1 and 3),
  goal integer not null check (goal between 1 and 4),
  title text not null check (length(title) between 3 and 200),
  title_en text not null check (length(title_en) between 3 and 200),
  lead text not null check (length(lead) between 2 and 200),
  budget_post text not null default '' check (length(budget_post) <= 100),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  state text not null default 'planned' check (state in ('planned', 'running', 'done', 'dropped')),
  reason text not null default '' check (length(reason) <= 1000),
  changed_by uuid references people (id),
  changed_at timestamptz not null,
  check (state <> 'dropped' or length(reason) >= 10)
);
create index activities_programme on activities (programme_id, workstream, starts_on);
comment on table activities is 'what a programme does along its lines, for which goal, paid from which budget post';

create table outputs (
  id uuid primary key default gen_random_uuid(),
  activity_id uuid not null references activities (id),
  title text not null check (length(title) between 3 and 200),
  title_en text not null check (length(title_en) between 3 and 200),
  due_on date not null,
  state text not null default 'expected' check (state in ('expected', 'delivered', 'dropped')),
  settled_on date,
  -- What shows that it is there, or why it does not come.
  evidence text not null default '' check (length(evidence) <= 2000),
  url text check (url ~ '^https://' and length(url) <= 2000),
  changed_by uuid references people (id),
  changed_at timestamptz not null,
  check ((state = 'expected') = (settled_on is null)),
  check (state = 'expected' or length(evidence) >= 10)
);
create index outputs_activity on outputs (activity_id, due_on);
comment on table outputs is 'what an activity brings, with the evidence once it is there';
