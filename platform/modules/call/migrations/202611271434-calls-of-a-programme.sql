alter table calls add column programme_id uuid references programmes (id);
update calls set programme_id = (
  select id from programmes
  order by state = 'closed', state in ('preparation', 'adopted'), starts_on desc limit 1
);
create index calls_programme on calls (programme_id);
comment on column calls.programme_id is 'the programme whose term holds for the call; null before there is one';
