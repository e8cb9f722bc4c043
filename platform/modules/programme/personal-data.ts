import type { PersonalData } from '../../kit/module/personal-data.ts'

/** What this module keeps of persons. */
export const personalData: PersonalData = {
  tables: [
    {
      table: 'setting_values',
      owner: ['set_by'],
      // A body, director or steering group, not a person.
      others: ['decided_by'],
      what: { nl: 'Instellingen die je hebt vastgelegd', en: 'Settings that you recorded' },
      purpose: {
        nl: 'Kunnen nagaan wie een besluit over een instelling heeft vastgelegd.',
        en: 'Being able to tell who recorded a decision on a setting.',
      },
      kept: {
        nl: 'Zo lang het programma loopt; zonder naam als het account is verwijderd.',
        en: 'As long as the programme runs; without a name once the account is erased.',
      },
      shown: {
        name: { nl: 'Instelling', en: 'Setting' },
        set_at: { nl: 'Wanneer', en: 'When' },
        reason: { nl: 'Reden', en: 'Reason' },
      },
      erasure: 'keep',
    },
    {
      table: 'programme_changes',
      owner: ['made_by'],
      what: {
        nl: 'Stappen van een programma die je vastlegde',
        en: 'Steps of a programme that you recorded',
      },
      purpose: {
        nl: 'Kunnen nagaan wie een stap van het programma vastlegde.',
        en: 'Being able to tell who recorded a step of the programme.',
      },
      kept: {
        nl: 'Zo lang het programma loopt; zonder naam als het account is verwijderd.',
        en: 'As long as the programme runs; without a name once the account is erased.',
      },
      shown: {
        state: { nl: 'Stap', en: 'Step' },
        made_at: { nl: 'Wanneer', en: 'When' },
        reason: { nl: 'Reden', en: 'Reason' },
      },
      erasure: 'keep',
    },
    {
      table: 'text_values',
      owner: ['set_by'],
      what: { nl: 'Teksten die je anders hebt verwoord', en: 'Texts that you worded otherwise' },
      purpose: {
        nl: 'Kunnen nagaan wie een tekst van de site heeft gewijzigd.',
        en: 'Being able to tell who changed a text of the site.',
      },
      kept: {
        nl: 'Zo lang het programma loopt; zonder naam als het account is verwijderd.',
        en: 'As long as the programme runs; without a name once the account is erased.',
      },
      shown: {
        key: { nl: 'Tekst', en: 'Text' },
        set_at: { nl: 'Wanneer', en: 'When' },
        reason: { nl: 'Reden', en: 'Reason' },
      },
      erasure: 'keep',
    },
  ],
}
