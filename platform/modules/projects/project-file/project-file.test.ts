import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Project } from '../model.ts'
import { openColumns, projectAsObject, projectsAsCsv, projectsAsReadableFile, readProjects } from './index.ts'

const file = await readFile(new URL('../data/projects.csv', import.meta.url), 'utf8')
const projects = readProjects(file)
const asProject = (index: number): Project => ({
  ...projects[index]!,
  id: '00000000-0000-4000-8000-000000000000',
  state: undefined,
  homes: undefined,
  figures: projects[index]!.figures.map(figure => ({
    ...figure,
    sourceYear: 2020,
    sources: ['bron'],
    isMeasured: false,
  })),
  description: { ...projects[index]!.description, sourceYear: 2020, sources: ['bron'] },
})

test('reading the file and writing it gives the same bytes', () => {
  expect(projectsAsReadableFile(projects)).toBe(file)
})

test('every project has a source and a year, and every place is marked as not verified', () => {
  expect(projects.length).toBe(49)
  expect(projects.filter(project => project.sources.length === 0)).toEqual([])
  expect(projects.filter(project => !project.fromMemory.includes('breedtegraad'))).toEqual([])
})

test('a field that a spreadsheet would run as a formula is given out as text', () => {
  const hostile = {
    ...asProject(0),
    name: '=HYPERLINK("http://example.org")',
    municipality: '@SUM(1)',
    province: '+1',
  }
  const line = projectsAsCsv([hostile]).split('\n')[1]!
  expect(line.split(',').slice(1, 3)).toEqual([`"'=HYPERLINK(""http://example.org"")"`, "'@SUM(1)"])
  expect(line).toContain(",'+1,")
})

test('JSON has the columns of the CSV, with null for what is not known', () => {
  const object = projectAsObject(asProject(0))
  expect(Object.keys(object)).toEqual(openColumns.map(column => column.name))
  expect(object.hectare).toBeNull()
  expect(object.knelpunten).toEqual(['hinder', 'bedrijven', 'sociaal'])
  expect(object.status).toBeNull()
})

test('another set of columns is refused before anything is read', () => {
  expect(() => readProjects('id,naam\nx,y\n')).toThrow(
    'the columns of a file of projects are id, naam, gemeente',
  )
})

test('a value that is in no list is refused with its line', () => {
  expect(() => readProjects(file.replace('bedrijventerrein', 'pretpark'))).toThrow(
    'line 2 of the file of projects',
  )
  expect(() => readProjects(file.replace(',mra,', ',NOVEX17,'))).toThrow('unknown programme NOVEX17')
})
