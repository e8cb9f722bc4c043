import type { Bilingual, Case, Line, LineCash, ProgrammeLine } from '@versneller/engine'
import { pathOf } from './change-case.ts'
import type { AmountColumn, AmountLevel } from './columns.ts'
import { phaseOf } from './columns.ts'

/** What typing in a cell changes. */
export type EditTarget =
  /** One number of the case. */
  | { kind: 'number'; path: string; value: number; unit: 'quantity' | 'eur' }
  /** The Dutch or English name of a line. */
  | { kind: 'name'; path: string; value: Bilingual | undefined }
  /** Amounts of a series in these periods, at the price level of the line. */
  | { kind: 'series'; path: string; series: Readonly<Record<string, number>>; ts: readonly number[] }

/** One cell: what it says, where that is explained, and what typing in it does when that is allowed. */
export interface Cell {
  value: number | undefined
  /** Pointers whose figures add up to the value; the engine explains each. */
  pointers: readonly string[]
  /** +1 or -1: how the figure of the pointers is shown. */
  sign: number
  edit?: EditTarget
}

/** One line as the grid shows it. */
export interface GridRow {
  id: string
  kind: LineCash['kind']
  name: Bilingual | undefined
  account: string
  from: string
  to: string
  nameEdit?: EditTarget
  quantity: Cell & { unit: string }
  price: Cell
  amounts: readonly Cell[]
  total: Cell
}

/** Lines that go together, with their subtotals in the order of the columns. */
export interface GridGroup {
  id: 'costs' | 'revenues' | 'internal'
  rows: readonly GridRow[]
  amounts: readonly number[]
  total: number
}

/** The grid: groups, and the balance of the area or of each party in a view by party. */
export interface Grid {
  columns: readonly AmountColumn[]
  groups: readonly GridGroup[]
  amounts: readonly number[]
  total: number
}

/** What is needed to make the rows. */
export interface GridInput {
  caseFile: Case
  lines: readonly LineCash[]
  columns: readonly AmountColumn[]
  level: AmountLevel
  /** The figure that the engine gives for a pointer. */
  figureAt: (pointer: string) => number | undefined
  mayEdit: (lineId: string) => boolean
}

const none: Cell = { value: undefined, pointers: [], sign: 1 }

/** Costs leave the area, revenues come into it, and what parties pay each other stays inside. */
function groupOf(line: Pick<LineCash, 'from' | 'to'>): GridGroup['id'] {
  if (line.to === 'outside') return 'costs'
  return line.from === 'outside' ? 'revenues' : 'internal'
}

interface Subject {
  input: GridInput
  worked: LineCash
  line: Line | undefined
  row: ProgrammeLine | undefined
  sign: number
  isOpen: boolean
}

function subjectOf(input: GridInput, worked: LineCash): Subject {
  const { caseFile } = input
  const line = worked.kind === 'line' ? caseFile.lines?.find(one => one.id === worked.id) : undefined
  const row = worked.kind === 'row' ? caseFile.programme?.find(one => one.id === worked.id) : undefined
  const sign = groupOf(worked) === 'costs' ? -1 : 1
  return { input, worked, line, row, sign, isOpen: Boolean(line ?? row) && input.mayEdit(worked.id) }
}

const linePath = (id: string, ...steps: string[]) => pathOf('lines', `@${id}`, ...steps)
const rowPath = (id: string, ...steps: string[]) => pathOf('programme', `@${id}`, ...steps)

function numberCell(
  value: number,
  pointer: string,
  path: string | undefined,
  unit: 'quantity' | 'eur',
): Cell {
  const cell: Cell = { value, pointers: [pointer], sign: 1 }
  return path === undefined ? cell : { ...cell, edit: { kind: 'number', path, value, unit } }
}

