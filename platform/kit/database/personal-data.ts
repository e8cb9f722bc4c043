import type { PersonalTable } from '../module/personal-data.ts'

/** What the memory of repeated requests keeps of persons. */
export const idempotencyPersonalTables: readonly PersonalTable[] = [
  {
    table: 'idempotency_keys',
    owner: ['person_id'],
    what: { nl: 'Geheugen voor dubbele verzoeken', en: 'Memory for repeated requests' },
    purpose: {
      nl: 'Niet twee keer doen wat per ongeluk twee keer wordt verstuurd.',
      en: 'Not doing twice what is sent twice by accident.',
    },
    kept: { nl: 'Dertig dagen.', en: 'Thirty days.' },
    shown: { action: { nl: 'Handeling', en: 'Action' }, created_at: { nl: 'Wanneer', en: 'When' } },
    erasure: 'remove',
  },
]
