create table api_tokens (
  id uuid primary key,
  person_id uuid not null references accounts (person_id),
  name text not null check (length(name) between 1 and 80),
  token_digest text not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  check (expires_at > made_at)
);
create index api_tokens_person on api_tokens (person_id, made_at);
comment on table api_tokens is 'what programs of a person show instead of a password; the id comes with the form, so that sending it twice makes one token';
