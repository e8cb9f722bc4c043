import type {
  Bilingual,
  Case,
  ValueForMoney,
  WelfareBalance,
  WelfareRow,
  WelfareStep,
} from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { Context, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import {
  Alert,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  FilterPanel,
  KeyFigures,
  LinkButton,
  Panel,
  SelectField,
} from '../../../kit/ui/index.ts'
import { links, partLinks } from '../links.ts'
import { type CaseHead, CasePage, nameOr, partyName } from './case-page.tsx'
import { say } from './say.ts'

/** The welfare balance of a case, perhaps beside a case without the project. */
export interface BenefitsData {
  head: CaseHead
  caseFile: Case
  variants: readonly { id: string; name: Bilingual }[]
  variantId: string | undefined
  /** The variant that stands for what happens without the project. */
  withoutId: string | undefined
  balance: WelfareBalance
  without: WelfareBalance | undefined
  money: ValueForMoney
  mayEdit: boolean
}

type Props = { data: BenefitsData; context: Context }

function Question({ data, context }: Props) {
  const { language } = context
  const t = say(language)
  if (data.variants.length === 0) return null
  const choices = data.variants.map(({ id, name }) => ({ value: id, label: nameOr(name, id, language) }))
  const chosen = [data.variantId, data.withoutId].filter(Boolean).length
  return (
    <FilterPanel language={language} action={href(links.benefits, { id: data.head.id })} chosenCount={chosen}>
      <SelectField
        language={language}
        isOptional
        name="variant"
        label={t('variant')}
        emptyLabel={t('base')}
        choices={choices}
        value={data.variantId}
        width="full"
      />
      <SelectField
        language={language}
        isOptional
        name="nul"
        label={t('withoutProject')}
        emptyLabel={t('nothingHappens')}
        choices={choices}
        value={data.withoutId}
        width="full"
      />
    </FilterPanel>
  )
}

function MainFigures({ data, context }: Props) {
  const { language } = context
  const t = say(language)
  const { moneyMillion, number, percent } = formats(language)
  const { balance, without } = data
  const million = (eur: number) => moneyMillion(eur, { decimals: 2 })
  const tone = balance.netEur < 0 ? ('loss' as const) : ('gain' as const)
  return (
    <KeyFigures
      figures={[
        { label: t('welfareBenefits'), value: million(balance.benefitsEur) },
        { label: t('welfareCosts'), value: million(balance.costsEur) },
        {
          label: t('welfareNet'),
          value: million(balance.netEur),
          tone,
          detail: t('welfareSensitivity', {
            low: million(balance.netAtLowRateEur),
            lowRate: percent(balance.lowRate, { decimals: 1 }),
            high: million(balance.netAtHighRateEur),
            highRate: percent(balance.highRate, { decimals: 1 }),
          }),
        },
        {
          label: t('welfareRatio'),
          value: balance.ratio === null ? '–' : number(balance.ratio, { decimals: 2 }),
        },
        ...(without ? [{ label: t('welfareAgainst'), value: million(balance.netEur - without.netEur) }] : []),
      ]}
    />
  )
}

/** Which of the rates were not read at their source, so that nobody takes them for certain. */
function Unverified({ data, context: { language } }: Props) {
  const t = say(language)
  const { percent } = formats(language)
  return (
    <>
      {data.balance.parameters
        .filter(({ verified }) => !verified)
        .map(({ name, value, source }) => (
          <p key={name} class="small muted">
            {percent(value, { decimals: 1 })}: {source} ({t('notVerified')})
          </p>
        ))}
    </>
  )
}

function EffectsTable({ data, context }: Props) {
  const { language } = context
  const t = say(language)
  const { balance, caseFile } = data
  const million = (eur: number) => formats(language).million(eur, { decimals: 2 })
  const nameOf = (id: string) => partyName(caseFile, id, language)
  const cell = (row: WelfareRow, eur: number) => (row.isUnpriced ? t('unpriced') : million(eur))
  const columns: Column<WelfareRow>[] = [
    {
      key: 'effect',
      head: t('effect'),
      cell: row => (
        <>
          {row.name[language]}
          {row.kind === 'transfer' && <span class="sub">{t('isTransfer')}</span>}
        </>
      ),
      total: t('welfareNet'),
    },
    ...balance.parties.map(
      (party): Column<WelfareRow> => ({
        key: party,
        head: nameOf(party),
        unit: t('millionEuro'),
        align: 'end',
        cell: row => cell(row, row.byParty[party] ?? 0),
        total: million(balance.byParty[party] ?? 0),
      }),
    ),
    {
      key: 'total',
      head: t('total'),
      unit: t('millionEuro'),
      align: 'end',
      cell: row => cell(row, row.totalEur),
      total: million(balance.netEur),
    },
  ]
  return (
    <Panel id="effecten-per-partij" title={t('effectByParty')} aside={t('presentValueAtLevel')}>
      <DataTable
        id="effecten-tabel"
        caption={t('tableOf', { title: t('effectByParty') })}
        isCaptionHidden
        columns={columns}
        rows={balance.rows.filter(row => row.kind !== 'market' || row.totalEur !== 0)}
        rowKey={row => row.id}
        isWide
      />
      <p class="small muted">{t('effectsHow')}</p>
    </Panel>
  )
}

function Steps({ data, context }: Props) {
  const { language } = context
  const t = say(language)
  const million = (eur: number) => formats(language).million(eur, { decimals: 2 })
  const columns: Column<WelfareStep>[] = [
    {
      key: 'step',
      head: t('welfareStep'),
      cell: step => (step.id === 'net' ? <b>{step.name[language]}</b> : step.name[language]),
    },
    {
      key: 'eur',
      head: t('amount'),
      unit: t('millionEuro'),
      align: 'end',
      cell: step => (step.id === 'net' ? <b>{million(step.eur)}</b> : million(step.eur)),
    },
  ]
  return (
    <Panel id="van-grex-naar-mkba" title={t('welfareSteps')}>
      <DataTable
        id="stappen"
        caption={t('tableOf', { title: t('welfareSteps') })}
        isCaptionHidden
        columns={columns}
        rows={data.balance.steps}
        rowKey={step => step.id}
      />
    </Panel>
  )
}

function Money({ data, context }: Props) {
  const { language } = context
  const t = say(language)
  const { money, number } = formats(language)
  const { publicEur, homes, affordableHomes, ...ratios } = data.money
  const eur = (value: number | null) => (value === null ? t('noAnswer') : money(value))
  return (
    <Panel id="doelmatigheid" title={t('valueForMoney')} aside={t('valueForMoneyAside')}>
      <DescriptionList
        pairs={[
          { label: t('publicMoneyIn'), value: money(publicEur) },
          { label: t('perHome', { count: homes }), value: eur(ratios.perHomeEur) },
          {
            label: t('perAffordableHome', { count: affordableHomes }),
            value: eur(ratios.perAffordableHomeEur),
          },
          { label: t('perMillionWelfare'), value: eur(ratios.perMillionWelfareEur) },
          {
            label: t('leverage'),
            value: ratios.leverage === null ? t('noAnswer') : number(ratios.leverage, { decimals: 1 }),
          },
        ]}
      />
    </Panel>
  )
}

/** Welfare costs and benefits of a case: the balance, effect by party, and the steps from the result of the area. */
export function BenefitsPage({ data, context }: PageView<BenefitsData>) {
  const t = say(context.language)
  const { head } = data
  const props = { data, context }
  const effects = data.caseFile.effects ?? []
  const toEffects = (
    <LinkButton kind="primary" href={href(partLinks('effecten').list, { id: head.id })}>
      {t('toEffects')}
    </LinkButton>
  )
  return (
    <CasePage
      head={head}
      current="benefits"
      context={context}
      title={t('benefitsTitle')}
      purpose={t('benefitsLead')}
      action={data.mayEdit ? toEffects : undefined}
    >
      {head.withheld.lineCount > 0 && <Alert kind="warning">{t('benefitsOfVisible')}</Alert>}
      <Question {...props} />
      <MainFigures {...props} />
      <Unverified {...props} />
      {effects.length === 0 && <EmptyState title={t('effectsEmptyTitle')}>{t('effectsEmpty')}</EmptyState>}
      <EffectsTable {...props} />
      <Steps {...props} />
      <Money {...props} />
    </CasePage>
  )
}
