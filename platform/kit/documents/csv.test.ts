import { describe, expect, test } from 'vitest'
import { CsvNotRead, readCsv, writeCsv } from './csv.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('writing', () => {
  test('gives lines that a Dutch spreadsheet program opens', () => {
    const text = writeCsv([
      ['naam', 'bedrag', 'open'],
      ['Haven; "oost"', -12.5, true],
      ['', null, undefined],
    ])
    expect(text).toBe('\uFEFFnaam;bedrag;open\r\n"Haven; ""oost""";-12.5;true\r\n;;\r\n')
  })

  test('writes decimals with a comma where that is asked, and leaves texts as they are', () => {
    const text = writeCsv([[-1234.5, 0.25, 7, '1.5', 1e21]], { decimalSign: ',', byteOrderMark: false })
    expect(text).toBe('-1234,5;0,25;7;1.5;1e+21\r\n')
  })

  test('quotes a decimal comma between cells that are divided by commas', () => {
    const options = { decimalSign: ',', delimiter: ',', byteOrderMark: false } as const
    expect(writeCsv([[1.5, 2]], options)).toBe('"1,5",2\r\n')
  })

  test('can do without the mark and with commas', () => {
    expect(writeCsv([['a', 'b,c']], { delimiter: ',', byteOrderMark: false })).toBe('a,"b,c"\r\n')
  })

  test.each(['=1+1', '+31', '-1+2', '@sum', '\t=1', ' =1', '\r=1', '\n=1', '\uff1d1', '=cmd|calc'])(
    'the text %j is never a formula',
    text => {
      expect(readCsv(bytes(writeCsv([[text, 'x']])))[0]?.[0]).toBe(`'${text}`)
    },
  )

  test('text that only holds such a sign stays as it is', () => {
    expect(writeCsv([['a-b', 'c=d', "'s-Gravenhage"]], { byteOrderMark: false })).toBe(
      "a-b;c=d;'s-Gravenhage\r\n",
    )
  })
})

describe('reading', () => {
  const rows = [
    ['naam', 'getal'],
    ['Café', '1,5'],
  ]
  test.each([
    ['semicolons', bytes('naam;getal\r\nCafé;1,5\r\n')],
    ['commas', bytes('naam,getal\nCafé,"1,5"\n')],
    ['tabs', bytes('naam\tgetal\nCafé\t1,5')],
    ['a mark and an empty line', bytes('\uFEFFnaam;getal\n\nCafé;1,5')],
    ['the letters of Windows', Buffer.from('naam;getal\nCaf\xe9;1,5', 'latin1')],
  ])('takes %s', (_what, content) => {
    expect(readCsv(content)).toEqual(rows)
  })

  test.each([
    ['a row that is too short', 'a;b\n1', 2],
    ['a quote that does not close', 'a;b\n"1;2', 2],
    ['too many rows', 'a\n1\n2\n3', 4],
    ['too many columns', 'a;b;c;d', 1],
  ])('refuses %s and names the line', (_what, text, line) => {
    try {
      readCsv(bytes(text), { rowsMax: 3, columnsMax: 3 })
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(CsvNotRead)
      expect((error as CsvNotRead).line).toBe(line)
    }
  })

  test('an empty file has no rows', () => {
    expect(readCsv(bytes(''))).toEqual([])
  })
})
