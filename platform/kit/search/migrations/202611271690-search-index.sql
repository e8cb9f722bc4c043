-- Which release went through everything last: a start of the same release need not do so again, however much there is.
create table search_index (
  is_one boolean primary key default true check (is_one),
  release text not null,
  made_at timestamptz not null default now()
);

comment on table search_index is 'the release that made everything findable last: one row';
