import { placeById } from '../../case/place-by-id.ts'
import type { Clause, Line, ProgrammeLine } from '../../case/types.ts'
import { casePriceLevel } from '../../ledger/expand-lines.ts'
import type { LedgerLine } from '../../ledger/ledger.ts'
import { cellReference, rangeReference, serialDay } from '../reference.ts'
import { fixed, formula, input, SheetDraft, text } from '../sheet-draft.ts'
import type { Cell } from '../workbook.ts'
import type { Assumptions } from './assumptions-sheet.ts'
import { type Desk, FIRST_ROW, HEAD_ROW, heads, say, sheetNames, told } from './desk.ts'
import type { ProgrammePlaces } from './programme-sheet.ts'

/** What a line of the ledger was made from. */
export type LineOrigin =
  | { readonly kind: 'line' | 'vat'; readonly line: Line; readonly pointer: string; readonly place: number }
  | { readonly kind: 'row'; readonly row: ProgrammeLine; readonly pointer: string }
  | { readonly kind: 'clause'; readonly clause: Clause; readonly pointer: string }

/** Finds what a line of the ledger was made from. */
export function originOf(desk: Desk, { kind, pointer }: LedgerLine): LineOrigin {
  const { case: areaCase } = desk.ledger
  const place = Number(pointer.split('/')[2])
  if (kind === 'row') return { kind, row: areaCase.programme![place]!, pointer }
  if (kind === 'clause') return { kind, clause: areaCase.clauses![place]!, pointer }
  return { kind, line: areaCase.lines![place]!, pointer: `/lines/${place}`, place }
}

/** Columns of the sheet of lines that others refer to. */
export const LINE_COLUMNS = {
  id: 0,
  name: 1,
  from: 4,
  to: 5,
  fromNumber: 6,
  toNumber: 7,
  counts: 8,
  grexSign: 9,
  areaSign: 10,
  quantity: 11,
  unit: 12,
  unitPrice: 13,
  total: 14,
  share: 15,
  vatRate: 16,
  recoverable: 17,
  start: 18,
  end: 19,
  index: 20,
} as const

/** Where the lines stand, for formulas of other sheets. Every line has the same row on each sheet of lines. */
export interface LinePlaces {
  readonly draft: SheetDraft
  readonly rowOf: (id: string) => number
  readonly rowOfClause: (id: string) => number
  readonly lastRow: number
  /** A cell of a line, the row moving along. */
  readonly at: (column: keyof typeof LINE_COLUMNS, row: number) => string
  /** A column over the lines from the first to a row. */
  readonly column: (column: keyof typeof LINE_COLUMNS, toRow?: number) => string
}

function headLabels(desk: Desk): string[] {
  const labels: readonly (readonly [string, string])[] = [
    ['regel', 'line'],
    ['naam', 'name'],
    ['soort', 'kind'],
    ['rekening', 'account'],
    ['van', 'from'],
    ['naar', 'to'],
    ['nummer van', 'number from'],
    ['nummer naar', 'number to'],
    ['telt in grex', 'counts in land exploitation'],
    ['teken grex', 'sign land exploitation'],
    ['teken gebied', 'sign area'],
    ['hoeveelheid', 'quantity'],
    ['eenheid', 'unit'],
    ['prijs per eenheid', 'unit price'],
    ['totaal', 'total'],
    ['aandeel', 'share'],
    ['btw', 'VAT'],
    ['btw terug', 'VAT recoverable'],
    ['van t', 'from t'],
    ['tot en met t', 'to t'],
    ['index', 'index'],
    ['prijspeil', 'price level'],
    ['over', 'of'],
    ['bron', 'source'],
    ['toelichting', 'note'],
  ]
  return labels.map(([nl, en]) => say(desk, nl, en))
}

function partyCells(
  desk: Desk,
  assumptions: Assumptions,
  line: LedgerLine,
  row: number,
  base: number,
): (Cell | undefined)[] {
  const id = (place: number): string => desk.ledger.parties[place]?.id ?? 'outside'
  const at = (column: number) => cellReference('', column, row, '$.')
  const { from, to, fromNumber, toNumber, counts, grexSign } = LINE_COLUMNS
  const number = (column: number) =>
    `IF(${at(column)}="outside",0,MATCH(${at(column)},${assumptions.partyIds},0))`
  const [f, t] = [at(fromNumber), at(toNumber)]
  const sign = `IF(${at(counts)}=0,0,IF(${t}=${assumptions.holder},1,IF(${f}=${assumptions.holder},-1,0)))`
  const isVat = line.kind === 'vat'
  const whether =
    line.kind !== 'line' || (desk.ledger.case.lines?.[Number(line.pointer.split('/')[2])]?.grex ?? true)
  return [
    isVat ? formula(cellReference('', from, base, '..'), 'text') : text(id(line.from)),
    text(id(line.to)),
    formula(number(from), 'whole'),
    formula(number(to), 'whole'),
    isVat
      ? formula(`ABS(${cellReference('', grexSign, base, '..')})`, 'whole')
      : fixed(Number(whether), 'whole'),
    formula(sign, 'whole'),
    formula(`IF(${f}=0,1,IF(${t}=0,-1,0))`, 'whole'),
  ]
}

function spreadCells(
  assumptions: Assumptions,
  line: Pick<Line, 'spread' | 'phase'>,
  pointer: string,
): Cell[] {
  if (line.spread) {
    const { from, to } = line.spread
    return [input(from, 'whole', `${pointer}/spread/from`), input(to, 'whole', `${pointer}/spread/to`)]
  }
  const phase = assumptions.phases.get(line.phase!)!
  return [formula(phase.start, 'whole'), formula(phase.end, 'whole')]
}

