-- What an adviser stated of the own interests is of that person: it can be asked for, and its words go with the account.
alter table adviser_statements add column person_id uuid references people (id);
update adviser_statements set person_id = project_advisers.person_id
from project_advisers where project_advisers.id = adviser_id;
alter table adviser_statements alter column person_id set not null;
create index adviser_statements_person on adviser_statements (person_id);
comment on table adviser_statements is 'statements of interests of advisers, each good for a year';

-- Whom the leader asked, as typed: an address does not tell whose account it is before that person accepted.
alter table project_residents add column asked_as text check (length(asked_as) <= 200);
create function statement_stays() returns trigger
language plpgsql as $$
begin
  if to_jsonb(new) - 'explanation' is distinct from to_jsonb(old) - 'explanation' or new.explanation <> '' then
    raise exception 'of a statement of interests only the explanation goes';
  end if;
  return new;
end
$$;
create trigger statement_stays before update on adviser_statements for each row execute function statement_stays();
