import { describe, expect, it } from 'vitest'
import { csvFile } from './csv-file.ts'

describe('a list as a file', () => {
  it('has the names of the fields as heads, and every row in their order', () => {
    const file = csvFile('lijst.csv', [
      { naam: 'Binckhorst', woningen: 12 },
      { woningen: -3, naam: undefined },
    ])
    expect(file).toEqual({
      fileName: 'lijst.csv',
      contentType: 'text/csv; charset=utf-8',
      content: '\uFEFFnaam;woningen\r\nBinckhorst;12\r\n;-3\r\n',
    })
  })

  it('makes a value harmless that a spreadsheet program would work out', () => {
    expect(csvFile('lijst.csv', [{ naam: '=1+1' }]).content).toBe("\uFEFFnaam\r\n'=1+1\r\n")
  })

  it('is empty without rows', () => {
    expect(csvFile('lijst.csv', []).content).toBe('\uFEFF')
  })
})
