import type { PersonalData, PersonalTable } from '../../kit/module/personal-data.ts'

const kept = {
  nl: 'Zo lang het programma loopt; zonder naam als het account is verwijderd.',
  en: 'As long as the programme runs; without a name once the account is erased.',
}
const when = { nl: 'Wanneer', en: 'When' }
const organisation = { label: { nl: 'Organisatie', en: 'Organisation' }, by: 'organisations.name' } as const

/** Rows that tell who did something in the selection: they stay, by an id that then leads to nobody. */
const trace = (
  table: string,
  owner: readonly string[],
  words: Pick<PersonalTable, 'what' | 'purpose' | 'shown'> & { others?: readonly string[] },
): PersonalTable => ({ table, owner, kept, erasure: 'keep', ...words })

/** What this module keeps of persons: who declared, assessed, chaired and handled what. */
export const personalData: PersonalData = {
  tables: [
    trace('declared_interests', ['person_id'], {
      what: { nl: 'Belangen die je opgaf', en: 'Interests that you told of' },
      purpose: {
        nl: 'Voorkomen dat iemand over een eigen belang oordeelt.',
        en: 'Keeping people from judging their own interests.',
      },
      shown: {
        kind: { nl: 'Soort', en: 'Kind' },
        organisation_id: organisation,
        from_on: { nl: 'Van', en: 'From' },
        to_on: { nl: 'Tot', en: 'Until' },
      },
    }),
    trace('interest_declarations', ['person_id'], {
      what: { nl: 'Belangenverklaringen per plan', en: 'Interest declarations per plan' },
      purpose: {
        nl: 'Laten zien dat een beoordelaar vooraf verklaarde.',
        en: 'Showing that an assessor declared beforehand.',
      },
      shown: {
        has_interest: { nl: 'Belang', en: 'Interest' },
        note: { nl: 'Toelichting', en: 'Note' },
        declared_at: when,
      },
    }),
    trace('clearances', ['person_id'], {
      others: ['cleared_by'],
      what: { nl: 'Vrijgaven van een vermoeden van belang', en: 'Clearances of a suspicion of interest' },
      purpose: {
        nl: 'Laten zien waarom iemand toch mocht beoordelen.',
        en: 'Showing why somebody could assess after all.',
      },
      shown: {
        rule: { nl: 'Vermoeden', en: 'Suspicion' },
        reason: { nl: 'Reden', en: 'Reason' },
        cleared_at: when,
      },
    }),
    trace('commissions', ['recorded_by'], {
      what: { nl: 'Opdrachten die je vastlegde', en: 'Commissions that you recorded' },
      purpose: { nl: 'Weten wie een opdracht vastlegde.', en: 'Knowing who recorded a commission.' },
      shown: { organisation_id: organisation, recorded_at: when },
    }),
    trace('assessor_assignments', ['person_id'], {
      others: ['assigned_by'],
      what: { nl: 'Toewijzingen als beoordelaar', en: 'Assignments as an assessor' },
      purpose: { nl: 'Weten wie welk plan beoordeelt.', en: 'Knowing who assesses which plan.' },
      shown: { side: { nl: 'Kant', en: 'Side' }, due_on: { nl: 'Uiterlijk', en: 'Due' }, assigned_at: when },
    }),
    trace('anchor_notes', ['added_by'], {
      what: { nl: 'Toelichtingen bij ijkpunten', en: 'Explanations of anchors' },
      purpose: { nl: 'Weten wie een ijkpunt toelichtte.', en: 'Knowing who explained an anchor.' },
      shown: { text: { nl: 'Toelichting', en: 'Explanation' }, added_at: when },
    }),
    trace('consensus_meetings', ['chaired_by'], {
      others: ['planned_by'],
      what: { nl: 'Consensusbesprekingen die je voorzat', en: 'Consensus meetings that you chaired' },
      purpose: { nl: 'Weten wie een bespreking voorzat.', en: 'Knowing who chaired a meeting.' },
      shown: { planned_on: { nl: 'Dag', en: 'Day' } },
    }),
    trace('portfolio_calculations', ['asked_by'], {
      what: { nl: 'Berekeningen van een portefeuille', en: 'Calculations of a portfolio' },
      purpose: { nl: 'Weten wie een keuze liet berekenen.', en: 'Knowing who had a choice calculated.' },
      shown: { asked_at: when },
    }),
    trace('portfolio_proposals', ['made_by', 'signed_by'], {
      what: { nl: 'Portefeuillevoorstellen', en: 'Portfolio proposals' },
      purpose: {
        nl: 'Weten wie een voorstel schreef en tekende.',
        en: 'Knowing who wrote and signed a proposal.',
      },
      shown: { version: { nl: 'Versie', en: 'Version' }, made_at: when },
    }),
    trace('tranche_results', ['published_by'], {
      what: { nl: 'Uitslagen die je openbaar maakte', en: 'Results that you made public' },
      purpose: { nl: 'Weten wie een uitslag openbaar maakte.', en: 'Knowing who made a result public.' },
      shown: { published_at: when },
    }),
    trace('late_conflicts', ['answered_by'], {
      what: { nl: 'Later gebleken belangen die je afhandelde', en: 'Interests found later that you handled' },
      purpose: {
        nl: 'Weten wie oordeelde over een belang dat na het besluit bleek.',
        en: 'Knowing who judged an interest that came out after the decision.',
      },
      shown: { answer_reason: { nl: 'Reden', en: 'Reason' }, answered_at: when },
    }),
    trace('reconsiderations', ['asked_by', 'handled_by'], {
      what: { nl: 'Heroverwegingen', en: 'Reconsiderations' },
      purpose: {
        nl: 'Weten wie om heroverweging vroeg en wie die afhandelde.',
        en: 'Knowing who asked for a reconsideration and who handled it.',
      },
      shown: { grounds: { nl: 'Gronden', en: 'Grounds' }, asked_at: when },
    }),
  ],
}
