import type { InvestmentTable } from '@versneller/engine'
import { BarRows } from '../../../../kit/charts/index.ts'
import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import { inLanguage, type Language } from '../../../../kit/texts/texts.ts'
import { Alert, DataTable, EmptyState, ExportLinks, PageTitle, TableBar } from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import type { DeficitShare } from '../../rules/deficit-shares.ts'
import type { ToldTotals, TotalsRule } from '../../rules/programme-totals.ts'
import { reasonWords } from '../totals/totals.tsx'
import { sayMoney } from './words.ts'

type Withheld = Extract<ToldTotals, { kind: 'withheld' }>

/** The causes of deficits over the cases of the programme, or why they are not told. */
export interface DeficitsData {
  rule: TotalsRule
  table: InvestmentTable
  told:
    | Withheld
    | {
        kind: 'told'
        caseCount: number
        /** ISO day. */
        day: string
        shares: readonly DeficitShare[]
        /** Why enabling investments have no parts. */
        withheldDetails: Withheld['reason'] | undefined
        history: readonly { day: string; caseCount: number; enablingShare: number }[]
      }
}

type Told = Extract<DeficitsData['told'], { kind: 'told' }>

/** A cause in words. */
export const nameOfDeficit = (one: DeficitShare, language: Language): string =>
  one.kind === 'part' ? sayMoney(language)(`part_${one.part}`) : sayMoney(language)(`detail_${one.part}`)

function Shares({ told, language }: { told: Told; language: Language }) {
  const t = sayMoney(language)
  const { date, number, percent } = formats(language)
  const bars = told.shares.filter(one => one.kind === 'part')
  return (
    <>
      <p class="measure">{t('deficitsMain', { share: percent(bars[0]?.share ?? 0) })}</p>
      <BarRows
        id="aandelen"
        language={language}
        title={t('deficitsChart')}
        unit={t('deficitsUnit')}
        rows={bars.map((one, index) => ({
          name: nameOfDeficit(one, language),
          value: Math.round(one.share * 100),
          tone: index === 0 ? ('strong' as const) : ('plain' as const),
        }))}
      />
      <DataTable
        id="oorzaken"
        caption={t('deficitsTable')}
        isCaptionHidden
        rows={told.shares}
        rowKey={one => one.part}
        columns={[
          { key: 'cause', head: t('cause'), cell: one => nameOfDeficit(one, language) },
          { key: 'share', head: t('deficitShare'), align: 'end', cell: one => percent(one.share) },
          { key: 'cases', head: t('deficitCases'), align: 'end', cell: () => number(told.caseCount) },
          { key: 'day', head: t('deficitSince'), cell: () => date(told.day) },
        ]}
      />
    </>
  )
}

function History({ told, language }: { told: Told; language: Language }) {
  const t = sayMoney(language)
  const { date, number, percent } = formats(language)
  if (told.history.length < 2) return null
  return (
    <DataTable
      id="standen"
      caption={t('historyTitle')}
      rows={told.history.map((one, index) => ({ ...one, key: String(index) })).toReversed()}
      rowKey={one => one.key}
      columns={[
        { key: 'day', head: t('deficitSince'), cell: one => date(one.day) },
        { key: 'share', head: t('historyEnabling'), align: 'end', cell: one => percent(one.enablingShare) },
        { key: 'cases', head: t('deficitCases'), align: 'end', cell: one => number(one.caseCount) },
      ]}
    />
  )
}

/** Which costs count for which cause, and how shares are told. */
function Method({ data: { rule, table }, language }: { data: DeficitsData; language: Language }) {
  const t = sayMoney(language)
  const { date, percent } = formats(language)
  const share = percent(rule.largestShareMax)
  return (
    <>
      <DataTable
        id="indeling"
        caption={t('causesTitle')}
        rows={table.kinds}
        rowKey={kind => kind.code}
        columns={[
          { key: 'kind', head: t('kind'), cell: kind => inLanguage(kind.name, language) },
          { key: 'accounts', head: t('accounts'), cell: kind => kind.accounts.join(', ') || '–' },
          { key: 'cause', head: t('cause'), cell: kind => t(`cause_${kind.cause}`) },
        ]}
      />
      <p class="measure small">
        {t('causesText', { day: date(table.validFrom) })}{' '}
        {t('causesSource', { source: inLanguage(table.source, language) })}
      </p>
      <div class="stack-s">
        <h2>{t('methodTitle')}</h2>
        <p class="measure">{t('methodText')}</p>
        <p class="measure">{t('ruleText', { casesMin: String(rule.casesMin), share })}</p>
      </div>
    </>
  )
}

/** Where deficits come from, over the cases of the programme. */
export function DeficitsPage({ data, context: { language } }: PageView<DeficitsData>) {
  const t = sayMoney(language)
  const { told, rule } = data
  return (
    <div class="stack">
      <PageTitle title={t('deficitsTitle')} purpose={t('deficitsLead')} />
      <TableBar title={t('deficitsTable')}>
        <ExportLinks language={language} links={[{ format: 'csv', href: href(links.deficitsFile) }]} />
      </TableBar>
      {told.kind === 'withheld' ? (
        <EmptyState title={t('deficitsWithheld')}>{reasonWords(told.reason, rule, language)}</EmptyState>
      ) : (
        <>
          <Shares told={told} language={language} />
          {told.withheldDetails && (
            <Alert>
              {t('detailWithheld', { reason: reasonWords(told.withheldDetails, rule, language) })}
            </Alert>
          )}
          <History told={told} language={language} />
        </>
      )}
      <Method data={data} language={language} />
    </div>
  )
}
