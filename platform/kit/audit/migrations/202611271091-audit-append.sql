-- Adds entries to the trail in one step: between the lock of the head and the end of the transaction nothing travels to
-- the application and back, so that those who wait for the head wait for the disk only. The text that is hashed comes
-- in pieces, since number, instant and previous hash are known here first; it is that of RFC 8785.
create function append_audit(entries jsonb) returns table (seq bigint, hash text)
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  head record;
  entry record;
  own_hash text;
begin
  select locked.seq, locked.hash, locked.at into strict head from public.lock_audit_head() locked;
  for entry in
    select * from rows from (jsonb_to_recordset(entries) as (
      actor_id text, on_behalf_of_id text, organisation_id text, action text, object_kind text, object_id text,
      before_hash text, after jsonb, until_at text, until_previous text, until_seq text
    )) with ordinality order by ordinality
  loop
    own_hash := encode(sha256(convert_to(entry.until_at || head.at || entry.until_previous || head.hash
      || entry.until_seq || (head.seq + 1) || '}', 'UTF8')), 'hex');
    insert into public.audit_entries (seq, at, actor_id, on_behalf_of_id, organisation_id, action, object_kind,
      object_id, before_hash, after, previous_hash, hash)
    values (head.seq + 1, now(), entry.actor_id, entry.on_behalf_of_id, entry.organisation_id, entry.action,
      entry.object_kind, entry.object_id, entry.before_hash, coalesce(entry.after, 'null'), head.hash, own_hash);
    head.seq := head.seq + 1;
    head.hash := own_hash;
  end loop;
  return query select head.seq::bigint, head.hash::text;
end
$$;
