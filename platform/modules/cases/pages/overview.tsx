import { type Case, chartOfAccounts } from '@versneller/engine'
import { BalanceLine, CashFlowBars } from '../../../kit/charts/index.ts'
import { href } from '../../../kit/http/address.ts'
import type { Context, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  type Column,
  DataTable,
  type KeyFigure,
  KeyFigures,
  LinkButton,
  Panel,
  Segments,
} from '../../../kit/ui/index.ts'
import { LockLine, TotalsOnly, Untold } from '../islands/bench/hidden-marks.tsx'
import { links, partLinks } from '../links.ts'
import { hiddenPart, toldEur } from '../rules/hidden-part.ts'
import { type Overview, perYear, type YearGroup, type YearLine } from '../rules/overview.ts'
import type { WorkbenchParty } from '../workbench-contract.ts'
import { type CaseHead, CasePage, nameOr, partyName } from './case-page.tsx'
import { idAsWords, periodName, sentence } from './fields/words.ts'
import { say } from './say.ts'

/** A case worked out, as one reader sees it. */
export interface OverviewData {
  head: CaseHead
  caseFile: Case
  variantId: string | undefined
  overview: Overview
  parties: readonly WorkbenchParty[]
}

type Props = { data: OverviewData; context: Context }

/** Address that explains a figure. */
const whyOf = (data: OverviewData, pointer: string) =>
  href(links.explain, { id: data.head.id }, { pointer, variant: data.variantId })

function MainFigures({ data, context }: Props) {
  const t = say(context.language)
  const { moneyMillion } = formats(context.language)
  const { withheld } = data.head
  const { area, landExploitation: land, rateDifferenceEur } = data.overview.appraisal
  const figure = (label: string, visibleEur: number, pointer: string): KeyFigure => {
    const eur = toldEur(withheld, pointer, visibleEur)
    if (eur === undefined) return { label, value: <Untold t={t} withheld={withheld} /> }
    const part = hiddenPart(withheld, pointer)
    return {
      label,
      value: <a href={whyOf(data, pointer)}>{moneyMillion(eur, { decimals: 2 })}</a>,
      detail: part.kind === 'total' && <TotalsOnly t={t} part={part} />,
      tone: eur < 0 ? 'loss' : 'gain',
    }
  }
  const figures = [
    figure(t('areaNpv'), area.npvEur, '/area/npvEur'),
    ...(land
      ? [
          figure(t('landNcw'), land.ncwBbvEur, '/landExploitation/ncwBbvEur'),
          figure(t('terminalValue'), land.terminalValueEur, '/landExploitation/terminalValueEur'),
          figure(t('peakFunding'), land.peakFundingEur, '/landExploitation/peakFundingEur'),
        ]
      : []),
    figure(t('rateDifference'), rateDifferenceEur, '/rateDifferenceEur'),
  ]
  return (
    <>
      <KeyFigures figures={figures} />
      <LockLine
        t={t}
        language={context.language}
        withheld={withheld}
        more={data.variantId !== undefined && withheld.totals.length > 0 ? t('hiddenOfBase') : undefined}
      />
      {!land && <p class="muted">{t('noLandExploitation')}</p>}
    </>
  )
}

