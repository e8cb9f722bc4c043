import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Area } from '../model.ts'
import { areaAsObject, areasAsCsv, areasAsReadableFile, openColumns, readAreas } from './index.ts'

const file = await readFile(new URL('../data/areas.csv', import.meta.url), 'utf8')
const areas = readAreas(file)
const asArea = (index: number): Area => ({
  ...areas[index]!,
  id: '00000000-0000-4000-8000-000000000000',
  state: undefined,
  homes: undefined,
  figures: areas[index]!.figures.map(figure => ({
    ...figure,
    sourceYear: 2020,
    sources: ['bron'],
    isMeasured: false,
  })),
  description: { ...areas[index]!.description, sourceYear: 2020, sources: ['bron'] },
})

test('reading the file and writing it gives the same bytes', () => {
  expect(areasAsReadableFile(areas)).toBe(file)
})

test('every area has a source and a year, and every place is marked as not verified', () => {
  expect(areas.length).toBe(49)
  expect(areas.filter(area => area.sources.length === 0)).toEqual([])
  expect(areas.filter(area => !area.fromMemory.includes('breedtegraad'))).toEqual([])
})

test('a field that a spreadsheet would run as a formula is given out as text', () => {
  const hostile = {
    ...asArea(0),
    name: '=HYPERLINK("http://example.org")',
    municipality: '@SUM(1)',
    province: '+1',
  }
  const line = areasAsCsv([hostile]).split('\n')[1]!
  expect(line.split(',').slice(1, 3)).toEqual([`"'=HYPERLINK(""http://example.org"")"`, "'@SUM(1)"])
  expect(line).toContain(",'+1,")
})

test('JSON has the columns of the CSV, with null for what is not known', () => {
  const object = areaAsObject(asArea(0))
  expect(Object.keys(object)).toEqual(openColumns.map(column => column.name))
  expect(object.hectare).toBeNull()
  expect(object.knelpunten).toEqual(['hinder', 'bedrijven', 'sociaal'])
  expect(object.status).toBeNull()
})

test('another set of columns is refused before anything is read', () => {
  expect(() => readAreas('id,naam\nx,y\n')).toThrow('the columns of a file of areas are id, naam, gemeente')
})

test('a value that is in no list is refused with its line', () => {
  expect(() => readAreas(file.replace('bedrijventerrein', 'pretpark'))).toThrow('line 2 of the file of areas')
  expect(() => readAreas(file.replace(',mra,', ',NOVEX17,'))).toThrow('unknown programme NOVEX17')
})
