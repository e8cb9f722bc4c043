-- The day on which an organisation adopted the text of the programme: from then on it takes part.
alter table accessions add column ratified_at timestamptz;
update accessions set ratified_at = changed_at where state in ('ratified', 'suspended');
