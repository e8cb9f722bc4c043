import type { Case } from '@versneller/engine'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { Alert } from '../../../../kit/ui/index.ts'
import { sayChance } from './words.ts'

/** So much of the mark of a run stands on pages and in addresses. */
const markLength = 16

/** The mark of a run as pages and addresses have it. */
export const markOf = (resultHash: string): string => resultHash.slice(0, markLength)

/** On which day and at which price level the amounts of a page are. */
export function Basis({ caseFile, language }: { caseFile: Case; language: Language }) {
  const { date } = formats(language)
  const { valuationDate, priceLevelDate = valuationDate } = caseFile
  return (
    <p class="measure small muted">
      {sayChance(language)('basis', { day: date(valuationDate), level: date(priceLevelDate) })}
    </p>
  )
}

interface SameFiguresProps {
  /** The mark that stood in the address. */
  asked: string | undefined
  resultHash: string
  language: Language
}

/** Whether who opens a shared address sees the figures of who shared it. */
export function SameFigures({ asked, resultHash, language }: SameFiguresProps) {
  const t = sayChance(language)
  if (asked === undefined) return null
  return asked === markOf(resultHash) ? (
    <Alert>{t('shareSame', { mark: asked })}</Alert>
  ) : (
    <Alert kind="warning" title={t('shareOther')}>
      {t('shareOtherText', { asked, now: markOf(resultHash) })}
    </Alert>
  )
}

/** The address that leads to these figures, with their mark in it. */
export function ShareLink({ href, language }: { href: string; language: Language }) {
  const t = sayChance(language)
  return (
    <p class="small">
      <a href={href}>{t('shareLink')}</a> <span class="muted">{t('shareText')}</span>
    </p>
  )
}
