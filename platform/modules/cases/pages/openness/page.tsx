import type { Case } from '@versneller/engine'
import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import {
  Actions,
  Button,
  CheckField,
  type Column,
  DataTable,
  EmptyState,
  Form,
  LinkButton,
  Panel,
} from '../../../../kit/ui/index.ts'
import { links, partLinks } from '../../links.ts'
import {
  gradeOf,
  type OpenItem,
  type OpenShare,
  openItems,
  sharesByGrade,
  sharesByParty,
} from '../../rules/openness.ts'
import type { OpennessChange } from '../../rules/openness-history.ts'
import { type CaseHead, CasePage, nameOr, partyName } from '../case-page.tsx'
import { say } from '../say.ts'
import { sayOpenness } from './words.ts'

/** A line that is open to a party for verification, as far as this reader is involved: until which ISO day. */
export interface OpenedCell {
  lineId: string
  partyId: string
  day: string
}

/** Who sees which line, as far as this reader sees the line. */
export interface OpennessData {
  head: CaseHead
  caseFile: Case
  isShared: boolean
  isDone: boolean
  opened: readonly OpenedCell[]
  history: readonly (OpennessChange & { by: string })[]
}

type Props = { data: OpennessData; language: Language }

function Shares({
  shares,
  named,
  data,
  language,
  id,
  title,
}: Props & {
  shares: readonly OpenShare[]
  named: (key: string) => string
  id: string
  title: string
}) {
  const t = sayOpenness(language)
  const { million, number, percent } = formats(language)
  const columns: Column<OpenShare>[] = [
    { key: 'name', head: id === 'graden' ? t('grade') : t('party'), cell: row => named(row.key) },
    { key: 'count', head: t('lines'), align: 'end', cell: row => number(row.lineCount) },
    {
      key: 'eur',
      head: t('amount'),
      unit: '€ mln',
      align: 'end',
      cell: row => million(row.eur, { decimals: 2 }),
    },
    { key: 'share', head: t('share'), align: 'end', cell: row => percent(row.share, { decimals: 0 }) },
    ...(id === 'graden'
      ? []
      : [
          {
            key: 'look',
            head: t('lookLink'),
            cell: (row: OpenShare) => (
              <a href={href(links.lookAlong, { id: data.head.id }, { partij: row.key })}>
                {t('lookLink')}
                <span class="vh"> {named(row.key)}</span>
              </a>
            ),
          },
        ]),
  ]
  return (
    <DataTable
      id={id}
      caption={title}
      isCaptionHidden={id === 'graden'}
      columns={columns}
      rows={shares}
      rowKey={row => row.key}
    />
  )
}

/** How much of what this reader sees has which grade, and what each party sees of it. */
function HowMuch({ data, language }: Props) {
  const t = sayOpenness(language)
  const { caseFile, head } = data
  return (
    <Panel id="hoeveel" title={t('gradesTitle')}>
      <p class="small muted">{t('gradesLead', { hidden: head.withheld.lineCount })}</p>
      <Shares
        data={data}
        language={language}
        id="graden"
        title={say(language)('tableOf', { title: t('gradesTitle') })}
        shares={sharesByGrade(caseFile)}
        named={key => t(`grade_${key as 'all' | 'named' | 'own'}`)}
      />
      <Shares
        data={data}
        language={language}
        id="per-partij"
        title={t('byParty')}
        shares={sharesByParty(caseFile)}
        named={key => partyName(caseFile, key, language)}
      />
      <p>
        <a href={href(links.lookAlong, { id: head.id })}>
          {t('lookLink')}: {t('readers')}
        </a>
      </p>
    </Panel>
  )
}

function cellOf({ data, language }: Props, item: OpenItem, partyId: string): string {
  const t = sayOpenness(language)
  if (item.visibleTo === undefined || item.visibleTo.includes(partyId)) return t('cell_sees')
  const opened = data.opened.find(one => one.lineId === item.id && one.partyId === partyId)
  return opened ? t('cell_book', { day: formats(language).date(opened.day) }) : t('cell_total')
}

