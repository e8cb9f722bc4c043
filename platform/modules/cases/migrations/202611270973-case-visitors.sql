-- Who has a case open now, by position: each open stream of events is one row, gone when it ends. Nothing is kept of it,
-- and no person is named.
create unlogged table case_visitors (
  stream_id uuid primary key,
  case_id uuid not null references cases (id) on delete cascade,
  label text not null,
  party_id text,
  seen_at timestamptz not null default now()
);

create index case_visitors_case on case_visitors (case_id, seen_at);

comment on table case_visitors is 'who has a case open now, by position; gone when the page is closed';
