create table team_roles (
  id uuid primary key default gen_random_uuid(),
  programme_id uuid not null references programmes (id),
  role text not null check (role in ('manager', 'secretary', 'staff')),
  person_id uuid not null references people (id),
  deputy_id uuid references people (id),
  tasks text not null check (length(tasks) between 10 and 2000),
  valid_from date not null,
  -- The last day of the term.
  valid_to date not null check (valid_to >= valid_from),
  ended_because text not null default '' check (length(ended_because) <= 500),
  recorded_by uuid references people (id),
  recorded_at timestamptz not null,
  check (person_id <> deputy_id)
);
create index team_roles_programme on team_roles (programme_id, valid_from);
create index team_roles_person on team_roles (person_id);
create index team_roles_deputy on team_roles (deputy_id);
comment on table team_roles is 'who of the programme team does what, with a deputy, from when until when';
