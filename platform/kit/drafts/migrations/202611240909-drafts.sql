-- What somebody typed and did not send yet; it survives signing out.
create table drafts (
  person_id text not null,
  form_key text not null check (length(form_key) between 1 and 200),
  values jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (person_id, form_key)
);

create index drafts_saved_at on drafts (saved_at);

comment on table drafts is 'unsent forms of persons; removed after ninety days';
