import type { PersonalTable } from '../module/personal-data.ts'

/** What the trail keeps of persons: ids for good, words about somebody until that person is erased. */
export const auditPersonalTables: readonly PersonalTable[] = [
  {
    table: 'audit_entries',
    owner: ['actor_id', 'on_behalf_of_id'],
    what: { nl: 'Auditspoor', en: 'Audit trail' },
    purpose: {
      nl: 'Kunnen nagaan wie wat wanneer heeft gedaan.',
      en: 'Being able to tell who did what and when.',
    },
    kept: {
      nl: 'Zo lang het programma loopt; van een persoon alleen een nummer.',
      en: 'As long as the programme runs; of a person a number only.',
    },
    shown: {
      at: { nl: 'Wanneer', en: 'When' },
      action: { nl: 'Handeling', en: 'Action' },
      object_kind: { nl: 'Waarvan', en: 'Of what' },
    },
    erasure: 'keep',
  },
  {
    table: 'audit_values',
    owner: ['person_id'],
    what: { nl: 'Redenen bij het auditspoor', en: 'Reasons with the audit trail' },
    purpose: {
      nl: 'Kunnen uitleggen waarom iets met een account is gedaan.',
      en: 'Being able to explain why something was done with an account.',
    },
    kept: { nl: 'Tot het account wordt verwijderd.', en: 'Until the account is erased.' },
    shown: { kept_at: { nl: 'Wanneer', en: 'When' }, value: { nl: 'Reden', en: 'Reason' } },
    erasure: 'remove',
  },
]
