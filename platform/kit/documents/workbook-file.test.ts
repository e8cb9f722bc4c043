import { describe, expect, test } from 'vitest'
import { readWorkbook } from './read-workbook.ts'
import { type TestPart, testZip } from './testing-zip.ts'
import { workbookXlsx } from './workbook.ts'
import { guardZip, ZipRefused } from './zip-guard.ts'

const part = (more: Partial<TestPart> = {}): TestPart => ({
  name: 'xl/workbook.xml',
  content: Buffer.from('<workbook/>'),
  ...more,
})
const other = part({ name: 'xl/other.xml' })
const zeros = (megabytes: number) => Buffer.alloc(megabytes * 2 ** 20)

function refusalOf(bytes: Buffer): string {
  try {
    guardZip(bytes)
    return 'taken'
  } catch (error) {
    return error instanceof ZipRefused ? error.refusal : String(error)
  }
}

test('an honest zip is taken and its parts are told', () => {
  const { parts } = guardZip(testZip([part(), part({ name: 'xl/b.xml', stored: true })]))
  expect(parts.map(({ name, isDeflated, inflatedBytes }) => ({ name, isDeflated, inflatedBytes }))).toEqual([
    { name: 'xl/workbook.xml', isDeflated: true, inflatedBytes: 11 },
    { name: 'xl/b.xml', isDeflated: false, inflatedBytes: 11 },
  ])
})

/** Bytes that do not pack, the same every time. */
function noise(megabytes: number): Buffer {
  const bytes = Buffer.alloc(megabytes * 2 ** 20)
  let state = 1
  for (let at = 0; at < bytes.length; at++) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    bytes[at] = state >> 16
  }
  return bytes
}

const honest = testZip([part()])
const hostile: [string, Buffer, string][] = [
  ['text', Buffer.from('geen zip, wel lang genoeg om er een te zijn'), 'DOCUMENT_GEEN_ZIP'],
  ['nothing', Buffer.alloc(0), 'DOCUMENT_GEEN_ZIP'],
  ['half a zip', honest.subarray(0, honest.length - 30), 'DOCUMENT_GEEN_ZIP'],
  ['a file of 51 MB', Buffer.concat([honest, zeros(51)]), 'DOCUMENT_TE_GROOT'],
  [
    'a part that inflates a thousand times',
    testZip([part({ content: zeros(20) })]),
    'DOCUMENT_PAKT_TE_VER_UIT',
  ],
  ['a part that says it is 4 GB', testZip([part({ claimedBytes: 0xfffffff0 })]), 'DOCUMENT_PAKT_TE_VER_UIT'],
  [
    'many parts that are too large together',
    testZip(
      [1, 2, 3].map(index =>
        part({ name: `${index}`, stored: false, content: noise(1), claimedBytes: 150 * 2 ** 20 }),
      ),
    ),
    'DOCUMENT_PAKT_TE_VER_UIT',
  ],
  ['a size of zero before contents', testZip([part({ claimedBytes: 0 })]), 'DOCUMENT_KAPOT'],
  ['64-bit sizes', testZip([part({ claimedBytes: 0xffffffff })]), 'DOCUMENT_ZIP64'],
  ['a 64-bit index', testZip([part()], { indexOffset: 0xffffffff }), 'DOCUMENT_ZIP64'],
  [
    'two thousand and one parts',
    testZip(Array.from({ length: 2001 }, (_, index) => part({ name: `${index}` }))),
    'DOCUMENT_TE_VEEL_DELEN',
  ],
  ['more parts told than there are', testZip([part()], { count: 2 }), 'DOCUMENT_KAPOT'],
  ['an encrypted part', testZip([part({ flags: 1 })]), 'DOCUMENT_VERSLEUTELD'],
  ['another way of packing', testZip([part({ method: 12 })]), 'DOCUMENT_COMPRESSIE_ONBEKEND'],
  ['a path out of the folder', testZip([part({ name: '../../etc/passwd' })]), 'DOCUMENT_PADNAAM'],
  ['a path from the root', testZip([part({ name: '/etc/passwd' })]), 'DOCUMENT_PADNAAM'],
  ['a path of another system', testZip([part({ name: 'xl\\..\\a' })]), 'DOCUMENT_PADNAAM'],
  ['a path with a drive', testZip([part({ name: 'C:a.xml' })]), 'DOCUMENT_PADNAAM'],
  ['the same name twice', testZip([part(), part()]), 'DOCUMENT_DUBBELE_NAAM'],
  [
    'the same name in capitals',
    testZip([part(), part({ name: 'XL/Workbook.xml' })]),
    'DOCUMENT_DUBBELE_NAAM',
  ],
  ['a macro', testZip([part({ name: 'xl/vbaProject.bin' })]), 'DOCUMENT_ACTIEVE_INHOUD'],
  [
    'a link to another file',
    testZip([part({ name: 'xl/externalLinks/externalLink1.xml' })]),
    'DOCUMENT_ACTIEVE_INHOUD',
  ],
  ['an embedded object', testZip([part({ name: 'xl/embeddings/a.xlsx' })]), 'DOCUMENT_ACTIEVE_INHOUD'],
  [
    'a macro of an open document',
    testZip([part({ name: 'Basic/Standard/a.xml' })]),
    'DOCUMENT_ACTIEVE_INHOUD',
  ],
  [
    'two parts at one place',
    testZip([part(), part({ ...other, offset: 0, nameInHead: 'x' })]),
    'DOCUMENT_KAPOT',
  ],
  ['another name in the part itself', testZip([part({ nameInHead: 'xl/vbaProject.bin' })]), 'DOCUMENT_KAPOT'],
  ['a part beyond the end', testZip([part({ offset: 10_000 })]), 'DOCUMENT_KAPOT'],
  ['a second end after the first', Buffer.concat([honest, Buffer.from('staart')]), 'DOCUMENT_KAPOT'],
]

