import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import { type Language, texts } from '../../../../kit/texts/texts.ts'
import { type Column, DataTable, ExportLinks, PageTitle, TableBar } from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import type { AmountFigure, ToldTotals, TotalsRule } from '../../rules/programme-totals.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The sentences of this page. */
export const sayTotals = texts(nl, en)

/** One figure over all cases: told with its day, or why it is not. */
export type TotalLine = { figure: AmountFigure | 'resultEur' } & (
  | { kind: 'told'; total: number; caseCount: number; day: string }
  | Extract<ToldTotals, { kind: 'withheld' }>
)

/** All figures, and the rule that they were told by. */
export interface TotalsData {
  lines: readonly TotalLine[]
  rule: TotalsRule
  /** ISO day on which the rule was read. */
  day: string
}

const isMoney = ({ figure }: TotalLine) => figure !== 'homes'

/** Why a figure is not told, in words. */
export const withheldWords = (line: TotalLine, rule: TotalsRule, language: Language): string =>
  line.kind === 'told' ? '' : reasonWords(line.reason, rule, language)

/** A reason for telling nothing, in words. */
export function reasonWords(
  reason: Extract<ToldTotals, { kind: 'withheld' }>['reason'],
  rule: TotalsRule,
  language: Language,
): string {
  const { percent } = formats(language)
  return sayTotals(language)(`totalsWithheld_${reason}`, {
    casesMin: String(rule.casesMin),
    share: percent(rule.largestShareMax, { decimals: 0 }),
  })
}

function columnsOf({ rule }: TotalsData, language: Language): Column<TotalLine>[] {
  const t = sayTotals(language)
  const { date, money, number } = formats(language)
  return [
    { key: 'figure', head: t('totalsFigure'), cell: line => t(`totals_${line.figure}`) },
    {
      key: 'sum',
      head: t('totalsSum'),
      align: 'end',
      cell: line =>
        line.kind === 'withheld' ? (
          <span class="muted">{withheldWords(line, rule, language)}</span>
        ) : isMoney(line) ? (
          money(line.total)
        ) : (
          number(line.total)
        ),
    },
    {
      key: 'cases',
      head: t('totalsCases'),
      align: 'end',
      cell: line => (line.kind === 'told' ? number(line.caseCount) : '–'),
    },
    { key: 'day', head: t('totalsSince'), cell: line => (line.kind === 'told' ? date(line.day) : '–') },
  ]
}

/** Totals over the cases of the programme. */
export function TotalsPage({ data, context: { language } }: PageView<TotalsData>) {
  const t = sayTotals(language)
  const { date, percent } = formats(language)
  const casesMin = String(data.rule.casesMin)
  const share = percent(data.rule.largestShareMax, { decimals: 0 })
  return (
    <div class="stack">
      <PageTitle title={t('totalsTitle')} purpose={t('totalsPurpose')} />
      <TableBar title={t('totalsTable')}>
        <ExportLinks language={language} links={[{ format: 'csv', href: href(links.totalsFile) }]} />
      </TableBar>
      <DataTable
        id="totalen"
        caption={t('totalsTable')}
        isCaptionHidden
        columns={columnsOf(data, language)}
        rows={data.lines}
        rowKey={line => line.figure}
      />
      <p class="small muted">{t('totalsUnits')}</p>
      <div class="stack-s">
        <h2>{t('totalsRuleTitle')}</h2>
        <p class="measure">{t('totalsRule', { casesMin, share, day: date(data.day) })}</p>
        <p class="measure">{t('totalsStands', { casesMin })}</p>
        <p class="measure">{t('totalsResultTogether')}</p>
      </div>
    </div>
  )
}
