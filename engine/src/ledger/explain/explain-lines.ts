import type { Words } from '../../case/shape.ts'
import type { Line, ProgrammeLine } from '../../case/types.ts'
import {
  casePriceLevel,
  lineTotal,
  quantityAmount,
  rowTotal,
  type Spreading,
  spreadingOf,
} from '../expand-lines.ts'
import { growth } from '../growth.ts'
import { landPriceField, landPriceOf } from '../land-price.ts'
import { type LedgerLine, lineById } from '../ledger.ts'
import { monthPosition } from '../month-position.ts'
import { cashPosition, periodOfDay } from '../times.ts'
import { atPeriod, type Desk, growthInputs, joined, lineName, linePointer, words } from './desk.ts'
import { givenPointer } from './explain-given.ts'
import {
  by,
  constant,
  type Figure,
  type FigureUnit,
  type How,
  minus,
  plus,
  productOf,
  type Reference,
  sumOf,
} from './figure.ts'

/** A line under explanation: as worked out, and as written. */
interface Subject {
  readonly desk: Desk
  readonly worked: LedgerLine
  readonly line: Line | undefined
  readonly row: ProgrammeLine | undefined
  readonly written: string
  readonly own: string
}

const texts = {
  cash: { nl: 'kasstroom', en: 'cash flow' },
  level: { nl: 'bedrag op prijspeil', en: 'amount at price level' },
  amount: { nl: 'bedrag op eigen prijspeil', en: 'amount at its own price level' },
  index: { nl: 'indexfactor', en: 'index factor' },
  levelIndex: { nl: 'factor naar het prijspeil', en: 'factor to the price level' },
  total: { nl: 'totaal', en: 'total' },
  atPriceLevel: { nl: 'totaal op prijspeil', en: 'total at price level' },
  real: { nl: 'totaal van de kasstroom', en: 'total of the cash flow' },
  share: { nl: 'aandeel van de periode', en: 'share of the period' },
  periods: { nl: 'aantal perioden', en: 'number of periods' },
  quantity: { nl: 'hoeveelheid', en: 'quantity' },
  perUnit: { nl: 'per eenheid', en: 'per unit' },
  base: { nl: 'som van de regels', en: 'sum of the lines' },
  notRecoverable: { nl: 'deel van de btw dat niet terugkomt', en: 'share of VAT that is not recoverable' },
  one: { nl: 'geheel', en: 'whole' },
  zero: { nl: 'nul', en: 'zero' },
  landPrice: { nl: 'grondprijs per eenheid', en: 'land price per unit' },
  floored: { nl: 'grondprijs, ten minste nul', en: 'land price, at least zero' },
} as const satisfies Record<string, Words>

function subjectOf(desk: Desk, id: string): Subject | undefined {
  const worked = lineById(desk.ledger, id)
  if (!worked) return undefined
  const index = Number(worked.pointer.split('/')[2])
  const isRow = worked.kind === 'row'
  return {
    desk,
    worked,
    line: isRow ? undefined : desk.ledger.case.lines?.[index],
    row: isRow ? desk.ledger.case.programme?.[index] : undefined,
    written: isRow ? `/programme/${index}` : `/lines/${index}`,
    own: linePointer(worked),
  }
}

function figure(
  subject: Subject,
  text: Words,
  value: number | null,
  unit: FigureUnit,
  how: () => How,
): Figure {
  const label = joined(lineName(subject.desk, subject.worked), text)
  const { source, note } = (subject.line ?? subject.row)!
  const told = note && words(note)
  return { label, value, unit, how: () => ({ source, note: told, ...how() }) }
}

function isClosed({ desk }: Subject, t: number): boolean {
  return t <= desk.ledger.times.closedThrough
}

function bookings({ desk, worked }: Subject, t: number): How {
  const { times, case: areaCase } = desk.ledger
  const inputs = (areaCase.actuals ?? []).flatMap((actual, index) =>
    actual.line === worked.id && periodOfDay(times, actual.date) === t
      ? [plus(`/case/actuals/${index}/eur`)]
      : [],
  )
  return sumOf(inputs)
}

