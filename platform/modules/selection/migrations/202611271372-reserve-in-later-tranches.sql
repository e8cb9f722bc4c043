-- A plan on the reserve list comes back in a later tranche: which one decided what holds for it now.
alter table submission_outcomes add column decided_in uuid references tranches (call_id);
update submission_outcomes set decided_in = call_id;
alter table submission_outcomes alter column decided_in set not null;
create index submission_outcomes_decided_in on submission_outcomes (decided_in);

-- What was decided before stays, with its letter.
create table earlier_outcomes (
  submission_id uuid not null references submission_outcomes (submission_id),
  -- 1: the first decision on the plan.
  number integer not null check (number > 0),
  decided_in uuid not null references tranches (call_id),
  proposal_id uuid not null references portfolio_proposals (id),
  outcome text not null check (outcome in ('admitted', 'reserve', 'rejected')),
  reason text not null,
  letter_sent_at timestamptz not null,
  ended_at timestamptz not null,
  primary key (submission_id, number)
);
create index earlier_outcomes_decided_in on earlier_outcomes (decided_in);
comment on table earlier_outcomes is 'append-only: what was decided on a plan before a later tranche decided again';
