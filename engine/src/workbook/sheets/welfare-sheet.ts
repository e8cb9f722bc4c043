import { type WelfareBalance, welfareRowOf } from '../../welfare/welfare-balance.ts'
import { cellReference } from '../reference.ts'
import { formula, input, SheetDraft, text } from '../sheet-draft.ts'
import type { Cell } from '../workbook.ts'
import { type AmountPlaces, basesOf, levelFactorOf } from './amounts-sheet.ts'
import type { CashPlaces } from './cash-sheet.ts'
import {
  type Desk,
  everyT,
  FIRST_ROW,
  HEAD_ROW,
  heads,
  say,
  sheetNames,
  timeColumn,
  timeHeads,
  timeRange,
  timeWidths,
} from './desk.ts'
import { type LinePlaces, originOf } from './lines-sheet.ts'
import { sumOfRows } from './sum-of-rows.ts'
import { discountRange, type TimesPlaces } from './times-sheet.ts'
import { socialKey } from './year-table.ts'

interface Materials {
  readonly desk: Desk
  readonly lines: LinePlaces
  readonly times: TimesPlaces
  readonly amounts: AmountPlaces
  readonly cash: CashPlaces
  readonly balance: WelfareBalance
}

const VALUE_COLUMN = 4

/** Present value of a row of this sheet, at the social discount rate. */
function presentValueCell({ desk, times }: Materials, row: number): Cell {
  const flows = timeRange('', row, 0, desk.ledger.times.periods)
  return formula(`SUMPRODUCT(${flows},${discountRange(desk, times, socialKey(desk.ledger.case))})`, 'euro')
}

/** The lines at the price level of the case per period; their rows follow the order of the ledger. */
function putLevels(materials: Materials, draft: SheetDraft, first: number): void {
  const { desk, lines, times, amounts, cash } = materials
  const { closedThrough } = desk.ledger.times
  desk.ledger.lines.forEach((line, place) => {
    const row = first + place
    const own = FIRST_ROW + place
    const origin = originOf(desk, line)
    const bases = basesOf(lines, origin)
    const factor = levelFactorOf(times, desk, origin)
    draft.put(row, 0, formula(lines.at('id', own), 'text'))
    draft.put(row, 1, formula(`${lines.at('name', own)}&""`, 'text'))
    for (const t of everyT(desk)) {
      const column = timeColumn(t)
      const share =
        bases &&
        sumOfRows(
          bases.map(base => first + base - FIRST_ROW),
          at => cellReference('', column, at, '..'),
        )
      const source =
        t <= closedThrough || origin.kind === 'clause'
          ? cellReference(cash.draft.name, column, own, '..')
          : share !== undefined
            ? `${lines.at('share', own)}*(${share})`
            : `${cellReference(amounts.draft.name, column, own, '..')}${factor ? `*${factor}` : ''}`
      draft.put(row, column, formula(source, 'euro'))
    }
    draft.put(row, VALUE_COLUMN, presentValueCell(materials, row))
  })
}

function putEffects(materials: Materials, draft: SheetDraft, first: number): void {
  const { desk, balance } = materials
  const names = new Map(balance.rows.map(row => [row.id, row.name[desk.language]]))
  desk.ledger.case.effects!.forEach((effect, place) => {
    const row = first + place
    const kind = effect.kind === 'benefit' ? say(desk, 'baat', 'benefit') : say(desk, 'last', 'cost')
    draft.putRow(row, 0, [
      text(effect.id),
      text(names.get(`effect/${effect.id}`)!),
      text(effect.party),
      text(kind),
    ])
    for (const t of everyT(desk))
      draft.put(
        row,
        timeColumn(t),
        input(effect.series[String(t)] ?? 0, 'euro', `/effects/${place}/series/${t}`),
      )
    draft.put(row, VALUE_COLUMN, presentValueCell(materials, row))
  })
}

interface Blocks {
  readonly lines: number
  readonly effects: number
}

/** The present values of some rows, the one kind less the other, as a formula. */
function netOf(plus: readonly number[], minus: readonly number[]): string {
  const at = (row: number) => cellReference('', VALUE_COLUMN, row)
  return `${sumOfRows(plus, at)}-(${sumOfRows(minus, at)})`
}