function quantityOf({ line, row, isOpen, input }: Subject): GridRow['quantity'] {
  if (row) {
    const index = input.caseFile.programme?.indexOf(row) ?? 0
    const path = isOpen ? rowPath(row.id, 'units') : undefined
    return { ...numberCell(row.units, `/case/programme/${index}/units`, path, 'quantity'), unit: 'units' }
  }
  if (!line?.quantity) return { ...none, unit: '' }
  const { amount, unit } = line.quantity
  const pointer = `/lines/${line.id}/quantity`
  if (typeof amount !== 'number')
    return { value: input.figureAt(pointer), pointers: [pointer], sign: 1, unit }
  const path = isOpen ? linePath(line.id, 'quantity', 'amount') : undefined
  return { ...numberCell(amount, pointer, path, 'quantity'), unit }
}

/** The field of a land price formula that is the price itself, when the formula has one. */
const priceFields: Partial<Record<ProgrammeLine['appraisal']['formula'], string>> = {
  'residual-social': 'fixedPriceEur',
}

function priceOf({ line, row, isOpen, input }: Subject): Cell {
  if (row) {
    const pointer = `/programme/${row.id}/landPriceEur`
    const field = priceFields[row.appraisal.formula]
    const given = field === undefined ? undefined : row.appraisal.inputs[field]
    if (field !== undefined && typeof given === 'number' && isOpen)
      return numberCell(given, pointer, rowPath(row.id, 'appraisal', 'inputs', field), 'eur')
    return { value: input.figureAt(pointer), pointers: [pointer], sign: 1 }
  }
  if (!line?.quantity) return none
  const index = input.caseFile.lines?.indexOf(line) ?? 0
  const path = isOpen ? linePath(line.id, 'quantity', 'unitPriceEur') : undefined
  return numberCell(line.quantity.unitPriceEur, `/case/lines/${index}/quantity/unitPriceEur`, path, 'eur')
}

/** Explanations of a clause stand apart from those of lines. Ids need no escape in a pointer. */
function pointerOf({ worked }: Subject, field: string): string {
  return `${worked.kind === 'clause' ? '/clauses' : '/lines'}/${worked.id}/${field}`
}

function seriesEdit({ line, isOpen }: Subject, ts: readonly number[]): EditTarget | undefined {
  if (!line?.series || !isOpen) return undefined
  return { kind: 'series', path: linePath(line.id, 'series'), series: line.series, ts }
}

function totalEdit({ line, isOpen }: Subject): EditTarget | undefined {
  if (line?.totalEur === undefined || !isOpen) return undefined
  return { kind: 'number', path: linePath(line.id, 'totalEur'), value: line.totalEur, unit: 'eur' }
}

const withEdit = (cell: Cell, edit: EditTarget | undefined): Cell => (edit ? { ...cell, edit } : cell)

function totalCell(subject: Subject): Cell {
  const { worked, input, sign } = subject
  const isLevel = input.level === 'level'
  const field = isLevel ? 'atPriceLevelEur' : 'realEur'
  // A clause is worked out in cash only, and has no total of its own to explain.
  const pointers =
    worked.kind === 'clause'
      ? worked.cashEur.flatMap((eur, t) => (eur === 0 ? [] : [pointerOf(subject, `cashEur/${t}`)]))
      : [pointerOf(subject, field)]
  const value = sign * worked[field]
  return withEdit({ value, pointers, sign }, totalEdit(subject))
}

function periodsCell(subject: Subject, ts: readonly number[]): Cell {
  const { worked, input, sign } = subject
  const isCash = input.level === 'cash' || worked.kind === 'clause'
  const paid = ts.filter(t => (worked.cashEur[t] ?? 0) !== 0)
  const field = pointerOf(subject, isCash ? 'cashEur' : 'levelEur')
  const pointerAt = (t: number) => `${field}/${t}`
  const amount = (t: number) => (isCash ? worked.cashEur[t] : worked.levelEur[t]) ?? 0
  const shown = paid.length > 0 ? paid : ts.slice(0, 1)
  const cell: Cell = {
    value: sign * paid.reduce((sum, t) => sum + amount(t), 0),
    pointers: shown.map(pointerAt),
    sign,
  }
  return withEdit(cell, seriesEdit(subject, ts))
}

