/** A row of a table in a Markdown page. */
export interface TableRow {
  cells: string[]
  /** Counted from 1. */
  line: number
}

const isRuler = (cells: readonly string[]): boolean => cells.every(cell => /^:?-+:?$/.test(cell))

/** The rows of all tables of a page, without head and ruler. A cell may hold an escaped bar. */
export function tableRows(page: string): TableRow[] {
  const rows = page.split('\n').map((text, index) => ({ text: text.trim(), line: index + 1 }))
  const tables = rows
    .filter(({ text }) => text.startsWith('|'))
    .map(({ text, line }) => ({
      line,
      cells: text
        .replace(/^\||\|$/g, '')
        .split(/(?<!\\)\|/)
        .map(cell => cell.trim().replaceAll('\\|', '|')),
    }))
  const rulers = new Set(tables.filter(({ cells }) => isRuler(cells)).map(({ line }) => line))
  return tables.filter(({ line }) => !rulers.has(line) && !rulers.has(line + 1))
}