function PartiesTable({ data, context }: Props) {
  const { language } = context
  const t = say(language)
  const { money, percent } = formats(language)
  const results = data.overview.appraisal.parties
  const { withheld } = data.head
  type Row = Case['parties'][number]
  const amount = (party: Row, field: 'npvOwnEur' | 'npvCommonEur' | 'peakFundingEur') => {
    const visibleEur = results[party.id]?.[field]
    if (visibleEur === undefined) return ''
    const pointer = `/parties/${party.id}/${field}`
    const eur = toldEur(withheld, pointer, visibleEur)
    if (eur === undefined) return <Untold t={t} withheld={withheld} />
    return (
      <>
        <a href={whyOf(data, pointer)}>{money(eur)}</a>
        <TotalsOnly t={t} part={hiddenPart(withheld, pointer)} />
      </>
    )
  }
  const columns: Column<Row>[] = [
    { key: 'party', head: t('party'), cell: party => partyName(data.caseFile, party.id, language) },
    { key: 'own', head: t('npvOwn'), unit: '€', align: 'end', cell: party => amount(party, 'npvOwnEur') },
    {
      key: 'common',
      head: t('npvCommon'),
      unit: '€',
      align: 'end',
      cell: party => amount(party, 'npvCommonEur'),
    },
    {
      key: 'peak',
      head: t('peakFunding'),
      unit: '€',
      align: 'end',
      cell: party => amount(party, 'peakFundingEur'),
    },
    {
      key: 'irr',
      head: t('irr'),
      align: 'end',
      cell: party => {
        if (withheld.partyIds.includes(party.id)) return <Untold t={t} withheld={withheld} />
        const irr = results[party.id]?.irr
        if (irr && irr.preferred !== null) return percent(irr.preferred, { decimals: 2 })
        return irr?.reason ? <span class="sub">{irr.reason[language]}</span> : t('noAnswer')
      },
    },
  ]
  return (
    <Panel id="partijen" title={t('results')}>
      <DataTable
        id="uitkomsten"
        caption={t('tableOf', { title: t('results') })}
        isCaptionHidden
        columns={columns}
        rows={data.caseFile.parties}
        rowKey={party => party.id}
      />
      <p class="small muted">{t('beforeFinance')}</p>
    </Panel>
  )
}

/** The name of an account of the chart; its code where it is an own one. */
export const accountName = (code: string, language: 'nl' | 'en') =>
  chartOfAccounts.find(account => account.code === code)?.name[language] ?? code

/** What a line is: its account, or the kind of clause that it comes from. */
function lineKind(line: YearLine, caseFile: Case, language: Language): string {
  if (line.kind !== 'clause') return accountName(line.account, language)
  const kind = caseFile.clauses?.find(clause => clause.id === line.id)?.kind
  return (kind && sentence(language, `kind_${kind}`)) ?? ''
}

function LineName({ line, data, context }: Props & { line: YearLine }) {
  const { language } = context
  const isClause = line.kind === 'clause'
  const name = nameOr(line.name, isClause ? idAsWords(line.id) : line.id, language)
  if (line.kind === 'vat') return <>{name}</>
  const word = isClause ? 'afspraken' : line.kind === 'row' ? 'programma' : 'regels'
  return <a href={href(partLinks(word).item, { id: data.head.id, item: line.id })}>{name}</a>
}

function LinesTable({ group, ...props }: Props & { group: YearGroup }) {
  const { data, context } = props
  const { language } = context
  const t = say(language)
  const { number } = formats(language)
  const shown = (eur: number) => (Math.abs(eur) < 0.5 ? '–' : number(eur))
  const columns: Column<YearLine>[] = [
    {
      key: 'line',
      head: t('line'),
      cell: line => (
        <>
          <LineName {...props} line={line} />
          <span class="sub">
            {lineKind(line, data.caseFile, language)}; {partyName(data.caseFile, line.from, language)} →{' '}
            {partyName(data.caseFile, line.to, language)}
          </span>
        </>
      ),
      total: t(data.head.withheld.lineCount > 0 ? 'totalVisible' : 'total'),
    },
    ...data.overview.years.map(
      (year, index): Column<YearLine> => ({
        key: String(year),
        head: String(year),
        align: 'end',
        cell: line => shown(line.cashEur[index] ?? 0),
        total: shown(group.totalsEur[index] ?? 0),
      }),
    ),
    {
      key: 'total',
      head: t('total'),
      unit: '€',
      align: 'end',
      cell: line => shown(line.totalEur),
      total: shown(group.totalEur),
    },
  ]
  return (
    <Panel id={`regels-${group.key}`} title={t(`group_${group.key}`)} aside={t('cashInEuro')}>
      <DataTable
        id={`tabel-${group.key}`}
        caption={t('tableOf', { title: t(`group_${group.key}`) })}
        isCaptionHidden
        columns={columns}
        rows={group.lines}
        rowKey={line => line.id}
        isWide
      />
    </Panel>
  )
}

