-- Where it stands that an organisation founded the programme or is a primary party of it, and of whom an umbrella body
-- speaks: nothing of it is told without a source.
alter table organisations add column standing_source text not null default '' check (length(standing_source) <= 300);
update organisations set standing_source = 'Titelpagina van de programmatekst, 7 september 2017'
  where is_founder and slug in ('g4', 'g32', 'interprovinciaal-overleg-ipo', 'neprom', 'ivbn', 'bouwend-nederland', 'nvb',
    'tu-delft');
alter table umbrella_members add column source text not null default '' check (length(source) <= 300);

-- Places at an item of the agenda of a network; who comes when they are taken waits.
alter table network_agenda_items add column places_max integer check (places_max between 1 and 10000);
alter table network_attendances add column is_waiting boolean not null default false;
