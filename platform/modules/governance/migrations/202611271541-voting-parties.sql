-- Whose seats vote in a body from a day on: all that have a vote, those of primary parties, or those of founders.
alter table body_rules add column voting_parties text not null default 'all'
  check (voting_parties in ('all', 'primary', 'founder'));
