import { stringify } from 'csv-stringify/sync'
import type { Project, ProjectFacts } from '../model.ts'
import { type Column, type FieldValue, fileColumns, stateColumn } from './columns.ts'

/** Columns of the files that are given out. */
export const openColumns: readonly Column<Project>[] = [...fileColumns, stateColumn]

/** Sources are joined as they are read: by a bar, since an address may hold a semicolon. */
const separatorOf = (column: { name: string }): string => (column.name === 'bronnen' ? ' | ' : ';')

function csvField<Read>(column: Column<Read>, project: Read): string {
  const value = column.read(project)
  if (value === undefined) return ''
  if (Array.isArray(value)) return value.join(separatorOf(column))
  if (typeof value === 'boolean') return value ? 'ja' : 'nee'
  return String(value)
}

/**
 * The areas as CSV: UTF-8, comma, point as decimal mark, empty = not known. A field that a spreadsheet would run as a
 * formula gets an apostrophe in front.
 */
export function projectsAsCsv(projects: readonly Project[]): string {
  return csvOf(openColumns, projects)
}

/** The areas as the file that can be read again. */
export function projectsAsReadableFile(projects: readonly ProjectFacts[]): string {
  return csvOf(fileColumns, projects)
}

function csvOf<Read>(columns: readonly Column<Read>[], projects: readonly Read[]): string {
  const rows = projects.map(project => columns.map(column => csvField(column, project)))
  return stringify([columns.map(column => column.name), ...rows], { escape_formulas: true })
}

/** One area as a JSON object with the names of the columns; null = not known. */
export function projectAsObject(project: Project): Record<string, Exclude<FieldValue, undefined> | null> {
  return Object.fromEntries(openColumns.map(column => [column.name, column.read(project) ?? null]))
}
