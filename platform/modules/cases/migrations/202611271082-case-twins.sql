create table case_twins (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references cases (id) on delete cascade,
  person_id uuid not null references people (id),
  file_name text not null check (length(file_name) between 1 and 200),
  -- Revision of the case when the workbook came back.
  revision integer not null,
  -- What was changed in it, and what stood there when the workbook was made.
  changes jsonb not null,
  inverse jsonb not null,
  made_at timestamptz not null default now()
);
create index case_twins_person on case_twins (person_id);
create index case_twins_case on case_twins (case_id);
comment on table case_twins is 'workbooks of a case that came back with changes, until they are saved or a week has gone';
