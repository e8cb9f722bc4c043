-- The parties of a case as they are at this moment, also in a statement that waited for the lock of the case: what that
-- statement reads by itself is from when it began. In the shape of the answer, so that nobody asks a second time.
create function case_parties_now(asked uuid) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  return (
    select jsonb_agg(jsonb_build_object('partyId', party_id, 'organisationId', organisation_id) order by party_id)
    from public.case_parties where case_id = asked
  );
end
$$;
