create table case_imports (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people (id),
  organisation_id uuid not null references organisations (id),
  file_name text not null check (length(file_name) between 1 and 200),
  -- The sheets as they were read: values only.
  sheets jsonb not null,
  mapping jsonb not null,
  made_at timestamptz not null default now()
);
create index case_imports_person on case_imports (person_id);
comment on table case_imports is 'workbooks that somebody is reading into a case: gone when the case is made, or after a week';

create table case_import_mappings (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id),
  -- What the workbook is known again by: its sheets and the labels of their heads.
  signature text not null,
  mapping jsonb not null,
  used_at timestamptz not null default now(),
  unique (organisation_id, signature)
);
comment on table case_import_mappings is 'how workbooks of an organisation were read, proposed for the next one that looks the same';
