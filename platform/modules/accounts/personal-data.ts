import type { PersonalData, PersonalTable } from '../../kit/module/personal-data.ts'
import { erasePersonalValues } from './store/erasure.ts'

const asLongAsAccount = {
  nl: 'Tot het account wordt verwijderd.',
  en: 'Until the account is erased.',
}
const monthAfterEnd = { nl: 'Een maand nadat de link is verlopen.', en: 'A month after the link ended.' }
const wayIn = { nl: 'Je veilig laten aanmelden.', en: 'Letting you sign in safely.' }
const when = { nl: 'Wanneer', en: 'When' }

const people: readonly PersonalTable[] = [
  {
    table: 'people',
    owner: ['id'],
    what: { nl: 'Persoon', en: 'Person' },
    purpose: {
      nl: 'Laten zien wie iets heeft gedaan, en de site in je eigen taal tonen.',
      en: 'Showing who did something, and the site in your own language.',
    },
    kept: asLongAsAccount,
    shown: {
      name: { nl: 'Naam', en: 'Name' },
      language: {
        label: { nl: 'Taal', en: 'Language' },
        words: { nl: { nl: 'Nederlands', en: 'Dutch' }, en: { nl: 'Engels', en: 'English' } },
      },
      created_at: { nl: 'Sinds', en: 'Since' },
    },
    erasure: 'module',
  },
  {
    table: 'accounts',
    owner: ['person_id'],
    others: ['email'],
    what: { nl: 'Account', en: 'Account' },
    purpose: wayIn,
    kept: asLongAsAccount,
    shown: {
      email: { nl: 'E-mailadres', en: 'E-mail address' },
      second_factor_required: { nl: 'Tweede stap verplicht', en: 'Second step compulsory' },
      disabled_at: { nl: 'Gesloten', en: 'Closed' },
    },
    erasure: 'module',
  },
  {
    table: 'identities',
    owner: ['person_id'],
    what: { nl: 'Koppeling met een account elders', en: 'Link with an account elsewhere' },
    purpose: wayIn,
    kept: asLongAsAccount,
    shown: { issuer: { nl: 'Bij', en: 'At' }, linked_at: when },
    erasure: 'remove',
  },
]

const secrets: readonly PersonalTable[] = [
  {
    table: 'second_factors',
    owner: ['person_id'],
    what: { nl: 'Tweede stap', en: 'Second step' },
    purpose: wayIn,
    kept: asLongAsAccount,
    shown: { confirmed_at: { nl: 'Ingesteld', en: 'Set up' } },
    erasure: 'remove',
  },
  {
    table: 'recovery_codes',
    owner: ['person_id'],
    what: { nl: 'Herstelcodes', en: 'Recovery codes' },
    purpose: wayIn,
    kept: asLongAsAccount,
    shown: { used_at: { nl: 'Gebruikt', en: 'Used' } },
    erasure: 'remove',
  },
  {
    table: 'api_tokens',
    owner: ['person_id'],
    what: { nl: 'Tokens voor programma’s', en: 'Tokens for programs' },
    purpose: {
      nl: 'Een programma van jou laten werken met wat jij mag zien.',
      en: 'Letting a program of yours work with what you may see.',
    },
    kept: {
      nl: 'Een maand na het einde; van het token zelf staat er alleen een controlegetal.',
      en: 'A month after the end; of the token itself there is only a digest.',
    },
    shown: {
      name: { nl: 'Naam', en: 'Name' },
      scopes: { nl: 'Mag', en: 'May' },
      made_at: { nl: 'Gemaakt', en: 'Made' },
      expires_at: { nl: 'Werkt tot', en: 'Works until' },
      last_used_at: { nl: 'Laatst gebruikt', en: 'Last used' },
      revoked_at: { nl: 'Ingetrokken', en: 'Revoked' },
    },
    erasure: 'remove',
  },
  {
    table: 'guesses',
    owner: [],
    others: ['account_key', 'network', 'device_id'],
    what: { nl: 'Mislukte pogingen om aan te melden', en: 'Failed attempts to sign in' },
    purpose: { nl: 'Raden van wachtwoorden tegenhouden.', en: 'Stopping the guessing of passwords.' },
    kept: {
      nl: 'Een dag, zonder naam of e-mailadres.',
      en: 'A day, without a name or an e-mail address.',
    },
    shown: {},
    erasure: 'keep',
  },
]

const linksAndSessions: readonly PersonalTable[] = [
  {
    table: 'sessions',
    owner: ['person_id'],
    others: ['on_behalf_of', 'remote_address', 'user_agent'],
    what: { nl: 'Sessies', en: 'Sessions' },
    purpose: {
      nl: 'Aangemeld blijven, en jouw apparaat van dat van een vreemde kunnen onderscheiden.',
      en: 'Staying signed in, and telling your device from a stranger’s.',
    },
    kept: { nl: 'Een half jaar na het einde.', en: 'Half a year after the end.' },
    shown: {
      started_at: { nl: 'Begonnen', en: 'Started' },
      last_seen_at: { nl: 'Laatst gezien', en: 'Last seen' },
      ended_at: { nl: 'Beëindigd', en: 'Ended' },
      remote_address: { nl: 'Netwerkadres', en: 'Network address' },
      user_agent: { nl: 'Browser', en: 'Browser' },
    },
    erasure: 'remove',
  },
  {
    table: 'invitations',
    owner: ['person_id'],
    others: ['invited_by'],
    what: { nl: 'Uitnodigingen voor een account', en: 'Invitations to an account' },
    purpose: wayIn,
    kept: monthAfterEnd,
    shown: { created_at: when, used_at: { nl: 'Gebruikt', en: 'Used' } },
    erasure: 'remove',
  },
  {
    table: 'password_resets',
    owner: ['person_id'],
    what: { nl: 'Links voor een nieuw wachtwoord', en: 'Links for a new password' },
    purpose: wayIn,
    kept: monthAfterEnd,
    shown: { created_at: when, used_at: { nl: 'Gebruikt', en: 'Used' } },
    erasure: 'remove',
  },
  {
    table: 'email_changes',
    owner: ['person_id'],
    others: ['new_email'],
    what: { nl: 'Wijzigingen van e-mailadres', en: 'Changes of e-mail address' },
    purpose: wayIn,
    kept: monthAfterEnd,
    shown: { new_email: { nl: 'Nieuw adres', en: 'New address' }, created_at: when },
    erasure: 'remove',
  },
]

const requests: PersonalTable = {
  table: 'data_requests',
  owner: ['person_id'],
  others: ['answered_by'],
  what: { nl: 'Verzoeken over eigen gegevens', en: 'Requests about own data' },
  purpose: {
    nl: 'Een verzoek binnen een maand beantwoorden.',
    en: 'Answering a request within a month.',
  },
  kept: {
    nl: 'Zo lang je een account hebt; de woorden gaan weg met het account.',
    en: 'As long as you have an account; the words go with the account.',
  },
  shown: {
    asked_at: { nl: 'Gevraagd', en: 'Asked' },
    request: { nl: 'Verzoek', en: 'Request' },
    outcome: { nl: 'Uitkomst', en: 'Outcome' },
    answer: { nl: 'Antwoord', en: 'Answer' },
  },
  erasure: { request: 'Verwijderd met het account', answer: 'Verwijderd met het account' },
}

/** What this module keeps of persons. */
export const personalData: PersonalData = {
  tables: [...people, ...secrets, ...linksAndSessions, requests],
  erase: (tx, _services, { personId, now }) => erasePersonalValues(tx, personId, now),
}
