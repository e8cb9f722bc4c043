import type { PersonalTable } from '../module/personal-data.ts'

/** What the outbox keeps of persons: mail is known by its address. */
export const mailPersonalTables: readonly PersonalTable[] = [
  {
    table: 'outgoing_mail',
    owner: [],
    ownerEmail: 'recipient',
    what: { nl: 'Verstuurde mail', en: 'Mail that was sent' },
    purpose: {
      nl: 'Mail versturen en kunnen nagaan of die is aangekomen.',
      en: 'Sending mail and being able to tell whether it arrived.',
    },
    kept: { nl: 'Negentig dagen nadat een mail is verstuurd.', en: 'Ninety days after a mail was sent.' },
    // The text of a mail may hold a link that works as a key.
    shown: {
      recipient: { nl: 'Aan', en: 'To' },
      subject: { nl: 'Onderwerp', en: 'Subject' },
      created_at: { nl: 'Wanneer', en: 'When' },
      sent_at: { nl: 'Verstuurd', en: 'Sent' },
    },
    erasure: 'remove',
  },
]
