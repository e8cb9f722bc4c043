create table case_told_totals (
  id bigint generated always as identity primary key,
  case_id uuid not null,
  -- The parties for which the reader looks, sorted, with commas between; empty for a reader who is no party.
  reader text not null,
  version integer not null,
  at timestamptz not null default now(),
  -- Per version the hidden lines and the totals that are told from this moment on, in whole euro.
  told jsonb not null,
  -- The amounts on which each newly told total rests: what the next total is judged by. Never shown.
  sums jsonb not null,
  -- Digests of the amounts that the reader could see until this moment.
  seen jsonb not null,
  foreign key (case_id, version) references case_versions (case_id, number)
);
create index case_told_totals_reader on case_told_totals (case_id, reader, id desc);
comment on table case_told_totals is 'append-only: what was told to each reader of a case about lines hidden from that reader';
