-- Totals over the cases of the programme: each telling with the amounts that it rests on, which later ones are judged by.
create table case_programme_tellings (
  id bigint generated always as identity primary key,
  -- Figures that are told together, since each follows from the others.
  figures text not null check (figures in ('investment', 'publicContribution', 'homes', 'result')),
  at timestamptz not null default now(),
  -- Per case the version that counts and its figures, in whole euro or homes. Never shown one by one.
  counted jsonb not null
);
create index case_programme_tellings_figures on case_programme_tellings (figures, id);
comment on table case_programme_tellings is 'append-only: totals over the cases of the programme that were told, and what they rest on';
