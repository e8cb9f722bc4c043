alter table sessions add column proved_at timestamptz not null default now();
comment on column sessions.proved_at is 'when the person last proved, in this session, to be who they are';
