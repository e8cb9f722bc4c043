-- A suspicion that was set aside is one of certain facts: what comes out later under the same rule is judged anew.
alter table clearances add column between_facts jsonb check (jsonb_typeof(between_facts) = 'array');
comment on column clearances.between_facts is 'pairs of what of the person and what of the plan it is about; null: written before this was kept, all of the rule';
