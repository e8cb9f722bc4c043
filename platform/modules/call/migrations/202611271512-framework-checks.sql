create table framework_checks (
  id uuid primary key default gen_random_uuid(),
  submission_id uuid not null references submissions (id) on delete cascade,
  answer text not null check (answer in ('asked', 'granted', 'refused')),
  -- The rule that stands in the way, and who may exempt from it.
  rule text not null check (length(rule) between 5 and 300),
  authority text not null check (length(authority) between 3 and 200),
  -- The day on which it was asked, granted or refused.
  answered_on date not null,
  reference text not null default '' check (length(reference) <= 200),
  reason text not null check (length(reason) between 20 and 2000),
  checked_by uuid references people (id),
  checked_at timestamptz not null
);
create index framework_checks_submission on framework_checks (submission_id, checked_at);
comment on table framework_checks is
  'append-only: a second look at the national frameworks once exemption was asked, granted or refused; the newest holds';
