-- The mailbox of a function, not of a person.
alter table networks rename column contact_email to contact_mailbox;
