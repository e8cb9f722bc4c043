import type { PersonalData } from '../../kit/module/personal-data.ts'

const purpose = {
  nl: 'Weten wie het werkplan bijhield.',
  en: 'Knowing who kept the work plan.',
}
const kept = {
  nl: 'Zo lang het programma loopt; zonder naam als het account is verwijderd.',
  en: 'As long as the programme runs; without a name once the account is erased.',
}

/** What this module keeps of persons: who changed something, by an id without a name. */
export const personalData: PersonalData = {
  tables: [
    {
      ...{
        table: 'activities',
        what: { nl: 'Activiteiten van het programma', en: 'Activities of the programme' },
      },
      ...{ purpose, kept, owner: [], others: ['changed_by'], shown: {}, erasure: 'keep' },
    },
    {
      ...{ table: 'outputs', what: { nl: 'Opbrengsten van activiteiten', en: 'Outputs of activities' } },
      ...{ purpose, kept, owner: [], others: ['changed_by'], shown: {}, erasure: 'keep' },
    },
  ],
}
