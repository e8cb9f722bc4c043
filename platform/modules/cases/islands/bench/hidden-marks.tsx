import { Icon } from '../../../../kit/ui/index.ts'
import { type HiddenWords, untoldReason } from '../../rules/hidden-part.ts'
import type { Withheld } from '../../workbench-contract.ts'
import { type Say, workbenchTexts } from './texts.ts'

/** Beside a figure in which hidden lines count as one total. */
export function TotalsOnly({ t }: { t: Say }) {
  return (
    <span class="v-lock">
      <Icon name="lock" />
      {t('totalsOnly')}
    </span>
  )
}

/** Instead of a figure that would mislead without hidden lines and would tell of them with their total. */
export function Untold({ t, withheld }: { t: Say; withheld: Withheld }) {
  return (
    <span class="v-lock">
      <Icon name="lock" />
      {t(untoldReason(withheld))}
    </span>
  )
}

/** One line: how much is hidden from this reader, and what that does to the figures. */
export function LockLine({ t, withheld, more }: { t: Say; withheld: Withheld; more?: string | undefined }) {
  const { lineCount, clauseCount } = withheld
  if (lineCount === 0) return null
  return (
    <p class="small muted v-withheld">
      <Icon name="lock" />
      <span>
        {t('withheld', { count: lineCount })}
        {clauseCount > 0 && ` ${t('withheldClauses', { count: clauseCount })}`}
        {more && ` ${more}`}
      </span>
    </p>
  )
}

/** What an explanation says of hidden lines. */
export function hiddenWords({ lineCount }: Withheld): HiddenWords {
  const [nl, en] = [workbenchTexts('nl'), workbenchTexts('en')]
  const count = { count: lineCount }
  return {
    total: { nl: nl('hiddenInput', count), en: en('hiddenInput', count) },
    visible: { nl: nl('visibleLines'), en: en('visibleLines') },
    visibleOnly: { nl: nl('visibleOnly'), en: en('visibleOnly') },
  }
}
