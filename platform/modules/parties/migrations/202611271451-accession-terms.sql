alter table accessions
  -- What the organisation brings in each year, besides what it says in words.
  add column contribution_cents_per_year bigint check (contribution_cents_per_year >= 0),
  add column contribution_hours_per_year integer check (contribution_hours_per_year >= 0),
  -- First day on which its people may attend, as long as the accession is ratified.
  add column rights_from date,
  -- Under the terms that were read when accession was requested; without one: acceded on paper.
  add column terms_signature_id uuid references signatures (id);
update accessions set rights_from = (ratified_at at time zone 'Europe/Amsterdam')::date where state in ('ratified', 'suspended');
alter table accessions add check (state <> 'ratified' or rights_from is not null);
