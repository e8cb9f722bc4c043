import { chartOfAccounts } from '@versneller/engine'
import type { ComponentChildren } from 'preact'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Button,
  CheckField,
  type Column,
  DataTable,
  EmptyState,
  Fieldset,
  Form,
  NumberField,
  PageTitle,
  SelectField,
  Steps,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { LabelledSum } from '../rules/foreign/foreign-document.ts'
import {
  BOOK_VALUE,
  columnFields,
  type ForeignCell,
  type ForeignSheet,
  type SheetMapping,
  SKIPPED,
  sheetLayouts,
  sheetSides,
  textOf,
  type WorkbookMapping,
} from '../rules/foreign/mapping.ts'
import { yearOf } from '../rules/foreign/read-cell.ts'
import { say } from './say.ts'

/** The steps after a workbook was sent. */
export const foreignSteps = [
  'workbookSheets',
  'workbookColumns',
  'workbookAccounts',
  'workbookCheck',
] as const
/** One of them. */
export type ForeignStep = (typeof foreignSteps)[number]

interface FrameProps {
  id: string
  step: ForeignStep
  language: Language
  children: ComponentChildren
}

/** A page of the assistant: where it stands, and its form. */
export function ForeignFrame({ id, step, language, children }: FrameProps) {
  const t = say(language)
  const now = foreignSteps.indexOf(step)
  return (
    <div class="stack">
      <PageTitle title={t(step)} purpose={t(`lead_${step}`)} />
      <div class="v-form-layout">
        <Steps
          language={language}
          label={t('fromWorkbook')}
          steps={foreignSteps.map((one, place) => ({
            title: t(one),
            href: place <= now ? href(links[one], { id }) : undefined,
            state: place < now ? 'done' : place === now ? 'now' : 'open',
          }))}
        />
        <div class="stack">{children}</div>
      </div>
    </div>
  )
}

/** A workbook that is being read. */
export interface ForeignData {
  found: { id: string; sheets: readonly ForeignSheet[]; mapping: WorkbookMapping }
}

const previewRows = 12
const previewColumns = 9

function shownCell(cell: ForeignCell | undefined, language: Language): string {
  if (typeof cell === 'number' && yearOf(cell) !== cell)
    return formats(language)
      .number(cell, { decimals: Number.isInteger(cell) ? 0 : 2 })
      .slice(0, 40)
  return textOf(cell).slice(0, 40)
}

