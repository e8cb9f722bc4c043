-- Costs of one party that others may look at in order to verify them, from the moment that these agree until the term ends.
create table case_open_books (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references cases (id),
  -- Whose costs: the party inside the case file, and the organisation that it was then.
  party_id text not null,
  organisation_id uuid not null references organisations (id),
  what text not null check (length(what) between 1 and 500),
  -- Ids of lines that this party pays; empty for all of them, now and later.
  line_ids text[] not null,
  offered_by uuid not null references people (id),
  offered_at timestamptz not null,
  -- The first moment after the term.
  ends_at timestamptz not null,
  ended_at timestamptz,
  -- The revision of the case then: what came later was not open any more.
  ended_revision integer,
  ended_by uuid references people (id),
  end_reason text check (length(end_reason) between 1 and 500),
  check (ends_at > offered_at),
  check ((ended_at is null) = (end_reason is null)),
  check ((ended_at is null) = (ended_revision is null))
);
create index case_open_books_case on case_open_books (case_id);
create index case_open_books_offered_by on case_open_books (offered_by);
comment on table case_open_books is 'costs of a party that it opens to others for verification';

create table case_open_book_viewers (
  book_id uuid not null references case_open_books (id),
  party_id text not null,
  organisation_id uuid not null references organisations (id),
  -- Nothing is open to a party before it agreed.
  agreed_by uuid references people (id),
  agreed_at timestamptz,
  -- The revision of the case then: the first that this party could look at.
  agreed_revision integer,
  primary key (book_id, party_id),
  check ((agreed_at is null) = (agreed_by is null)),
  check ((agreed_at is null) = (agreed_revision is null))
);
create index case_open_book_viewers_agreed_by on case_open_book_viewers (agreed_by);
comment on table case_open_book_viewers is 'to whom costs are opened for verification, and since when';

create table case_open_book_looks (
  id bigint generated always as identity primary key,
  book_id uuid not null references case_open_books (id),
  organisation_id uuid not null references organisations (id),
  person_id uuid not null references people (id),
  -- What the position was called.
  title text not null,
  at timestamptz not null
);
create index case_open_book_looks_book on case_open_book_looks (book_id, id);
create index case_open_book_looks_person on case_open_book_looks (person_id);
comment on table case_open_book_looks is 'append-only: who looked at opened costs';
