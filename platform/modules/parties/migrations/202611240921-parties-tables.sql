create table organisations (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  name text not null check (length(name) between 2 and 160),
  kind text not null check (kind in ('gemeente', 'provincie', 'ministerie', 'ontwikkelaar', 'bouwbedrijf', 'corporatie',
    'belegger', 'financier', 'koepel', 'kennisinstelling', 'maatschappelijk', 'adviseur')),
  parent_id uuid references organisations (id),
  official_code text unique,
  province_code text,
  is_founder boolean not null default false,
  is_primary boolean not null default false,
  is_demo boolean not null default false,
  merged_into_id uuid references organisations (id),
  merged_at timestamptz,
  created_at timestamptz not null default now(),
  check (parent_id <> id),
  check (merged_into_id <> id)
);
create index organisations_parent on organisations (parent_id);
create index organisations_merged on organisations (merged_into_id);
create index organisations_kind on organisations (kind, name);
comment on table organisations is 'registered bodies; a merged one stays, so that its history stays';

create table organisation_domains (
  domain text primary key check (domain = lower(domain)),
  organisation_id uuid not null references organisations (id)
);
create index organisation_domains_organisation on organisation_domains (organisation_id);
comment on table organisation_domains is 'mail domains of an organisation, a help when inviting, never a right';

create table positions (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people (id),
  organisation_id uuid not null references organisations (id),
  role text not null check (role in ('G', 'M', 'B', 'T', 'D', 'S', 'L', 'R', 'U', 'E', 'A', 'V', 'N', 'C', 'K')),
  title text not null check (length(title) between 2 and 120),
  level text not null check (level in ('bestuurder', 'raadslid', 'ambtenaar', 'privaat')),
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to >= valid_from),
  proposed_by uuid references people (id),
  proposed_at timestamptz not null default now(),
  confirmed_by uuid references people (id),
  confirmed_at timestamptz,
  refused_at timestamptz,
  ended_by uuid references people (id),
  check (confirmed_at is null or refused_at is null),
  -- Nobody grants himself a role, and a role that needs two people is not confirmed by the one who proposed it.
  check (proposed_by <> person_id),
  check (confirmed_by <> person_id),
  check (role not in ('B', 'T', 'D', 'S', 'L', 'A', 'V', 'N', 'C') or confirmed_by is null or confirmed_by <> proposed_by)
);
create index positions_person on positions (person_id, valid_from);
create index positions_organisation on positions (organisation_id, valid_from);
comment on table positions is 'person, organisation, role, from, to: the only source of rights';

create table delegations (
  id uuid primary key default gen_random_uuid(),
  from_person_id uuid not null references people (id),
  to_person_id uuid not null references people (id),
  organisation_id uuid not null references organisations (id),
  valid_from timestamptz not null,
  valid_to timestamptz not null check (valid_to > valid_from),
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  check (from_person_id <> to_person_id)
);
create index delegations_from on delegations (from_person_id);
create index delegations_to on delegations (to_person_id);
comment on table delegations is 'tasks handed to a colleague of the same organisation for a period';

create table networks (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  name text not null,
  source text not null,
  is_sourced boolean not null
);
comment on table networks is 'regional networks of public bodies, with where the list of members comes from';

create table memberships (
  network_id uuid not null references networks (id),
  organisation_id uuid not null references organisations (id),
  primary key (network_id, organisation_id)
);
create index memberships_organisation on memberships (organisation_id);
comment on table memberships is 'organisations in a network';

create table accessions (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null unique references organisations (id),
  state text not null check (state in ('invited', 'requested', 'ratified', 'suspended', 'ended')),
  terms_version text not null,
  contribution text not null,
  signer_title text not null,
  reason text,
  changed_at timestamptz not null default now()
);
comment on table accessions is 'joining of the programme by an organisation, with its state';

create table signatures (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id),
  document text not null check (document in ('manifest', 'programme-text')),
  signer_title text not null,
  signed_on date not null,
  unique (organisation_id, document)
);
comment on table signatures is 'which organisation signed which text of the programme';