function Charts({ data, context }: Props) {
  const { language } = context
  const t = say(language)
  const { caseFile, overview, parties } = data
  const { withheld } = data.head
  const visibleOnly = (title: string, isPart: boolean) => (isPart ? `${title}, ${t('visibleOnly')}` : title)
  const { landExploitation: land } = overview.appraisal
  const first = land?.balanceEur.findIndex(eur => eur !== null) ?? 0
  const balance = (land?.balanceEur ?? []).slice(first)
  return (
    <Panel id="grafieken" title={t('charts')}>
      <div class="g2">
        <CashFlowBars
          id="kasstroom"
          language={language}
          title={visibleOnly(t('cashFlow'), withheld.lineCount > 0)}
          unit={t('cashFlowUnit')}
          periods={overview.years.map(String)}
          series={parties.map(party => ({
            key: party.series,
            name: `${party.code} ${party.name}`,
            values: perYear(caseFile, overview.appraisal.parties[party.id]?.cashEur ?? []).map(
              eur => eur / 1e6,
            ),
          }))}
        />
        {land && balance.length > 1 && (
          <BalanceLine
            id="boekwaarde"
            language={language}
            title={visibleOnly(t('balance'), withheld.touchesLand)}
            unit={t('millionEuro')}
            series={parties.find(party => party.id === land.party)?.series ?? 'g'}
            periods={balance.map((_, index) =>
              first + index === 0 ? t('workbenchStart') : periodName(caseFile, first + index, language),
            )}
            median={balance.map(eur => (eur ?? 0) / 1e6)}
            medianLabel={t('atTheEnd')}
          />
        )}
      </div>
    </Panel>
  )
}

function Checks({ data, context }: Props) {
  const t = say(context.language)
  const { checks } = data.overview.appraisal
  return (
    <Panel
      id="controles"
      title={t('checks')}
      aside={data.head.withheld.lineCount > 0 ? t('visibleOnly') : undefined}
    >
      <ul>
        {checks.map(check => (
          <li key={check.id}>
            {check.ok ? t('checkOk') : t('checkNotOk')}: {check.text[context.language]}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Files({ data, context }: Props) {
  const t = say(context.language)
  const asked = [{ id: data.head.id }, { variant: data.variantId }] as const
  return (
    <p class="row">
      <LinkButton icon="download" href={href(links.asReport, ...asked)}>
        {t('downloadReport')}
      </LinkButton>
      <LinkButton icon="download" href={href(links.asWorkbook, ...asked)}>
        {t('downloadWorkbook')}
      </LinkButton>
      <LinkButton icon="download" href={href(links.asOds, ...asked)}>
        {t('downloadOds')}
      </LinkButton>
      <LinkButton icon="download" href={href(links.asCsv, ...asked)}>
        {t('downloadLines')}
      </LinkButton>
      <LinkButton icon="download" href={href(links.asJson, ...asked)}>
        {t('downloadCase')}
      </LinkButton>
    </p>
  )
}

/** The whole case to read: results, parties, lines by year, charts, checks and files. */
export function OverviewPage({ data, context }: PageView<OverviewData>) {
  const { language } = context
  const t = say(language)
  const { head, caseFile, variantId } = data
  const at = (variant: string | undefined) => href(links.overview, { id: head.id }, { variant })
  const variants = caseFile.variants ?? []
  return (
    <CasePage
      head={head}
      current="overview"
      context={context}
      title={t('overviewTitle')}
      purpose={t('overviewLead')}
      hasOwnLockLine
    >
      {variants.length > 0 && (
        <Segments
          label={t('tab_variants')}
          tabs={[
            { href: at(undefined), label: t('base'), isCurrent: variantId === undefined },
            ...variants.map(({ id, reason }) => ({
              href: at(id),
              label: nameOr(reason, id, language),
              isCurrent: id === variantId,
            })),
          ]}
        />
      )}
      <MainFigures data={data} context={context} />
      <Files data={data} context={context} />
      <PartiesTable data={data} context={context} />
      <Charts data={data} context={context} />
      {data.overview.groups
        .filter(group => group.lines.length > 0)
        .map(group => (
          <LinesTable key={group.key} group={group} data={data} context={context} />
        ))}
      <Checks data={data} context={context} />
    </CasePage>
  )
}
