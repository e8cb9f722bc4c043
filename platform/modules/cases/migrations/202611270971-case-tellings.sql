-- Up to which revision the people of a case were told of changes.
create table case_tellings (
  case_id uuid primary key references cases (id) on delete cascade,
  revision integer not null check (revision >= 1)
);

-- What was changed before anybody could be told is no news.
insert into case_tellings (case_id, revision) select id, revision from cases;

comment on table case_tellings is 'how far people were told of the changes of a case';