/** Cash or price-level amount of a line in one period. */
function flow(subject: Subject, t: number, of: 'cashEur' | 'levelEur'): How {
  const { worked, line, own, written } = subject
  if (worked.kind === 'vat') {
    if (isClosed(subject, t)) return sumOf([])
    return productOf([
      by(`/lines/${line?.id}/${of}/${t}`),
      by(givenPointer(written, 'vat', 'rate')),
      by(`${own}/notRecoverableShare`),
    ])
  }
  if (isClosed(subject, t)) return bookings(subject, t)
  if (line?.percent) {
    const base = of === 'cashEur' ? 'baseCashEur' : 'baseLevelEur'
    return productOf([by(givenPointer(written, 'percent', 'share')), by(`${own}/${base}/${t}`)])
  }
  const index = of === 'cashEur' ? `${own}/indexFactor/${t}` : `${own}/levelFactor`
  const isIndexed = (line ?? subject.row)?.index !== undefined
  return productOf([by(`${own}/amountEur/${t}`), ...(isIndexed ? [by(index)] : [])])
}

function base(subject: Subject, t: number, of: 'cashEur' | 'levelEur'): How {
  return sumOf(subject.line!.percent!.of.map(id => plus(`/lines/${id}/${of}/${t}`)))
}

function baseValue({ desk, line }: Subject, t: number, of: 'cashEur' | 'levelEur'): number {
  return line!.percent!.of.reduce((sum, id) => sum + lineById(desk.ledger, id)![of][t]!, 0)
}

function spreading({ desk, line, row }: Subject): Spreading {
  return spreadingOf(desk.ledger.case, line ?? { phase: row!.phase })
}

function amount(subject: Subject, t: number): How {
  const { line, own, written } = subject
  if (line?.series)
    return sumOf(line.series[t] === undefined ? [] : [plus(givenPointer(written, 'series', t))])
  const { start, shares } = spreading(subject)
  if (shares[t - start] === undefined) return sumOf([])
  return productOf([by(`${own}/totalEur`), by(`${own}/periodShare/${t}`)])
}

function periodShare(subject: Subject, t: number): How {
  const { start, shares } = spreading(subject)
  if (subject.line?.spread?.curve)
    return sumOf([plus(givenPointer(subject.written, 'spread', 'curve', t - start))])
  return productOf([
    constant('×', 1, 'quantity', texts.one),
    constant('÷', shares.length, 'quantity', texts.periods),
  ])
}

function total(subject: Subject): How {
  const { line, row, own, written } = subject
  if (row) return productOf([by(`${own}/flooredLandPriceEur`), by(givenPointer(written, 'units'))])
  if (line?.quantity) {
    return productOf([by(`${own}/quantity`), by(givenPointer(written, 'quantity', 'unitPriceEur'))])
  }
  return sumOf([plus(givenPointer(written, 'totalEur'))])
}

function quantity({ desk, line, written }: Subject): How {
  const given = line?.quantity?.amount
  if (typeof given !== 'object') return sumOf([plus(givenPointer(written, 'quantity', 'amount'))])
  const [owner = '', field = ''] = given.of.split('/')
  // Rows stand in areas, so that there are some whatever is meant.
  const area = desk.ledger.case.areas!.findIndex(one => one.id === owner)
  if (area >= 0 && ['issuable', 'paved', 'green', 'water'].includes(field)) {
    return sumOf([plus(givenPointer('/areas', area, 'landUseM2', field))])
  }
  const row = desk.ledger.case.programme!.findIndex(one => one.id === owner)
  const units = by(givenPointer('/programme', row, 'units'))
  return productOf(field === 'units' ? [units] : [units, by(givenPointer('/programme', row, field))])
}

function indexInputs(subject: Subject, to: number): Reference[] {
  const { desk } = subject
  const { index, priceLevel } = (subject.line ?? subject.row)!
  const rate = desk.ledger.case.indices![index!]!
  const from = monthPosition(priceLevel ?? casePriceLevel(desk.ledger.case)) / 12
  return growthInputs({ rate, pointer: `/case/indices/${index}` }, from, to)
}

function levelFactor(subject: Subject): Figure {
  const { desk, line, row } = subject
  const { index, priceLevel } = (line ?? row)!
  const level = casePriceLevel(desk.ledger.case)
  const [from, to] = [monthPosition(priceLevel ?? level) / 12, monthPosition(level) / 12]
  const value = growth(desk.ledger.case.indices![index!]!, from, to)
  return figure(subject, texts.levelIndex, value, 'factor', () => ({
    operation: 'growth',
    inputs: indexInputs(subject, to),
  }))
}

function landPrice(subject: Subject, row: ProgrammeLine): Figure {
  const { formula, inputs } = row.appraisal
  const field = landPriceField(formula)
  return figure(subject, texts.landPrice, landPriceOf(row.appraisal), 'eur-per-unit', () => ({
    operation: 'formula',
    inputs: [],
    calculation: { name: formula, inputs, field },
  }))
}