function Matrix({ data, language }: Props) {
  const t = sayOpenness(language)
  const { head, caseFile } = data
  const columns: Column<OpenItem>[] = [
    {
      key: 'line',
      head: t('line'),
      cell: item => {
        const word = item.kind === 'lines' ? 'regels' : 'programma'
        return (
          <a href={href(partLinks(word).item, { id: head.id, item: item.id })}>
            {nameOr(item.name, item.id, language)}
          </a>
        )
      },
    },
    { key: 'grade', head: t('grade'), cell: item => t(`grade_${gradeOf(item, caseFile)}`) },
    ...caseFile.parties.map(
      (party): Column<OpenItem> => ({
        key: party.id,
        head: partyName(caseFile, party.id, language),
        cell: item => cellOf({ data, language }, item, party.id),
      }),
    ),
    {
      key: 'change',
      head: t('change'),
      cell: item => (
        <a href={href(links.opennessItem, { id: head.id, item: item.id })}>
          {t('changeShort')}
          <span class="vh"> {nameOr(item.name, item.id, language)}</span>
        </a>
      ),
    },
  ]
  return (
    <DataTable
      id="openheid"
      caption={t('matrixTitle')}
      columns={columns}
      rows={openItems(caseFile)}
      rowKey={item => item.id}
      empty={<EmptyState title={say(language)('partEmptyTitle')}>{say(language)('partEmpty')}</EmptyState>}
      isWide
    />
  )
}

function History({ data, language }: Props) {
  const t = sayOpenness(language)
  type Row = OpennessData['history'][number]
  const columns: Column<Row>[] = [
    {
      key: 'when',
      head: t('when'),
      cell: row => formats(language).dateTime(new Date(row.at.epochMilliseconds)),
    },
    {
      key: 'line',
      head: t('line'),
      cell: ({ item }) => (item ? nameOr(item.name, item.id, language) : t('unnamed')),
    },
    { key: 'from', head: t('from'), cell: row => t(`standing_${row.before}`) },
    { key: 'to', head: t('to'), cell: row => t(`standing_${row.after}`) },
    { key: 'who', head: t('who'), cell: row => row.by },
  ]
  return (
    <DataTable
      id="geschiedenis"
      caption={t('historyTitle')}
      columns={columns}
      rows={data.history}
      rowKey={row => `${row.revision} ${data.history.indexOf(row)}`}
      empty={
        <EmptyState title={t('historyEmptyTitle')} level={2}>
          {t('historyEmpty')}
        </EmptyState>
      }
    />
  )
}

function ShareForm({ data, context, form }: PageView<OpennessData>) {
  const { language } = context
  const t = say(language)
  if (!data.head.mayManage) return <p>{data.isShared ? t('isShared') : t('isNotShared')}</p>
  return (
    <Form language={language} form={form}>
      <CheckField
        language={language}
        form={form}
        name="isShared"
        label={t('shareWithProgramme')}
        hint={t('hint_share')}
      />
      <Actions>
        <Button>{t('save')}</Button>
      </Actions>
    </Form>
  )
}

/** Grades of openness per line and party, how much is open, and how that changed. */
export function OpennessPage(view: PageView<OpennessData>) {
  const { data, context } = view
  const { language } = context
  const t = sayOpenness(language)
  const { head } = data
  return (
    <CasePage
      head={head}
      current="openness"
      context={context}
      title={t('title')}
      purpose={t('lead')}
      action={
        head.isParty && (
          <LinkButton kind="secondary" href={href(links.openBooks, { id: head.id })}>
            {t('booksLink')}
          </LinkButton>
        )
      }
      isDone={data.isDone}
    >
      <ShareForm {...view} />
      <HowMuch data={data} language={language} />
      <Matrix data={data} language={language} />
      <History data={data} language={language} />
    </CasePage>
  )
}
