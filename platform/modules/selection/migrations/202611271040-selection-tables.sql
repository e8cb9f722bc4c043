create table tranches (
  call_id uuid primary key references calls (id),
  -- Plans that all assessors score first.
  calibration_ids uuid[] not null default '{}',
  -- Hours a year that the team has for projects, and that one project takes: what can be carried.
  team_hours integer check (team_hours >= 0),
  hours_per_project integer check (hours_per_project > 0),
  started_at timestamptz not null default now(),
  check ((team_hours is null) = (hours_per_project is null))
);
comment on table tranches is 'the group of plans that is decided on from one call';

create table declared_interests (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people (id),
  kind text not null check (kind in ('household', 'financial', 'collaboration', 'council')),
  -- In an organisation, or in one plan.
  organisation_id uuid references organisations (id),
  submission_id uuid references submissions (id),
  from_on date not null,
  to_on date check (to_on >= from_on),
  note text check (length(note) between 1 and 500),
  declared_at timestamptz not null default now(),
  check (num_nonnulls(organisation_id, submission_id) = 1),
  check (kind in ('household', 'financial') or organisation_id is not null)
);
create index declared_interests_person on declared_interests (person_id);
comment on table declared_interests is 'interests that a person told of: household, money, research together, seat in a council';

create table commissions (
  id uuid primary key default gen_random_uuid(),
  submission_id uuid not null references submissions (id),
  organisation_id uuid not null references organisations (id),
  from_on date not null,
  to_on date check (to_on >= from_on),
  source text not null check (length(source) between 3 and 300),
  recorded_by uuid not null references people (id),
  recorded_at timestamptz not null default now()
);
create index commissions_submission on commissions (submission_id);
comment on table commissions is 'organisations that worked under contract on the project of a plan';

create table interest_declarations (
  id uuid primary key default gen_random_uuid(),
  submission_id uuid not null references submissions (id),
  person_id uuid not null references people (id),
  has_interest boolean not null,
  note text check (length(note) between 1 and 1000),
  declared_at timestamptz not null default now(),
  check (not has_interest or note is not null)
);
create index interest_declarations_pair on interest_declarations (submission_id, person_id, declared_at);
comment on table interest_declarations is 'what a person declared about one plan before reading it; the newest holds';

create table clearances (
  id uuid primary key default gen_random_uuid(),
  submission_id uuid not null references submissions (id),
  person_id uuid not null references people (id),
  rule text not null check (rule in ('same-network', 'competitor', 'same-umbrella', 'collaboration', 'mail-domain')),
  reason text not null check (length(reason) between 20 and 1000),
  cleared_by uuid not null references people (id),
  cleared_at timestamptz not null default now(),
  check (cleared_by <> person_id),
  unique (submission_id, person_id, rule)
);
comment on table clearances is 'a suspicion of conflict that somebody set aside in writing; fellow assessors see it';

create table assessor_assignments (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references tranches (call_id),
  submission_id uuid not null references submissions (id),
  person_id uuid not null references people (id),
  side text not null check (side in ('public', 'private', 'knowledge')),
  is_calibration boolean not null default false,
  due_on date not null,
  assigned_by uuid not null references people (id),
  assigned_at timestamptz not null default now(),
  ended_at timestamptz,
  end_reason text check (length(end_reason) between 1 and 500),
  check ((ended_at is null) = (end_reason is null))
);
create unique index assessor_assignments_pair on assessor_assignments (submission_id, person_id) where ended_at is null;
create index assessor_assignments_person on assessor_assignments (person_id) where ended_at is null;
create index assessor_assignments_call on assessor_assignments (call_id);
comment on table assessor_assignments is 'who assesses which plan, for which side, until when';

create table assessments (
  id uuid primary key default gen_random_uuid(),
  assignment_id uuid not null references assessor_assignments (id),
  version integer not null check (version > 0),
  state text not null default 'draft' check (state in ('draft', 'final', 'voided')),
  -- Why this version came after an earlier one.
  reason text check (length(reason) between 20 and 1000),
  meeting_id uuid,
  started_at timestamptz not null default now(),
  final_at timestamptz,
  voided_at timestamptz,
  void_reason text,
  unique (assignment_id, version),
  check (version = 1 or reason is not null),
  check (state <> 'final' or final_at is not null),
  check ((state = 'voided') = (voided_at is not null and void_reason is not null))
);
comment on table assessments is 'all scores of one assessor for one plan; a correction is a new version';

create table assessment_scores (
  assessment_id uuid not null references assessments (id),
  criterion text not null check (length(criterion) between 1 and 64),
  -- Null: not assessable.
  score integer check (score between 1 and 5),
  reason text not null check (length(reason) between 40 and 4000),
  confidence integer not null check (confidence between 1 and 3),
  written_at timestamptz not null default now(),
  primary key (assessment_id, criterion)
);
comment on table assessment_scores is 'score, reason and confidence for one criterion';

-- A final assessment stays as it was given: only voiding it is left, and its scores do not move.
create function keep_final_assessment() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.state <> 'draft' then
    raise exception 'a final assessment stays';
  end if;
  if tg_op = 'UPDATE' and old.state <> 'draft' and (new.state = 'draft'
      or (old.state = 'voided' and new.state <> 'voided')
      or (new.assignment_id, new.version, new.reason, new.final_at)
        is distinct from (old.assignment_id, old.version, old.reason, old.final_at)) then
    raise exception 'a final assessment stays';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_final_assessment before update or delete on assessments
  for each row execute function keep_final_assessment();

