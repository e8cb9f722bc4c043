import { welfareBalance } from '@versneller/engine'
import { formats } from '../../../kit/texts/formats.ts'
import { partyName } from '../pages/case-page.tsx'
import { say } from '../pages/say.ts'
import type { Reported } from './subject.ts'
import type { ReportTable } from './tables.ts'
import { sayReport } from './words.ts'

/** The welfare balance, effect by party; nothing where the case has no effects. Of visible lines, and said to be so. */
export function welfareTable(reported: Reported): { title: string; table: ReportTable } | undefined {
  const { language, under, withheld } = reported
  if ((under.effects ?? []).length === 0) return undefined
  const balance = welfareBalance(under)
  const t = say(language)
  const million = (eur: number) => formats(language).million(eur, { decimals: 2 })
  const names = balance.parties.map(id => partyName(under, id, language))
  const heads = [t('effect'), ...names, t('total')]
  const title = sayReport(language)('welfareTitle')
  return {
    title: withheld.lineCount > 0 ? `${title}, ${t('visibleOnly')}` : title,
    table: {
      heads,
      figures: heads.map((_, index) => index).slice(1),
      widths: heads.map((_, index) => (index === 0 ? 1.6 : 1)),
      rows: [
        ...balance.rows.map(row => {
          const shown = (eur: number) => (row.isUnpriced ? t('unpriced') : million(eur))
          const figures = [...balance.parties.map(id => shown(row.byParty[id] ?? 0)), shown(row.totalEur)]
          const name = row.name[language]
          const cell = row.kind === 'transfer' ? { text: name, sub: t('isTransfer') } : name
          return { cells: [cell, ...figures] }
        }),
        {
          cells: [
            t('welfareNet'),
            ...balance.parties.map(id => million(balance.byParty[id] ?? 0)),
            million(balance.netEur),
          ],
          tone: 'total' as const,
        },
      ],
    },
  }
}
