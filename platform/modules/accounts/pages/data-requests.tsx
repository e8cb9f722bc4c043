import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  Form,
  Pager,
  RadioField,
  StatusBadge,
  TextAreaField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import {
  type DataRequestKind,
  type DataRequestOutcome,
  dataRequestKinds,
  dataRequestOutcomes,
} from '../model.ts'
import { say } from './say.ts'

/** A request as the pages show it; days and instants in ISO. */
export interface RequestLine {
  id: string
  personName: string
  kind: DataRequestKind
  request: string
  askedAt: string
  dueOn: string
  outcome: DataRequestOutcome | undefined
  answer: string | undefined
  isLate: boolean
}

const kindKeys = { correct: 'kindCorrect', erase: 'kindErase', object: 'kindObject' } as const
const outcomeKeys = { done: 'outcomeDone', partly: 'outcomePartly', refused: 'outcomeRefused' } as const

function State({ line, language }: { line: RequestLine; language: Language }) {
  const t = say(language)
  if (line.outcome) return <StatusBadge tone="ok">{t(outcomeKeys[line.outcome])}</StatusBadge>
  return line.isLate ? (
    <StatusBadge tone="err">{t('outcomeLate')}</StatusBadge>
  ) : (
    <StatusBadge tone="info">{t('outcomeOpen')}</StatusBadge>
  )
}

function columnsOf(language: Language): Record<'asked' | 'kind' | 'due' | 'state', Column<RequestLine>> {
  const t = say(language)
  const f = formats(language)
  return {
    asked: { key: 'asked', head: t('askedAt'), cell: row => f.date(row.askedAt) },
    kind: { key: 'kind', head: t('kind'), cell: row => t(kindKeys[row.kind]) },
    due: { key: 'due', head: t('dueOn'), cell: row => f.date(row.dueOn) },
    state: { key: 'state', head: t('state'), cell: row => <State line={row} language={language} /> },
  }
}

/** Asks for correction or erasure of the own data, and shows the answers. */
export function OwnDataRequestPage({
  data,
  context,
  form,
}: PageView<{ requests: readonly RequestLine[]; sentUntil: string | undefined }>) {
  const { language } = context
  const t = say(language)
  const columns = columnsOf(language)
  const answer: Column<RequestLine> = { key: 'answer', head: t('answer'), cell: row => row.answer ?? '–' }
  return (
    <WorkPage title={t('dataRequestTitle')} purpose={t('dataRequestLead')}>
      {data.sentUntil && (
        <Alert kind="ok" isLive>
          <p>{t('dataRequestSent', { date: formats(language).date(data.sentUntil) })}</p>
        </Alert>
      )}
      <Form language={language} form={form}>
        <RadioField
          language={language}
          form={form}
          name="kind"
          label={t('dataRequestKind')}
          choices={dataRequestKinds.map(kind => ({ value: kind, label: t(kindKeys[kind]) }))}
        />
        <TextAreaField language={language} form={form} name="request" label={t('dataRequestText')} />
        <Actions>
          <Button>{t('dataRequestButton')}</Button>
        </Actions>
      </Form>
      {data.requests.length > 0 && (
        <DataTable
          id="verzoeken"
          caption={t('ownRequests')}
          columns={[columns.asked, columns.kind, columns.due, columns.state, answer]}
          rows={data.requests}
          rowKey={row => row.id}
        />
      )}
    </WorkPage>
  )
}

/** One page of the requests about own data. */
interface DataRequestsData {
  requests: readonly RequestLine[]
  total: number
  page: number
  pageSize: number
  isAnswered: boolean
}

/** All requests about own data, for the administrator. */
export function DataRequestsPage({ data, context }: PageView<DataRequestsData>) {
  const { language } = context
  const t = say(language)
  const columns = columnsOf(language)
  const person: Column<RequestLine> = {
    key: 'person',
    head: t('person'),
    cell: row => <a href={href(links.answerDataRequest, { id: row.id })}>{row.personName}</a>,
  }
  return (
    <WorkPage title={t('dataRequestsTitle')} purpose={t('dataRequestsLead')}>
      {data.isAnswered && (
        <Alert kind="ok" isLive>
          <p>{t('adminDone')}</p>
        </Alert>
      )}
      <DataTable
        id="verzoeken"
        caption={t('dataRequestsTitle')}
        isCaptionHidden
        columns={[person, columns.kind, columns.asked, columns.due, columns.state]}
        rows={data.requests}
        rowKey={row => row.id}
        empty={
          <EmptyState title={t('dataRequestsEmptyTitle')} level={2}>
            {t('dataRequestsEmpty')}
          </EmptyState>
        }
      />
      <Pager
        language={language}
        page={data.page}
        pageSize={data.pageSize}
        total={data.total}
        href={(page, pageSize) => href(links.dataRequests, {}, { pagina: page, per: pageSize })}
      />
    </WorkPage>
  )
}

/** One request, with the form for its answer while it is open. */
export function AnswerPage({ data, context, form }: PageView<{ request: RequestLine }>) {
  const { language } = context
  const t = say(language)
  const f = formats(language)
  const { request } = data
  return (
    <WorkPage title={t('answerTitle')} purpose={t('answerLead')}>
      <DescriptionList
        pairs={[
          { label: t('person'), value: request.personName },
          { label: t('kind'), value: t(kindKeys[request.kind]) },
          { label: t('askedAt'), value: f.date(request.askedAt) },
          { label: t('dueOn'), value: f.date(request.dueOn) },
          { label: t('state'), value: <State line={request} language={language} /> },
          { label: t('dataRequestText'), value: request.request },
          ...(request.answer ? [{ label: t('answer'), value: request.answer }] : []),
        ]}
      />
      {!request.outcome && (
        <Form language={language} form={form}>
          <RadioField
            language={language}
            form={form}
            name="outcome"
            label={t('answerOutcome')}
            choices={dataRequestOutcomes.map(outcome => ({ value: outcome, label: t(outcomeKeys[outcome]) }))}
          />
          <TextAreaField language={language} form={form} name="answer" label={t('answer')} />
          <Actions>
            <Button>{t('answerButton')}</Button>
          </Actions>
        </Form>
      )}
    </WorkPage>
  )
}