describe('refused before anything is inflated', () => {
  test.each(hostile)('%s', (_what, bytes, refusal) => {
    expect(refusalOf(bytes)).toBe(refusal)
  })

  test('parts that share their contents', () => {
    const bytes = testZip([part({ stored: true, content: Buffer.alloc(200) }), other])
    // The first part's contents now reach over the second one.
    const index = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    for (const at of [18, 22]) bytes.writeUInt32LE(240, at)
    for (const at of [20, 24]) bytes.writeUInt32LE(240, index + at)
    expect(refusalOf(bytes)).toBe('DOCUMENT_OVERLAPT')
  })

  test('printer settings are no macro', () => {
    expect(refusalOf(testZip([part({ name: 'xl/printerSettings/printerSettings1.bin' })]))).toBe('taken')
  })
})

describe('reading a workbook', () => {
  test('gives the values that were written, and of formulas their outcomes', async () => {
    const bytes = await workbookXlsx({
      title: 'Proef',
      language: 'nl',
      names: [],
      sheets: [
        {
          name: 'Blad één',
          widths: [20, 10],
          frozen: { rows: 1, columns: 0 },
          rows: [
            [
              { value: 'Naam', format: 'text' },
              { value: 'Waarde', format: 'text' },
            ],
            [
              { value: '=1+1', format: 'text' },
              { value: 12.5, format: 'number' },
            ],
            [
              { value: 'Dag', format: 'text' },
              { value: 46_000, format: 'date' },
            ],
            [
              { value: 'Som', format: 'text' },
              { value: 25, formula: 'B2*2', format: 'number' },
            ],
          ],
        },
      ],
    })
    expect(await readWorkbook(bytes)).toEqual([
      {
        name: 'Blad één',
        rows: [
          ['Naam', 'Waarde'],
          ['=1+1', 12.5],
          ['Dag', 46_000],
          ['Som', 25],
        ],
      },
    ])
  })

  test.each([
    [
      'inflates further than it says',
      part({ content: zeros(20), claimedBytes: 2000 }),
      'DOCUMENT_PAKT_TE_VER_UIT',
    ],
    ['inflates to something broken', part({ method: 8, stored: true, content: noise(1) }), 'DOCUMENT_KAPOT'],
  ])('stops at a part that %s', async (_what, hostile, refusal) => {
    const stopped = readWorkbook(testZip([hostile]))
    await expect(stopped).rejects.toThrow(`refused: ${refusal}`)
  })
})
