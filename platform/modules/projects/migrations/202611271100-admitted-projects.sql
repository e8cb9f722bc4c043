-- Plans that were admitted, as projects of the programme: apart from the areas, of which the facts are open data.
create table admitted_projects (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (name <> ''),
  municipality_name text not null,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  homes integer not null check (homes >= 0),
  -- The area that the plan is about, where it is one of those in view: linked, never kept twice.
  area_id uuid references projects (id),
  -- A plan becomes a project once.
  submission_id uuid not null unique,
  decision_id uuid not null,
  -- Where everybody reads the result of the tranche.
  result_path text not null,
  -- Made where everything is invented.
  is_demonstration boolean not null,
  state text not null default 'admitted' check (state in ('admitted', 'agreement-signed')),
  admitted_at timestamptz not null,
  -- Nobody but those it is about and the programme sees it before.
  published_at timestamptz,
  -- The participation agreement as it stood on admission: everybody signs the same text.
  agreement_nl text not null,
  agreement_en text not null,
  check ((latitude is null) = (longitude is null))
);

create index admitted_projects_area on admitted_projects (area_id);

-- Who is bound by the agreement of a project: each signs for itself, once.
create table agreement_parties (
  project_id uuid not null references admitted_projects (id) on delete cascade,
  organisation_id uuid not null references organisations (id),
  is_lead boolean not null,
  signed_by uuid,
  -- The function in which somebody signed.
  signer_title text,
  signed_at timestamptz,
  primary key (project_id, organisation_id),
  check ((signed_at is null) = (signer_title is null)),
  check ((signed_at is null) = (signed_by is null))
);

create index agreement_parties_organisation on agreement_parties (organisation_id);
