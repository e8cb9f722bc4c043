-- The object that a notice is about: asked for again, with the reader's rights of that moment, whenever it is shown.
alter table notices add column object_id text check (length(object_id) between 1 and 200);
