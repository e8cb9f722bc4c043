import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { type Column, DataTable } from './data-table.tsx'

interface Row {
  name: string
  amount: number
}

const columns: Column<Row>[] = [
  { key: 'naam', head: 'Project', sortHref: '?sorteer=naam', total: 'Totaal', cell: row => row.name },
  { key: 'soort', head: 'Soort', cell: () => undefined },
  {
    key: 'bedrag',
    head: 'Bedrag',
    unit: '€ mln',
    align: 'end',
    sorted: 'descending',
    total: '7',
    cell: row => row.amount,
  },
]
const rows = [
  { name: 'Haven', amount: 3 },
  { name: 'Kanaal', amount: 4 },
]
const shared = { id: 'lijst', caption: 'Projecten', columns, rowKey: (row: Row) => row.name }

describe('a table', () => {
  const html = renderToString(<DataTable {...shared} rows={rows} />)

  test('keeps its roles where the small screen shows rows as labels with values', () => {
    const count = (role: string) => html.match(new RegExp(`role="${role}"`, 'g'))?.length
    expect([count('table'), count('row'), count('columnheader'), count('rowheader'), count('cell')]).toEqual([
      1, 4, 3, 3, 6,
    ])
  })

  test('labels each value with its head and unit', () => {
    expect(html).toContain('<td class="n" data-label="Bedrag (€\u00a0mln)" role="cell"><div>3</div></td>')
  })

  test('leaves a cell without content empty, so that the small screen can drop it', () => {
    expect(html).toContain('<td data-label="Soort" role="cell"></td>')
  })

  test('sorts by a link in the address and says what it is sorted by', () => {
    expect(html).toContain('<a href="?sorteer=naam">Project</a>')
    expect(html).toContain('aria-sort="descending"')
  })

  test('is named by its caption and can be reached to scroll', () => {
    expect(html).toContain('<section class="v-table-scroll" aria-labelledby="lijst-titel" tabindex="0">')
    expect(html).toContain('<caption id="lijst-titel">')
  })

  test('has a total row only when a column has a total', () => {
    expect(html).toContain('<tfoot')
    const plain = columns.map(({ total: _, ...column }) => column)
    expect(renderToString(<DataTable {...shared} columns={plain} rows={rows} />)).not.toContain('<tfoot')
  })

  test('gives way to the empty state when there are no rows', () => {
    expect(renderToString(<DataTable {...shared} rows={[]} empty={<p>Niets</p>} />)).toBe('<p>Niets</p>')
  })
})
