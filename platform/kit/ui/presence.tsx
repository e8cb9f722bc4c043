import type { Language } from '../texts/texts.ts'
import { uiTexts } from './texts.ts'
import { classNames, type SeriesKey } from './types.ts'

/** Somebody else on this page, by role. */
export interface PresentPerson {
  id: string
  /** One or two letters in the ring. */
  code: string
  series?: SeriesKey | undefined
  /** Role, and what this person is doing: "Planner, edits phase 2". */
  description: string
  isSelf?: boolean | undefined
}

/** Who is here now: rings with codes, read out as roles. */
export function Presence({ language, people }: { language: Language; people: readonly PresentPerson[] }) {
  const t = uiTexts(language)
  return (
    <ul class="v-presence" aria-label={t('presence')}>
      {people.map(person => (
        <li key={person.id}>
          <span
            class={classNames('v-presence__ring', person.series && `c-${person.series}`)}
            aria-hidden="true"
            title={person.description}
          >
            {person.code}
          </span>
          <span class="vh">
            {person.description}
            {person.isSelf && ` (${t('you')})`}
          </span>
        </li>
      ))}
    </ul>
  )
}
