create table governing_bodies (
  id uuid primary key default gen_random_uuid(),
  programme_id uuid not null references programmes (id),
  slug text not null check (slug ~ '^[a-z0-9-]+$'),
  kind text not null
    check (kind in ('executive-platform', 'steering-group', 'assessment-committee', 'programme-team')),
  name text not null check (length(name) between 2 and 120),
  name_en text not null check (length(name_en) between 2 and 120),
  task text not null,
  task_en text not null,
  -- The calendar of a body is subscribed to by programs that cannot sign in: who has the key may read it.
  calendar_key uuid not null default gen_random_uuid(),
  created_at timestamptz not null default now(),
  unique (programme_id, slug)
);
comment on table governing_bodies is 'bodies that meet and decide';

create table body_rules (
  id uuid primary key default gen_random_uuid(),
  body_id uuid not null references governing_bodies (id),
  valid_from date not null,
  cadence_days_max integer check (cadence_days_max between 1 and 1000),
  -- Null: the settings of the programme hold.
  quorum_kind text check (quorum_kind in ('more-than', 'at-least')),
  quorum_share double precision check (quorum_share >= 0 and quorum_share <= 1),
  quorum_seats_min integer check (quorum_seats_min between 1 and 100),
  -- Kinds of decisions that this body takes, kinds that it proposes to another, and kinds with the heavy majority.
  decides text[] not null default '{}',
  proposes text[] not null default '{}',
  heavy text[] not null default '{}',
  reason text not null check (length(reason) >= 10),
  set_by uuid,
  set_at timestamptz not null default now(),
  check ((quorum_kind is null) = (quorum_share is null) and (quorum_kind is null) = (quorum_seats_min is null))
);
create index body_rules_body on body_rules (body_id, valid_from);
comment on table body_rules is 'append-only: how often a body meets, its quorum and what it decides, by date';

create table seats (
  id uuid primary key default gen_random_uuid(),
  body_id uuid not null references governing_bodies (id),
  organisation_id uuid not null references organisations (id),
  person_id uuid references people (id),
  deputy_id uuid references people (id),
  function text not null check (function in ('chair', 'secretary', 'member', 'adviser')),
  votes boolean not null,
  mandate text not null default '' check (length(mandate) <= 500),
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to >= valid_from),
  check (person_id <> deputy_id)
);
create index seats_body on seats (body_id, valid_from);
create index seats_person on seats (person_id);
create index seats_deputy on seats (deputy_id);
comment on table seats is 'places in a body: organisation, person, deputy, votes or not, from, to';

create table meeting_series (
  id uuid primary key default gen_random_uuid(),
  body_id uuid not null references governing_bodies (id),
  name text not null check (length(name) between 2 and 120),
  every_months integer not null check (every_months between 1 and 12),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  created_at timestamptz not null default now()
);
create index meeting_series_body on meeting_series (body_id);
comment on table meeting_series is 'meetings planned in one go, so many months apart';

create table extra_session_requests (
  id uuid primary key default gen_random_uuid(),
  body_id uuid not null references governing_bodies (id),
  reason text not null check (length(reason) between 10 and 1000),
  asked_at timestamptz not null,
  -- When enough seats stand behind it: from then on it has to be planned.
  granted_at timestamptz
);
create index extra_session_requests_body on extra_session_requests (body_id, asked_at);
comment on table extra_session_requests is 'requests of members for an extra session of their body';

create table extra_session_supporters (
  request_id uuid not null references extra_session_requests (id),
  seat_id uuid not null references seats (id),
  person_id uuid not null references people (id),
  at timestamptz not null,
  primary key (request_id, seat_id)
);
comment on table extra_session_supporters is 'seats that stand behind a request for an extra session';

