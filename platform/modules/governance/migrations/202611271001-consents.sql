create table item_consents (
  agenda_item_id uuid not null references agenda_items (id),
  seat_id uuid not null references seats (id),
  at timestamptz not null,
  primary key (agenda_item_id, seat_id)
);
create index item_consents_seat on item_consents (seat_id);
comment on table item_consents is 'seats that agree to decide of an item that came on the agenda after convening';

-- Why a meeting was convened with less time than the term for agenda and papers.
alter table meetings add column urgency text not null default '' check (length(urgency) <= 500);
