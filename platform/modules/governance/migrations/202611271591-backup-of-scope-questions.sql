-- A question refers to the option that was chosen and an option to its question: a back-up fills one before the other.
alter table scope_questions alter constraint scope_questions_option_id_fkey deferrable;
