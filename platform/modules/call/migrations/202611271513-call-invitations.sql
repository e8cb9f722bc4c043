alter table calls add column may_apply text[] not null default '{gemeente,provincie,markt}'
  check (cardinality(may_apply) > 0 and may_apply <@ '{gemeente,provincie,markt}');
comment on column calls.may_apply is 'who may lead a plan: municipalities, provinces, market parties';

create function keep_who_may_apply() returns trigger
language plpgsql as $$
begin
  if old.state not in ('draft', 'criteria-adopted') and new.may_apply is distinct from old.may_apply then
    raise exception 'the terms of an announced call are fixed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger keep_who_may_apply before update on calls for each row execute function keep_who_may_apply();

create table call_invitation_rounds (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references calls (id),
  text_nl text not null check (length(text_nl) between 20 and 4000),
  text_en text not null check (length(text_en) between 20 and 4000),
  sent_by uuid references people (id),
  sent_at timestamptz not null
);
create index call_invitation_rounds_call on call_invitation_rounds (call_id, sent_at);
comment on table call_invitation_rounds is 'append-only: what was sent to those invited to a call, and published with it';

create table call_invitations (
  call_id uuid not null references calls (id),
  organisation_id uuid not null references organisations (id),
  round_id uuid not null references call_invitation_rounds (id),
  -- People of the organisation who were told: none where nobody has an account.
  told_count integer not null check (told_count >= 0),
  reminded_at timestamptz,
  answer text check (answer in ('joins', 'declines')),
  answer_reason text not null default '' check (length(answer_reason) <= 1000),
  answered_by uuid references people (id),
  answered_at timestamptz,
  primary key (call_id, organisation_id),
  check ((answer is null) = (answered_at is null))
);
create index call_invitations_organisation on call_invitations (organisation_id);
create index call_invitations_round on call_invitations (round_id);
comment on table call_invitations is 'organisations that were asked to submit a plan to a call, and what they answered';
