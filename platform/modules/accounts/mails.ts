import { type Language, type TextArguments, texts } from '../../kit/texts/texts.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

const say = texts(nl, en)

/** A mail of this module: its subject and text are the keys `<mail>Subject` and `<mail>Text`. */
type MailName = Extract<keyof typeof nl, `${string}MailSubject`> extends `${infer Name}Subject` ? Name : never

/** A mail to one person, in that person's own language. It names no contents of the programme. */
export function mailTo(
  person: { email: string; name: string; language: Language },
  mail: MailName,
  values: TextArguments,
) {
  const t = say(person.language)
  const given = { ...values, name: person.name }
  return {
    to: person.email,
    language: person.language,
    subject: t(`${mail}Subject`),
    text: t(`${mail}Text`, given),
    kind: `accounts.${mail}`,
  }
}
