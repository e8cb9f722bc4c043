-- A case that waits for approval is locked as an adopted one is.
alter table cases drop constraint cases_state_check;
alter table cases add constraint cases_state_check check (state in ('draft', 'submitted', 'adopted'));

create table case_decisions (
  id bigint generated always as identity primary key,
  case_id uuid not null references cases (id),
  kind text not null check (kind in ('asked', 'approved', 'rejected', 'withdrawn', 'reopened')),
  -- The version that it is about; absent when a case is reopened that was adopted before approval was asked for.
  version integer,
  -- What an asking asks for, in order.
  steps text[],
  -- The step that is approved or rejected, and the day of the decision of a body.
  step text check (step in ('colleague', 'college', 'council')),
  decided_on date,
  -- Who asked for the approval that this is about.
  asked_by uuid references people (id),
  person_id uuid not null references people (id),
  organisation_id uuid references organisations (id),
  at timestamptz not null default now(),
  reason text not null check (length(reason) between 1 and 1000),
  foreign key (case_id, version) references case_versions (case_id, number),
  constraint case_decisions_complete check (
    (kind = 'asked') = (steps is not null)
    and (kind in ('approved', 'rejected')) = (step is not null)
    and (kind = 'reopened') = (asked_by is null)
    and (kind = 'reopened' or version is not null)
  ),
  -- Four eyes: who asked does not decide.
  constraint case_decisions_four_eyes check (kind not in ('approved', 'rejected') or person_id <> asked_by)
);
create index case_decisions_case on case_decisions (case_id, id);
create index case_decisions_person on case_decisions (person_id);
comment on table case_decisions is 'append-only: approval asked for versions of a case, what was decided, and why a case was reopened';
