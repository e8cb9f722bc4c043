-- A rolling call is decided on in sittings: plans of it that are assessed together, numbered as a tranche.
alter table calls drop constraint calls_kind_check;
alter table calls add constraint calls_kind_check check (kind in ('round', 'rolling', 'sitting'));
alter table calls add column part_of uuid references calls (id);
-- The day on which the bodies mean to decide on a sitting.
alter table calls add column decides_on date;
alter table calls add constraint calls_sitting_check
  check ((kind = 'sitting') = (part_of is not null) and (kind = 'sitting') = (decides_on is not null));
create index calls_part_of on calls (part_of) where part_of is not null;

-- The sitting that a plan of a rolling call is assessed in.
alter table submissions add column sitting_id uuid references calls (id);
create index submissions_sitting on submissions (sitting_id) where sitting_id is not null;
