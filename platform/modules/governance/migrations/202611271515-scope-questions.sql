create table scope_questions (
  id uuid primary key default gen_random_uuid(),
  programme_id uuid not null references programmes (id),
  number integer not null check (number > 0),
  title text not null check (length(title) between 5 and 200),
  title_en text not null check (length(title_en) between 5 and 200),
  why text not null check (length(why) between 10 and 4000),
  decide_by date not null,
  state text not null default 'open' check (state in ('open', 'decided', 'withdrawn')),
  -- Each decision closes one question.
  decision_id uuid unique references decisions (id),
  option_id uuid,
  withdrawn_because text not null default '' check (length(withdrawn_because) <= 1000),
  closed_at timestamptz,
  made_by uuid references people (id),
  made_at timestamptz not null,
  unique (programme_id, number),
  check ((state = 'decided') = (decision_id is not null and option_id is not null)),
  check ((state = 'open') = (closed_at is null)),
  check (state <> 'withdrawn' or length(withdrawn_because) >= 10)
);
comment on table scope_questions is
  'what is still to be decided: does something belong in the programme or elsewhere, by when, and the decision that closed it';

create table scope_options (
  id uuid primary key default gen_random_uuid(),
  question_id uuid not null references scope_questions (id),
  position integer not null,
  text text not null check (length(text) between 3 and 500),
  side text not null check (side in ('inside', 'outside')),
  -- Who takes it up when this is chosen.
  goes_to text not null check (length(goes_to) between 2 and 200),
  unique (question_id, position)
);
comment on table scope_options is 'ways to answer an open question, in or outside the programme, with who takes it up';
alter table scope_questions add foreign key (option_id) references scope_options (id);
create index scope_questions_option on scope_questions (option_id);
