-- The status of a project can be taken back, by a decision of its own; what was agreed and published stays.
alter table admitted_projects drop constraint admitted_projects_state_check;
alter table admitted_projects add check (state in ('admitted', 'agreement-signed', 'withdrawn'));
alter table admitted_projects add column withdrawn_at timestamptz;
alter table admitted_projects add column withdrawal_decision_id uuid;
alter table admitted_projects add check ((state = 'withdrawn') = (withdrawn_at is not null));
alter table admitted_projects add check ((withdrawn_at is null) = (withdrawal_decision_id is null));
