import { formats } from '../../../../kit/texts/formats.ts'
import { type Column, DataTable, Panel } from '../../../../kit/ui/index.ts'
import { perYear } from '../../rules/overview.ts'
import type { PrivateResult } from '../../rules/private-calculation.ts'
import { yearsOf } from '../../rules/workbench/columns.ts'
import { periodName } from '../fields/words.ts'
import { say } from '../say.ts'
import type { PrivateData } from './shapes.ts'
import { sayPrivate } from './words.ts'

type Props = { data: PrivateData; language: 'nl' | 'en' }

interface Row {
  key: string
  name: string
  cells: Record<'shared' | 'own' | 'final', string>
}

function rowsOf({ data, language }: Props): Row[] {
  const t = sayPrivate(language)
  const { million, percent } = formats(language)
  const { outcome } = data
  const eur = (value: number) => million(value, { decimals: 3 })
  const all = (key: string, name: string, said: (result: PrivateResult) => string): Row => ({
    key,
    name,
    cells: { shared: said(outcome.shared), own: said(outcome.own), final: said(outcome.final) },
  })
  const rate = outcome.ratePerYear
  return [
    {
      key: 'npvCase',
      name: t('npvCase'),
      cells: { shared: eur(outcome.shared.npvCaseEur), own: '–', final: '–' },
    },
    all(
      'npvOwn',
      rate === undefined ? t('npvOwnYears') : t('npvOwn', { rate: percent(rate, { decimals: 1 }) }),
      result => eur(result.npvEur),
    ),
    all('irr', t('irr'), ({ irr }) => (irr === null ? t('noIrr') : percent(irr, { decimals: 2 }))),
    all('peak', t('peak'), ({ peakFundingEur, peakFundingT }) =>
      peakFundingEur > -0.5
        ? '–'
        : `${eur(peakFundingEur)} (${periodName(data.caseFile, peakFundingT, language)})`,
    ),
    all('total', t('totalMillion'), result => eur(result.totalEur)),
  ]
}

function Margin({ data, language }: Props) {
  const t = sayPrivate(language)
  const { percent } = formats(language)
  const { marginShare } = data.outcome
  const wanted = data.content?.terms.marginShare
  if (marginShare === undefined) return null
  const shown = (share: number) => percent(share, { decimals: 1 })
  const verdict = wanted === undefined ? undefined : marginShare >= wanted ? 'marginMet' : 'marginShort'
  return (
    <p>
      {t('margin', { margin: shown(marginShare) })}{' '}
      {verdict && wanted !== undefined && t(verdict, { wanted: shown(wanted) })}
    </p>
  )
}

/** The shared result, that with own lines, and what is left after own finance and tax. */
export function PrivateResults({ data, language }: Props) {
  const t = sayPrivate(language)
  const column = (key: 'shared' | 'own' | 'final'): Column<Row> => ({
    key,
    head: t(key),
    align: 'end',
    cell: row => row.cells[key],
  })
  return (
    <Panel id="eigen-uitkomst" title={t('resultTitle')}>
      {data.head.withheld.partyIds.includes(data.partyId) && <p>{t('hiddenOwn')}</p>}
      <DataTable
        id="eigen-rendement"
        caption={say(language)('tableOf', { title: t('resultTitle') })}
        isCaptionHidden
        columns={[
          { key: 'name', head: t('what'), cell: row => row.name },
          column('shared'),
          column('own'),
          column('final'),
        ]}
        rows={rowsOf({ data, language })}
        rowKey={row => row.key}
      />
      <Margin data={data} language={language} />
    </Panel>
  )
}

const cashKeys = ['sharedEur', 'ownLinesEur', 'loanEur', 'interestEur', 'taxEur', 'finalEur'] as const
const cashHeads = {
  sharedEur: 'cashShared',
  ownLinesEur: 'cashOwn',
  loanEur: 'cashLoan',
  interestEur: 'cashInterest',
  taxEur: 'cashTax',
  finalEur: 'cashFinal',
} as const

/** What comes in and goes out per calendar year, from the shared ledger to what is left. */
export function PrivateCash({ data, language }: Props) {
  const t = sayPrivate(language)
  const { million } = formats(language)
  const { caseFile, outcome } = data
  const years = [...yearsOf(caseFile).keys()]
  const columns: Column<number>[] = [
    { key: 'year', head: t('year'), cell: index => String(years[index]) },
    ...cashKeys.map((key): Column<number> => {
      const cash = perYear(caseFile, outcome.cash[key])
      return {
        key,
        head: t(cashHeads[key]),
        unit: '€ mln',
        align: 'end',
        cell: index => million(cash[index] ?? 0, { decimals: 3 }),
        total: million(
          cash.reduce((sum, eur) => sum + eur, 0),
          { decimals: 3 },
        ),
      }
    }),
  ]
  return (
    <Panel id="eigen-kasstroom" title={t('cashTitle')}>
      <DataTable
        id="kasstroom"
        caption={say(language)('tableOf', { title: t('cashTitle') })}
        isCaptionHidden
        columns={columns.map((column, index) => (index === 0 ? { ...column, total: t('total') } : column))}
        rows={years.map((_, index) => index)}
        rowKey={index => String(index)}
        isWide
      />
    </Panel>
  )
}
