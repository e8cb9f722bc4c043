import { href } from '../../../kit/http/address.ts'
import type { Crumb } from '../../../kit/http/route.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import { links } from '../links.ts'
import { say } from '../pages/say.ts'

/** The way to a body. */
export const bodyCrumbs = (
  body: { name: Bilingual; slug: string },
  language: Language,
  label?: string,
): Crumb[] => [
  { label: say(language)('bodiesTitle'), href: href(links.bodies) },
  { label: body.name[language], href: label ? href(links.body, { slug: body.slug }) : undefined },
  ...(label ? [{ label }] : []),
]

/** The way to a meeting. */
export const meetingCrumbs = (
  body: { name: Bilingual; slug: string },
  language: Language,
  number: number,
): Crumb[] => bodyCrumbs(body, language, say(language)('meetingNumber', { number }))

/** The way to something of a meeting. */
export const partCrumbs = (
  meeting: { id: string; number: number; body: { name: Bilingual; slug: string } },
  language: Language,
  label: string,
): Crumb[] => {
  const [governance, body, own] = meetingCrumbs(meeting.body, language, meeting.number)
  const to = { label: own?.label ?? '', href: href(links.meeting, { id: meeting.id }) }
  return [...(governance && body ? [governance, body] : []), to, { label }]
}
