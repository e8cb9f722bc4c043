create table place_series (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('housing-demand', 'market-tension')),
  name text not null check (length(name) between 3 and 200),
  source text not null check (length(source) between 3 and 300),
  licence text not null check (length(licence) between 2 and 200),
  -- The day for which it was measured; of the demand also the years in which the homes are needed.
  measured_on date not null,
  from_year integer check (from_year between 2000 and 2100),
  to_year integer check (to_year between from_year and 2100),
  loaded_by uuid references people (id),
  loaded_at timestamptz not null default now(),
  check ((kind = 'housing-demand') = (from_year is not null and to_year is not null))
);
create index place_series_kind on place_series (kind, measured_on);
comment on table place_series is 'append-only: series of figures per place with their source; the newest measured holds';

create table place_figures (
  series_id uuid not null references place_series (id),
  -- CBS: "GM0344" or "PV26".
  place_code text not null check (place_code ~ '^(GM[0-9]{4}|PV[0-9]{2})$'),
  -- Homes needed; of the market days that a home is for sale.
  value numeric not null check (value >= 0),
  -- Of the market: sold above the asking price.
  is_above_asking boolean,
  primary key (series_id, place_code)
);
comment on table place_figures is 'one figure of a series for one municipality or province';
