import { describe, expect, it } from 'vitest'
import type { Language } from '../texts/texts.ts'
import { csvFile } from './csv-file.ts'

type Rows = Parameters<typeof csvFile>[1]

/** What stands in the file for a reader of a language. */
function written(rows: Rows, language: Language): unknown {
  const { content } = csvFile('lijst.csv', rows)
  return typeof content === 'function' ? content(language) : content
}

describe('a list as a file', () => {
  it('has the names of the fields as heads, and every row in their order', () => {
    const rows = [
      { naam: 'Binckhorst', woningen: 12 },
      { woningen: -3, naam: undefined },
    ]
    expect(csvFile('lijst.csv', rows)).toMatchObject({
      fileName: 'lijst.csv',
      contentType: 'text/csv; charset=utf-8',
    })
    expect(written(rows, 'nl')).toBe('\uFEFFnaam;woningen\r\nBinckhorst;12\r\n;-3\r\n')
  })

  it('has a decimal comma for who reads in Dutch, and a point for who reads in English', () => {
    const rows = [{ euro: -1234.5, kenmerk: '12.50' }]
    expect(written(rows, 'nl')).toBe('\uFEFFeuro;kenmerk\r\n-1234,5;12.50\r\n')
    expect(written(rows, 'en')).toBe('\uFEFFeuro;kenmerk\r\n-1234.5;12.50\r\n')
  })

  it('makes a value harmless that a spreadsheet program would work out', () => {
    expect(written([{ naam: '=1+1' }], 'nl')).toBe("\uFEFFnaam\r\n'=1+1\r\n")
  })

  it('is empty without rows', () => {
    expect(written([], 'nl')).toBe('\uFEFF')
  })
})
