import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import {
  Actions,
  Button,
  CheckboxesField,
  type Choice,
  type Column,
  DataTable,
  DateField,
  EmptyState,
  Form,
  Panel,
  SelectField,
  StatusBadge,
  TextField,
} from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import type { BookState } from '../../rules/open-book.ts'
import { type CaseHead, CasePage } from '../case-page.tsx'
import { sayOpenness } from './words.ts'

/** A book as lists show it; only for those involved in it. */
export interface BookLine {
  id: string
  what: string
  partyName: string
  lineCount: number
  viewers: readonly { partyId: string; partyName: string; agreedAt: string | undefined }[]
  state: BookState
  /** ISO day, the last one. */
  until: string
  endReason: string | undefined
}

/** Open books of the parties of a reader, and the form to offer one. */
export interface BooksData {
  head: CaseHead
  books: readonly BookLine[]
  /** Own parties, own lines that not everybody sees, and the parties to which they can be opened. */
  parties: readonly Choice[]
  lines: readonly Choice[]
  others: readonly Choice[]
}

/** How a state of a book is drawn. */
export const bookTones = { offered: 'info', open: 'ok', expired: 'neutral', ended: 'neutral' } as const

/** Which lines a book is about, in words. */
export const bookScope = ({ lineCount }: Pick<BookLine, 'lineCount'>, language: Language): string => {
  const t = sayOpenness(language)
  return lineCount === 0 ? t('bookLines_all') : t('bookLines_some', { count: lineCount })
}

function BookTable({ data, language }: { data: BooksData; language: Language }) {
  const t = sayOpenness(language)
  const columns: Column<BookLine>[] = [
    {
      key: 'what',
      head: t('what'),
      cell: book => (
        <>
          <a href={href(links.openBook, { id: data.head.id, item: book.id })}>{book.what}</a>
          <span class="sub">{bookScope(book, language)}</span>
        </>
      ),
    },
    { key: 'whose', head: t('whose'), cell: book => book.partyName },
    {
      key: 'viewers',
      head: t('viewers'),
      cell: book => book.viewers.map(viewer => viewer.partyName).join(', '),
    },
    { key: 'until', head: t('until'), cell: book => formats(language).date(book.until) },
    {
      key: 'state',
      head: t('state'),
      cell: book => <StatusBadge tone={bookTones[book.state]}>{t(`state_${book.state}`)}</StatusBadge>,
    },
  ]
  return (
    <DataTable
      id="open-boeken"
      caption={t('booksTitle')}
      isCaptionHidden
      columns={columns}
      rows={data.books}
      rowKey={book => book.id}
      empty={
        <EmptyState title={t('booksEmptyTitle')} level={2}>
          {t('booksEmpty')}
        </EmptyState>
      }
    />
  )
}

/** Agreements by which parties open their costs for verification. */
export function BooksPage({ data, context, form }: PageView<BooksData>) {
  const { language } = context
  const t = sayOpenness(language)
  const field = { language, form }
  return (
    <CasePage
      head={data.head}
      current="openness"
      context={context}
      title={t('booksTitle')}
      purpose={t('booksLead')}
    >
      <BookTable data={data} language={language} />
      <Panel id="aanbieden" title={t('offerTitle')}>
        <Form {...field}>
          <SelectField {...field} name="partyId" label={t('offerFor')} choices={data.parties} />
          <TextField {...field} name="what" label={t('offerWhat')} hint={t('offerWhatHint')} />
          {data.lines.length > 0 && (
            <CheckboxesField
              {...field}
              name="lineIds"
              label={t('offerLines')}
              hint={t('offerLinesHint')}
              choices={data.lines}
              isOptional
            />
          )}
          <CheckboxesField {...field} name="viewerIds" label={t('offerViewers')} choices={data.others} />
          <DateField {...field} name="until" label={t('offerUntil')} />
          <Actions>
            <Button>{t('offer')}</Button>
          </Actions>
        </Form>
      </Panel>
    </CasePage>
  )
}
