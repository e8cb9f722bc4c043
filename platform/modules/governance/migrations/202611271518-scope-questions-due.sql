-- A name that ends in _by is that of a person.
alter table scope_questions rename column decide_by to due_on;
