import type { Language } from '../../../kit/texts/texts.ts'
import type { Column } from '../../../kit/ui/index.ts'
import type { FrameworkStanding } from '../model.ts'
import { say } from './say.ts'

/** How a plan stands against the national frameworks, where there is more to tell than that it fits. */
export function standingWords(
  standing: FrameworkStanding | undefined,
  language: Language,
): string | undefined {
  return standing === undefined || standing === 'fits' ? undefined : say(language)(`standing_${standing}`)
}

/** The plan that a row is about, by its title, with the municipality beneath. */
export function planColumn(language: Language): Column<{
  title?: string | undefined
  municipality?: string | undefined
  reserveFrom?: number | undefined
  frameworks?: FrameworkStanding | undefined
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
        {standingWords(row.frameworks, language) && (
          <span class="sub">{standingWords(row.frameworks, language)}</span>
        )}
      </>
    ),
  }
}
