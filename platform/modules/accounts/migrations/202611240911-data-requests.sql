create table data_requests (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people (id),
  kind text not null check (kind in ('correct', 'erase', 'object')),
  request text not null check (length(request) between 10 and 4000),
  asked_at timestamptz not null default now(),
  due_on date not null,
  outcome text check (outcome in ('done', 'partly', 'refused')),
  answer text,
  answered_by uuid references people (id),
  answered_at timestamptz,
  check ((outcome is null) = (answered_at is null)),
  check (answered_by <> person_id)
);
create index data_requests_person on data_requests (person_id);
create index data_requests_open on data_requests (due_on) where answered_at is null;
comment on table data_requests is 'requests of persons about their own data, to be answered within a month';
