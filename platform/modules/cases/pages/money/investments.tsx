import type { Case, DeficitCause, Investments } from '@versneller/engine'
import { BarRows } from '../../../../kit/charts/index.ts'
import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import { inLanguage, type Language } from '../../../../kit/texts/texts.ts'
import {
  Alert,
  type Column,
  DataTable,
  EmptyState,
  ExportLinks,
  LinkButton,
  Panel,
  TableBar,
} from '../../../../kit/ui/index.ts'
import { links, partLinks } from '../../links.ts'
import {
  byKind,
  enablingShare,
  type KindTotals,
  type Slice,
  slicesBy,
  totalsOf,
} from '../../rules/investment-groups.ts'
import { type CaseHead, CasePage, partyName } from '../case-page.tsx'
import { idAsWords } from '../fields/words.ts'
import { SupraPlan } from './supra-plan.tsx'
import { VariantChoice } from './variant-choice.tsx'
import { sayMoney } from './words.ts'

/** What an area costs beside its buildings, as this reader sees it. */
export interface InvestmentsData {
  head: CaseHead
  /** The case under the variant that is asked. */
  caseFile: Case
  variants: NonNullable<Case['variants']>
  variantId: string | undefined
  invested: Investments
  causes: Readonly<Record<DeficitCause, number>>
  /** First day of the table of kinds, ISO. */
  kindsFrom: string
  mayEdit: boolean
}

type Props = { data: InvestmentsData; language: Language }

function Kinds({ data, language }: Props) {
  const t = sayMoney(language)
  const { million, percent, date } = formats(language)
  const two = (eur: number) => million(eur, { decimals: 2 })
  const all = totalsOf(data.invested.rows)
  const unit = t('millionEuro')
  const amount = (
    key: string,
    head: string,
    eur: (row: Omit<KindTotals, 'kind'>) => number,
  ): Column<KindTotals> => ({
    key,
    head,
    unit,
    align: 'end',
    cell: row => two(eur(row)),
    total: two(eur(all)),
  })
  return (
    <div class="stack-s">
      <TableBar title={t('byKind')}>
        <ExportLinks
          language={language}
          links={[
            {
              format: 'csv',
              href: href(links.investmentsFile, { id: data.head.id }, { variant: data.variantId }),
            },
          ]}
        />
      </TableBar>
      <DataTable
        id="soorten-tabel"
        caption={t('byKind')}
        isCaptionHidden
        rows={byKind(data.invested)}
        rowKey={row => row.kind.code}
        columns={[
          {
            key: 'kind',
            head: t('kind'),
            cell: ({ kind }) => (
              <>
                {inLanguage(kind.name, language)}{' '}
                {kind.isEnabling && <span class="sub">{t('enabling')}</span>}
              </>
            ),
            total: t('together'),
          },
          amount('level', t('atPriceLevel'), row => row.atPriceLevelEur),
          amount('present', t('present'), row => row.presentEur),
          amount('inside', t('insidePlan'), row => row.presentEur - row.supraPlanEur),
          amount('supra', t('supraPlan'), row => row.supraPlanEur),
          {
            key: 'share',
            head: t('shareOfAll'),
            align: 'end',
            cell: row => (all.presentEur > 0 ? percent(row.presentEur / all.presentEur) : '–'),
          },
        ]}
      />
      <p class="small muted">
        {t('presentNote')} {t('tableOfKinds', { day: date(data.kindsFrom) })}
      </p>
    </div>
  )
}

