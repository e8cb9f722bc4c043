-- Programmes that run side by side each judge by criteria of their own.
alter table criteria_sets add column programme_id uuid references programmes (id);
alter table criteria_sets disable trigger refuse_frozen;
update criteria_sets set programme_id = coalesce(
  (select programme_id from calls where criteria_set_id = criteria_sets.id and programme_id is not null limit 1),
  (select id from programmes where state in ('active', 'evaluation', 'extended') order by starts_on limit 1)
);
alter table criteria_sets enable trigger refuse_frozen;
create index criteria_sets_programme on criteria_sets (programme_id);
comment on column criteria_sets.programme_id is 'the programme that judges by it; null before there was one';