function sumOverTime(subject: Subject, of: 'cashEur' | 'levelEur'): How {
  const values = [...subject.worked[of]]
  return sumOf(values.flatMap((eur, t) => (eur === 0 ? [] : [plus(`${subject.own}/${of}/${t}`)])))
}

/** Figures of a line that have one value. */
function wholeFigure(subject: Subject, name: string): Figure | undefined {
  const { worked, line, row, own, desk } = subject
  const sumOfWorked = (of: 'cashEur' | 'levelEur'): number => worked[of].reduce((sum, eur) => sum + eur, 0)
  if (name === 'atPriceLevelEur') {
    return figure(subject, texts.atPriceLevel, sumOfWorked('levelEur'), 'eur', () =>
      sumOverTime(subject, 'levelEur'),
    )
  }
  if (name === 'realEur') {
    return figure(subject, texts.real, sumOfWorked('cashEur'), 'eur', () => sumOverTime(subject, 'cashEur'))
  }
  if (name === 'notRecoverableShare' && worked.kind === 'vat') {
    const inputs = [
      constant('+', 1, 'share', texts.one),
      minus(givenPointer(subject.written, 'vat', 'recoverable')),
    ]
    return figure(subject, texts.notRecoverable, 1 - line!.vat!.recoverable, 'share', () => sumOf(inputs))
  }
  if (worked.kind === 'vat' || line?.percent || line?.series) return undefined
  if (name === 'totalEur') {
    const value = row ? rowTotal(row) : lineTotal(desk.ledger.case, line!)
    return figure(subject, texts.total, value, 'eur', () => total(subject))
  }
  if (name === 'quantity' && line?.quantity) {
    const value = quantityAmount(desk.ledger.case, line.quantity.amount)
    return figure(subject, texts.quantity, value, 'quantity', () => quantity(subject))
  }
  if (name === 'landPriceEur' && row) return landPrice(subject, row)
  if (name === 'flooredLandPriceEur' && row) {
    const inputs = [
      constant('of', 0, 'eur-per-unit', texts.zero),
      { operator: 'of' as const, pointer: `${own}/landPriceEur` },
    ]
    const value = Math.max(0, landPriceOf(row.appraisal))
    return figure(subject, texts.floored, value, 'eur-per-unit', () => ({ operation: 'highest', inputs }))
  }
  return undefined
}

/** Figures of a line that have one value per period. */
function periodFigure(subject: Subject, name: string, t: number): Figure | undefined {
  const { worked, line, desk } = subject
  const at = (text: Words): Words => atPeriod(text, t)
  if (name === 'cashEur' || name === 'levelEur') {
    const text = name === 'cashEur' ? texts.cash : texts.level
    return figure(subject, at(text), worked[name][t]!, 'eur', () => flow(subject, t, name))
  }
  if (line?.percent && worked.kind !== 'vat') {
    if (name !== 'baseCashEur' && name !== 'baseLevelEur') return undefined
    const of = name === 'baseCashEur' ? 'cashEur' : 'levelEur'
    return figure(subject, at(texts.base), baseValue(subject, t, of), 'eur', () => base(subject, t, of))
  }
  if (name === 'amountEur' && worked.amountEur) {
    return figure(subject, at(texts.amount), worked.amountEur[t]!, 'eur', () => amount(subject, t))
  }
  if (name === 'indexFactor' && worked.indexFactor) {
    const to = cashPosition(desk.ledger.times, t)
    return figure(subject, at(texts.index), worked.indexFactor[t]!, 'factor', () => ({
      operation: 'growth',
      inputs: indexInputs(subject, to),
    }))
  }
  if (name !== 'periodShare' || worked.kind === 'vat' || line?.series) return undefined
  const { start, shares } = spreading(subject)
  const share = shares[t - start]
  return share === undefined
    ? undefined
    : figure(subject, at(texts.share), share, 'share', () => periodShare(subject, t))
}

/** A figure of a line, row or VAT line: `[id, name]` or `[id, name, t]`. */
export function explainLine(desk: Desk, steps: readonly string[]): Figure | undefined {
  const [id = '', name = '', place] = steps
  const subject = subjectOf(desk, id)
  if (!subject || steps.length > 3) return undefined
  if (place === undefined) {
    if (name !== 'levelFactor') return wholeFigure(subject, name)
    const isIndexed = (subject.line ?? subject.row)?.index !== undefined && subject.worked.kind !== 'vat'
    return isIndexed ? levelFactor(subject) : undefined
  }
  const t = Number(place)
  const isPeriod = /^\d{1,3}$/.test(place) && t <= desk.ledger.times.periods
  return isPeriod ? periodFigure(subject, name, t) : undefined
}
