import type { Case } from '@versneller/engine'
import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import {
  Alert,
  type Column,
  DataTable,
  EmptyState,
  ExportLinks,
  Panel,
  TableBar,
} from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import type { Carried, Funding, FundingParty, FundingYear } from '../../rules/funding.ts'
import { fundingPosts } from '../../rules/funding.ts'
import { type CaseHead, CasePage, nameOr, partyName } from '../case-page.tsx'
import { idAsWords } from '../fields/words.ts'
import { Loans } from './loans.tsx'
import { VariantChoice } from './variant-choice.tsx'
import { sayMoney } from './words.ts'

/** Who pays for an area, as this reader sees it. */
export interface FundingData {
  head: CaseHead
  /** The case under the variant that is asked. */
  caseFile: Case
  variants: NonNullable<Case['variants']>
  variantId: string | undefined
  funding: Funding
}

type Props = { data: FundingData; language: Language }

const millions = (language: Language) => (eur: number) => formats(language).million(eur, { decimals: 2 })
const lossOf = (eur: number) => (eur < -0.5 ? 'loss' : undefined)

function Years({ data: { head, variantId, funding }, language }: Props) {
  const t = sayMoney(language)
  const two = millions(language)
  const sum = (of: (row: FundingYear) => number) => funding.years.reduce((total, row) => total + of(row), 0)
  const used = fundingPosts.filter(post => funding.years.some(({ posts }) => posts[post] !== 0))
  const columns: Column<FundingYear>[] = [
    { key: 'year', head: t('year'), cell: row => String(row.year), total: t('together') },
    ...used.map(
      (post): Column<FundingYear> => ({
        key: post,
        head: t(`post_${post}`),
        align: 'end',
        cell: row => <span class={lossOf(row.posts[post])}>{two(row.posts[post])}</span>,
        total: two(sum(row => row.posts[post])),
      }),
    ),
  ]
  const positions: Column<FundingYear>[] = [
    {
      key: 'balance',
      head: t('balance'),
      align: 'end',
      cell: row => <b class={lossOf(row.balanceEur)}>{two(row.balanceEur)}</b>,
      total: two(sum(row => row.balanceEur)),
    },
    {
      key: 'cumulative',
      head: t('cumulative'),
      align: 'end',
      cell: row => <span class={lossOf(row.cumulativeEur)}>{two(row.cumulativeEur)}</span>,
    },
  ]
  return (
    <div class="stack-s">
      <TableBar title={t('usesAndSources')}>
        <ExportLinks
          language={language}
          links={[{ format: 'csv', href: href(links.fundingFile, { id: head.id }, { variant: variantId }) }]}
        />
      </TableBar>
      <p class="measure small">
        {!head.withheld.touchesArea && t('usesText')} <span class="muted">{t('millionEuro')}</span>
      </p>
      <DataTable
        id="jaren-tabel"
        caption={t('usesAndSources')}
        isCaptionHidden
        isWide
        columns={head.withheld.touchesArea ? columns : [...columns, ...positions]}
        rows={funding.years}
        rowKey={row => String(row.year)}
      />
    </div>
  )
}

function Parties({ data: { head, caseFile, funding }, language }: Props) {
  const t = sayMoney(language)
  const two = millions(language)
  // Without its hidden lines the position of a party is not its position.
  const hidden = funding.parties.filter(row => head.withheld.partyIds.includes(row.party))
  const parties = funding.parties.filter(row => !hidden.includes(row))
  const amount = (key: string, name: string, of: (row: FundingParty) => number): Column<FundingParty> => ({
    key,
    head: name,
    unit: t('millionEuro'),
    align: 'end',
    cell: row => <span class={lossOf(of(row))}>{two(of(row))}</span>,
    total: hidden.length > 0 ? undefined : two(parties.reduce((sum, row) => sum + of(row), 0)),
  })
  return (
    <Panel id="partijen" title={t('partiesTitle')}>
      <p class="measure small">{t('partiesText')}</p>
      <DataTable
        id="partijen-tabel"
        caption={t('tableOf', { title: t('partiesTitle') })}
        isCaptionHidden
        rows={parties}
        rowKey={row => row.party}
        columns={[
          {
            key: 'party',
            head: t('whoParty'),
            cell: row => partyName(caseFile, row.party, language),
            total: hidden.length > 0 ? undefined : t('together'),
          },
          {
            key: 'ahead',
            head: t('ahead'),
            unit: t('millionEuro'),
            align: 'end',
            cell: row => (
              <>
                {two(row.aheadEur)}{' '}
                {row.aheadYear !== undefined && (
                  <span class="sub">{t('aheadIn', { year: String(row.aheadYear) })}</span>
                )}
              </>
            ),
          },
          amount('outside', t('fromOutside'), row => row.fromOutsideEur),
          amount('parties', t('fromParties'), row => row.fromPartiesEur),
          amount('left', t('left'), row => row.leftEur),
          amount('present', t('leftPresent'), row => row.leftPresentEur),
        ]}
      />
      {hidden.length > 0 ? (
        <p class="measure small">{t('hiddenParties', { parties: partyList(caseFile, hidden, language) })}</p>
      ) : (
        <PaidBy caseFile={caseFile} parties={parties} language={language} />
      )}
    </Panel>
  )
}

