-- The kind of decision that takes a status away came after bodies were set up: the steering group that admits on
-- behalf of a programme, or proposes to, decides on it from now on, unless some body of its programme does already.
insert into body_rules (body_id, valid_from, cadence_days_max, quorum_kind, quorum_share, quorum_seats_min, decides,
  proposes, heavy, reason)
select held.body_id, (now() at time zone 'Europe/Amsterdam')::date, held.cadence_days_max, held.quorum_kind,
  held.quorum_share, held.quorum_seats_min, held.decides || '{withdrawal}', held.proposes, held.heavy,
  'Nieuwe soort besluit: intrekken van een status'
from governing_bodies
cross join lateral (
  select * from body_rules where body_id = governing_bodies.id order by valid_from desc, set_at desc limit 1
) as held
where governing_bodies.kind = 'steering-group'
  and not exists (
    select from governing_bodies as other
    cross join lateral (
      select decides || proposes as kinds from body_rules where body_id = other.id
      order by valid_from desc, set_at desc limit 1
    ) as theirs
    where other.programme_id = governing_bodies.programme_id and 'withdrawal' = any(theirs.kinds)
  );
