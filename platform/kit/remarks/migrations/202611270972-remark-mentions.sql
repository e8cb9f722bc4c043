-- Organisations whose people are asked to read a remark.
alter table remarks add column mentioned_ids text[] not null default '{}';
