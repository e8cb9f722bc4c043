create table text_values (
  number bigint generated always as identity primary key,
  catalogue text not null,
  key text not null,
  language text not null check (language in ('nl', 'en')),
  -- Null: as it came with the software.
  value text check (length(value) between 1 and 4000),
  valid_from date not null,
  reason text not null check (length(reason) >= 10),
  set_by uuid not null references people (id),
  set_at timestamptz not null default now()
);
create index text_values_sentence on text_values (catalogue, key, language, valid_from);
comment on table text_values is 'append-only: dated wordings of sentences of the interface; before the first one the own wording of the software holds';
