import type { PersonalData, PersonalTable } from '../../kit/module/personal-data.ts'
import type { Bilingual } from '../../kit/texts/texts.ts'

const kept = {
  nl: 'Zo lang het programma loopt; zonder naam als het account is verwijderd.',
  en: 'As long as the programme runs; without a name once the account is erased.',
}
const organisation = { label: { nl: 'Organisatie', en: 'Organisation' }, by: 'organisations.name' } as const
const when = { nl: 'Wanneer', en: 'When' }
const text = { nl: 'Tekst', en: 'Text' }

/** A table in which persons stand for what they did in their position. */
const acted = (
  table: string,
  what: Bilingual,
  columns: Pick<PersonalTable, 'owner'> & Partial<PersonalTable>,
): PersonalTable => ({
  table,
  what,
  purpose: {
    nl: 'Weten wie in de oproep wat deed, namens welke organisatie.',
    en: 'Knowing who did what in a call, for which organisation.',
  },
  kept,
  shown: {},
  erasure: 'keep',
  ...columns,
})

/** What this module keeps of persons: who did something for an organisation stays, by an id without a name. */
export const personalData: PersonalData = {
  tables: [
    acted(
      'place_series',
      { nl: 'Reeksen met cijfers die je laadde', en: 'Series of figures that you loaded' },
      { owner: ['loaded_by'], shown: { name: text, loaded_at: when } },
    ),
    acted('criteria_sets', { nl: 'Criteria', en: 'Criteria' }, { owner: [], others: ['made_by'] }),
    acted(
      'criteria_proposals',
      { nl: 'Voorstellen voor criteria', en: 'Proposals for criteria' },
      {
        owner: ['made_by'],
        others: ['answered_by'],
        shown: { organisation_id: organisation, text, made_at: when },
      },
    ),
    acted(
      'criteria_reactions',
      { nl: 'Reacties op voorstellen', en: 'Reactions to proposals' },
      { owner: ['made_by'], shown: { organisation_id: organisation, text, made_at: when } },
    ),
    acted('calls', { nl: 'Oproepen', en: 'Calls' }, { owner: [], others: ['made_by'] }),
    acted(
      'call_forms',
      { nl: 'Formulieren van oproepen', en: 'Forms of calls' },
      { owner: [], others: ['made_by'] },
    ),
    acted(
      'call_invitation_rounds',
      { nl: 'Uitnodigingen voor een oproep', en: 'Invitations to a call' },
      { owner: ['sent_by'], shown: { text_nl: text, sent_at: when } },
    ),
    acted(
      'call_invitations',
      { nl: 'Antwoorden op een uitnodiging', en: 'Answers to an invitation' },
      {
        owner: ['answered_by'],
        shown: { organisation_id: organisation, answer_reason: text, answered_at: when },
      },
    ),
    acted(
      'call_key_holders',
      { nl: 'Houders van de sleutel van een oproep', en: 'Holders of the key of a call' },
      { owner: ['person_id'], shown: { holder: { nl: 'Deel', en: 'Share' }, made_at: when } },
    ),
    acted(
      'call_questions',
      { nl: 'Vragen over een oproep', en: 'Questions about a call' },
      {
        owner: ['asked_by'],
        others: ['answered_by'],
        shown: { organisation_id: organisation, question: text, asked_at: when },
      },
    ),
    acted(
      'submissions',
      { nl: 'Inzendingen', en: 'Submissions' },
      { owner: ['made_by'], shown: { lead_organisation_id: organisation, made_at: when } },
    ),
    acted(
      'submission_parties',
      { nl: 'Ondertekening van inzendingen', en: 'Signing of submissions' },
      {
        owner: ['signed_by'],
        others: ['added_by'],
        shown: { organisation_id: organisation, signed_at: when },
      },
    ),
    acted(
      'submission_versions',
      { nl: 'Ontvangstbewijzen', en: 'Receipts' },
      {
        owner: ['submitted_by'],
        shown: { receipt_number: { nl: 'Nummer', en: 'Number' }, submitted_at: when },
      },
    ),
    acted(
      'submission_attachments',
      { nl: 'Bijlagen bij inzendingen', en: 'Attachments of submissions' },
      { owner: ['added_by'], shown: { added_at: when } },
    ),
    acted(
      'late_exceptions',
      { nl: 'Uitzonderingen op de termijn', en: 'Exceptions to the deadline' },
      { owner: [], others: ['recorded_by'] },
    ),
    acted(
      'admissibility_tests',
      { nl: 'Toetsen op ontvankelijkheid', en: 'Admissibility tests' },
      { owner: [], others: ['tested_by'] },
    ),
    acted(
      'framework_checks',
      { nl: 'Tweede toetsen aan de Rijkskaders', en: 'Second looks at the national frameworks' },
      { owner: [], others: ['checked_by'] },
    ),
    acted(
      'completion_rounds',
      { nl: 'Aanvullingsrondes', en: 'Completion rounds' },
      { owner: [], others: ['asked_by'] },
    ),
    acted(
      'urban_areas',
      { nl: 'Kaartlagen van het stedelijk gebied', en: 'Layers of the built-up area' },
      { owner: [], others: ['uploaded_by'] },
    ),
  ],
}
