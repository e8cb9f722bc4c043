import { texts } from '../../kit/texts/texts.ts'
import type { PartyInvitation } from './model.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

const say = texts(nl, en)

/** The letter that invites somebody, in that person's language. It names no contents of the programme. */
export function invitationMail(
  invitation: Pick<PartyInvitation, 'email' | 'name' | 'language' | 'purpose' | 'organisationName'>,
  values: { inviter: string; link: string; days: number },
) {
  const { email, name, language, purpose, organisationName: organisation } = invitation
  const t = say(language)
  return {
    to: email,
    language,
    subject: t('invitationMailSubject'),
    text: t(`invitationMail_${purpose}`, { name, organisation, ...values }),
    kind: 'parties.invitation',
  }
}
