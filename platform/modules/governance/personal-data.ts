import type { PersonalData } from '../../kit/module/personal-data.ts'
import { bilingual } from '../../kit/texts/texts.ts'
import { say } from './pages/say.ts'

const kept = {
  nl: 'Zo lang het programma loopt; zonder naam als het account is verwijderd.',
  en: 'As long as the programme runs; without a name once the account is erased.',
}

/** What this module keeps of persons: what somebody decided in a seat stays, by an id without a name. */
export const personalData: PersonalData = {
  tables: [
    {
      table: 'team_roles',
      owner: ['person_id', 'deputy_id'],
      others: ['recorded_by'],
      what: { nl: 'Rollen in het programmateam', en: 'Roles in the programme team' },
      purpose: {
        nl: 'Weten wie wat doet in het programmateam, en wie vervangt.',
        en: 'Knowing who does what in the programme team, and who stands in.',
      },
      kept,
      shown: {
        role: {
          label: { nl: 'Rol', en: 'Role' },
          words: {
            manager: bilingual(say, 'teamRole_manager'),
            secretary: bilingual(say, 'teamRole_secretary'),
            staff: bilingual(say, 'teamRole_staff'),
          },
        },
        tasks: { nl: 'Taken', en: 'Tasks' },
        valid_from: { nl: 'Van', en: 'From' },
        valid_to: { nl: 'Tot', en: 'Until' },
      },
      erasure: 'keep',
    },
    {
      table: 'scope_questions',
      owner: [],
      others: ['made_by'],
      what: { nl: 'Openstaande vragen van het programma', en: 'Open questions of the programme' },
      purpose: {
        nl: 'Weten wie de vraag op de lijst zette.',
        en: 'Knowing who put the question on the list.',
      },
      kept,
      shown: {},
      erasure: 'keep',
    },
    {
      table: 'seats',
      owner: ['person_id', 'deputy_id'],
      what: { nl: 'Zetels', en: 'Seats' },
      purpose: {
        nl: 'Weten wie namens welke organisatie in een orgaan zit.',
        en: 'Knowing who sits in a body for which organisation.',
      },
      kept,
      shown: {
        organisation_id: { label: { nl: 'Organisatie', en: 'Organisation' }, by: 'organisations.name' },
        body_id: { label: { nl: 'Orgaan', en: 'Body' }, by: 'governing_bodies.name' },
        valid_from: { nl: 'Van', en: 'From' },
        valid_to: { nl: 'Tot', en: 'Until' },
      },
      erasure: 'keep',
    },
    {
      table: 'attendances',
      owner: ['person_id'],
      what: { nl: 'Aanwezigheid bij vergaderingen', en: 'Presence at meetings' },
      purpose: {
        nl: 'Vaststellen of er een quorum was.',
        en: 'Establishing whether there was a quorum.',
      },
      kept,
      shown: {
        arrived_at: { nl: 'Gekomen', en: 'Arrived' },
        left_at: { nl: 'Vertrokken', en: 'Left' },
        is_deputy: { nl: 'Als vervanger', en: 'As deputy' },
      },
      erasure: 'keep',
    },
    {
      table: 'votes',
      owner: ['person_id'],
      others: ['entered_by'],
      what: { nl: 'Stemmen', en: 'Votes' },
      purpose: { nl: 'Besluiten kunnen verantwoorden.', en: 'Accounting for decisions.' },
      kept,
      shown: {
        decision_id: { label: { nl: 'Besluit', en: 'Decision' }, by: 'decisions.title' },
        choice: {
          label: { nl: 'Stem', en: 'Vote' },
          words: {
            for: bilingual(say, 'vote_for'),
            against: bilingual(say, 'vote_against'),
            abstain: bilingual(say, 'vote_abstain'),
          },
        },
        cast_at: { nl: 'Wanneer', en: 'When' },
      },
      erasure: 'keep',
    },
    {
      table: 'quorum_seats',
      owner: ['person_id'],
      what: { nl: 'Meegeteld voor een quorum', en: 'Counted for a quorum' },
      purpose: {
        nl: 'Vaststellen of er een quorum was.',
        en: 'Establishing whether there was a quorum.',
      },
      kept,
      shown: {
        decision_id: { label: { nl: 'Besluit', en: 'Decision' }, by: 'decisions.title' },
        standing: {
          label: { nl: 'Hoe', en: 'How' },
          words: {
            present: bilingual(say, 'standing_present'),
            deputy: bilingual(say, 'standing_deputy'),
            absent: bilingual(say, 'standing_absent'),
            recused: bilingual(say, 'standing_recused'),
          },
        },
      },
      erasure: 'keep',
    },
    {
      table: 'mandates',
      owner: ['person_id'],
      what: { nl: 'Mandaten', en: 'Mandates' },
      purpose: { nl: 'Weten wie alleen mag beslissen.', en: 'Knowing who may decide alone.' },
      kept,
      shown: {
        what: { nl: 'Waarover', en: 'On what' },
        valid_from: { nl: 'Van', en: 'From' },
        valid_to: { nl: 'Tot', en: 'Until' },
      },
      erasure: 'keep',
    },
    {
      table: 'action_points',
      owner: ['holder_id'],
      what: { nl: 'Acties uit vergaderingen', en: 'Action points of meetings' },
      purpose: { nl: 'Weten wie wat doet, en voor wanneer.', en: 'Knowing who does what, and by when.' },
      kept,
      shown: {
        text: { nl: 'Actie', en: 'Action point' },
        due_on: { nl: 'Voor', en: 'By' },
        done_at: { nl: 'Gedaan', en: 'Done' },
      },
      erasure: 'keep',
    },
    {
      table: 'feedback_duties',
      owner: ['confirmed_by'],
      what: { nl: 'Terugkoppeling van besluiten', en: 'Telling of decisions' },
      purpose: {
        nl: 'Weten dat organisaties van besluiten hebben gehoord.',
        en: 'Knowing that organisations heard of decisions.',
      },
      kept,
      shown: {
        decision_id: { label: { nl: 'Besluit', en: 'Decision' }, by: 'decisions.title' },
        told_to: { nl: 'Aan wie', en: 'Whom' },
        told_on: { nl: 'Op', en: 'On' },
      },
      erasure: 'keep',
    },
    {
      table: 'extra_session_supporters',
      owner: ['person_id'],
      what: { nl: 'Verzoeken om een extra vergadering', en: 'Requests for an extra session' },
      purpose: { nl: 'Weten wie erom vroeg.', en: 'Knowing who asked for it.' },
      kept,
      shown: { at: { nl: 'Wanneer', en: 'When' } },
      erasure: 'keep',
    },
    {
      table: 'decisions',
      owner: ['decided_by'],
      what: { nl: 'Besluiten die je nam of vastlegde', en: 'Decisions that you took or recorded' },
      purpose: { nl: 'Besluiten kunnen verantwoorden.', en: 'Accounting for decisions.' },
      kept,
      shown: {
        title: { nl: 'Besluit', en: 'Decision' },
        decided_at: { nl: 'Wanneer', en: 'When' },
      },
      erasure: 'keep',
    },
    {
      table: 'meetings',
      owner: ['minutes_by', 'minutes_adopted_by'],
      what: { nl: 'Notulen die je schreef of vaststelde', en: 'Minutes that you wrote or adopted' },
      purpose: {
        nl: 'Zorgen dat niemand de eigen notulen vaststelt.',
        en: 'Making sure that nobody adopts the own minutes.',
      },
      kept,
      shown: {
        starts_at: { nl: 'Vergadering', en: 'Meeting' },
        minutes_adopted_at: { nl: 'Vastgesteld', en: 'Adopted' },
      },
      erasure: 'keep',
    },
    {
      table: 'meeting_papers',
      owner: ['added_by'],
      what: { nl: 'Stukken die je toevoegde', en: 'Papers that you added' },
      purpose: { nl: 'Weten waar een stuk vandaan komt.', en: 'Knowing where a paper comes from.' },
      kept,
      shown: { title: { nl: 'Stuk', en: 'Paper' }, added_at: { nl: 'Wanneer', en: 'When' } },
      erasure: 'keep',
    },
    {
      table: 'body_rules',
      owner: ['set_by'],
      what: { nl: 'Regels die je vastlegde', en: 'Rules that you recorded' },
      purpose: { nl: 'Weten wie een regel vastlegde.', en: 'Knowing who recorded a rule.' },
      kept,
      shown: { valid_from: { nl: 'Geldt vanaf', en: 'Holds from' }, reason: { nl: 'Reden', en: 'Reason' } },
      erasure: 'keep',
    },
  ],
}
