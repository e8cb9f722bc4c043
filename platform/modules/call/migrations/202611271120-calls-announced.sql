-- A call that was withdrawn before it was announced stays with who made it.
alter table calls add column announced_at timestamptz;
update calls set announced_at = coalesce(opens_at, changed_at)
  where state not in ('draft', 'criteria-adopted', 'withdrawn') or public_key is not null;
comment on column calls.announced_at is 'when it became public; null for one that never was';
