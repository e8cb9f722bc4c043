create table party_invitations (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id),
  purpose text not null check (purpose in ('position', 'accession', 'case')),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 120),
  language text not null check (language in ('nl', 'en')),
  role text not null,
  title text not null check (length(title) between 2 and 120),
  level text not null check (level in ('bestuurder', 'raadslid', 'ambtenaar', 'privaat')),
  invited_by uuid not null references people (id),
  -- The organisation of the one who invited, which sees the invitation too.
  invited_for uuid references organisations (id),
  token_digest text not null unique,
  created_at timestamptz not null default now(),
  sent_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > sent_at),
  accepted_at timestamptz,
  accepted_by uuid references people (id),
  position_id uuid references positions (id),
  withdrawn_at timestamptz,
  withdrawn_by uuid references people (id),
  check (accepted_at is null or withdrawn_at is null),
  check ((accepted_at is null) = (accepted_by is null)),
  -- Nobody gives himself a position by a letter to himself.
  check (accepted_by <> invited_by)
);
create index party_invitations_organisation on party_invitations (organisation_id, sent_at desc);
create index party_invitations_for on party_invitations (invited_for, sent_at desc);
create index party_invitations_email on party_invitations (email);
-- One open question at a time.
create unique index party_invitations_open on party_invitations (email, organisation_id, role)
  where accepted_at is null and withdrawn_at is null;
comment on table party_invitations is 'letters that ask somebody to act for an organisation; the position comes with the answer';
