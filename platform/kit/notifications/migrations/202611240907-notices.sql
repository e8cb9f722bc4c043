-- What people are told: in the centre always, by mail as they choose.
create table notices (
  id uuid primary key default gen_random_uuid(),
  person_id text not null,
  kind text not null,
  text_nl text not null,
  text_en text not null,
  href text not null check (href ~ '^/([^/\\]|$)'),
  created_at timestamptz not null default now(),
  read_at timestamptz,
  -- The same thing is told once.
  dedupe_key text,
  -- Waits for the daily mail of this person.
  waits_for_digest boolean not null default false,
  unique (person_id, dedupe_key)
);

create index notices_person on notices (person_id, created_at desc);
create index notices_unread on notices (person_id) where read_at is null;
create index notices_digest on notices (person_id) where waits_for_digest;

comment on table notices is 'what persons were told; holds no confidential content';

create table notice_preferences (
  person_id text not null,
  kind text not null,
  way text not null check (way in ('direct', 'digest', 'off')),
  primary key (person_id, kind)
);

comment on table notice_preferences is 'how a person wants to hear of a kind of notice, where it differs from the default';
