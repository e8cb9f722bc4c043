-- Mail on its way out: written in the transaction of the action that causes it, sent by the worker afterwards.
create table outgoing_mail (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  recipient text not null,
  language text not null check (language in ('nl', 'en')),
  subject text not null,
  body text not null,
  created_at timestamptz not null default now(),
  -- Moments of one attempt: `handed_over_at` without `sent_at` is a server that died while the mail server had it.
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  handed_over_at timestamptz,
  sent_at timestamptz,
  failed_at timestamptz,
  last_error text
);

create index outgoing_mail_waiting on outgoing_mail (next_attempt_at) where sent_at is null and failed_at is null;
create index outgoing_mail_created on outgoing_mail (created_at);

comment on table outgoing_mail is 'outbox of mail; bodies hold no confidential content';
