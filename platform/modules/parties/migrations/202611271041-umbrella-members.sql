create table umbrella_members (
  umbrella_id uuid not null references organisations (id),
  organisation_id uuid not null references organisations (id),
  primary key (umbrella_id, organisation_id),
  check (umbrella_id <> organisation_id)
);
create index umbrella_members_organisation on umbrella_members (organisation_id);
comment on table umbrella_members is 'organisations that are members of an umbrella body';
