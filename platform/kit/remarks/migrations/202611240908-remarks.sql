-- Remarks on any field of any object, in threads of one level: the first remark and its answers.
create table remarks (
  id uuid primary key default gen_random_uuid(),
  object_kind text not null,
  object_id text not null,
  -- JSON pointer of the field; empty for the object as a whole.
  field text not null check (field = '' or field like '/%'),
  thread_id uuid not null references remarks (id) deferrable initially deferred,
  markdown text not null check (length(markdown) between 1 and 10000),
  author_id text not null,
  written_at timestamptz not null default now(),
  -- On the first remark of a thread only.
  resolved_at timestamptz,
  resolved_by_id text,
  check (thread_id = id or resolved_at is null)
);

create index remarks_object on remarks (object_kind, object_id, field, written_at);
create index remarks_thread on remarks (thread_id, written_at);

comment on table remarks is 'remarks of persons on fields, with the visibility of the object';
