-- Residents and other people from outside the parties, admitted to one project by its leader.
create table project_residents (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references admitted_projects (id) on delete cascade,
  person_id uuid not null references people (id),
  state text not null check (state in ('asked', 'admitted', 'refused', 'ended')),
  -- Why somebody asks to take part; empty for who was invited.
  motive text not null default '' check (length(motive) <= 1000),
  reason text not null default '' check (length(reason) <= 1000),
  -- The last day, counted whole.
  valid_to date,
  decided_by uuid,
  decided_at timestamptz,
  -- SHA-256 of the terms in both languages as they were accepted.
  terms_digest text check (terms_digest ~ '^[0-9a-f]{64}$'),
  accepted_at timestamptz,
  -- The name is shown to others only when the person wants so.
  shows_name boolean not null default false,
  made_at timestamptz not null,
  unique (project_id, person_id),
  check ((terms_digest is null) = (accepted_at is null)),
  check (state <> 'admitted' or valid_to is not null),
  -- Nobody admits himself.
  check (decided_by <> person_id or state = 'ended')
);
create index project_residents_person on project_residents (person_id);
comment on table project_residents is 'who may take part in a project without being one of its parties: admitted by its leader, for a term, under terms';

create table resident_shares (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references admitted_projects (id) on delete cascade,
  title text not null check (length(title) between 3 and 200),
  text text not null check (length(text) <= 10000),
  url text check (url ~ '^https://' and length(url) <= 2000),
  organisation_id uuid not null references organisations (id),
  shared_by uuid not null,
  shared_at timestamptz not null,
  withdrawn_at timestamptz
);
create index resident_shares_project on resident_shares (project_id, shared_at desc);
comment on table resident_shares is 'what the parties of a project share with its residents';

create table resident_reactions (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references admitted_projects (id) on delete cascade,
  person_id uuid not null,
  kind text not null check (kind in ('reaction', 'question')),
  -- Empty: the person took it back, or the account was erased. The answer stays.
  text text not null check (length(text) <= 4000),
  made_at timestamptz not null,
  answer text check (length(answer) between 2 and 10000),
  answered_for uuid references organisations (id),
  answered_by uuid,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_for is null))
);
create index resident_reactions_project on resident_reactions (project_id, made_at desc);
create index resident_reactions_person on resident_reactions (person_id);
comment on table resident_reactions is 'what residents said and asked in the participation box of a project, with the answers';

create table project_advisers (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references admitted_projects (id) on delete cascade,
  person_id uuid not null references people (id),
  -- Where the adviser works, and the party that is advised.
  organisation_id uuid not null references organisations (id),
  client_id uuid not null references organisations (id),
  task text not null check (length(task) between 5 and 500),
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  -- What organisations know of it: it counts as an interest elsewhere.
  advice_id uuid references advice_relations (id),
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  check (made_by <> person_id),
  check (organisation_id <> client_id)
);
create unique index project_advisers_once on project_advisers (project_id, person_id) where ended_at is null;
create index project_advisers_person on project_advisers (person_id);
comment on table project_advisers is 'who may read along in a project as the adviser of a party, as long as the statement of interests is not older than a year';

create table adviser_statements (
  id uuid primary key default gen_random_uuid(),
  adviser_id uuid not null references project_advisers (id) on delete cascade,
  -- Parties of the project in which the adviser or the household has an interest, besides the advice itself.
  interest_ids uuid[] not null,
  explanation text not null check (length(explanation) <= 2000),
  -- The verdict of that moment; rights are judged anew each time.
  level text not null check (level in ('none', 'soft', 'hard')),
  made_at timestamptz not null,
  -- The last day: a year, counted whole.
  valid_to date not null
);
create index adviser_statements_adviser on adviser_statements (adviser_id, made_at desc);
comment on table adviser_statements is 'append-only: statements of interests of advisers, each good for a year';

create table adviser_clearances (
  adviser_id uuid not null references project_advisers (id) on delete cascade,
  rule text not null check (rule in ('same-network', 'competitor', 'same-umbrella', 'collaboration', 'mail-domain')),
  reason text not null check (length(reason) between 20 and 1000),
  cleared_by uuid not null,
  cleared_at timestamptz not null,
  primary key (adviser_id, rule)
);
comment on table adviser_clearances is 'suspicions of an interest of an adviser that were set aside in writing';