create table meetings (
  id uuid primary key default gen_random_uuid(),
  body_id uuid not null references governing_bodies (id),
  series_id uuid references meeting_series (id),
  extra_request_id uuid references extra_session_requests (id),
  number integer not null check (number > 0),
  state text not null default 'planned'
    check (state in ('planned', 'convened', 'open', 'closed', 'minutes-draft', 'minutes-adopted')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text not null default '' check (length(place) <= 200),
  convened_at timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  minutes text not null default '',
  minutes_by uuid references people (id),
  minutes_adopted_at timestamptz,
  minutes_adopted_by uuid references people (id),
  minutes_sha256 text check (minutes_sha256 ~ '^[0-9a-f]{64}$'),
  -- What the body watches over, frozen when it is convened: goals, execution, results.
  file_goals text not null default '',
  file_execution text not null default '',
  file_results text not null default '',
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  unique (body_id, number)
);
create index meetings_body on meetings (body_id, starts_at);
create index meetings_extra_request on meetings (extra_request_id);
comment on table meetings is 'meetings of a body, from plan to adopted minutes';

create table agenda_items (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meetings (id),
  position integer not null,
  kind text not null check (kind in ('information', 'discussion', 'decision')),
  title text not null check (length(title) between 3 and 200),
  explanation text not null default '',
  visibility text not null
    check (visibility in ('public', 'participants', 'programme', 'confidential', 'sealed')),
  -- What it is about in another module: its kind and id there.
  subject_kind text,
  subject_id text,
  organisation_id uuid references organisations (id),
  is_added_later boolean not null default false,
  -- Everybody present agreed that a later item is decided.
  unanimous_at timestamptz,
  conclusion text not null default '',
  check ((subject_kind is null) = (subject_id is null))
);
create index agenda_items_meeting on agenda_items (meeting_id, position);
create index agenda_items_subject on agenda_items (subject_kind, subject_id);
comment on table agenda_items is 'what is on the agenda of a meeting: information, discussion or decision';

create table meeting_papers (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meetings (id),
  agenda_item_id uuid references agenda_items (id),
  file_id uuid not null unique references stored_files (id),
  title text not null check (length(title) between 2 and 200),
  visibility text not null
    check (visibility in ('public', 'participants', 'programme', 'confidential', 'sealed')),
  added_at timestamptz not null,
  added_by uuid not null references people (id)
);
create index meeting_papers_meeting on meeting_papers (meeting_id);
create index meeting_papers_item on meeting_papers (agenda_item_id);
comment on table meeting_papers is 'files that go with a meeting or one of its items, by who may read them';

create table attendances (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meetings (id),
  seat_id uuid not null references seats (id),
  person_id uuid not null references people (id),
  is_deputy boolean not null,
  is_remote boolean not null default false,
  arrived_at timestamptz not null,
  left_at timestamptz check (left_at >= arrived_at)
);
-- A seat is there once: its holder or the deputy, never both.
create unique index attendances_once on attendances (meeting_id, seat_id) where left_at is null;
create index attendances_seat on attendances (seat_id);
comment on table attendances is 'who sat in which seat at a meeting, from when until when';

create table decisions (
  id uuid primary key default gen_random_uuid(),
  programme_id uuid not null references programmes (id),
  number integer not null check (number > 0),
  body_id uuid references governing_bodies (id),
  mandate_id uuid,
  meeting_id uuid references meetings (id),
  agenda_item_id uuid unique references agenda_items (id),
  kind text not null,
  -- A body that may not decide of this kind proposes it to the one that may.
  is_proposal boolean not null default false,
  proposal_id uuid references decisions (id),
  title text not null check (length(title) between 3 and 200),
  text text not null check (length(text) between 10 and 20000),
  reasons text not null default '',
  amount_cents bigint check (amount_cents >= 0),
  is_public boolean not null default false,
  subject_kind text,
  subject_id text,
  state text not null default 'proposal'
    check (state in ('proposal', 'voting', 'taken', 'voted-down', 'deferred', 'revoked')),
  method text check (method in ('meeting', 'written', 'mandate')),
  voting_from timestamptz,
  -- The instant at which a written vote closes.
  closes_at timestamptz,
  decided_at timestamptz,
  decided_by uuid references people (id),
  quorum_of integer,
  quorum_needed integer,
  quorum_counted integer,
  for_count integer,
  against_count integer,
  abstained_count integer,
  majority text check (majority in ('simple', 'heavy')),
  revokes_id uuid references decisions (id),
  -- Why it was deferred: no quorum, or another reason.
  deferred_because text,
  created_at timestamptz not null default now(),
  unique (programme_id, number),
  check ((body_id is null) <> (mandate_id is null)),
  check (state not in ('taken', 'revoked') or decided_at is not null),
  check ((subject_kind is null) = (subject_id is null))
);
create index decisions_body on decisions (body_id, state);
create index decisions_meeting on decisions (meeting_id);
create index decisions_kind on decisions (kind, state);
create index decisions_subject on decisions (subject_kind, subject_id);
create index decisions_mandate on decisions (mandate_id, decided_at);
create index decisions_proposal on decisions (proposal_id);
create index decisions_revokes on decisions (revokes_id);
comment on table decisions is 'the register of decisions: proposal, vote, outcome, and what it was based on';

create table mandates (
  id uuid primary key default gen_random_uuid(),
  programme_id uuid not null references programmes (id),
  holder text not null check (holder in ('director', 'secretary', 'manager')),
  person_id uuid not null references people (id),
  kinds text[] not null,
  what text not null check (length(what) between 3 and 500),
  -- Null for the director: the settings of the programme hold.
  per_decision_cents bigint check (per_decision_cents >= 0),
  per_year_cents bigint check (per_year_cents >= 0),
  basis_id uuid references decisions (id),
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to >= valid_from)
);
create index mandates_person on mandates (person_id, valid_from);
create index mandates_basis on mandates (basis_id);
comment on table mandates is 'what one person may decide alone, up to which amount, from when until when';
alter table decisions add foreign key (mandate_id) references mandates (id);

