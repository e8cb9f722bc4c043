import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { DataTable, StatusBadge } from '../../../kit/ui/index.ts'
import type { PortfolioView } from '../actions/portfolio-view.ts'
import { categoryName } from './categories.ts'
import { planColumn } from './plan-column.tsx'
import { say } from './say.ts'

/** A share of draws in which a plan is chosen, with a word where it is a close call. */
export function Stability({ share, language }: { share: number | undefined; language: Language }) {
  if (share === undefined) return <>–</>
  return (
    <>
      {formats(language).percent(share)}
      {share < 0.6 && <span class="sub">{say(language)('closeCall')}</span>}
    </>
  )
}

/** The plans of a choice: what each adds, what goes without it, and how sure it is. */
export function PoolTable({ view, language }: { view: PortfolioView; language: Language }) {
  const t = say(language)
  const { number } = formats(language)
  return (
    <DataTable
      id="plannen"
      caption={t('poolTitle')}
      rows={view.rows}
      rowKey={row => row.id}
      columns={[
        planColumn(language),
        { key: 'score', head: t('score'), align: 'end', cell: row => number(row.score, { decimals: 2 }) },
        {
          key: 'reasons',
          head: t('addsBreadth'),
          cell: row => (
            <>
              {row.reasons.length > 0
                ? row.reasons
                    .slice(0, 3)
                    .map(one => categoryName(one, language))
                    .join(', ')
                : row.isChosen
                  ? t('forScore')
                  : '–'}
              {row.vanishing.length > 0 && (
                <span class="sub">
                  {t('vanishes', { names: row.vanishing.map(one => categoryName(one, language)).join(', ') })}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'marginal',
          head: t('marginal'),
          align: 'end',
          cell: row => number(row.marginal, { decimals: 3 }),
        },
        {
          key: 'stability',
          head: t('stable'),
          align: 'end',
          cell: row => <Stability share={row.isAbove ? row.stability : undefined} language={language} />,
        },
        {
          key: 'outcome',
          head: t('proposalColumn'),
          cell: row => (
            <StatusBadge tone={row.isChosen ? 'ok' : 'neutral'}>
              {t(row.isChosen ? 'outcome_admitted' : row.isAbove ? 'outcome_reserve' : 'outcome_rejected')}
            </StatusBadge>
          ),
        },
      ]}
    />
  )
}
