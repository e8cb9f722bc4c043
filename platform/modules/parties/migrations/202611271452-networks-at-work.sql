alter table networks
  add column kind text not null default 'regional' check (kind in ('regional', 'local-knowledge', 'national-knowledge')),
  -- A function, never a person.
  add column contact_title text not null default '' check (length(contact_title) <= 120),
  add column contact_email text check (contact_email = lower(contact_email) and length(contact_email) between 3 and 254),
  add column offers text not null default '' check (length(offers) <= 2000),
  -- The member whose people keep the agenda and the dossiers, besides who made them.
  add column coordinator_id uuid references organisations (id);

create table network_agenda_items (
  id uuid primary key default gen_random_uuid(),
  network_id uuid not null references networks (id),
  title text not null check (length(title) between 3 and 200),
  held_on date not null,
  place text not null default '' check (length(place) <= 200),
  owner_id uuid not null references organisations (id),
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  outcome text not null default '' check (length(outcome) <= 4000),
  changed_by uuid references people (id),
  changed_at timestamptz not null
);
create index network_agenda_items_network on network_agenda_items (network_id, held_on);
comment on table network_agenda_items is 'agenda of a network: what, when, where and which member is the host';

create table network_attendances (
  item_id uuid not null references network_agenda_items (id),
  person_id uuid not null references people (id),
  organisation_id uuid not null references organisations (id),
  made_at timestamptz not null,
  primary key (item_id, person_id)
);
create index network_attendances_organisation on network_attendances (organisation_id);
create index network_attendances_person on network_attendances (person_id);
comment on table network_attendances is 'who comes to an item, for an organisation with the right to attend';

create table network_dossiers (
  id uuid primary key default gen_random_uuid(),
  network_id uuid not null references networks (id),
  subject text not null check (subject in ('housing-programming', 'business-parks', 'other')),
  title text not null check (length(title) between 3 and 200),
  summary text not null default '' check (length(summary) <= 4000),
  owner_id uuid not null references organisations (id),
  state text not null default 'open' check (state in ('open', 'in-progress', 'agreed', 'closed')),
  is_public boolean not null default false,
  changed_by uuid references people (id),
  changed_at timestamptz not null
);
create index network_dossiers_network on network_dossiers (network_id, subject);
comment on table network_dossiers is 'what a network works on together, such as the programming of homes, with its owner and state';

create table network_dossier_links (
  id uuid primary key default gen_random_uuid(),
  dossier_id uuid not null references network_dossiers (id),
  label text not null check (length(label) between 2 and 200),
  url text not null check (url ~ '^https://' and length(url) <= 2000),
  added_by uuid references people (id),
  added_at timestamptz not null
);
create index network_dossier_links_dossier on network_dossier_links (dossier_id, added_at);
comment on table network_dossier_links is 'documents of a dossier, by their address elsewhere';
