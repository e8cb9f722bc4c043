import type { PersonalTable } from '../module/personal-data.ts'

/** What the work in the background keeps of persons. */
export const jobPersonalTables: readonly PersonalTable[] = [
  {
    table: 'job_progress',
    owner: ['person_id'],
    what: { nl: 'Voortgang van werk op de achtergrond', en: 'Progress of work in the background' },
    purpose: {
      nl: 'Laten zien hoe ver werk is waar je op wacht.',
      en: 'Showing how far work is that you wait for.',
    },
    kept: { nl: 'Dertig dagen.', en: 'Thirty days.' },
    shown: {
      title_nl: { nl: 'Werk', en: 'Work (in Dutch)' },
      state: { nl: 'Stand', en: 'State' },
      created_at: { nl: 'Wanneer', en: 'When' },
    },
    erasure: 'remove',
  },
]
