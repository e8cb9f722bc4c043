alter table accounts add column erased_at timestamptz;
alter table accounts add check (erased_at is null or (disabled_at is not null and password_hash is null));
comment on column accounts.erased_at is 'when the personal values were removed; the row stays, since other rows name the person by id';
