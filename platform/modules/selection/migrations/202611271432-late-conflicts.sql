-- Conflicts of interest that came out after the decision: what was published stays, and the deciders hear.
create table late_conflicts (
  id uuid primary key default gen_random_uuid(),
  assignment_id uuid not null unique references assessor_assignments (id),
  call_id uuid not null references tranches (call_id),
  submission_id uuid not null references submissions (id),
  -- Rules of conflict that held on the day of the decision.
  rules text[] not null check (cardinality(rules) > 0),
  found_at timestamptz not null,
  answer text check (answer in ('stands', 'reconsidered')),
  answer_reason text check (length(answer_reason) between 40 and 4000),
  answered_by uuid references people (id),
  answered_at timestamptz,
  check ((answer is null) = (answer_reason is null) and (answer is null) = (answered_by is null)
    and (answer is null) = (answered_at is null))
);
create index late_conflicts_call on late_conflicts (call_id);
comment on table late_conflicts is 'interests of an assessor that came out after the decision, and what was done about each';