const partyList = (caseFile: Case, rows: readonly { party: string }[], language: Language): string =>
  new Intl.ListFormat(language).format(rows.map(row => partyName(caseFile, row.party, language)))

/** Who pays for the area for good, in a sentence. */
function PaidBy(props: { caseFile: Case; parties: readonly FundingParty[]; language: Language }) {
  const { caseFile, parties, language } = props
  const paying = parties.filter(row => row.leftEur < -0.5)
  if (paying.length === 0) return null
  const eur = -paying.reduce((sum, row) => sum + row.leftEur, 0)
  return (
    <p class="measure">
      {sayMoney(language)('gapPaidBy', {
        count: paying.length,
        parties: partyList(caseFile, paying, language),
        amount: formats(language).moneyMillion(eur, { decimals: 2 }),
      })}
    </p>
  )
}

function CarriedLines({ data: { caseFile, funding }, language }: Props) {
  const t = sayMoney(language)
  const names = new Map((caseFile.lines ?? []).map(line => [line.id, line.name]))
  const partyCell = (of: (row: Carried) => string) => (row: Carried) => partyName(caseFile, of(row), language)
  return (
    <Panel id="bijdragen" title={t('carriedTitle')}>
      <DataTable
        id="bijdragen-tabel"
        caption={t('tableOf', { title: t('carriedTitle') })}
        isCaptionHidden
        rows={funding.carried}
        rowKey={row => row.id}
        empty={
          <EmptyState title={t('noCarried')} level={3}>
            {t('noCarriedText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'what',
            head: t('carriedWhat'),
            cell: row => nameOr(names.get(row.id), idAsWords(row.id), language),
            total: t('together'),
          },
          { key: 'from', head: t('from'), cell: partyCell(row => row.from) },
          { key: 'to', head: t('to'), cell: partyCell(row => row.to) },
          {
            key: 'amount',
            head: t('amount'),
            unit: t('millionEuro'),
            align: 'end',
            cell: row => millions(language)(row.eur),
            total: millions(language)(funding.carried.reduce((sum, row) => sum + row.eur, 0)),
          },
          { key: 'pots', head: t('pots'), cell: row => row.pots.map(idAsWords).join(', ') || t('noPots') },
        ]}
      />
    </Panel>
  )
}

/** Where the money of an area goes and comes from, who pays in advance and who pays in the end. */
export function FundingPage({ data, context }: PageView<FundingData>) {
  const { language } = context
  const t = sayMoney(language)
  const { head, variantId } = data
  return (
    <CasePage
      head={head}
      current="funding"
      context={context}
      title={t('fundingTitle')}
      purpose={t('fundingLead')}
    >
      <VariantChoice
        variants={data.variants}
        variantId={variantId}
        language={language}
        address={variant => href(links.funding, { id: head.id }, { variant })}
      />
      {head.withheld.lineCount > 0 && <Alert kind="warning">{t('ofVisible')}</Alert>}
      <Years data={data} language={language} />
      <Parties data={data} language={language} />
      <CarriedLines data={data} language={language} />
      <Loans caseFile={data.caseFile} language={language} />
    </CasePage>
  )
}
