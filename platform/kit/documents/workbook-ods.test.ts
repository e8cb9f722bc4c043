import { readOds } from 'hucre/ods'
import { expect, test } from 'vitest'
import type { Workbook, WorkbookCell } from './workbook.ts'
import { workbookOds } from './workbook-ods.ts'
import { guardZip } from './zip-guard.ts'
import { zipOf } from './zip-write.ts'

const text = (value: string): WorkbookCell => ({ value, format: 'text' })
const workbook: Workbook = {
  title: 'Proef & meer',
  language: 'nl',
  names: [
    { name: 'Prijs', range: 'Invoer!$B$1' },
    { name: 'Alles', range: 'Invoer!$B$1:$B$2' },
  ],
  sheets: [
    {
      name: 'Invoer',
      widths: [12, 20],
      frozen: { rows: 1, columns: 0 },
      rows: [
        [text('=1+1, geen formule'), { value: 2, format: 'euro' }],
        [undefined, { value: 3, formula: 'IF(Prijs>1,SUM($A$1,B1)+1,"nee, niet")', format: 'number' }],
      ],
    },
    {
      name: 'Uit',
      widths: [12],
      frozen: { rows: 0, columns: 0 },
      rows: [[{ value: 5, formula: 'SUM(Alles)', format: 'number' }]],
    },
  ],
}

/** The part of the file that holds sheets and names. */
async function contentOf(bytes: Uint8Array): Promise<string> {
  const { inflateRawSync } = await import('node:zlib')
  const part = guardZip(bytes).parts.find(one => one.name === 'content.xml')
  if (!part) throw new Error('no content')
  return inflateRawSync(bytes.subarray(part.begin, part.begin + part.deflatedBytes)).toString()
}

test('an open document has live formulas with semicolons, names, widths and outcomes', async () => {
  const bytes = await workbookOds(workbook)
  const content = await contentOf(bytes)
  expect(content).toContain('table:formula="of:=IF(Prijs&gt;1;SUM([.$A$1];[.B1])+1;&quot;nee, niet&quot;)"')
  expect(content).toContain(
    '<table:named-range table:name="Alles" table:base-cell-address="$Invoer.$B$1" table:cell-range-address="$Invoer.$B$1:$Invoer.$B$2"/>',
  )
  expect(content.match(/style:column-width="[^"]+"/g)).toEqual([
    'style:column-width="2.40cm"',
    'style:column-width="4.00cm"',
  ])
  const { sheets } = await readOds(bytes)
  expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
    [
      'Invoer',
      [
        ['=1+1, geen formule', 2],
        [null, 3],
      ],
    ],
    ['Uit', [[5]]],
  ])
})

test('the kind of the file stands first and can be read without inflating', async () => {
  const bytes = await workbookOds(workbook)
  const [first] = guardZip(bytes).parts
  expect([first?.name, first?.isDeflated]).toEqual(['mimetype', false])
  expect(Buffer.from(bytes.subarray(30, 38)).toString()).toBe('mimetype')
})

test('a zip holds its parts as they were, and the same contents give the same bytes', () => {
  const parts = [
    { name: 'a.txt', content: Buffer.from('aaaa'), isStored: true },
    { name: 'map/é.xml', content: Buffer.from('<b/>'.repeat(100)) },
  ]
  const bytes = zipOf(parts)
  expect(
    guardZip(bytes).parts.map(({ name, isDeflated, inflatedBytes }) => [name, isDeflated, inflatedBytes]),
  ).toEqual([
    ['a.txt', false, 4],
    ['map/é.xml', true, 400],
  ])
  expect(zipOf(parts).equals(bytes)).toBe(true)
})
