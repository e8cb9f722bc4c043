import type { AnswerCell, AnswerTable } from '@versneller/engine'

const figure = (language: 'nl' | 'en') =>
  new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 4 })

/** A document as indented text for a person at a terminal: short lists on one line, {nl,en} in one language. */
export function textOf(value: unknown, language: 'nl' | 'en', indent = ''): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'number') return figure(language).format(value)
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return listText(value, language, indent)
  const record = value as Record<string, unknown>
  if (typeof record.nl === 'string') return String(record[language] ?? record.nl)
  const width = Math.max(0, ...Object.keys(record).map(key => key.length))
  const lines = Object.entries(record).map(
    ([key, inner]) => `${indent}${key.padEnd(width)}  ${nested(inner, language, indent)}`,
  )
  return lines.join('\n')
}

function nested(value: unknown, language: 'nl' | 'en', indent: string): string {
  const text = textOf(value, language, `${indent}  `)
  return text.includes('\n') ||
    (isRecord(value) && !text.includes('\n') && Object.keys(value).length > 0 && !('nl' in value))
    ? `\n${text}`
    : text
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function listText(list: readonly unknown[], language: 'nl' | 'en', indent: string): string {
  if (list.every(item => typeof item !== 'object' || item === null))
    return list.map(item => textOf(item, language)).join('  ')
  return list.map(item => `\n${indent}- ${textOf(item, language, `${indent}  `).trimStart()}`).join('')
}

/** Tables for a person at a terminal: columns as wide as their widest cell, numbers to the right. */
export function tablesText(tables: readonly AnswerTable[], language: 'nl' | 'en'): string {
  return tables.map(table => tableText(table, language)).join('\n\n')
}

function tableText({ title, columns, rows }: AnswerTable, language: 'nl' | 'en'): string {
  const head = columns.map(column => column[language])
  const cells = rows.map(row => row.map(cell => cellText(cell, language)))
  const widths = head.map((word, place) =>
    Math.max(word.length, ...cells.map(row => row[place]?.length ?? 0)),
  )
  const isFigure = (place: number) => rows.some(row => typeof row[place] === 'number')
  const line = (row: readonly string[]) =>
    row
      .map((cell, place) => (isFigure(place) ? cell.padStart(widths[place]!) : cell.padEnd(widths[place]!)))
      .join('  ')
      .trimEnd()
  return [title[language], line(head), ...cells.map(line)].join('\n')
}

function cellText(cell: AnswerCell, language: 'nl' | 'en'): string {
  if (cell === null) return '–'
  if (typeof cell === 'number') return figure(language).format(cell)
  return typeof cell === 'string' ? cell : cell[language]
}