create table votes (
  id uuid primary key default gen_random_uuid(),
  decision_id uuid not null references decisions (id),
  seat_id uuid not null references seats (id),
  person_id uuid not null references people (id),
  choice text not null check (choice in ('for', 'against', 'abstain')),
  -- Filled in by the secretary in the room; null when the member voted.
  entered_by uuid references people (id),
  cast_at timestamptz not null,
  unique (decision_id, seat_id)
);
create index votes_seat on votes (seat_id);
comment on table votes is 'what each seat voted on a decision: one vote a seat';

create table recusals (
  decision_id uuid not null references decisions (id),
  seat_id uuid not null references seats (id),
  reason text not null check (length(reason) between 3 and 500),
  -- Told by another module, or said by the member.
  is_found boolean not null,
  recorded_at timestamptz not null,
  primary key (decision_id, seat_id)
);
create index recusals_seat on recusals (seat_id);
comment on table recusals is 'seats that stand aside for one decision: they neither count nor vote';

create table quorum_seats (
  decision_id uuid not null references decisions (id),
  seat_id uuid not null references seats (id),
  person_id uuid references people (id),
  standing text not null check (standing in ('present', 'deputy', 'absent', 'recused')),
  primary key (decision_id, seat_id)
);
create index quorum_seats_seat on quorum_seats (seat_id);
comment on table quorum_seats is 'how every voting seat stood at the moment of a vote';

create table action_points (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meetings (id),
  agenda_item_id uuid references agenda_items (id),
  text text not null check (length(text) between 5 and 500),
  holder_id uuid not null references people (id),
  due_on date not null,
  done_at timestamptz,
  outcome text not null default '' check (length(outcome) <= 500),
  created_at timestamptz not null default now()
);
create index action_points_meeting on action_points (meeting_id);
create index action_points_holder on action_points (holder_id, due_on);
comment on table action_points is 'what somebody took on in a meeting, until when';

create table feedback_duties (
  id uuid primary key default gen_random_uuid(),
  decision_id uuid not null references decisions (id),
  meeting_id uuid not null references meetings (id),
  seat_id uuid not null references seats (id),
  due_on date not null,
  told_to text check (length(told_to) between 2 and 300),
  told_how text check (length(told_how) between 2 and 300),
  told_on date,
  confirmed_by uuid references people (id),
  confirmed_at timestamptz,
  unique (decision_id, seat_id),
  check ((confirmed_at is null) = (told_to is null))
);
create index feedback_duties_seat on feedback_duties (seat_id, due_on);
create index feedback_duties_meeting on feedback_duties (meeting_id);
comment on table feedback_duties is 'a member tells the own organisations of a decision and says so';

-- Adopted minutes and a decision that was taken do not change any more, by whatever way.
create function refuse_change_of_minutes() returns trigger language plpgsql as $$
begin
  if old.state = 'minutes-adopted' then
    raise exception 'adopted minutes do not change';
  end if;
  return new;
end
$$;
create trigger refuse_change_of_minutes before update on meetings
for each row execute function refuse_change_of_minutes();

create function refuse_change_of_decision() returns trigger language plpgsql as $$
begin
  if old.state in ('taken', 'voted-down', 'revoked')
    and (to_jsonb(old) - 'state') is distinct from (to_jsonb(new) - 'state')
    or old.state in ('voted-down', 'revoked') and new.state <> old.state
    or old.state = 'taken' and new.state not in ('taken', 'revoked') then
    raise exception 'a decision that was taken does not change';
  end if;
  return new;
end
$$;
create trigger refuse_change_of_decision before update on decisions
for each row execute function refuse_change_of_decision();