/** The rows of a line of the table for one party (-1 is outside), by their sign. */
function rowsFor({ desk }: Materials, { lines, effects }: Blocks, id: string, party: number) {
  const plus: number[] = []
  const minus: number[] = []
  desk.ledger.lines.forEach((line, place) => {
    if (welfareRowOf(line) !== id) return
    const isTransfer = id === 'grants' || id === 'tax' || id === 'internal'
    if (line.to === party && (isTransfer || line.to >= 0)) plus.push(lines + place)
    if (line.from === party && (isTransfer || line.from >= 0)) minus.push(lines + place)
  })
  desk.ledger.case.effects!.forEach((effect, place) => {
    if (`effect/${effect.id}` !== id) return
    if (desk.ledger.parties.findIndex(one => one.id === effect.party) !== party) return
    ;(effect.kind === 'benefit' ? plus : minus).push(effects + place)
  })
  return { plus, minus }
}

function putTable(materials: Materials, draft: SheetDraft, blocks: Blocks): void {
  const { desk, balance } = materials
  const { parties, rows } = balance
  const total = parties.length + 1
  draft.putRow(
    HEAD_ROW,
    0,
    heads([
      say(desk, 'effect', 'effect'),
      ...parties.map(id => (id === 'outside' ? say(desk, 'buiten', 'outside') : id)),
      say(desk, 'totaal', 'total'),
    ]),
  )
  rows.forEach((row, down) => {
    const at = FIRST_ROW + down
    draft.put(at, 0, text(row.name[desk.language]))
    parties.forEach((_, place) => {
      const { plus, minus } = rowsFor(materials, blocks, row.id, place === parties.length - 1 ? -1 : place)
      draft.put(at, place + 1, formula(netOf(plus, minus), 'euro'))
    })
    draft.put(
      at,
      total,
      formula(`SUM(${cellReference('', 1, at)}:${cellReference('', total - 1, at)})`, 'euro', {
        role: 'total',
      }),
    )
  })
  const last = FIRST_ROW + rows.length
  draft.put(last, 0, text(say(desk, 'Welvaartssaldo', 'Welfare balance'), 'label'))
  for (let column = 1; column <= total; column += 1)
    draft.put(
      last,
      column,
      formula(`SUM(${cellReference('', column, FIRST_ROW)}:${cellReference('', column, last - 1)})`, 'euro', {
        role: 'total',
      }),
    )
}

/** Baten: the welfare balance, effect by party, and the lines and effects per period that it rests on. */
export function welfareSheet(materials: Materials): SheetDraft | undefined {
  const { desk, balance } = materials
  const effects = desk.ledger.case.effects ?? []
  if (effects.length === 0) return undefined
  const draft = new SheetDraft(sheetNames(desk).welfare, timeWidths(desk, [44, 30, 18, 18, 18]), {
    rows: HEAD_ROW,
    columns: 1,
  })
  draft.putHead(
    say(desk, 'Maatschappelijke kosten en baten', 'Social costs and benefits'),
    say(
      desk,
      'Contante waarde op prijspeil tegen de maatschappelijke discontovoet, zonder rente. Overdrachten vallen weg.',
      'Present value at price level and the social discount rate, without interest. Transfers cancel.',
    ),
  )
  const effectTitle = FIRST_ROW + balance.rows.length + 2
  const lineTitle = effectTitle + effects.length + 3
  const blocks = { effects: effectTitle + 2, lines: lineTitle + 2 }
  putTable(materials, draft, blocks)
  const value = say(desk, 'contante waarde', 'present value')
  draft.put(effectTitle, 0, text(say(desk, 'Effecten per periode', 'Effects per period'), 'label'))
  draft.putRow(
    effectTitle + 1,
    0,
    timeHeads(desk, [
      say(desk, 'effect', 'effect'),
      say(desk, 'naam', 'name'),
      say(desk, 'voor wie', 'for whom'),
      say(desk, 'soort', 'kind'),
      value,
    ]),
  )
  putEffects(materials, draft, blocks.effects)
  draft.put(
    lineTitle,
    0,
    text(say(desk, 'Regels op prijspeil per periode', 'Lines at price level per period'), 'label'),
  )
  draft.putRow(
    lineTitle + 1,
    0,
    timeHeads(desk, [say(desk, 'regel', 'line'), say(desk, 'naam', 'name'), '', '', value]),
  )
  putLevels(materials, draft, blocks.lines)
  return draft
}