function amountCells(
  programme: ProgrammePlaces,
  assumptions: Assumptions,
  origin: LineOrigin,
  row: number,
): [column: number, cell: Cell][] {
  const { quantity, unit, unitPrice, total, share, vatRate, recoverable, start } = LINE_COLUMNS
  const at = (column: number) => cellReference('', column, row, '$.')
  if (origin.kind === 'clause') return []
  if (origin.kind === 'row') {
    const spread = spreadCells(assumptions, { phase: origin.row.phase }, origin.pointer)
    const cells = [formula(programme.total(origin.row.id), 'euro'), ...spread]
    return cells.map((cell, place) => [place === 0 ? total : start + place - 1, cell])
  }
  const { line, pointer } = origin
  if (origin.kind === 'vat') {
    return [
      [share, formula(`${at(vatRate)}*(1-${at(recoverable)})`, 'percent')],
      [vatRate, input(line.vat!.rate, 'percent', `${pointer}/vat/rate`)],
      [recoverable, input(line.vat!.recoverable, 'percent', `${pointer}/vat/recoverable`)],
    ]
  }
  if (line.series) return []
  if (line.percent) return [[share, input(line.percent.share, 'percent', `${pointer}/percent/share`)]]
  const spread = spreadCells(assumptions, line, pointer).map((cell, place): [number, Cell] => [
    start + place,
    cell,
  ])
  if (!line.quantity) return [[total, input(line.totalEur!, 'euro', `${pointer}/totalEur`)], ...spread]
  const { amount } = line.quantity
  return [
    [
      quantity,
      typeof amount === 'number'
        ? input(amount, 'number', `${pointer}/quantity/amount`)
        : formula(programme.quantity(amount.of), 'number'),
    ],
    [unit, text(line.quantity.unit)],
    [unitPrice, input(line.quantity.unitPriceEur, 'euro', `${pointer}/quantity/unitPriceEur`)],
    [total, formula(`${at(quantity)}*${at(unitPrice)}`, 'euro')],
    ...spread,
  ]
}

function kindWord(desk: Desk, kind: LedgerLine['kind']): string {
  switch (kind) {
    case 'line':
      return say(desk, 'regel', 'line')
    case 'row':
      return say(desk, 'programma', 'programme')
    case 'vat':
      return say(desk, 'btw', 'VAT')
    case 'clause':
      return say(desk, 'clausule', 'clause')
  }
}

function wordCells(desk: Desk, origin: LineOrigin): { name: string; tail: (Cell | undefined)[] } {
  if (origin.kind === 'clause') return { name: origin.clause.kind, tail: [] }
  const priced = origin.kind === 'row' ? origin.row : origin.line
  const of = origin.kind === 'line' ? (origin.line.percent?.of.join(', ') ?? '') : ''
  const name = told(desk, priced.name)
  if (origin.kind === 'vat')
    return { name: name === '' ? '' : `${name} (${say(desk, 'btw', 'VAT')})`, tail: [] }
  const day = priced.priceLevel ?? casePriceLevel(desk.ledger.case)
  const tail = [
    text(priced.index ?? ''),
    of === '' ? fixed(serialDay(day), 'date') : undefined,
    text(of),
    text(priced.source ?? ''),
    text(told(desk, priced.note), 'note'),
  ]
  return { name, tail }
}

/** Regels: every line, row, VAT line and clause with its parties, quantity, price, total and spread. */
export function linesSheet(desk: Desk, assumptions: Assumptions, programme: ProgrammePlaces): LinePlaces {
  const widths = [26, 40, 12, 20, 14, 14, 9, 9, 9, 9, 9, 14, 10, 16, 18, 10, 10, 10, 9, 9, 14, 13, 24, 14, 60]
  const draft = new SheetDraft(sheetNames(desk).lines, widths, { rows: HEAD_ROW, columns: 2 })
  draft.putHead(
    say(desk, 'Regels', 'Lines'),
    say(
      desk,
      'Elke betaling van een partij naar een andere; outside is de buitenwereld.',
      'Every payment from one party to another; outside is the world outside the case.',
    ),
  )
  draft.putRow(HEAD_ROW, 0, heads(headLabels(desk)))
  const { lines, payments, clauses } = desk.ledger
  lines.forEach((line, place) => {
    const row = FIRST_ROW + place
    const origin = originOf(desk, line)
    const { name, tail } = wordCells(desk, origin)
    draft.putRow(row, 0, [text(line.id), text(name), text(kindWord(desk, line.kind)), text(line.account)])
    draft.putRow(row, LINE_COLUMNS.from, partyCells(desk, assumptions, line, row, row - 1))
    for (const [column, cell] of amountCells(programme, assumptions, origin, row))
      draft.put(row, column, cell)
    draft.putRow(row, LINE_COLUMNS.index, tail)
  })
  const lastRow = FIRST_ROW + Math.max(0, lines.length - 1)
  return {
    draft,
    lastRow,
    rowOf: id => FIRST_ROW + placeById(payments, id)!,
    rowOfClause: id => FIRST_ROW + payments.length + placeById(clauses, id)!,
    at: (column, row) => draft.at(LINE_COLUMNS[column], row, '$.'),
    column: (column, toRow = lastRow) =>
      rangeReference(draft.name, {
        column: LINE_COLUMNS[column],
        row: FIRST_ROW,
        toColumn: LINE_COLUMNS[column],
        toRow,
      }),
  }
}
