-- From here on what is shown of a plan rests on the figures and settings of that instant.
alter table submissions add column decided_at timestamptz;
