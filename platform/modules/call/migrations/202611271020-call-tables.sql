-- Criteria, calls and submissions. Contents of submissions are sealed: the database holds them encrypted until two
-- people opened the call together.
create table criteria_sets (
  id uuid primary key default gen_random_uuid(),
  version integer not null unique check (version > 0),
  state text not null check (state in ('draft', 'frozen')),
  -- Knock-out, criteria with anchors and weights, threshold and weights of the breadth (model/criteria.ts).
  contents jsonb not null,
  -- The decision that adopted it.
  decision_id uuid,
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  frozen_at timestamptz,
  made_by uuid references people (id),
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  check ((state = 'frozen') = (hash is not null and frozen_at is not null and decision_id is not null))
);
comment on table criteria_sets is 'what plans are judged by: drafted together, adopted by a decision, then frozen';

create function refuse_frozen_criteria() returns trigger
language plpgsql as $$
begin
  if old.state = 'frozen' then
    raise exception 'adopted criteria are frozen: % refused', tg_op using errcode = 'insufficient_privilege';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger refuse_frozen before update or delete on criteria_sets
for each row execute function refuse_frozen_criteria();
create function refuse_emptying() returns trigger
language plpgsql as $$
begin
  raise exception '% of % refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger refuse_emptying before truncate on criteria_sets
for each statement execute function refuse_emptying();

create table criteria_proposals (
  id uuid primary key default gen_random_uuid(),
  criteria_set_id uuid not null references criteria_sets (id),
  -- Key of a criterion; null: about the set as a whole.
  criterion text,
  text text not null check (length(text) between 10 and 4000),
  organisation_id uuid not null references organisations (id),
  made_by uuid not null references people (id),
  made_at timestamptz not null default now(),
  state text not null check (state in ('open', 'taken-over', 'declined')),
  answer text,
  answered_by uuid references people (id),
  answered_at timestamptz,
  check ((state = 'open') = (answer is null))
);
create index criteria_proposals_set on criteria_proposals (criteria_set_id, made_at);
comment on table criteria_proposals is 'what a party would have otherwise in criteria that are being drafted';

create table criteria_reactions (
  proposal_id uuid not null references criteria_proposals (id),
  organisation_id uuid not null references organisations (id),
  stance text not null check (stance in ('for', 'against', 'neutral')),
  text text not null check (length(text) between 1 and 2000),
  made_by uuid not null references people (id),
  made_at timestamptz not null default now(),
  primary key (proposal_id, organisation_id)
);
comment on table criteria_reactions is 'what another party thinks of a proposal for criteria';

create table calls (
  id uuid primary key default gen_random_uuid(),
  -- Of the tranche: part of the address.
  number integer not null unique check (number > 0),
  kind text not null check (kind in ('round', 'rolling')),
  state text not null check (state in ('draft', 'criteria-adopted', 'announced', 'open', 'paused', 'closed', 'unsealed',
    'in-assessment', 'in-consensus', 'proposal', 'decided', 'published', 'completed', 'withdrawn')),
  title_nl text not null check (title_nl <> ''),
  title_en text not null check (title_en <> ''),
  summary_nl text not null,
  summary_en text not null,
  opens_at timestamptz,
  closes_at timestamptz check (closes_at > opens_at),
  is_sealed boolean not null,
  admission text not null check (admission in ('threshold', 'cap')),
  -- Most projects, with a cap.
  admitted_max integer check (admitted_max > 0),
  -- How many projects are expected.
  expected_min integer check (expected_min >= 0),
  expected_max integer check (expected_max >= expected_min),
  criteria_set_id uuid references criteria_sets (id),
  -- Public key (X25519, 32 bytes) that submissions are sealed with.
  public_key bytea check (length(public_key) = 32),
  unsealed_at timestamptz,
  ended_reason text,
  is_demo boolean not null default false,
  made_by uuid references people (id),
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  check (kind = 'round' or not is_sealed),
  check (kind = 'rolling' or state <> 'paused'),
  check ((admission = 'cap') = (admitted_max is not null)),
  check (state in ('draft', 'withdrawn') or criteria_set_id is not null),
  check (state in ('draft', 'criteria-adopted', 'withdrawn') or opens_at is not null),
  check (state in ('draft', 'criteria-adopted', 'withdrawn') or kind = 'rolling' or closes_at is not null),
  check (not is_sealed or state in ('draft', 'criteria-adopted', 'withdrawn') or public_key is not null)
);
comment on table calls is 'invitations to submit a plan: between two instants, or rolling';

