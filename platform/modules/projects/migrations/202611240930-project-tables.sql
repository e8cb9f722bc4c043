-- Areas with what is known of them. A project without a state is in view only: no title, no rights.
create extension if not exists pg_trgm;

create table projects (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (name <> ''),
  municipality_name text not null,
  municipality_code text not null check (municipality_code ~ '^GM[0-9]{4}$'),
  province text not null,
  -- Codes of areaKinds (model.ts); empty when the kind is not known.
  area_kinds text[] not null,
  -- A zone of a whole region: it overlaps single areas, so figures are never added up over it.
  is_zone boolean not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  programme_codes text[] not null,
  -- Beside each code what the source says of it ("Groot Merwede"), empty when it says nothing.
  programme_details text[] not null,
  bottleneck_types text[] not null,
  -- source: named in the source; estimate: guessed from the kind of area; null: no types known.
  bottleneck_provenance text check (bottleneck_provenance in ('source', 'estimate')),
  -- Names of fields that nobody found in a source: shown as "not verified".
  from_memory text[] not null,
  state text check (state in ('admitted', 'agreement-signed', 'active', 'attention', 'suspended',
    'notice-given', 'left', 'excluded', 'completed')),
  -- Name, municipality and province in lower case without accents, for searching.
  search_text text not null,
  recorded_at timestamptz not null,
  check (cardinality(programme_codes) = cardinality(programme_details)),
  check ((cardinality(bottleneck_types) = 0) = (bottleneck_provenance is null))
);

create index projects_search_text on projects using gin (search_text gin_trgm_ops);
create index projects_bottleneck_types on projects using gin (bottleneck_types);
create index projects_programme_codes on projects using gin (programme_codes);

create table facts (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references projects (id) on delete cascade,
  kind text not null check (kind in ('homes', 'area', 'rijk-contribution', 'own-contribution',
    'affordable-share', 'social-rent-share', 'mid-rent-share', 'description')),
  -- What the numbers count; money in whole cents, shares from 0 to 1.
  unit text check (unit in ('home', 'hectare', 'eur-cent', 'share')),
  -- "from 40,000 to 70,000"; one of both is empty for "up to" or "at least".
  value_min numeric,
  value_max numeric check (value_max >= value_min),
  text_nl text,
  text_en text,
  -- Year of the source; figures change often, so it is shown beside each of them.
  source_year integer not null check (source_year between 1900 and 2200),
  -- Addresses or descriptions of the sources.
  sources text[] not null check (cardinality(sources) > 0),
  -- source: read there; derived: arithmetic on read figures; memory: not seen, never shown as a fact.
  provenance text not null check (provenance in ('source', 'derived', 'memory')),
  is_measured boolean not null default false,
  unique (project_id, kind, source_year),
  check ((unit is null) = (value_min is null and value_max is null)),
  check ((kind = 'description') = (text_nl is not null)),
  check (text_nl is null or text_en is not null)
);
