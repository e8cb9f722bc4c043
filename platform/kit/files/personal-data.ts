import type { PersonalTable } from '../module/personal-data.ts'

/** What the store of files keeps of persons. */
export const filePersonalTables: readonly PersonalTable[] = [
  {
    table: 'stored_files',
    owner: ['uploaded_by_id'],
    what: { nl: 'Bestanden', en: 'Files' },
    purpose: { nl: 'Bijlagen bij dossiers bewaren.', en: 'Keeping attachments of files.' },
    kept: {
      nl: 'Zo lang als het dossier; wie het bestand plaatste gaat weg met het account.',
      en: 'As long as the file they belong to; who placed it goes with the account.',
    },
    shown: {
      file_name: { nl: 'Naam', en: 'Name' },
      uploaded_at: { nl: 'Wanneer', en: 'When' },
    },
    erasure: { uploaded_by_id: null },
  },
]
