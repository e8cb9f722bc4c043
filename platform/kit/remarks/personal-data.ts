import type { PersonalTable } from '../module/personal-data.ts'

/** What remarks keep of persons. A remark of which the words are gone stays, so that its answers have their place. */
export const remarkPersonalTables: readonly PersonalTable[] = [
  {
    table: 'remarks',
    owner: ['author_id'],
    others: ['resolved_by_id'],
    what: { nl: 'Opmerkingen', en: 'Remarks' },
    purpose: { nl: 'Overleggen bij een onderdeel van een dossier.', en: 'Conferring at a part of a file.' },
    kept: {
      nl: 'Zo lang als het dossier; de woorden gaan weg met het account.',
      en: 'As long as the file; the words go with the account.',
    },
    shown: { markdown: { nl: 'Opmerking', en: 'Remark' }, written_at: { nl: 'Wanneer', en: 'When' } },
    erasure: { markdown: 'Verwijderd met het account' },
  },
]
