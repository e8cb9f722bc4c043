create table partner_texts (
  id uuid primary key default gen_random_uuid(),
  document text not null check (document in ('manifest', 'accession-terms')),
  number integer not null check (number > 0),
  dated_on date not null,
  text_nl text not null check (length(text_nl) between 20 and 40000),
  text_en text not null check (length(text_en) between 20 and 40000),
  -- SHA-256 of document, number, day and both texts: what a signature is under.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  published_by uuid references people (id),
  published_at timestamptz not null,
  unique (document, number)
);
comment on table partner_texts is 'versions of what partners sign: the manifest and the terms of accession; a published version never changes';

create function partner_texts_stay() returns trigger language plpgsql as $$
begin
  raise exception 'a published text of partners does not change: publish a new version';
end $$;
create trigger partner_texts_stay before update or delete on partner_texts
  for each row execute function partner_texts_stay();

alter table signatures
  drop constraint signatures_document_check,
  add constraint signatures_document_check
    check (document in ('manifest', 'programme-text', 'accession-terms')),
  drop constraint signatures_organisation_id_document_key,
  -- Without a text: signed on paper before there was a site.
  add column text_id uuid references partner_texts (id),
  add column text_digest text,
  add column signed_by uuid references people (id),
  add column signed_at timestamptz,
  add check ((text_id is null) = (text_digest is null) and (text_id is null) = (signed_at is null));
create unique index signatures_on_paper on signatures (organisation_id, document) where text_id is null;
create unique index signatures_in_site on signatures (organisation_id, text_id) where text_id is not null;

alter table positions
  add column may_sign boolean not null default false,
  add column may_sign_set_by uuid references people (id),
  -- Nobody lets himself sign.
  add check (may_sign_set_by <> person_id);

alter table pledges
  add column signature_id uuid references signatures (id),
  add column follow_up_days integer not null default 180 check (follow_up_days between 7 and 1100);
create unique index pledges_signature on pledges (signature_id) where signature_id is not null;

create table pledge_follow_ups (
  id uuid primary key default gen_random_uuid(),
  pledge_id uuid not null references pledges (id),
  held_on date not null,
  note text not null check (length(note) between 5 and 2000),
  made_by uuid not null references people (id),
  made_at timestamptz not null
);
create index pledge_follow_ups_pledge on pledge_follow_ups (pledge_id, held_on desc);
comment on table pledge_follow_ups is 'when somebody looked how a pledge stands, and what was said';
