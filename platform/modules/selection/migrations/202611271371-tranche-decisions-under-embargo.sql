-- Decisions on a tranche whose result is not public yet.
update decisions set is_under_embargo = true
where subject_kind = 'tranche'
  and not exists (
    select from tranche_results where call_id::text = decisions.subject_id and published_at is not null
  );
