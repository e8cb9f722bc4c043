-- Joint runs of many cases over the same courses of the market: what was asked, what is kept on the way, what came out.
create table case_portfolios (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people (id),
  made_at timestamptz not null default now(),
  case_ids uuid[] not null check (cardinality(case_ids) > 0),
  -- Cases that were asked and not run, since hidden lines move their area.
  left_out uuid[] not null,
  -- The cases as that person saw them then, each under its own id.
  input jsonb not null,
  -- True when no hidden line moves any party of these cases.
  parties_told boolean not null,
  trials integer not null check (trials > 0),
  seed bigint not null check (seed between 0 and 4294967295),
  state text not null default 'running' check (state in ('running', 'stopped', 'done', 'failed')),
  answer jsonb,
  result_hash text check (result_hash ~ '^[0-9a-f]{64}$'),
  done_at timestamptz,
  check ((state = 'done') = (answer is not null and result_hash is not null and done_at is not null))
);
create index case_portfolios_person on case_portfolios (person_id, made_at);
comment on table case_portfolios is 'joint runs of cases, with what makes them repeatable and what came out';

-- Figures of a stretch of trials; gone once the answer is there.
create table case_portfolio_chunks (
  portfolio_id uuid not null references case_portfolios (id) on delete cascade,
  first integer not null check (first >= 0),
  count integer not null check (count > 0),
  -- Doubles, one column after another.
  outcomes bytea not null,
  primary key (portfolio_id, first)
);
comment on table case_portfolio_chunks is 'what a joint run has so far, so that another worker can go on with it';
