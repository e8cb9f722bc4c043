create table cases (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  project_id uuid references projects (id),
  owner_organisation_id uuid not null references organisations (id),
  state text not null default 'draft' check (state in ('draft', 'adopted')),
  -- Made for the demonstration: its note says so on every page and in every export.
  is_illustration boolean not null default false,
  -- The programme team, the director and ministries read along, without the lines that are hidden from them.
  is_shared boolean not null default false,
  revision integer not null default 1 check (revision > 0),
  -- The whole case file, versneller-case/1, in euro as that format has it.
  content jsonb not null,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index cases_owner on cases (owner_organisation_id, changed_at desc);
create index cases_project on cases (project_id);
comment on table cases is 'area business cases with their newest content';

create table case_parties (
  case_id uuid not null references cases (id),
  -- The id of the party inside the case file.
  party_id text not null,
  organisation_id uuid not null references organisations (id),
  primary key (case_id, party_id)
);
create index case_parties_organisation on case_parties (organisation_id);
comment on table case_parties is 'which organisation is which party of a case';

create table case_changes (
  case_id uuid not null references cases (id),
  revision integer not null,
  person_id uuid references people (id),
  role text not null,
  organisation_id uuid references organisations (id),
  at timestamptz not null default now(),
  changes jsonb not null,
  -- What takes the revision back: the content before it can be worked out from the newest one.
  inverse jsonb not null,
  primary key (case_id, revision)
);
comment on table case_changes is 'append-only: what each revision of a case changed, path by path';

create table case_versions (
  case_id uuid not null references cases (id),
  number integer not null check (number > 0),
  name text not null check (length(name) between 1 and 120),
  reason text not null check (length(reason) between 1 and 1000),
  person_id uuid references people (id),
  organisation_id uuid references organisations (id),
  at timestamptz not null default now(),
  revision integer not null,
  content jsonb not null,
  input_hash text not null,
  primary key (case_id, number)
);
comment on table case_versions is 'append-only: named versions of a case, with their author and reason';