-- What applicants build on does not change under them, whoever asks; and nothing is opened before the close.
create function keep_call_terms() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state not in ('draft', 'criteria-adopted') then
      raise exception 'an announced call stays' using errcode = 'insufficient_privilege';
    end if;
    return old;
  end if;
  if old.state <> 'draft' and new.criteria_set_id is distinct from old.criteria_set_id then
    raise exception 'the criteria of a call are fixed once adopted' using errcode = 'insufficient_privilege';
  end if;
  if old.state not in ('draft', 'criteria-adopted') and (
    new.number is distinct from old.number or new.kind is distinct from old.kind
    or new.opens_at is distinct from old.opens_at or new.closes_at is distinct from old.closes_at
    or new.is_sealed is distinct from old.is_sealed or new.public_key is distinct from old.public_key
    or new.admission is distinct from old.admission or new.admitted_max is distinct from old.admitted_max) then
    raise exception 'the terms of an announced call are fixed' using errcode = 'insufficient_privilege';
  end if;
  if new.is_sealed and new.unsealed_at is not null and old.unsealed_at is null and now() < new.closes_at then
    raise exception 'a sealed call opens after its close' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger keep_terms before update or delete on calls for each row execute function keep_call_terms();
create trigger refuse_emptying before truncate on calls
for each statement execute function refuse_emptying();

create table call_forms (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references calls (id) on delete cascade,
  version integer not null check (version > 0),
  -- Pages with fields (model/form.ts).
  definition jsonb not null,
  made_by uuid references people (id),
  made_at timestamptz not null default now(),
  unique (call_id, version)
);
comment on table call_forms is 'the form of a call; a change is a new version';

create table call_key_holders (
  call_id uuid not null references calls (id) on delete cascade,
  holder text not null check (holder in ('director', 'secretary', 'steering-first', 'steering-second')),
  person_id uuid not null references people (id),
  -- Key pair of the holder: the private half is encrypted under the holder's passphrase (argon2id with this salt).
  public_key bytea not null check (length(public_key) = 32),
  private_key bytea not null,
  salt bytea not null check (length(salt) = 16),
  -- Share of the private key of the call, encrypted to the holder's key pair; null until the call is announced.
  share bytea,
  made_at timestamptz not null default now(),
  primary key (call_id, holder),
  unique (call_id, person_id)
);
comment on table call_key_holders is 'who hold the shares of the key of a sealed call; each pair opens it together';

create table call_key_openings (
  call_id uuid not null,
  holder text not null,
  -- The opened share, under the secret of the site, until the second holder comes or the time is up.
  share bytea not null,
  decision_id uuid,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (call_id, holder),
  foreign key (call_id, holder) references call_key_holders (call_id, holder) on delete cascade
);
comment on table call_key_openings is 'the share of the first holder while the second is awaited';

create table call_questions (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references calls (id),
  question text not null check (length(question) between 10 and 2000),
  organisation_id uuid not null references organisations (id),
  asked_by uuid not null references people (id),
  asked_at timestamptz not null default now(),
  -- As everybody reads it: without who asked.
  public_question text,
  answer_nl text,
  answer_en text,
  answered_by uuid references people (id),
  answered_at timestamptz,
  check ((answered_at is null) = (answer_nl is null)),
  check ((answered_at is null) = (public_question is null))
);
create index call_questions_call on call_questions (call_id, asked_at);
comment on table call_questions is 'questions about a call, answered to everybody at once';

create table organisation_keys (
  organisation_id uuid primary key references organisations (id),
  -- 32 bytes, encrypted under the secret of the site, which lies outside the database.
  sealed_key bytea not null,
  made_at timestamptz not null default now()
);
comment on table organisation_keys is 'key with which an organisation reads what it submits';

create table submissions (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references calls (id),
  form_id uuid not null references call_forms (id),
  lead_organisation_id uuid not null references organisations (id),
  state text not null check (state in ('draft', 'signing', 'submitted', 'withdrawn', 'admissible', 'inadmissible',
    'referred', 'completion-requested', 'assigned', 'assessed', 'in-consensus', 'proposed', 'reserve', 'rejected',
    'in-reconsideration', 'admitted')),
  -- Counts what was saved: who saves on top of something else is told.
  revision integer not null default 1,
  -- What is filled in, encrypted with the key of version 0.
  sealed_draft bytea not null,
  saved_at timestamptz not null default now(),
  -- The last submitted version; 0: none.
  version integer not null default 0,
  is_demo boolean not null default false,
  made_by uuid references people (id),
  made_at timestamptz not null default now()
);
create index submissions_call on submissions (call_id, state);
create index submissions_lead on submissions (lead_organisation_id);
comment on table submissions is 'plans for a call, from the first draft to the decision';

