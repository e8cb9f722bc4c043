import type { PersonalData } from '../../kit/module/personal-data.ts'

const nameOfCase = { label: { nl: 'Businesscase', en: 'Business case' }, by: 'cases.name' } as const
const when = { nl: 'Wanneer', en: 'When' }
const kept = {
  nl: 'Zo lang als de businesscase; zonder naam als het account is verwijderd.',
  en: 'As long as the business case; without a name once the account is erased.',
}

/** What this module keeps of persons: who changed what in a case, by an id that loses its name with the account. */
export const personalData: PersonalData = {
  tables: [
    {
      table: 'case_changes',
      owner: ['person_id'],
      what: { nl: 'Wijzigingen in businesscases', en: 'Changes of business cases' },
      purpose: {
        nl: 'Partijen laten zien wie wat in een businesscase heeft gewijzigd.',
        en: 'Showing parties who changed what in a business case.',
      },
      kept,
      shown: { case_id: nameOfCase, revision: { nl: 'Wijziging', en: 'Change' }, at: when },
      erasure: 'keep',
    },
    {
      table: 'case_versions',
      owner: ['person_id'],
      what: { nl: 'Versies van businesscases', en: 'Versions of business cases' },
      purpose: {
        nl: 'Partijen laten zien wie een versie heeft vastgelegd, en waarom.',
        en: 'Showing parties who recorded a version, and why.',
      },
      kept,
      shown: {
        case_id: nameOfCase,
        name: { nl: 'Versie', en: 'Version' },
        reason: { nl: 'Reden', en: 'Reason' },
        at: when,
      },
      erasure: 'keep',
    },
    {
      table: 'case_portfolios',
      owner: ['person_id'],
      what: { nl: 'Gezamenlijke berekeningen van businesscases', en: 'Joint runs of business cases' },
      purpose: {
        nl: 'Een berekening over meer gebieden laten doorgaan en het resultaat bewaren.',
        en: 'Letting a run over several areas go on and keeping its outcome.',
      },
      kept: { nl: 'Een jaar.', en: 'A year.' },
      shown: {
        made_at: when,
        trials: { nl: 'Trekkingen', en: 'Trials' },
        state: { nl: 'Stand', en: 'State' },
      },
      erasure: 'remove',
    },
    {
      table: 'case_imports',
      owner: ['person_id'],
      what: { nl: 'Werkmappen die worden ingelezen', en: 'Workbooks that are being read' },
      purpose: {
        nl: 'Een werkmap in stappen tot een businesscase maken.',
        en: 'Making a business case of a workbook step by step.',
      },
      kept: {
        nl: 'Tot de businesscase is gemaakt, en hoogstens zeven dagen.',
        en: 'Until the business case is made, and at most seven days.',
      },
      shown: { file_name: { nl: 'Bestand', en: 'File' }, made_at: when },
      erasure: 'remove',
    },
    {
      table: 'case_risk_records',
      owner: ['person_id'],
      what: { nl: 'Cijfers van record van businesscases', en: 'Numbers of record of business cases' },
      purpose: {
        nl: 'Partijen laten zien wie een cijfer van record heeft vastgelegd.',
        en: 'Showing parties who recorded a number of record.',
      },
      kept,
      shown: { case_id: nameOfCase, version: { nl: 'Versie', en: 'Version' }, at: when },
      erasure: 'keep',
    },
    {
      table: 'case_responsibility_signatures',
      owner: ['person_id'],
      what: {
        nl: 'Handtekeningen onder verantwoordelijkheden',
        en: 'Signatures under responsibilities',
      },
      purpose: {
        nl: 'Laten zien wie namens een partij de verdeling van verantwoordelijkheden heeft ondertekend.',
        en: 'Showing who signed the division of responsibilities for a party.',
      },
      kept,
      shown: {
        case_id: nameOfCase,
        version: { nl: 'Versie', en: 'Version' },
        title: { nl: 'Functie', en: 'Position' },
        mandate: { nl: 'Mandaat', en: 'Mandate' },
        at: when,
      },
      erasure: 'keep',
    },
    {
      table: 'case_private_calculations',
      owner: ['person_id'],
      what: {
        nl: 'Eigen berekeningen naast businesscases',
        en: 'Own calculations beside business cases',
      },
      purpose: {
        nl: 'Weten wie een eigen berekening van een organisatie het laatst heeft bewaard.',
        en: 'Knowing who saved an own calculation of an organisation last.',
      },
      kept: {
        nl: 'Tot de organisatie haar wist; zonder naam als het account is verwijderd.',
        en: 'Until the organisation erases it; without a name once the account is erased.',
      },
      // What is in it belongs to the organisation, not to the person.
      shown: { case_id: nameOfCase, saved_at: when },
      erasure: 'keep',
    },
    {
      table: 'case_open_books',
      owner: ['offered_by'],
      others: ['ended_by'],
      what: { nl: 'Aangeboden open boeken', en: 'Open books that were offered' },
      purpose: {
        nl: 'Weten wie namens een partij kosten opende voor controle, en wie dat beëindigde.',
        en: 'Knowing who opened costs for verification on behalf of a party, and who ended that.',
      },
      kept,
      shown: {
        case_id: nameOfCase,
        what: { nl: 'Wat', en: 'What' },
        offered_at: when,
      },
      erasure: 'keep',
    },
    {
      table: 'case_open_book_viewers',
      owner: ['agreed_by'],
      what: { nl: 'Akkoord met open boeken', en: 'Agreements to open books' },
      purpose: {
        nl: 'Weten wie namens een partij akkoord ging met het controleren van kosten.',
        en: 'Knowing who agreed to verifying costs on behalf of a party.',
      },
      kept,
      shown: { agreed_at: when },
      erasure: 'keep',
    },
    {
      table: 'case_open_book_looks',
      owner: ['person_id'],
      what: { nl: 'Inzagen in open boeken', en: 'Looks in open books' },
      purpose: {
        nl: 'De partij die kosten opent laten zien wie heeft gekeken.',
        en: 'Showing the party that opens costs who looked.',
      },
      kept,
      shown: { title: { nl: 'Functie', en: 'Position' }, at: when },
      erasure: 'keep',
    },
    {
      table: 'case_twins',
      owner: ['person_id'],
      what: {
        nl: 'Werkmappen van businesscases die terugkwamen',
        en: 'Workbooks of business cases that came back',
      },
      purpose: {
        nl: 'Laten zien wat er in een werkmap is veranderd voordat het wordt bewaard.',
        en: 'Showing what was changed in a workbook before it is saved.',
      },
      kept: {
        nl: 'Tot het is bewaard, en hoogstens zeven dagen.',
        en: 'Until it is saved, and at most seven days.',
      },
      shown: { file_name: { nl: 'Bestand', en: 'File' }, made_at: when },
      erasure: 'remove',
    },
    {
      table: 'case_decisions',
      owner: ['person_id'],
      others: ['asked_by'],
      what: {
        nl: 'Besluiten over versies van businesscases',
        en: 'Decisions about versions of business cases',
      },
      purpose: {
        nl: 'Laten zien dat een ander dan de aanvrager een versie heeft goedgekeurd.',
        en: 'Showing that another person than the one who asked approved a version.',
      },
      kept,
      shown: {
        case_id: nameOfCase,
        kind: { nl: 'Besluit', en: 'Decision' },
        reason: { nl: 'Reden', en: 'Reason' },
        at: when,
      },
      erasure: 'keep',
    },
  ],
}