/** Present values by payer or phase, in the parts that add up to them. */
function Slices({ data, language, mark }: Props & { mark: 'payer' | 'phase' }) {
  const t = sayMoney(language)
  const { caseFile, invested } = data
  const title = t(mark === 'payer' ? 'byPayer' : 'byPhase')
  const nameOf = (key: string | null): string => {
    if (key === null) return t('noPhase')
    return mark === 'payer' ? partyName(caseFile, key, language) : idAsWords(key)
  }
  const slices = slicesBy(invested, mark)
  const two = (eur: number) => formats(language).million(eur, { decimals: 2 })
  const amount = (key: string, head: string, of: (slice: Slice) => number): Column<Slice> => ({
    key,
    head,
    unit: t('millionEuro'),
    align: 'end',
    cell: slice => two(of(slice)),
    total: two(slices.reduce((sum, slice) => sum + of(slice), 0)),
  })
  return (
    <Panel id={mark} title={title} aside={t('presentShort')}>
      <DataTable
        id={`${mark}-tabel`}
        caption={t('tableOf', { title })}
        isCaptionHidden
        rows={slices}
        rowKey={slice => slice.key ?? ''}
        columns={[
          {
            key: 'name',
            head: t(mark === 'payer' ? 'whoParty' : 'phase'),
            cell: slice => nameOf(slice.key),
            total: t('together'),
          },
          amount('enabling', t('enablingInside'), slice => slice.enablingEur),
          amount('supra', t('supraPlan'), slice => slice.supraPlanEur),
          amount('other', t('otherInvestments'), slice => slice.otherEur),
          amount('all', t('together'), slice => slice.presentEur),
        ]}
      />
    </Panel>
  )
}

/** The result of the area, and what a deficit comes from. */
function Gap({ data: { invested, causes }, language }: Props) {
  const t = sayMoney(language)
  const { million, percent } = formats(language)
  const { buildingsEur, otherRevenuesEur, areaEur } = invested
  const rows = [
    { key: 'buildings', name: t('gapBuildings'), eur: buildingsEur },
    { key: 'others', name: t('gapOthers'), eur: otherRevenuesEur },
    { key: 'investments', name: t('gapInvestments'), eur: -totalsOf(invested.rows).presentEur },
  ]
  const share = enablingShare(causes)
  const named = Object.entries(causes).filter(([, eur]) => eur >= 0.5) as [DeficitCause, number][]
  return (
    <Panel id="tekort" title={t('gap')} aside={t('millionEuro')}>
      <DataTable
        id="tekort-tabel"
        caption={t('tableOf', { title: t('gap') })}
        isCaptionHidden
        rows={rows}
        rowKey={row => row.key}
        columns={[
          { key: 'name', head: t('kind'), cell: row => row.name, total: t('gapArea') },
          {
            key: 'eur',
            head: t('present'),
            align: 'end',
            cell: row => million(row.eur, { decimals: 2 }),
            total: <b class={areaEur < 0 ? 'loss' : undefined}>{million(areaEur, { decimals: 2 })}</b>,
          },
        ]}
      />
      {share === undefined ? (
        <p class="small">{t('noDeficit')}</p>
      ) : (
        <>
          <p class="measure">
            {t('gapEnabling', { share: percent(share) })} {t('gapText')}
          </p>
          <BarRows
            id="oorzaken"
            language={language}
            title={t('cause')}
            unit={t('millionEuro')}
            decimals={2}
            rows={named.map(([cause, eur]) => ({ name: t(`cause_${cause}`), value: eur / 1e6 }))}
          />
        </>
      )}
    </Panel>
  )
}

/** What the area costs beside its buildings: by kind, payer and phase, the supra-plan part apart, and the deficit. */
export function InvestmentsPage({ data, context }: PageView<InvestmentsData>) {
  const { language } = context
  const t = sayMoney(language)
  const { head, invested, variantId } = data
  return (
    <CasePage
      head={head}
      current="investments"
      context={context}
      title={t('investmentsTitle')}
      purpose={t('investmentsLead')}
      action={
        data.mayEdit ? (
          <LinkButton kind="primary" href={href(partLinks('regels').list, { id: head.id })}>
            {t('toLines')}
          </LinkButton>
        ) : undefined
      }
    >
      <VariantChoice
        variants={data.variants}
        variantId={variantId}
        language={language}
        address={variant => href(links.investments, { id: head.id }, { variant })}
      />
      {head.withheld.lineCount > 0 && <Alert kind="warning">{t('ofVisible')}</Alert>}
      {invested.rows.length === 0 ? (
        <EmptyState title={t('noInvestments')}>{t('noInvestmentsText')}</EmptyState>
      ) : (
        <>
          <Kinds data={data} language={language} />
          <Slices data={data} language={language} mark="payer" />
          <Slices data={data} language={language} mark="phase" />
          <SupraPlan caseFile={data.caseFile} invested={invested} language={language} />
          {!head.withheld.touchesArea && <Gap data={data} language={language} />}
        </>
      )}
    </CasePage>
  )
}
