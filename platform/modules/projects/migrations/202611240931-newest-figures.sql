-- The newest figures of each project beside it, written together with its facts: a list then reads one table.
alter table projects
  add column homes_min numeric,
  add column homes_max numeric,
  add column homes_provenance text check (homes_provenance in ('source', 'derived', 'memory')),
  add column source_year integer;

update projects set
  (homes_min, homes_max, homes_provenance) = (
    select value_min, value_max, provenance from facts
    where project_id = projects.id and kind = 'homes' order by facts.source_year desc limit 1
  ),
  source_year = (select max(facts.source_year) from facts where project_id = projects.id);

alter table projects alter column source_year set not null;

create index projects_homes on projects (coalesce(homes_min, homes_max) desc nulls last, name, id);
create index projects_name on projects (name, id);
