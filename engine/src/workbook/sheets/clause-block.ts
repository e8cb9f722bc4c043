import type { Clause } from '../../case/types.ts'
import { cellReference, rangeReference } from '../reference.ts'
import { fixed, formula, input, type SheetDraft, text } from '../sheet-draft.ts'
import type { CellFormat } from '../workbook.ts'
import type { Assumptions } from './assumptions-sheet.ts'
import { type Desk, everyT, FIRST_ROW, HEAD_ROW, say, sheetNames, timeColumn, timeRange } from './desk.ts'
import type { LinePlaces } from './lines-sheet.ts'
import type { ProgrammePlaces } from './programme-sheet.ts'
import { discountRange, type TimesPlaces } from './times-sheet.ts'
import { partyKey } from './year-table.ts'

/** What the block of a clause is made with. */
export interface ClauseMaterials {
  readonly desk: Desk
  readonly assumptions: Assumptions
  readonly lines: LinePlaces
  readonly times: TimesPlaces
  readonly programme: ProgrammePlaces
}

const VALUE_COLUMN = 4

/** The rows of one clause, written from top to bottom: inputs, steps, and what is paid per period. */
export class ClauseBlock {
  readonly materials: ClauseMaterials
  readonly draft: SheetDraft
  readonly clause: Clause
  readonly pointer: string
  #row: number

  constructor(materials: ClauseMaterials, draft: SheetDraft, clause: Clause, place: number) {
    this.materials = materials
    this.draft = draft
    this.clause = clause
    this.pointer = `/clauses/${place}/inputs`
    this.#row = draft.nextRow + 1
    draft.putRow(this.#row, 0, [
      text(clause.id, 'label'),
      text(clause.kind, 'label'),
      text(clause.from, 'label'),
      text(clause.to, 'label'),
    ])
  }

  get periods(): number {
    return this.materials.desk.ledger.times.periods
  }

  #next(nl: string, en: string): number {
    this.#row += 1
    this.draft.put(this.#row, 1, text(say(this.materials.desk, nl, en)))
    return this.#row
  }

  /** A figure of the clause that may be changed; the reference to it. */
  input(nl: string, en: string, field: string, value: number | string, format: CellFormat): string {
    const row = this.#next(nl, en)
    this.draft.put(row, VALUE_COLUMN, input(value, format, `${this.pointer}/${field}`))
    return cellReference('', VALUE_COLUMN, row)
  }

  /** The period of payment; the last one when the clause has none. */
  period(t: number | undefined, field = 't', nl = 'betaling in t', en = 'payment in t'): string {
    if (t !== undefined) return this.input(nl, en, field, t, 'whole')
    return this.step(nl, en, this.materials.assumptions.periods, 'whole')
  }

  /** A step with one outcome; the reference to it. */
  step(nl: string, en: string, source: string, format: CellFormat = 'euro'): string {
    const row = this.#next(nl, en)
    this.draft.put(row, VALUE_COLUMN, formula(source, format))
    return cellReference('', VALUE_COLUMN, row)
  }

  /** A figure that does not change. */
  fact(nl: string, en: string, value: string): void {
    const row = this.#next(nl, en)
    this.draft.put(row, VALUE_COLUMN, text(value))
  }

  /** A row with an outcome per t; how to refer to it at t. */
  row(nl: string, en: string, source: (t: number, head: string) => string): (t: number) => string {
    const row = this.#next(nl, en)
    for (const t of everyT(this.materials.desk)) {
      this.draft.put(row, timeColumn(t), formula(source(t, this.head(t)), 'euro'))
    }
    return t => cellReference('', timeColumn(t), row, '.$')
  }

  /** Reserves a row that is filled later, because rows of a loan need each other. */
  laterRow(
    nl: string,
    en: string,
  ): {
    at: (t: number) => string
    fill: (source: (t: number) => string) => void
    upTo: (t: number) => string
  } {
    const row = this.#next(nl, en)
    return {
      at: t => cellReference('', timeColumn(t), row, '.$'),
      upTo: t => timeRange('', row, 0, t),
      fill: source => {
        for (const t of everyT(this.materials.desk))
          this.draft.put(row, timeColumn(t), formula(source(t), 'euro'))
      },
    }
  }

  /** The number of t at the head of its column. */
  head(t: number): string {
    return cellReference('', timeColumn(t), HEAD_ROW, '.$')
  }

  /** Payments by period as inputs; the sum planned at the t of a column. */
  schedule(
    nl: string,
    en: string,
    field: string,
    entries: readonly { readonly t: number; readonly amount: number }[],
    member: string,
    format: CellFormat,
  ): (t: number) => string {
    const first = this.#row + 1
    entries.forEach(({ t, amount }, place) => {
      const row = this.#next(nl, en)
      this.draft.put(row, VALUE_COLUMN - 1, fixed(t, 'whole'))
      this.draft.put(row, VALUE_COLUMN, input(amount, format, `${this.pointer}/${field}/${place}/${member}`))
    })
    if (entries.length === 0) return () => '0'
    const toRow = first + entries.length - 1
    const [periods, amounts] = [VALUE_COLUMN - 1, VALUE_COLUMN].map(column =>
      rangeReference('', { column, row: first, toColumn: column, toRow }),
    )
    return t => `SUMIFS(${amounts},${periods},${this.head(t)})`
  }

  /** Cash of a party per t after all lines and the clauses before this one. */
  partyCash(id: string): (t: number) => string {
    const { desk, lines } = this.materials
    const number = desk.ledger.parties.findIndex(party => party.id === id) + 1
    const last = lines.rowOfClause(this.clause.id) - 1
    const cash = (t: number) =>
      rangeReference(
        sheetNames(desk).cash,
        { column: timeColumn(t), row: FIRST_ROW, toColumn: timeColumn(t), toRow: last },
        '.$',
      )
    return this.row(`kasstroom tot hier van ${id}`, `cash so far of ${id}`, t =>
      last < FIRST_ROW || number === 0
        ? '0'
        : `SUMIFS(${cash(t)},${lines.column('toNumber', last)},${number})-SUMIFS(${cash(t)},${lines.column('fromNumber', last)},${number})`,
    )
  }

  /** Net present value of a party so far, at its own rate. */
  partyNpv(id: string): string {
    const { desk, times } = this.materials
    const cash = this.partyCash(id)
    const source = `SUMPRODUCT(${cash(0)}:${cash(this.periods)},${discountRange(desk, times, partyKey(id))})`
    return this.step(`ncw tot hier van ${id}`, `npv so far of ${id}`, source)
  }

  /** Growth of the own rate of a party from the valuation date to the cash of a period. */
  growth(id: string, period: string): string {
    const { desk, times } = this.materials
    return this.step(
      `rentefactor van ${id}`,
      `growth factor of ${id}`,
      `1/INDEX(${discountRange(desk, times, partyKey(id))},1,${period}+1)`,
      'factor',
    )
  }

  /** The factor of an index from the valuation date to the cash of a period. */
  indexFactor(index: string, period: string): string {
    const { desk, times } = this.materials
    const row = times.factorRow(index, desk.ledger.case.valuationDate)
    const range = timeRange(times.draft.name, row, 0, this.periods)
    return this.step(`index ${index}`, `index ${index}`, `INDEX(${range},1,${period}+1)`, 'factor')
  }

  /** What the clause pays: the amount in one period. */
  payIn(period: string, amount: string): (t: number) => string {
    return this.row('betaalt', 'pays', (_, head) => `IF(${head}=${period},${amount},0)`)
  }
}
