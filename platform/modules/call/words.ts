import { formats } from '../../kit/texts/formats.ts'
import type { Bilingual } from '../../kit/texts/texts.ts'
import { say } from './pages/say.ts'

/** What a sitting of a call is called: by the day of its decision. */
export function sittingTitle(call: Bilingual, decidesOn: string): Bilingual {
  const title = (language: 'nl' | 'en') =>
    say(language)('sittingTitle', { day: formats(language).date(decidesOn), call: call[language] })
  return { nl: title('nl'), en: title('en') }
}
