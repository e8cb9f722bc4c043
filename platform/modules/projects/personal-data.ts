import type { PersonalData } from '../../kit/module/personal-data.ts'

/** What this module keeps of persons: who signed an agreement. */
export const personalData: PersonalData = {
  tables: [
    {
      table: 'agreement_parties',
      owner: ['signed_by'],
      what: { nl: 'Deelnameovereenkomsten die je tekende', en: 'Participation agreements that you signed' },
      purpose: {
        nl: 'Bewijzen wie een organisatie heeft gebonden.',
        en: 'Proving who bound an organisation.',
      },
      kept: {
        nl: 'Zo lang het programma loopt; zonder naam als het account is verwijderd.',
        en: 'As long as the programme runs; without a name once the account is erased.',
      },
      shown: {
        organisation_id: { label: { nl: 'Organisatie', en: 'Organisation' }, by: 'organisations.name' },
        signer_title: { nl: 'Functie', en: 'Function' },
        signed_at: { nl: 'Wanneer', en: 'When' },
      },
      erasure: 'keep',
    },
  ],
}
