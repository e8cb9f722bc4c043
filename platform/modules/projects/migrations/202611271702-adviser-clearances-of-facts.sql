-- As for assessors: set aside is what was known, not what comes out later under the same rule.
alter table adviser_clearances add column between_facts jsonb check (jsonb_typeof(between_facts) = 'array');
comment on column adviser_clearances.between_facts is 'pairs of what of the adviser and what of the project it is about; null: written before this was kept, all of the rule';
