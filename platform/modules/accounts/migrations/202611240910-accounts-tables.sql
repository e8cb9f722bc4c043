create table people (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 120),
  language text not null default 'nl' check (language in ('nl', 'en')),
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table people is 'persons; what they may do follows from their positions, how they get in from their account';

create table accounts (
  person_id uuid primary key references people (id),
  email text not null unique check (email = lower(email) and length(email) between 3 and 254),
  password_hash text,
  second_factor_required boolean not null default true,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table accounts is 'the way in of a person; without password the invitation was not accepted yet';

create table second_factors (
  person_id uuid primary key references accounts (person_id),
  sealed_secret text not null,
  last_used_step bigint not null default 0,
  confirmed_at timestamptz not null default now()
);
comment on table second_factors is 'secret of the authenticator app, encrypted; the last step used cannot be used again';

create table recovery_codes (
  person_id uuid not null references accounts (person_id),
  digest text not null,
  used_at timestamptz,
  primary key (person_id, digest)
);
comment on table recovery_codes is 'digests of the codes that replace the authenticator app once each';

create table sessions (
  id uuid primary key default gen_random_uuid(),
  token_digest text not null unique,
  person_id uuid references people (id),
  stage text not null check (stage in ('visitor', 'code', 'setup', 'full')),
  knows_device boolean not null default false,
  on_behalf_of uuid references people (id),
  openid_flow jsonb,
  remote_address text not null,
  user_agent text not null,
  started_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  check (stage = 'visitor' or person_id is not null)
);
create index sessions_person on sessions (person_id, ended_at);
comment on table sessions is 'one browser each; an ended row that knows the device still tells it from a stranger';

create table guesses (
  id bigint generated always as identity primary key,
  account_key text not null,
  network text not null,
  device_id uuid,
  made_at timestamptz not null default clock_timestamp()
);
create index guesses_account on guesses (account_key, made_at);
comment on table guesses is 'wrong guesses at accounts, known or unknown, over all ways of signing in; removed after a day';

create table invitations (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references accounts (person_id),
  token_digest text not null unique,
  invited_by uuid references people (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz
);
create index invitations_person on invitations (person_id);
comment on table invitations is 'mailed links with which a person makes the account usable, once';

create table password_resets (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references accounts (person_id),
  token_digest text not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_resets_person on password_resets (person_id);
comment on table password_resets is 'mailed links with which a person sets a new password, once';

create table email_changes (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references accounts (person_id),
  new_email text not null check (new_email = lower(new_email)),
  old_token_digest text not null unique,
  new_token_digest text not null unique,
  old_confirmed_at timestamptz,
  new_confirmed_at timestamptz,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  closed_at timestamptz
);
create index email_changes_person on email_changes (person_id);
comment on table email_changes is 'changes of address, done when both addresses have confirmed';

create table identities (
  issuer text not null,
  subject text not null,
  person_id uuid not null references accounts (person_id),
  linked_at timestamptz not null default now(),
  primary key (issuer, subject)
);
create index identities_person on identities (person_id);
comment on table identities is 'accounts at an OpenID Connect provider that a signed-in person linked to the own account';
