import type { Case } from '@versneller/engine'

/** What a figure belongs to, when it has a page of its own with all of its fields. */
export interface PagedItem {
  kind: 'line' | 'row' | 'clause'
  id: string
}

/** The line, programme row or clause of an id; that of its VAT is the line itself. */
function itemOf(caseFile: Case, id: string): PagedItem | undefined {
  if (caseFile.programme?.some(row => row.id === id)) return { kind: 'row', id }
  if (caseFile.clauses?.some(clause => clause.id === id)) return { kind: 'clause', id }
  const line = caseFile.lines?.find(one => one.id === id || (one.vat && `${one.id}-btw` === id))
  return line && { kind: 'line', id: line.id }
}

/** The id of what a pointer leads into: a figure of the answer, or a field of the case. */
function idAt(caseFile: Case, pointer: string): string | undefined {
  const [, first, second = '', third = ''] = pointer.split('/')
  if (first === 'lines' || first === 'clauses') return decodeURIComponent(second)
  if (first !== 'case' || !['lines', 'programme', 'clauses'].includes(second)) return undefined
  const list = caseFile[second as 'lines' | 'programme' | 'clauses'] ?? []
  return third.startsWith('@') ? third.slice(1) : list[Number(third)]?.id
}

/** The one item that all these figures belong to; undefined when there are several or none. */
export function itemOfFigures(caseFile: Case, pointers: readonly string[]): PagedItem | undefined {
  const ids = new Set(pointers.map(pointer => idAt(caseFile, pointer)))
  const [id] = ids
  return ids.size === 1 && id !== undefined ? itemOf(caseFile, id) : undefined
}
