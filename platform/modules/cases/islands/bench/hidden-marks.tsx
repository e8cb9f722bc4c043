import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { Icon } from '../../../../kit/ui/index.ts'
import type { HiddenPart, HiddenWords } from '../../rules/hidden-part.ts'
import type { ToldTotal, Withheld } from '../../workbench-contract.ts'
import { type Say, workbenchTexts } from './texts.ts'

/** Beside a figure in which hidden lines count as one total: of which version that is. */
export function TotalsOnly({ t, part }: { t: Say; part: HiddenPart }) {
  if (part.kind !== 'total') return null
  return (
    <span class="v-lock">
      <Icon name="lock" />
      {t('totalsOnly', { version: part.total.version })}
    </span>
  )
}

/** Instead of a figure that would mislead without hidden lines and would tell of them with their total. */
export function Untold({ t, withheld }: { t: Say; withheld: Withheld }) {
  return (
    <span class="v-lock">
      <Icon name="lock" />
      {t(withheld.untold)}
    </span>
  )
}

/** The versions of which totals are told, the newest first: "version 3 of 12 November 2026". */
function versionsTold(t: Say, language: Language, totals: readonly ToldTotal[]): string[] {
  const days = new Map(totals.map(({ version, day }) => [version, day]))
  return [...days]
    .toSorted(([one], [other]) => other - one)
    .map(([version, day]) => t('versionOfDay', { version, day: formats(language).date(day) }))
}

interface LockLineProps {
  t: Say
  language: Language
  withheld: Withheld
  more?: string | undefined
  /** The first sentence where there are no locks to look for. */
  opening?: string | undefined
}

/** In words how much is hidden from this reader, what that does to the figures, and of when the totals are. */
export function lockSentences({ t, language, withheld, more, opening }: LockLineProps): string | undefined {
  const { lineCount, clauseCount, totals } = withheld
  if (lineCount === 0) return undefined
  return [
    opening ?? t('withheld', { count: lineCount }),
    ...(clauseCount > 0 ? [t('withheldClauses', { count: clauseCount })] : []),
    ...(totals.length > 0
      ? [t('withheldAsOf', { versions: versionsTold(t, language, totals).join(', ') })]
      : []),
    ...(more ? [more] : []),
  ].join(' ')
}

/** The same as one line with a lock. */
export function LockLine(props: LockLineProps) {
  const sentences = lockSentences(props)
  if (sentences === undefined) return null
  return (
    <p class="small muted v-withheld">
      <Icon name="lock" />
      <span>{sentences}</span>
    </p>
  )
}

/** What an explanation says of hidden lines. */
export function hiddenWords(): HiddenWords {
  const [nl, en] = [workbenchTexts('nl'), workbenchTexts('en')]
  const said = ({ lineCount: count, version, day }: ToldTotal, language: Language) =>
    workbenchTexts(language)('hiddenInput', { count, version, day: formats(language).date(day) })
  return {
    total: total => ({ nl: said(total, 'nl'), en: said(total, 'en') }),
    visible: { nl: nl('visibleLines'), en: en('visibleLines') },
    visibleOnly: { nl: nl('visibleOnly'), en: en('visibleOnly') },
  }
}
