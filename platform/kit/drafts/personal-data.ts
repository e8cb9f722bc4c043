import type { PersonalTable } from '../module/personal-data.ts'

/** What drafts keep of persons. */
export const draftPersonalTables: readonly PersonalTable[] = [
  {
    table: 'drafts',
    owner: ['person_id'],
    what: { nl: 'Concepten van formulieren', en: 'Drafts of forms' },
    purpose: {
      nl: 'Verder kunnen gaan met een formulier dat nog niet af is.',
      en: 'Going on with a form that is not finished.',
    },
    kept: { nl: 'Negentig dagen na de laatste wijziging.', en: 'Ninety days after the last change.' },
    shown: {
      form_key: { nl: 'Formulier', en: 'Form' },
      saved_at: { nl: 'Bewaard op', en: 'Saved at' },
    },
    erasure: 'remove',
  },
]
