import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import {
  Actions,
  Alert,
  Button,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  Form,
  LinkButton,
  Panel,
  StatusBadge,
  TextField,
} from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import { type CaseHead, CasePage } from '../case-page.tsx'
import { type BookLine, bookScope, bookTones } from './books.tsx'
import { sayOpenness } from './words.ts'

/** A look in a book: by position and organisation. */
export interface LookLine {
  organisationName: string
  title: string
  /** ISO instant. */
  at: string
}

/** One open book, for those involved in it. */
export interface BookData {
  head: CaseHead
  book: BookLine
  looks: readonly LookLine[]
  mayAgree: boolean
  mayLook: boolean
  mayEnd: boolean
  isDone: boolean
}

type View = PageView<BookData>

function Terms({ data, context: { language } }: Pick<View, 'data' | 'context'>) {
  const t = sayOpenness(language)
  const { book } = data
  const { date, dateTime } = formats(language)
  const agreed = (at: string | undefined) =>
    at === undefined ? t('notAgreed') : t('agreed', { at: dateTime(new Date(at)) })
  return (
    <DescriptionList
      pairs={[
        {
          label: t('state'),
          value: <StatusBadge tone={bookTones[book.state]}>{t(`state_${book.state}`)}</StatusBadge>,
        },
        { label: t('whose'), value: book.partyName },
        { label: t('offerLines'), value: bookScope(book, language) },
        {
          label: t('viewers'),
          value: book.viewers.map(viewer => `${viewer.partyName} (${agreed(viewer.agreedAt)})`).join(', '),
        },
        { label: t('until'), value: date(book.until) },
        ...(book.endReason === undefined
          ? []
          : [{ label: t('endReason'), value: t('endedBecause', { reason: book.endReason }) }]),
      ]}
    />
  )
}

function Looks({ data, context: { language } }: Pick<View, 'data' | 'context'>) {
  const t = sayOpenness(language)
  const columns: Column<LookLine>[] = [
    { key: 'at', head: t('at'), cell: look => formats(language).dateTime(new Date(look.at)) },
    { key: 'position', head: t('position'), cell: look => look.title },
    { key: 'organisation', head: t('organisation'), cell: look => look.organisationName },
  ]
  return (
    <DataTable
      id="inzagen"
      caption={t('looksTitle')}
      columns={columns}
      rows={data.looks}
      rowKey={look => `${look.at} ${data.looks.indexOf(look)}`}
      empty={
        <EmptyState title={t('looksEmptyTitle')} level={2}>
          {t('looksEmpty')}
        </EmptyState>
      }
    />
  )
}

/** The terms of an open book, who agreed, who looked, and what can be done with it. */
export function BookPage({ data, context, form }: View) {
  const { language } = context
  const t = sayOpenness(language)
  const { head, book } = data
  const at = { id: head.id, item: book.id }
  return (
    <CasePage
      head={head}
      current="openness"
      context={context}
      title={book.what}
      purpose={t('booksTitle')}
      isDone={data.isDone}
    >
      <Terms data={data} context={context} />
      {data.mayAgree && (
        <Panel id="akkoord" title={t('agreeTitle')}>
          <p>{t('agreeText', { day: formats(language).date(book.until) })}</p>
          <form method="post" action={href(links.agreeBook, at)}>
            <Button>{t('agree')}</Button>
          </form>
        </Panel>
      )}
      {book.state === 'offered' && !data.mayAgree && (
        <Alert>
          <p>{t('offered')}</p>
        </Alert>
      )}
      {data.mayLook && (
        <p>
          <LinkButton kind="primary" href={href(links.lookInBook, at)}>
            {t('look')}
          </LinkButton>{' '}
          <span class="small muted">{t('lookAgain')}</span>
        </p>
      )}
      <Looks data={data} context={context} />
      {data.mayEnd && (
        <Panel id="beeindigen" title={t('endTitle')}>
          <p>{t('endText')}</p>
          <Form language={language} form={form}>
            <TextField language={language} form={form} name="reason" label={t('endReason')} />
            <Actions>
              <Button kind="danger">{t('end')}</Button>
            </Actions>
          </Form>
        </Panel>
      )}
    </CasePage>
  )
}
