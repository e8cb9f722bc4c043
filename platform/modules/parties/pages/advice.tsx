import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Choice,
  type Column,
  DateField,
  DescriptionList,
  Form,
  LinkButton,
  Panel,
  PickerField,
  StatusBadge,
  TextField,
  type Tone,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type AdviceRelation, type AdviceState, adviceStates } from '../model.ts'
import { ManagedList } from './managed-list.tsx'
import { say } from './say.ts'

const tones: Readonly<Record<AdviceState, Tone>> = { future: 'info', active: 'ok', ended: 'neutral' }

/** An advice relation with its state today. */
export type AdviceLine = AdviceRelation & { state: AdviceState }

function columnsOf(language: Language): Column<AdviceLine>[] {
  const t = say(language)
  const { date } = formats(language)
  return [
    { key: 'adviser', head: t('adviser'), cell: row => row.adviserName },
    { key: 'client', head: t('client'), cell: row => row.clientName },
    { key: 'subject', head: t('adviceSubject'), cell: row => row.subject },
    { key: 'from', head: t('validFrom'), cell: row => date(row.validFrom) },
    { key: 'to', head: t('validTo'), cell: row => (row.validTo ? date(row.validTo) : t('noEnd')) },
    {
      key: 'state',
      head: t('state'),
      cell: row => <StatusBadge tone={tones[row.state]}>{t(`state_${row.state}`)}</StatusBadge>,
    },
  ]
}

/** A part of the list of advice relations, with what was asked. */
export interface AdviceListData {
  rows: readonly AdviceLine[]
  total: number
  state: AdviceState | undefined
  page: number
  pageSize: number
  mayTell: boolean
}

/** Advice relations, to look through and to add to. */
export function AdviceListPage({ data, context }: PageView<AdviceListData>) {
  const { language } = context
  const t = say(language)
  const columns = columnsOf(language).map(
    (column): Column<AdviceLine> =>
      column.key === 'subject'
        ? { ...column, cell: row => <a href={href(links.advice, { id: row.id })}>{row.subject}</a> }
        : column,
  )
  const add = <LinkButton href={href(links.newAdvice)}>{t('newAdviceTitle')}</LinkButton>
  const choices = adviceStates.map(state => ({ value: state, label: t(`state_${state}`) }))
  return (
    <ManagedList
      language={language}
      id="adviesrelaties"
      title={t('adviceTitle')}
      purpose={t('adviceLead')}
      action={data.mayTell ? add : undefined}
      list={links.adviceRelations}
      file={links.adviceFile}
      filters={[
        {
          ...{ name: 'stand', label: t('state'), value: data.state },
          choose: { openLabel: t('allStates'), choices },
        },
      ]}
      countLabel={t('adviceCount', { count: data.total })}
      columns={columns}
      data={data}
      empty={{ title: t('adviceEmptyTitle'), text: t('adviceEmpty') }}
    />
  )
}

/** Tells that one organisation advises another. */
export function NewAdvicePage({ data, context, form }: PageView<{ organisations: readonly Choice[] }>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <WorkPage title={t('newAdviceTitle')} purpose={t('newAdviceLead')}>
      <Form language={language} form={form}>
        <PickerField {...field} name="adviser" label={t('adviser')} choices={data.organisations} />
        <PickerField {...field} name="client" label={t('client')} choices={data.organisations} />
        <TextField {...field} name="subject" label={t('adviceSubject')} hint={t('adviceSubjectHint')} />
        <DateField {...field} name="validFrom" label={t('validFrom')} />
        <DateField {...field} name="validTo" label={t('validTo')} hint={t('adviceLastDayHint')} isOptional />
        <Actions>
          <Button>{t('newPledgeButton')}</Button>
          <a href={href(links.adviceRelations)}>{t('adviceTitle')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** One advice relation, with what this person may do about it. */
export interface AdviceData {
  relation: AdviceLine
  mayEnd: boolean
  isDone: boolean
}

/** One advice relation: as it is, and its last day. */
export function AdvicePage({ data, context, form }: PageView<AdviceData>) {
  const { language } = context
  const t = say(language)
  const { relation } = data
  return (
    <WorkPage title={t('oneAdviceTitle')} purpose={t('oneAdviceLead')}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <DescriptionList
        pairs={columnsOf(language).map(({ head, cell }) => ({ label: head, value: cell(relation) }))}
      />
      {data.mayEnd && (
        <Panel id="einde" title={t('adviceEnd')}>
          <Form language={language} form={form}>
            <DateField language={language} form={form} name="lastDay" label={t('validTo')} />
            <Actions>
              <Button>{t('adviceEnd')}</Button>
            </Actions>
          </Form>
        </Panel>
      )}
    </WorkPage>
  )
}