function amountCell(subject: Subject, column: AmountColumn): Cell {
  const { worked, input } = subject
  if (column.kind === 'start' || column.kind === 'year') return periodsCell(subject, column.ts)
  const total = totalCell(subject)
  if (column.kind === 'party') {
    const side = Number(worked.to === column.partyId) - Number(worked.from === column.partyId)
    const { edit: _, ...shown } = total
    return side === 0 ? none : { ...shown, value: (total.value ?? 0) * total.sign * side, sign: side }
  }
  const phase = phaseOf(input.caseFile, worked.id)
  const isHere = column.kind === 'rest' ? phase === undefined : phase === column.phaseId
  return isHere ? total : none
}

interface KnownRow {
  /** Of the columns and the level: the same string where these are the same. */
  shownAs: string
  isOpen: boolean
  row: GridRow
}

/**
 * Rows that were shown before. What is worked out of a line is the same object only while all that it hangs on is the
 * same, so a line that a change leaves alone keeps its row, and nothing of it is drawn again.
 */
const known = new WeakMap<LineCash, KnownRow>()

function gridRow(input: GridInput, worked: LineCash, shownAs: string): GridRow {
  const subject = subjectOf(input, worked)
  const { isOpen } = subject
  const before = known.get(worked)
  if (before?.shownAs === shownAs && before.isOpen === isOpen) return before.row
  const row = newRow(subject)
  known.set(worked, { shownAs, isOpen, row })
  return row
}

function newRow(subject: Subject): GridRow {
  const { input, worked, line, row, isOpen } = subject
  const holder = line ? linePath(line.id, 'name') : row ? rowPath(row.id, 'name') : undefined
  const nameEdit: EditTarget | undefined =
    holder !== undefined && isOpen ? { kind: 'name', path: holder, value: worked.name } : undefined
  return {
    id: worked.id,
    kind: worked.kind,
    name: worked.name,
    account: worked.account,
    from: worked.from,
    to: worked.to,
    ...(nameEdit ? { nameEdit } : {}),
    quantity: quantityOf(subject),
    price: priceOf(subject),
    amounts: input.columns.map(column => amountCell(subject, column)),
    total: totalCell(subject),
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Sums of the amounts of rows, by column. */
function amountSums(rows: readonly GridRow[], columnCount: number): number[] {
  const sums = new Array<number>(columnCount).fill(0)
  for (const { amounts } of rows)
    for (let place = 0; place < columnCount; place += 1) sums[place]! += amounts[place]?.value ?? 0
  return sums
}

/** The rows in three groups; costs are shown below zero. The balance is that of the area, by party that of each. */
export function gridOf(input: GridInput): Grid {
  const byGroup = { costs: [] as GridRow[], revenues: [] as GridRow[], internal: [] as GridRow[] }
  const shownAs = `${input.level} ${JSON.stringify(input.columns)}`
  for (const line of input.lines) byGroup[groupOf(line)].push(gridRow(input, line, shownAs))
  const groups = (['costs', 'revenues', 'internal'] as const).map(
    (id): GridGroup => ({
      id,
      rows: byGroup[id],
      amounts: amountSums(byGroup[id], input.columns.length),
      total: sum(byGroup[id].map(row => row.total.value ?? 0)),
    }),
  )
  const isCounted = (group: GridGroup, column: AmountColumn | undefined) =>
    group.id !== 'internal' || column?.kind === 'party'
  return {
    columns: input.columns,
    groups: groups.filter(group => group.rows.length > 0),
    amounts: input.columns.map((column, index) =>
      sum(groups.filter(group => isCounted(group, column)).map(group => group.amounts[index] ?? 0)),
    ),
    total: sum(groups.filter(group => isCounted(group, undefined)).map(group => group.total)),
  }
}
