-- What one party reckons for itself beside a shared case. Read by the people of that organisation alone: it is in no list,
-- no search, no export, no audit entry and no total.
create table case_private_calculations (
  case_id uuid not null references cases (id) on delete cascade,
  party_id text not null,
  -- A party that goes to another organisation does not take the calculation along.
  organisation_id uuid not null references organisations (id),
  revision integer not null default 1 check (revision > 0),
  -- Own rate, tax, loan and lines, in euro.
  content jsonb not null,
  person_id uuid not null references people (id),
  saved_at timestamptz not null,
  primary key (case_id, organisation_id, party_id)
);
create index case_private_calculations_person on case_private_calculations (person_id);
comment on table case_private_calculations is 'what one party of a case reckons for itself; for that organisation alone';
