-- A mandate rests on a decision, and a decision may rest on a mandate: one of both is looked at when a back-up has been
-- put back, since neither table can be filled before the other.
alter table mandates alter constraint mandates_basis_id_fkey deferrable initially immediate;
