import { stringify } from 'csv-stringify/sync'
import type { Workbook, WorkbookCell } from '../../../kit/documents/workbook.ts'
import type { Language } from '../../../kit/texts/texts.ts'
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

/** An area as a GeoJSON point with its fields beside it. */
interface AreaFeature {
  type: 'Feature'
  id: string
  geometry: { type: 'Point'; coordinates: [longitude: number, latitude: number] }
  properties: Record<string, unknown>
}

/** The areas as GeoJSON points (RFC 7946, WGS84); the place of most was never checked, which each point says. */
export function projectsAsGeoJson(projects: readonly Project[]): {
  type: 'FeatureCollection'
  features: AreaFeature[]
} {
  const features = projects.map((project): AreaFeature => {
    const { breedtegraad: _, lengtegraad: __, ...fields } = projectAsObject(project)
    const isVerified =
      !project.fromMemory.includes('breedtegraad') && !project.fromMemory.includes('lengtegraad')
    return {
      type: 'Feature',
      id: project.slug,
      geometry: { type: 'Point', coordinates: [project.longitude, project.latitude] },
      properties: { ...fields, lat_lon_geverifieerd: isVerified },
    }
  })
  return { type: 'FeatureCollection', features }
}

const widthCharacters = 18

/** The areas as one sheet with the columns of the other files: numbers stay numbers, and text is never a formula. */
export function projectsAsWorkbook(
  projects: readonly Project[],
  title: string,
  language: Language,
): Workbook {
  const head = openColumns.map(({ name }): WorkbookCell => ({ value: name, format: 'text', role: 'head' }))
  const rows = projects.map(project =>
    openColumns.map((column): WorkbookCell | undefined => {
      const value = column.read(project)
      if (typeof value === 'number') return { value, format: 'number' }
      return value === undefined ? undefined : { value: csvField(column, project), format: 'text' }
    }),
  )
  const sheet = {
    name: title,
    widths: openColumns.map(() => widthCharacters),
    frozen: { rows: 1, columns: 2 },
    rows: [head, ...rows],
  }
  return { title, language, sheets: [sheet], names: [] }
}
