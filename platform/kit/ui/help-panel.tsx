import type { ComponentChildren } from 'preact'
import type { Language } from '../texts/texts.ts'
import { uiTexts } from './texts.ts'

interface HelpPanelProps {
  language: Language
  /** "Help with this page" unless it is about something else. */
  title?: string | undefined
  isOpen?: boolean | undefined
  children: ComponentChildren
}

/** Help that folds open in place. */
export function HelpPanel({ language, title, isOpen, children }: HelpPanelProps) {
  return (
    <details class="utrecht-accordion v-help" open={isOpen}>
      <summary>{title ?? uiTexts(language)('help')}</summary>
      <div class="stack-s small">{children}</div>
    </details>
  )
}
