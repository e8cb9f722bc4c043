/** Rows of cells as a spreadsheet gives them: tabs between cells, an end of line between rows, quotes around odd ones. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let index = 0; index < source.length; index++) {
    const sign = source[index]!
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (source[index + 1] === '"') {
        cell += '"'
        index++
      } else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === '\t') endCell()
    else if (sign === '\n') {
      endCell()
      rows.push([])
    } else cell += sign
  }
  endCell()
  return rows
}

/** The same the other way round. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  const quoted = (text: string) => (/["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map(row => row.map(quoted).join('\t')).join('\n')
}
