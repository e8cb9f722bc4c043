-- The trail can never lose a word, so words about a person stand here. The trail has their salted digest: once salt
-- and value are gone, the digest tells nothing and the chain is whole.
create table audit_values (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  person_id text not null,
  value text not null,
  salt text not null,
  kept_at timestamptz not null default now()
);

create index audit_values_person on audit_values (person_id);

comment on table audit_values is 'words about a person of which the audit trail holds the salted digest alone';
