import {
  type Case,
  type ComparedModel,
  type CooperationModel,
  type CooperationTerms,
  cooperationName,
  type NoCooperation,
} from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { Context, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import {
  Alert,
  Button,
  type Choice,
  type Column,
  DataTable,
  FilterPanel,
  HiddenFields,
  Panel,
  PercentageField,
  SelectField,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type CaseHead, CasePage, nameOr, partyName } from './case-page.tsx'
import { periodName } from './fields/words.ts'
import { say } from './say.ts'

/** The models of cooperation laid over a case. */
export interface CooperationData {
  head: CaseHead
  caseFile: Case
  markets: readonly Choice[]
  terms: CooperationTerms
  forms: readonly ComparedModel[] | NoCooperation
  /** May keep a form as a variant. */
  mayKeep: boolean
  isDone: boolean
}

type Props = { data: CooperationData; context: Context }
type WithForms = Props & { forms: readonly ComparedModel[] }

/** A line of a table: a party, or the area. */
interface Row {
  id: string
  name: string
  cell: (form: ComparedModel) => string
}

/** Shares as percentages for the fields of a form and for an address. */
export function asPercentages(terms: Omit<CooperationTerms, 'market'>) {
  const percent = (share: number) => String(Math.round(share * 1000) / 10)
  return {
    deel: percent(terms.marketShare),
    inbreng: percent(terms.claimPriceShare),
    grondprijs: percent(terms.landPriceShare),
    verhaal: percent(terms.recoveredShare),
  }
}

function Terms({ data, context }: Props) {
  const { language } = context
  const t = say(language)
  const shares = asPercentages(data.terms)
  const typed = (text: string) => (language === 'nl' ? text.replace('.', ',') : text)
  return (
    <FilterPanel language={language} action={href(links.cooperation, { id: data.head.id })} chosenCount={5}>
      <SelectField
        language={language}
        name="markt"
        label={t('coopMarket')}
        choices={data.markets}
        value={data.terms.market}
        width="full"
      />
      {(['deel', 'inbreng', 'grondprijs', 'verhaal'] as const).map(name => (
        <PercentageField
          key={name}
          language={language}
          name={name}
          label={t(`coop_${name}`)}
          value={typed(shares[name])}
        />
      ))}
    </FilterPanel>
  )
}

function columnsOf({ forms, context }: WithForms, head: string, unit?: string): Column<Row>[] {
  return [
    { key: 'name', head, cell: row => row.name },
    ...forms.map(
      (form): Column<Row> => ({
        key: form.form,
        head: cooperationName(form.form)[context.language] ?? cooperationName(form.form).nl,
        unit,
        align: 'end',
        cell: row => row.cell(form),
      }),
    ),
  ]
}

/** The parties of all forms: those of the case, and the joint company where a form adds it. */
function partiesOf({ data, forms, context }: WithForms): { id: string; name: string }[] {
  const known = data.caseFile.parties.map(({ id }) => id)
  const all = new Set([...known, ...forms.flatMap(form => Object.keys(form.appraisal.parties))])
  return [...all].map(id => ({
    id,
    name: known.includes(id)
      ? partyName(data.caseFile, id, context.language)
      : nameOr(cooperationName('joint-entity'), id, context.language),
  }))
}

function Results(props: WithForms) {
  const { language } = props.context
  const t = say(language)
  const { million } = formats(language)
  const parties = partiesOf(props)
  const results: Row[] = [
    ...parties.map(({ id, name }) => ({
      id,
      name,
      cell: ({ appraisal }: ComparedModel) => million(appraisal.parties[id]?.npvOwnEur ?? 0, { decimals: 2 }),
    })),
    {
      id: 'land',
      name: t('coopLand'),
      cell: ({ appraisal }) => million(appraisal.landExploitation?.ncwBbvEur ?? 0, { decimals: 2 }),
    },
    {
      id: 'area',
      name: t('areaNpv'),
      cell: ({ appraisal }) => million(appraisal.area.npvEur, { decimals: 2 }),
    },
  ]
  const peaks = parties.map(({ id, name }) => ({
    id,
    name,
    cell: ({ appraisal }: ComparedModel) => {
      const party = appraisal.parties[id]
      if (!party || party.peakFundingEur > -0.5) return '–'
      const period = periodName(props.data.caseFile, party.peakFundingT, language)
      return `${million(party.peakFundingEur, { decimals: 2 })} (${period})`
    },
  }))
  return (
    <>
      <Panel id="resultaat" title={t('coopResults')} aside={t('npvOwn')}>
        <DataTable
          id="resultaten"
          caption={t('tableOf', { title: t('coopResults') })}
          isCaptionHidden
          columns={columnsOf(props, t('party'), t('millionEuro'))}
          rows={results}
          rowKey={row => row.id}
          isWide
        />
        <p class="small muted">{t('coopSameArea')}</p>
      </Panel>
      <Panel id="piek" title={t('coopPeaks')}>
        <DataTable
          id="pieken"
          caption={t('tableOf', { title: t('coopPeaks') })}
          isCaptionHidden
          columns={columnsOf(props, t('party'), t('millionEuro'))}
          rows={peaks}
          rowKey={row => row.id}
          isWide
        />
      </Panel>
    </>
  )
}

function Bearers(props: WithForms) {
  const { language } = props.context
  const t = say(language)
  const { percent } = formats(language)
  const rows = (divided: 'costs' | 'revenues'): Row[] =>
    partiesOf(props)
      .filter(({ id }) => props.forms.some(form => Math.abs(form.bears[divided][id] ?? 0) > 0.0005))
      .map(({ id, name }) => ({
        id: `${divided}-${id}`,
        name: t(divided === 'costs' ? 'coopCostsOf' : 'coopRevenuesOf', { party: name }),
        cell: form => percent(form.bears[divided][id] ?? 0),
      }))
  return (
    <Panel id="wie-draagt" title={t('coopBearers')}>
      <DataTable
        id="dragers"
        caption={t('tableOf', { title: t('coopBearers') })}
        isCaptionHidden
        columns={columnsOf(props, t('coopWhat'))}
        rows={[...rows('costs'), ...rows('revenues')]}
        rowKey={row => row.id}
        isWide
      />
    </Panel>
  )
}

function KeepForm({ data, context, form }: Props & { form: CooperationModel }) {
  const t = say(context.language)
  const { market, ...shares } = data.terms
  const { language } = context
  const name = cooperationName(form)[language] ?? cooperationName(form).nl
  return (
    <form method="post" action={href(links.keepCooperation, { id: data.head.id })}>
      <HiddenFields
        values={{ form, markt: market, ...asPercentages(shares), revision: String(data.head.revision) }}
      />
      <Button kind="secondary" hiddenSuffix={name}>
        {t('keepAsVariant')}
      </Button>
    </form>
  )
}

function Explanations({ forms, ...props }: WithForms) {
  const { language } = props.context
  const t = say(language)
  const columns: Column<ComparedModel>[] = [
    {
      key: 'form',
      head: t('coopForm'),
      cell: ({ form }) => cooperationName(form)[language] ?? cooperationName(form).nl,
    },
    { key: 'how', head: t('coopHow'), cell: ({ form }) => t(`coopHow_${form}`) },
    { key: 'risk', head: t('coopRisk'), cell: ({ form }) => t(`coopRisk_${form}`) },
    ...(props.data.mayKeep
      ? [
          {
            key: 'keep',
            head: t('variant'),
            cell: ({ form }: ComparedModel) => <KeepForm {...props} form={form} />,
          },
        ]
      : []),
  ]
  return (
    <Panel id="vormen" title={t('coopForms')}>
      <DataTable
        id="vormen-tabel"
        caption={t('tableOf', { title: t('coopForms') })}
        isCaptionHidden
        columns={columns}
        rows={forms}
        rowKey={({ form }) => form}
      />
      {props.data.mayKeep && <p class="small muted">{t('hint_keepAsVariant')}</p>}
    </Panel>
  )
}

/** Six models of cooperation laid over one case: result, peak funding and who bears what, party by party. */
export function CooperationPage({ data, context }: PageView<CooperationData>) {
  const t = say(context.language)
  const { forms, head } = data
  const props = { data, context }
  return (
    <CasePage
      head={head}
      current="cooperation"
      context={context}
      title={t('coopTitle')}
      purpose={t('coopLead')}
      isDone={data.isDone}
    >
      {'reason' in forms ? (
        <Alert kind="warning">
          <p>{t(`coop_${forms.reason}`)}</p>
        </Alert>
      ) : (
        <>
          <Terms {...props} />
          {head.withheld.lineCount > 0 && <Alert kind="warning">{t('coopOfVisible')}</Alert>}
          <Results {...props} forms={forms} />
          <Bearers {...props} forms={forms} />
          <Explanations {...props} forms={forms} />
        </>
      )}
    </CasePage>
  )
}