const columnLetter = (column: number): string =>
  (column >= 26 ? columnLetter(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

/** The first rows of a sheet with their numbers, so that its head can be pointed at. */
function SheetPreview({
  sheet,
  place,
  language,
}: {
  sheet: ForeignSheet
  place: number
  language: Language
}) {
  const t = say(language)
  const width = Math.min(
    previewColumns,
    Math.max(0, ...sheet.rows.slice(0, previewRows).map(row => row.length)),
  )
  const columns: Column<{ number: number; cells: readonly ForeignCell[] }>[] = [
    { key: 'row', head: t('rowNumber'), cell: row => String(row.number) },
    ...Array.from({ length: width }, (_, column) => ({
      key: String(column),
      head: columnLetter(column),
      cell: (row: { cells: readonly ForeignCell[] }) => shownCell(row.cells[column], language),
    })),
  ]
  return (
    <DataTable
      id={`voorbeeld-${place}`}
      caption={t('firstRowsOf', { sheet: sheet.name })}
      columns={columns}
      rows={sheet.rows.slice(0, previewRows).map((cells, index) => ({ number: index + 1, cells }))}
      rowKey={row => String(row.number)}
      isWide
    />
  )
}

/** Which sheets are read, and how: the row of the head, costs or revenues, the unit and the sign. */
export function SheetsPage({ data, context, form }: PageView<ForeignData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  const filled = data.found.sheets
    .map((sheet, place) => ({ sheet, place }))
    .filter(({ sheet }) => sheet.rows.length > 0)
  return (
    <ForeignFrame id={data.found.id} step="workbookSheets" language={language}>
      <Form {...field}>
        {filled.map(({ sheet, place }) => (
          <Fieldset key={sheet.name} legend={sheet.name}>
            <CheckField {...field} name={`gebruik-${place}`} label={t('useSheet')} />
            <SheetPreview sheet={sheet} place={place} language={language} />
            <NumberField
              {...field}
              name={`kop-${place}`}
              label={t('headRow')}
              hint={t('hint_headRow')}
              isOptional
            />
            <SelectField
              {...field}
              isOptional
              name={`indeling-${place}`}
              label={t('layout')}
              emptyLabel={t('asFound')}
              choices={sheetLayouts.map(value => ({ value, label: t(`layout_${value}`) }))}
              width="full"
            />
            <SelectField
              {...field}
              isOptional
              name={`kant-${place}`}
              label={t('side')}
              emptyLabel={t('asFound')}
              choices={sheetSides.map(value => ({ value, label: t(`side_${value}`) }))}
              width="full"
            />
            <SelectField
              {...field}
              isOptional
              name={`eenheid-${place}`}
              label={t('unitOfAmounts')}
              emptyLabel={t('asFound')}
              choices={(['1', '1000', '1000000'] as const).map(value => ({
                value,
                label: t(`unit_${value}`),
              }))}
            />
            <CheckField
              {...field}
              name={`omgekeerd-${place}`}
              label={t('isReversed')}
              hint={t('hint_isReversed')}
            />
          </Fieldset>
        ))}
        {filled.length === 0 && <EmptyState title={t('workbookEmptyTitle')}>{t('workbookEmpty')}</EmptyState>}
        <Actions>
          <Button>{t('nextStep')}</Button>
        </Actions>
      </Form>
    </ForeignFrame>
  )
}

const columnsOffered = 60

/** Columns of a sheet in which something stands, with the first values below the head. */
function columnsIn(sheet: ForeignSheet, { headRow }: SheetMapping, language: Language) {
  const below = sheet.rows.slice(headRow + 1)
  const width = Math.min(columnsOffered, Math.max(0, ...sheet.rows.map(row => row.length)))
  return Array.from({ length: width }, (_, column) => {
    const values = below.map(row => row[column]).filter(cell => textOf(cell) !== '')
    const head = shownCell(sheet.rows[headRow]?.[column], language)
    return {
      column,
      head,
      values: values.slice(0, 3).map(cell => shownCell(cell, language)),
      isFilled: values.length > 0,
    }
  }).filter(one => one.isFilled || one.head !== '')
}

/** The years that a column may be about: those of the head, and some around them. */
function yearsOffered(sheet: ForeignSheet, { headRow }: SheetMapping): number[] {
  const found = (sheet.rows[headRow] ?? []).flatMap(cell => yearOf(cell) ?? [])
  if (found.length === 0) return []
  const from = Math.min(...found) - 2
  return Array.from({ length: Math.max(...found) - from + 3 }, (_, place) => from + place)
}

/** What each column of the sheets holds. */
export function ColumnsPage({ data, context, form }: PageView<ForeignData>) {
  const { language } = context
  const t = say(language)
  const { sheets, mapping, id } = data.found
  return (
    <ForeignFrame id={id} step="workbookColumns" language={language}>
      <Form language={language} form={form}>
        {mapping.sheets.map((one, place) => {
          const sheet = sheets.find(({ name }) => name === one.sheet)
          if (!sheet) return null
          const choices = [
            ...columnFields
              .filter(field => one.layout === 'list' || (field !== 'year' && field !== 'amount'))
              .map(value => ({ value: value as string, label: t(`column_${value}`) })),
            ...(one.layout === 'years'
              ? yearsOffered(sheet, one).map(year => ({
                  value: `y${year}`,
                  label: t('amountsOf', { year: String(year) }),
                }))
              : []),
          ]
          return (
            <Fieldset key={one.sheet} legend={one.sheet}>
              {columnsIn(sheet, one, language).map(({ column, head, values }) => (
                <SelectField
                  key={column}
                  language={language}
                  form={form}
                  isOptional
                  name={`kolom-${place}-${column}`}
                  label={t('columnNamed', { letter: columnLetter(column), head: head === '' ? '–' : head })}
                  hint={values.length > 0 ? values.join('; ') : undefined}
                  emptyLabel={t('leaveOut')}
                  choices={choices}
                  width="full"
                />
              ))}
            </Fieldset>
          )
        })}
        <Actions>
          <Button>{t('nextStep')}</Button>
        </Actions>
      </Form>
    </ForeignFrame>
  )
}

/** The labels of a workbook, each to be put on an account. */
export interface AccountsData {
  id: string
  labels: readonly LabelledSum[]
}

/** On which account each label goes. */
export function AccountsPage({ data, context, form }: PageView<AccountsData>) {
  const { language } = context
  const t = say(language)
  const { money } = formats(language)
  const accountsOf = (side: 'cost' | 'revenue') => [
    ...chartOfAccounts
      .filter(account => (side === 'revenue' ? account.kind === 'revenue' : account.kind !== 'revenue'))
      .map(({ code, name }) => ({
        value: code,
        label: account(code, name[language]),
      })),
    { value: BOOK_VALUE, label: t('targetBookValue') },
    { value: SKIPPED, label: t('leaveOut') },
  ]
  return (
    <ForeignFrame id={data.id} step="workbookAccounts" language={language}>
      <Form language={language} form={form}>
        {(['cost', 'revenue'] as const).map(side => (
          <Fieldset key={side} legend={t(`labels_${side}`)}>
            {data.labels.map(({ label, side: own, totalEur }, place) =>
              own === side ? (
                <SelectField
                  key={`${side} ${label}`}
                  language={language}
                  form={form}
                  name={`rekening-${place}`}
                  label={label}
                  hint={money(totalEur, { decimals: 2 })}
                  choices={accountsOf(side)}
                  width="full"
                />
              ) : null,
            )}
          </Fieldset>
        ))}
        {data.labels.length === 0 && (
          <EmptyState title={t('workbookEmptyTitle')}>{t('workbookEmpty')}</EmptyState>
        )}
        <Actions>
          <Button>{t('nextStep')}</Button>
        </Actions>
      </Form>
    </ForeignFrame>
  )
}

const account = (code: string, name: string) => (/^\d+$/.test(code) ? `${code} ${name}` : name)
