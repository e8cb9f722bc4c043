-- The number of record of a version: by what its distribution can be worked out again, and what then must come out.
create table case_risk_records (
  case_id uuid not null,
  version integer not null,
  trials integer not null check (trials > 0),
  seed bigint not null check (seed between 0 and 4294967295),
  -- Who ran the trials, with its version.
  engine text not null check (engine <> ''),
  input_hash text not null check (input_hash ~ '^[0-9a-f]{64}$'),
  result_hash text not null check (result_hash ~ '^[0-9a-f]{64}$'),
  -- The distribution of the area and of every party, in euro.
  figures jsonb not null,
  person_id uuid not null references people (id),
  organisation_id uuid references organisations (id),
  at timestamptz not null default now(),
  primary key (case_id, version),
  foreign key (case_id, version) references case_versions (case_id, number)
);
create index case_risk_records_person on case_risk_records (person_id);
comment on table case_risk_records is 'append-only: the number of record of a version of a case';
