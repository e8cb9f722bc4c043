-- The first answer to a request that a person may send twice (a double click, a retry after a lost connection).
create table idempotency_keys (
  person_id text not null,
  action text not null,
  key text not null check (length(key) between 1 and 200),
  -- Null while the first request is still at work in its own transaction.
  result jsonb,
  created_at timestamptz not null default now(),
  primary key (person_id, action, key)
);

create index idempotency_keys_created_at on idempotency_keys (created_at);

comment on table idempotency_keys is 'the first result of a person, an action and a key; removed after a day';
