-- What a decision is about can be for some first: until that is public the decision is not, whatever its own box says.
alter table decisions add column is_under_embargo boolean not null default false;

-- A decision that was settled does not change, but for its end by a new one and the end of its embargo.
create or replace function refuse_change_of_decision() returns trigger language plpgsql as $$
begin
  if old.state in ('taken', 'voted-down', 'revoked')
    and (to_jsonb(old) - 'state' - 'is_under_embargo') is distinct from (to_jsonb(new) - 'state' - 'is_under_embargo')
    or old.state in ('voted-down', 'revoked') and new.state <> old.state
    or old.state = 'taken' and new.state not in ('taken', 'revoked') then
    raise exception 'a decision that was taken does not change';
  end if;
  return new;
end
$$;
