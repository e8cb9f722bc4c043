create table programmes (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  name text not null,
  name_en text not null,
  state text not null default 'preparation'
    check (state in ('preparation', 'adopted', 'active', 'evaluation', 'extended', 'closed')),
  starts_on date not null,
  ends_on date not null check (ends_on > starts_on),
  is_demo boolean not null default false
);
comment on table programmes is 'an undertaking with a term; calls, projects and budget belong to one';

create table milestones (
  id uuid primary key default gen_random_uuid(),
  programme_id uuid not null references programmes (id),
  name text not null,
  name_en text not null,
  due_on date not null,
  reached_on date
);
create index milestones_programme on milestones (programme_id, due_on);
comment on table milestones is 'dates that a programme works towards';

create table setting_values (
  id uuid primary key default gen_random_uuid(),
  programme_id uuid not null references programmes (id),
  name text not null,
  value jsonb not null,
  valid_from date not null,
  reason text not null check (length(reason) >= 10),
  decided_by text not null check (decided_by in ('director', 'steering-group')),
  set_by uuid not null,
  set_at timestamptz not null default now()
);
create index setting_values_name on setting_values (programme_id, name, valid_from);
comment on table setting_values is 'append-only: dated values of settings; before the first one the default of the programme text holds';