create table submission_parties (
  submission_id uuid not null references submissions (id) on delete cascade,
  organisation_id uuid not null references organisations (id),
  is_lead boolean not null,
  added_by uuid references people (id),
  added_at timestamptz not null default now(),
  -- Signed for this revision of the draft; another revision asks another signature.
  signed_revision integer,
  signed_by uuid references people (id),
  signed_at timestamptz,
  declined_at timestamptz,
  primary key (submission_id, organisation_id),
  check ((signed_revision is null) = (signed_at is null))
);
create unique index submission_parties_lead on submission_parties (submission_id) where is_lead;
create index submission_parties_organisation on submission_parties (organisation_id);
comment on table submission_parties is 'who submit a plan together, and who of them signed';

create table submission_keys (
  submission_id uuid not null references submissions (id) on delete cascade,
  -- 0: of the draft.
  version integer not null,
  organisation_id uuid not null references organisations (id),
  -- The data key, encrypted under the key of the organisation.
  wrapped_key bytea not null,
  primary key (submission_id, version, organisation_id)
);
comment on table submission_keys is 'with which an organisation reads its own submission while it is sealed';

create table submission_versions (
  submission_id uuid not null references submissions (id) on delete cascade,
  version integer not null check (version > 0),
  receipt_number text not null unique,
  -- Of the receipt: SHA-256 over what was submitted, with a salt that is in it.
  receipt_hash text not null check (receipt_hash ~ '^[0-9a-f]{64}$'),
  submitted_at timestamptz not null,
  submitted_by uuid references people (id),
  -- Encrypted contents; null where the call is not sealed.
  sealed_contents bytea,
  -- The data key, encrypted to the public key of the call; null once the plan went back unread.
  key_for_call bytea,
  -- Readable contents: of a rolling call at once, of a sealed one from the unsealing.
  contents jsonb,
  is_late boolean not null default false,
  withdrawn_at timestamptz,
  primary key (submission_id, version),
  check (sealed_contents is not null or contents is not null)
);
comment on table submission_versions is 'what was submitted, each time; the last one that was not withdrawn counts';

create sequence receipt_numbers;

create table submission_attachments (
  id uuid primary key default gen_random_uuid(),
  submission_id uuid not null references submissions (id) on delete cascade,
  -- Encrypted contents of the file.
  file_id uuid not null references stored_files (id),
  -- Name, kind, size and key of the file, encrypted with the key of the draft.
  sealed_meta bytea not null,
  added_by uuid references people (id),
  added_at timestamptz not null default now()
);
create index submission_attachments_submission on submission_attachments (submission_id);
comment on table submission_attachments is 'files with a draft, encrypted, their names too';

create table late_exceptions (
  submission_id uuid primary key references submissions (id) on delete cascade,
  decision_id uuid not null,
  reason text not null check (length(reason) >= 40),
  open_until timestamptz not null,
  recorded_by uuid references people (id),
  recorded_at timestamptz not null default now()
);
comment on table late_exceptions is 'by decision of the steering group: one plan may still be submitted after the close';

create table admissibility_tests (
  submission_id uuid not null references submissions (id) on delete cascade,
  round integer not null check (round in (1, 2)),
  frameworks text not null check (frameworks in ('fits', 'fails', 'fails-exemptible')),
  frameworks_reason text not null,
  is_complete boolean not null,
  location text not null check (location in ('inside', 'outside', 'not-testable')),
  location_reason text not null,
  outcome text not null check (outcome in ('admissible', 'inadmissible', 'referred', 'completion-requested')),
  reason text not null check (length(reason) >= 20),
  refer_to text,
  refer_contact text,
  letter text,
  tested_by uuid references people (id),
  tested_at timestamptz not null default now(),
  primary key (submission_id, round),
  check ((outcome = 'referred') = (refer_to is not null))
);
comment on table admissibility_tests is 'does a plan fit the national frameworks, is it complete, is it in the built-up area';

create table completion_rounds (
  submission_id uuid primary key references submissions (id) on delete cascade,
  -- Keys of fields: only these are open.
  asked_fields text[] not null check (cardinality(asked_fields) > 0),
  request text not null check (length(request) >= 20),
  asked_by uuid references people (id),
  asked_at timestamptz not null,
  due_at timestamptz not null check (due_at > asked_at),
  answered_at timestamptz
);
comment on table completion_rounds is 'the one chance to complete a plan';

create table urban_areas (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  source text not null check (source <> ''),
  -- GeoJSON MultiPolygon in WGS84; the newest layer counts.
  geometry jsonb not null,
  uploaded_by uuid references people (id),
  uploaded_at timestamptz not null default now()
);
comment on table urban_areas is 'layers of the existing built-up area, to test locations against';
