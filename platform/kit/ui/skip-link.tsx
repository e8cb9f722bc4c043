import type { Language } from '../texts/texts.ts'
import { uiTexts } from './texts.ts'

/** Id of the main content, target of the skip link. */
export const contentId = 'inhoud'

/** First thing on every page: jumps over the menus. */
export function SkipLink({ language }: { language: Language }) {
  return (
    <a class="nl-skip-link" href={`#${contentId}`}>
      {uiTexts(language)('skipToContent')}
    </a>
  )
}
