import type { Case } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { Context, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import {
  Actions,
  Alert,
  Button,
  type Column,
  DataTable,
  DescriptionList,
  Form,
  Panel,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { SeenRecord } from '../rules/risk-record.ts'
import { type CaseHead, CasePage, partyName } from './case-page.tsx'
import { say } from './say.ts'

/** The number of record of a version, as far as this reader may see it. */
export interface RiskRecordData {
  head: CaseHead
  version: { number: number; name: string }
  caseFile: Case
  record: (SeenRecord & { organisationName: string | undefined }) | undefined
  /** What working it out again found; undefined when nobody asked. */
  isSame: boolean | undefined
  mayRecord: boolean
  isDone: boolean
}

type Props = { data: RiskRecordData; context: Context }

/** By what the distribution of a version was worked out, what came out, and the way to work it out again. */
export function RiskRecordPage({ data, context, form }: PageView<RiskRecordData>) {
  const t = say(context.language)
  const { head, version, record } = data
  const { number, name } = version
  return (
    <CasePage
      head={head}
      current="versions"
      context={context}
      title={`${t('riskRecordTitle')}: ${number}. ${name}`}
      purpose={t('riskRecordPurpose')}
      isDone={data.isDone}
    >
      {record && <Record data={data} context={context} />}
      {!record && !data.mayRecord && <p>{t('riskRecordNone')}</p>}
      {!record && data.mayRecord && (
        <Panel id="vastleggen" title={t('riskRecordMake')}>
          <Form language={context.language} form={form}>
            <p class="measure">{t('riskRecordMakeTold')}</p>
            <Actions>
              <Button>{t('riskRecordMake')}</Button>
            </Actions>
          </Form>
        </Panel>
      )}
    </CasePage>
  )
}

function Record({ data, context }: Props) {
  const { language } = context
  const t = say(language)
  const { number, dateTime } = formats(language)
  const { record, head, version, isSame } = data
  if (!record) return null
  const { trials, seed, engine, at, resultHash, figures, organisationName } = record
  return (
    <>
      {isSame !== undefined && (
        <Alert kind={isSame ? 'ok' : 'error'}>{t(isSame ? 'riskRecordSame' : 'riskRecordOther')}</Alert>
      )}
      {!resultHash && <Alert>{t('riskRecordHidden')}</Alert>}
      <DescriptionList
        pairs={[
          { label: t('riskTrials'), value: number(trials) },
          { label: t('riskSeed'), value: String(seed) },
          { label: t('riskRecordEngine'), value: engine },
          { label: t('fixedBy'), value: organisationName ?? '–' },
          { label: t('day'), value: dateTime(new Date(at.epochMilliseconds)) },
          ...(resultHash ? [{ label: t('riskRecordHash'), value: <code>{resultHash}</code> }] : []),
        ]}
      />
      <form method="get" action={href(links.riskRecord, { id: head.id, nummer: String(version.number) })}>
        <Button name="narekenen" value="ja">
          {t('riskRecordAgain')}
        </Button>
      </form>
      {figures && <Figures figures={figures} data={data} context={context} />}
    </>
  )
}

type Figures = NonNullable<SeenRecord['figures']>
interface Row {
  id: string
  name: string
  spread: Figures['area']
}

function Figures({ figures, data, context }: Props & { figures: Figures }) {
  const { language } = context
  const t = say(language)
  const { million, percent } = formats(language)
  const rows: Row[] = [
    { id: 'area', name: t('riskArea'), spread: figures.area },
    ...Object.entries(figures.parties).map(([id, spread]) => ({
      id,
      name: partyName(data.caseFile, id, language),
      spread,
    })),
  ]
  const columns: Column<Row>[] = [
    { key: 'who', head: t('riskWho'), cell: row => row.name },
    ...(['p10', 'p20', 'p50', 'p80', 'p90'] as const).map(
      (key): Column<Row> => ({
        key,
        head: t(`risk_${key}`),
        unit: t('millionEuro'),
        align: 'end',
        cell: ({ spread }) => million(spread[key]),
      }),
    ),
    {
      key: 'chance',
      head: t('riskRecordChance'),
      align: 'end',
      cell: ({ spread }) => percent(spread.pNonNegative),
    },
  ]
  return (
    <DataTable
      id="record"
      caption={t('riskParties')}
      columns={columns}
      rows={rows}
      rowKey={row => row.id}
      isWide
    />
  )
}
