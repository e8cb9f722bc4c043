-- Buyers and tenants are parties of the programme of their own.
alter table organisations drop constraint organisations_kind_check;
alter table organisations add constraint organisations_kind_check check (kind in ('gemeente', 'provincie', 'ministerie',
  'ontwikkelaar', 'bouwbedrijf', 'corporatie', 'belegger', 'afnemer', 'financier', 'koepel', 'kennisinstelling',
  'maatschappelijk', 'adviseur'));
