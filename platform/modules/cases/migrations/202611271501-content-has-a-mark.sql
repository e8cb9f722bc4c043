-- Revision and time of a case name its content: a process that has the content of this revision and time need not read
-- it again. So nobody changes the one and leaves the other.
create function content_has_a_mark() returns trigger
language plpgsql as $$
begin
  if new.revision = old.revision and new.changed_at = old.changed_at then
    raise exception 'the content of a case changes with its revision or its time';
  end if;
  return new;
end
$$;

create trigger content_has_a_mark before update of content on cases
for each row execute function content_has_a_mark();