create function keep_final_scores() returns trigger language plpgsql as $$
begin
  if exists (
    select from assessments
    where id in (case when tg_op = 'INSERT' then new.assessment_id else old.assessment_id end,
                 case when tg_op = 'DELETE' then old.assessment_id else new.assessment_id end)
      and state <> 'draft'
  ) then
    raise exception 'the scores of a final assessment stay';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_final_scores before insert or update or delete on assessment_scores
  for each row execute function keep_final_scores();

create table anchor_notes (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references tranches (call_id),
  criterion text not null,
  text text not null check (length(text) between 20 and 1000),
  added_by uuid not null references people (id),
  added_at timestamptz not null default now()
);
create index anchor_notes_call on anchor_notes (call_id, criterion);
comment on table anchor_notes is 'explanation added to frozen anchors after calibration, for all who assess';

create table consensus_meetings (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references tranches (call_id),
  submission_id uuid not null references submissions (id),
  state text not null default 'planned' check (state in ('planned', 'held', 'adopted')),
  flags text[] not null,
  planned_on date not null,
  chaired_by uuid references people (id),
  report text check (length(report) between 20 and 4000),
  planned_by uuid not null references people (id),
  changed_at timestamptz not null default now(),
  check (state = 'planned' or (chaired_by is not null and report is not null))
);
create unique index consensus_meetings_open on consensus_meetings (submission_id) where state <> 'adopted';
create index consensus_meetings_call on consensus_meetings (call_id);
comment on table consensus_meetings is 'talk of the assessors of a flagged plan';
alter table assessments add foreign key (meeting_id) references consensus_meetings (id);

create table portfolio_calculations (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references tranches (call_id),
  -- The plans with scores and categories, and what was asked of them; the same of both gives the same answer.
  pool jsonb not null,
  question jsonb not null,
  key text not null unique check (key ~ '^[0-9a-f]{64}$'),
  -- Null while it is being calculated.
  answer jsonb,
  errors jsonb,
  asked_by uuid not null references people (id),
  asked_at timestamptz not null default now(),
  done_at timestamptz
);
create index portfolio_calculations_call on portfolio_calculations (call_id, asked_at);
comment on table portfolio_calculations is 'choices calculated for a tranche, with their input: asked once, kept';

create table portfolio_proposals (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references tranches (call_id),
  version integer not null check (version > 0),
  state text not null default 'draft' check (state in ('draft', 'signed', 'taken', 'voted-down', 'withdrawn')),
  -- What was asked, of what, and what came out.
  calculation_id uuid not null references portfolio_calculations (id),
  -- The choice at this point between breadth (0) and quality (1), and the two other points that are shown.
  lambda numeric(3, 2) not null check (lambda between 0 and 1),
  alternatives jsonb not null,
  -- What is proposed for every plan, with reasons where people left the calculated choice.
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  explanation text not null check (length(explanation) between 40 and 4000),
  made_by uuid not null references people (id),
  made_at timestamptz not null default now(),
  signed_by uuid references people (id),
  signed_at timestamptz,
  decision_id uuid,
  decided_at timestamptz,
  unique (call_id, version),
  check (state = 'draft' or state = 'withdrawn' or signed_by is not null)
);
create unique index portfolio_proposals_taken on portfolio_proposals (call_id) where state = 'taken';
comment on table portfolio_proposals is 'advice to the steering group: the calculated choice, two others, and what people changed';

create table submission_outcomes (
  submission_id uuid primary key references submissions (id),
  call_id uuid not null references tranches (call_id),
  proposal_id uuid not null references portfolio_proposals (id),
  outcome text not null check (outcome in ('admitted', 'reserve', 'rejected')),
  reason text not null,
  -- A rejected plan is named in public only when its applicant agrees.
  name_consent boolean not null default false,
  letter_state text not null default 'draft' check (letter_state in ('draft', 'sent')),
  letter_sent_at timestamptz,
  project_id uuid,
  changed_at timestamptz not null default now()
);
create index submission_outcomes_call on submission_outcomes (call_id);
comment on table submission_outcomes is 'what was decided on each plan of a tranche, with its letter';

create table tranche_results (
  call_id uuid primary key references tranches (call_id),
  embargo_until timestamptz not null,
  published_at timestamptz,
  published_by uuid references people (id),
  -- Numbers, coverage and gaps as they were when it was published.
  content jsonb
);
comment on table tranche_results is 'when the result of a tranche became public, and what it then said';

create table reconsiderations (
  id uuid primary key default gen_random_uuid(),
  submission_id uuid not null references submission_outcomes (submission_id),
  state text not null default 'submitted' check (state in ('submitted', 'in-progress', 'upheld', 'dismissed', 'withdrawn')),
  grounds text not null check (length(grounds) between 40 and 4000),
  asked_by uuid not null references people (id),
  asked_at timestamptz not null default now(),
  handled_by uuid references people (id),
  outcome_reason text check (length(outcome_reason) between 40 and 4000),
  changed_at timestamptz not null default now(),
  check (state in ('submitted', 'withdrawn') or handled_by is not null),
  check (state not in ('upheld', 'dismissed') or outcome_reason is not null)
);
create unique index reconsiderations_open on reconsiderations (submission_id) where state in ('submitted', 'in-progress');
comment on table reconsiderations is 'second look at a decision, by people who had no part in it';
