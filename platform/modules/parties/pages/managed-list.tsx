import type { ComponentChildren, VNode } from 'preact'
import { type Address, href } from '../../../kit/http/address.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  type Choice,
  type Column,
  DataTable,
  EmptyState,
  ExportLinks,
  FilterPanel,
  Pager,
  SelectField,
  TableBar,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'

/** A filter of a list: a field to search in, or a choice with what leaving it open is called. */
interface ListFilter {
  /** In the address. */
  name: string
  label: string
  value: string | undefined
  choose?: { openLabel: string; choices: readonly Choice[] }
}

interface ManagedListProps<Row> {
  language: Language
  id: string
  title: string
  purpose: string
  action?: VNode | undefined
  list: Address<string>
  file: Address<string>
  filters: readonly ListFilter[]
  /** What else the address holds. */
  asked?: Readonly<Record<string, string | undefined>>
  countLabel: string
  columns: readonly Column<Row>[]
  data: { rows: readonly Row[]; total: number; page: number; pageSize: number }
  empty: { title: string; text: ComponentChildren }
}

/** A list under management: its filters, how many there are, the file of the same selection, the rows and the pages. */
export function ManagedList<Row extends { id: string }>(props: ManagedListProps<Row>) {
  const { language, id, title, filters, data, empty } = props
  const asked = {
    ...props.asked,
    ...Object.fromEntries(filters.map(({ name, value }) => [name, value])),
  }
  const at = (pagina: number, per: number) => href(props.list, {}, { ...asked, pagina, per })
  const chosenCount = Object.values(asked).filter(Boolean).length
  return (
    <WorkPage title={title} purpose={props.purpose} action={props.action}>
      <div class="v-list-layout">
        <FilterPanel language={language} action={href(props.list)} chosenCount={chosenCount}>
          {filters.map(({ choose, ...field }) =>
            choose ? (
              <SelectField
                key={field.name}
                language={language}
                {...field}
                emptyLabel={choose.openLabel}
                choices={choose.choices}
                isOptional
              />
            ) : (
              <TextField key={field.name} language={language} {...field} isOptional />
            ),
          )}
        </FilterPanel>
        <div>
          <TableBar title={props.countLabel}>
            <ExportLinks language={language} links={[{ format: 'csv', href: href(props.file, {}, asked) }]} />
          </TableBar>
          <DataTable
            id={id}
            caption={title}
            isCaptionHidden
            columns={props.columns}
            rows={data.rows}
            rowKey={row => row.id}
            empty={<EmptyState title={empty.title}>{empty.text}</EmptyState>}
          />
          <Pager language={language} page={data.page} pageSize={data.pageSize} total={data.total} href={at} />
        </div>
      </div>
    </WorkPage>
  )
}
