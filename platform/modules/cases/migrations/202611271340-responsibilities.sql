-- Who signed the table of responsibilities of a version, for which party and by what right.
create table case_responsibility_signatures (
  case_id uuid not null,
  version integer not null,
  -- The id of the party inside the case file.
  party_id text not null,
  organisation_id uuid not null references organisations (id),
  person_id uuid not null references people (id),
  -- What the position was called, and its level, when it was signed.
  title text not null check (length(title) between 1 and 200),
  level text not null check (level in ('bestuurder', 'ambtenaar', 'privaat')),
  -- By which mandate an official signs.
  mandate text check (length(mandate) between 1 and 300),
  -- Of the table as it was signed: another table is not signed by it.
  table_hash text not null check (table_hash ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  primary key (case_id, version, party_id),
  foreign key (case_id, version) references case_versions (case_id, number),
  constraint case_responsibility_signatures_mandate check (level <> 'ambtenaar' or mandate is not null)
);
create index case_responsibility_signatures_person on case_responsibility_signatures (person_id);
comment on table case_responsibility_signatures is 'append-only: who signed the table of responsibilities of a version of a case';
