import type { PersonalData } from '../../kit/module/personal-data.ts'
import { bilingual } from '../../kit/texts/texts.ts'
import { forget } from './actions/forget.ts'
import { roles } from './model.ts'
import { say } from './pages/say.ts'

const organisation = { label: { nl: 'Organisatie', en: 'Organisation' }, by: 'organisations.name' } as const
const from = { nl: 'Van', en: 'From' }
const until = { nl: 'Tot', en: 'Until' }

const keptWithoutName = {
  nl: 'Zo lang het programma loopt; zonder naam als het account is verwijderd.',
  en: 'As long as the programme runs; without a name once the account is erased.',
}

/** What this module keeps of persons: what somebody was and did for an organisation stays, by an id without a name. */
export const personalData: PersonalData = {
  tables: [
    {
      table: 'positions',
      owner: ['person_id'],
      others: ['proposed_by', 'confirmed_by', 'ended_by', 'may_sign_set_by'],
      what: { nl: 'Functies', en: 'Positions' },
      purpose: {
        nl: 'Weten wie wat mag, namens welke organisatie en tot wanneer.',
        en: 'Knowing who may do what, for which organisation and until when.',
      },
      kept: keptWithoutName,
      shown: {
        title: { nl: 'Functie', en: 'Position' },
        role: {
          label: { nl: 'Rol', en: 'Role' },
          words: Object.fromEntries(roles.map(role => [role, bilingual(say, `role_${role}`)])),
        },
        organisation_id: organisation,
        valid_from: from,
        valid_to: until,
      },
      erasure: 'module',
    },
    {
      table: 'party_invitations',
      owner: [],
      ownerEmail: 'email',
      others: ['invited_by', 'accepted_by', 'withdrawn_by'],
      what: { nl: 'Uitnodigingen namens een organisatie', en: 'Invitations for an organisation' },
      purpose: {
        nl: 'Iemand vragen om voor een organisatie mee te doen.',
        en: 'Asking somebody to take part for an organisation.',
      },
      kept: {
        nl: 'Zo lang het programma loopt; weg met het account, of een half jaar nadat de link is verlopen.',
        en: 'As long as the programme runs; gone with the account, or half a year after the link ended.',
      },
      shown: {
        organisation_id: organisation,
        title: { nl: 'Functie', en: 'Position' },
        sent_at: { nl: 'Verstuurd', en: 'Sent' },
        accepted_at: { nl: 'Aangenomen', en: 'Accepted' },
      },
      erasure: 'remove',
    },
    {
      table: 'pledges',
      owner: ['made_by'],
      what: { nl: 'Toezeggingen die je vastlegde', en: 'Pledges that you recorded' },
      purpose: {
        nl: 'Weten wie een toezegging namens een organisatie vastlegde.',
        en: 'Knowing who recorded a pledge for an organisation.',
      },
      kept: keptWithoutName,
      shown: {
        from_id: organisation,
        text: { nl: 'Toezegging', en: 'Pledge' },
        made_at: { nl: 'Wanneer', en: 'When' },
      },
      erasure: 'keep',
    },
    {
      table: 'signatures',
      owner: ['signed_by'],
      what: { nl: 'Wat je ondertekende', en: 'What you signed' },
      purpose: {
        nl: 'Weten wie een tekst namens een organisatie ondertekende.',
        en: 'Knowing who signed a text for an organisation.',
      },
      kept: keptWithoutName,
      shown: {
        organisation_id: organisation,
        document: {
          label: { nl: 'Tekst', en: 'Text' },
          words: {
            manifest: bilingual(say, 'document_manifest'),
            'accession-terms': bilingual(say, 'document_accession-terms'),
          },
        },
        signed_on: { nl: 'Wanneer', en: 'When' },
      },
      erasure: 'keep',
    },
    {
      table: 'network_attendances',
      owner: ['person_id'],
      what: { nl: 'Bijeenkomsten van netwerken waar je komt', en: 'Meetings of networks that you attend' },
      purpose: {
        nl: 'Weten wie er komt, namens welke organisatie.',
        en: 'Knowing who comes, for which organisation.',
      },
      kept: {
        nl: 'Tot je je afmeldt of je account is verwijderd.',
        en: 'Until you say that you do not come or your account is erased.',
      },
      shown: { organisation_id: organisation, made_at: { nl: 'Aangemeld', en: 'Signed up' } },
      erasure: 'module',
    },
    {
      table: 'network_agenda_items',
      owner: ['changed_by'],
      what: { nl: 'Agenda van een netwerk die je bijwerkte', en: 'Agenda of a network that you changed' },
      purpose: { nl: 'Weten wie de agenda bijwerkte.', en: 'Knowing who changed the agenda.' },
      kept: keptWithoutName,
      shown: { title: { nl: 'Bijeenkomst', en: 'Meeting' }, held_on: { nl: 'Dag', en: 'Day' } },
      erasure: 'keep',
    },
    {
      table: 'network_dossiers',
      owner: ['changed_by'],
      what: { nl: 'Dossiers van een netwerk die je bijwerkte', en: 'Dossiers of a network that you changed' },
      purpose: { nl: 'Weten wie een dossier bijwerkte.', en: 'Knowing who changed a dossier.' },
      kept: keptWithoutName,
      shown: { title: { nl: 'Dossier', en: 'Dossier' } },
      erasure: 'keep',
    },
    {
      table: 'network_dossier_links',
      owner: ['added_by'],
      what: {
        nl: 'Documenten die je aan een dossier toevoegde',
        en: 'Documents that you added to a dossier',
      },
      purpose: { nl: 'Weten wie een document toevoegde.', en: 'Knowing who added a document.' },
      kept: keptWithoutName,
      shown: { label: { nl: 'Document', en: 'Document' } },
      erasure: 'keep',
    },
    {
      table: 'partner_texts',
      owner: ['published_by'],
      what: { nl: 'Teksten van partners die je publiceerde', en: 'Texts of partners that you published' },
      purpose: {
        nl: 'Weten wie een versie van een tekst van partners publiceerde.',
        en: 'Knowing who published a version of a text of partners.',
      },
      kept: keptWithoutName,
      shown: { document: { nl: 'Tekst', en: 'Text' }, number: { nl: 'Versie', en: 'Version' } },
      erasure: 'keep',
    },
    {
      table: 'pledge_follow_ups',
      owner: ['made_by'],
      what: { nl: 'Opvolging van toezeggingen', en: 'Follow-up of pledges' },
      purpose: {
        nl: 'Weten wie vastlegde hoe een toezegging ervoor staat.',
        en: 'Knowing who recorded how a pledge stands.',
      },
      kept: keptWithoutName,
      shown: { held_on: { nl: 'Wanneer', en: 'When' }, note: { nl: 'Stand', en: 'State' } },
      erasure: 'keep',
    },
    {
      table: 'advice_relations',
      owner: ['made_by'],
      others: ['ended_by'],
      what: { nl: 'Adviesrelaties die je vastlegde', en: 'Advice relations that you recorded' },
      purpose: {
        nl: 'Weten wie een adviesrelatie vastlegde, omdat die als belang telt.',
        en: 'Knowing who recorded an advice relation, since it counts as an interest.',
      },
      kept: keptWithoutName,
      shown: {
        subject: { nl: 'Onderwerp', en: 'Subject' },
        valid_from: from,
        valid_to: until,
      },
      erasure: 'keep',
    },
    {
      table: 'delegations',
      owner: ['from_person_id', 'to_person_id'],
      what: { nl: 'Vervanging', en: 'Replacement' },
      purpose: {
        nl: 'Een collega taken laten doen, met naam van beiden erbij.',
        en: 'Having a colleague do tasks, with the names of both.',
      },
      kept: keptWithoutName,
      shown: { organisation_id: organisation, valid_from: from, valid_to: until },
      erasure: 'module',
    },
  ],
  erase: forget,
}
