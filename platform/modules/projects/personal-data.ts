import type { PersonalData } from '../../kit/module/personal-data.ts'

const projectLabel = { nl: 'Project', en: 'Project' }
const untilErased = { nl: 'Tot het account wordt verwijderd.', en: 'Until the account is erased.' }
const withoutName = {
  nl: 'Zo lang het programma loopt; zonder naam als het account is verwijderd.',
  en: 'As long as the programme runs; without a name once the account is erased.',
}

/** What this module keeps of persons: who signed, who takes part as a resident or an adviser, and what they said. */
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
    {
      table: 'project_residents',
      owner: ['person_id'],
      others: ['decided_by'],
      what: { nl: 'Meedoen als bewoner', en: 'Taking part as a resident' },
      purpose: {
        nl: 'Weten wie in een project mag meelezen en meepraten.',
        en: 'Knowing who may read and speak along in a project.',
      },
      kept: untilErased,
      shown: {
        project_id: { label: projectLabel, by: 'admitted_projects.name' },
        state: { nl: 'Stand', en: 'State' },
        motive: { nl: 'Waarom', en: 'Why' },
        valid_to: { nl: 'Tot en met', en: 'Until' },
        accepted_at: { nl: 'Voorwaarden aanvaard', en: 'Terms accepted' },
        shows_name: { nl: 'Naam getoond', en: 'Name shown' },
      },
      erasure: 'remove',
    },
    {
      table: 'resident_reactions',
      owner: ['person_id'],
      others: ['answered_by'],
      what: { nl: 'Reacties en vragen als bewoner', en: 'Reactions and questions as a resident' },
      purpose: {
        nl: 'Bewoners laten meepraten, met antwoord.',
        en: 'Letting residents have their say, with an answer.',
      },
      kept: {
        nl: 'Tot je ze terugneemt of het account wordt verwijderd; het antwoord blijft, zonder jouw woorden.',
        en: 'Until you take them back or the account is erased; the answer stays, without your words.',
      },
      shown: {
        project_id: { label: projectLabel, by: 'admitted_projects.name' },
        text: { nl: 'Tekst', en: 'Text' },
        made_at: { nl: 'Wanneer', en: 'When' },
        answer: { nl: 'Antwoord', en: 'Answer' },
      },
      erasure: { text: '' },
    },
    {
      table: 'resident_shares',
      owner: ['shared_by'],
      what: { nl: 'Wat je met bewoners deelde', en: 'What you shared with residents' },
      purpose: { nl: 'Laten zien namens wie iets is gedeeld.', en: 'Showing for whom something was shared.' },
      kept: withoutName,
      shown: { title: { nl: 'Titel', en: 'Title' }, shared_at: { nl: 'Wanneer', en: 'When' } },
      erasure: 'keep',
    },
    {
      table: 'project_advisers',
      owner: ['person_id'],
      others: ['made_by', 'ended_by'],
      what: { nl: 'Adviseur bij een project', en: 'Adviser in a project' },
      purpose: {
        nl: 'Laten zien wie wie adviseert, want dat telt als belang.',
        en: 'Showing who advises whom, since that counts as an interest.',
      },
      kept: withoutName,
      shown: {
        project_id: { label: projectLabel, by: 'admitted_projects.name' },
        client_id: { label: { nl: 'Voor', en: 'For' }, by: 'organisations.name' },
        task: { nl: 'Opdracht', en: 'Task' },
        valid_from: { nl: 'Van', en: 'From' },
        valid_to: { nl: 'Tot en met', en: 'Until' },
      },
      erasure: 'keep',
    },
    {
      table: 'adviser_statements',
      owner: ['person_id'],
      what: { nl: 'Belangen die je als adviseur opgaf', en: 'Interests that you stated as an adviser' },
      purpose: {
        nl: 'Zien of iemand zonder eigen belang adviseert.',
        en: 'Seeing whether somebody advises without an interest of the own.',
      },
      kept: {
        nl: 'Zo lang het programma loopt; zonder de toelichting als het account is verwijderd.',
        en: 'As long as the programme runs; without the explanation once the account is erased.',
      },
      shown: {
        explanation: { nl: 'Toelichting', en: 'Explanation' },
        level: { nl: 'Oordeel', en: 'Verdict' },
        made_at: { nl: 'Wanneer', en: 'When' },
        valid_to: { nl: 'Tot en met', en: 'Until' },
      },
      erasure: { explanation: '' },
    },
    {
      table: 'adviser_clearances',
      owner: ['cleared_by'],
      what: {
        nl: 'Vermoedens van belangen die je opzij zette',
        en: 'Suspicions of interests that you set aside',
      },
      purpose: { nl: 'Laten zien wie dat besliste.', en: 'Showing who decided that.' },
      kept: withoutName,
      shown: { reason: { nl: 'Reden', en: 'Reason' }, cleared_at: { nl: 'Wanneer', en: 'When' } },
      erasure: 'keep',
    },
  ],
}
