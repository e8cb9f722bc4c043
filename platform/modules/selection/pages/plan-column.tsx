import type { Language } from '../../../kit/texts/texts.ts'
import type { Column } from '../../../kit/ui/index.ts'
import { say } from './say.ts'

/** The plan that a row is about, by its title, with the municipality beneath. */
export function planColumn(language: Language): Column<{
  title?: string | undefined
  municipality?: string | undefined
  reserveFrom?: number | undefined
}> {
  return {
    key: 'plan',
    head: say(language)('plan'),
    cell: row => (
      <>
        {row.title}
        <span class="sub">{row.municipality}</span>
        {row.reserveFrom !== undefined && (
          <span class="sub">{say(language)('reserveFrom', { number: row.reserveFrom })}</span>
        )}
      </>
    ),
  }
}
