import type { PersonalTable } from '../module/personal-data.ts'

/** What notices keep of persons. */
export const noticePersonalTables: readonly PersonalTable[] = [
  {
    table: 'notices',
    owner: ['person_id'],
    what: { nl: 'Meldingen', en: 'Notices' },
    purpose: {
      nl: 'Laten weten wat er is gebeurd en wat er van je wordt gevraagd.',
      en: 'Telling what happened and what is asked of you.',
    },
    kept: { nl: 'Zo lang je een account hebt.', en: 'As long as you have an account.' },
    shown: {
      text_nl: { nl: 'Melding', en: 'Notice (in Dutch)' },
      created_at: { nl: 'Wanneer', en: 'When' },
      read_at: { nl: 'Gelezen', en: 'Read' },
    },
    erasure: 'remove',
  },
  {
    table: 'notice_preferences',
    owner: ['person_id'],
    what: { nl: 'Keuzes voor meldingen', en: 'Choices for notices' },
    purpose: { nl: 'Meldingen sturen zoals jij dat wilt.', en: 'Sending notices the way you want.' },
    kept: { nl: 'Zo lang je een account hebt.', en: 'As long as you have an account.' },
    shown: { kind: { nl: 'Soort', en: 'Kind' }, way: { nl: 'Hoe', en: 'How' } },
    erasure: 'remove',
  },
]
