import { cellReference, rangeReference } from '../reference.ts'
import { fixed, formula, type SheetDraft } from '../sheet-draft.ts'

/** Columns of one party: flow or value, its sign, and the number of crossings so far. */
export const COLUMNS_PER_PARTY = 3

/** Between these logarithms of 1 + rate roots are looked for: -99.99 % to far beyond any hurdle. */
const OUTER = { from: -9.2, to: 12, step: 0.2 } as const
/** Where returns usually are, the search is closer. */
const INNER = { from: -0.7, to: 0.7, step: 0.02 } as const

/** Yearly rates at which the present value is tried, rising. */
export function trialRates(): number[] {
  const between = (from: number, to: number, step: number): number[] =>
    Array.from({ length: Math.round((to - from) / step) }, (_, index) => from + index * step)
  const logarithms = [
    ...between(OUTER.from, INNER.from, OUTER.step),
    ...between(INNER.from, INNER.to, INNER.step),
    ...between(INNER.to, OUTER.to, OUTER.step),
    OUTER.to,
  ]
  return logarithms.map(logarithm => Math.round(Math.expm1(logarithm) * 1e8) / 1e8)
}

/** A block of rows on the sheet of returns. */
export interface RowBlock {
  readonly first: number
  readonly count: number
}

/** A column of a block as a range. */
function blockColumn(block: RowBlock, column: number): string {
  return rangeReference('', {
    column,
    row: block.first,
    toColumn: column,
    toRow: block.first + block.count - 1,
  })
}

/** The sign of the last value that was not zero. */
function signSource(column: number, row: number, first: number): string {
  const own = cellReference('', column, row, '$.')
  const before = row === first ? '0' : cellReference('', column + 1, row - 1, '$.')
  return `IF(${own}=0,${before},SIGN(${own}))`
}

/** Flows of a party on steps of half a period: the sum at the right, at the left without dust below half a cent. */
export function putFlows(
  draft: SheetDraft,
  block: RowBlock,
  column: number,
  sumAt: (step: string) => string,
): void {
  for (let row = block.first; row < block.first + block.count; row += 1) {
    draft.put(row, column + 2, formula(sumAt(cellReference('', 0, row, '$.')), 'euro'))
    const sum = cellReference('', column + 2, row, '$.')
    draft.put(row, column, formula(`IF(ABS(${sum})<0.005,0,${sum})`, 'euro'))
    draft.put(row, column + 1, formula(signSource(column, row, block.first), 'whole'))
  }
}

/** The rates that are tried, with their present values; below zero the value at the end, which has the same sign. */
export function putTrials(draft: SheetDraft, block: RowBlock, flows: RowBlock, column: number): void {
  const years = blockColumn(flows, 1)
  const lastYear = cellReference('', 1, flows.first + flows.count - 1)
  for (let row = block.first; row < block.first + block.count; row += 1) {
    const rate = cellReference('', 0, row, '$.')
    const value = `SUMPRODUCT(${blockColumn(flows, column)},(1+${rate})^(IF(${rate}<0,${lastYear},0)-${years}))`
    draft.put(row, column, formula(value, 'number'))
    draft.put(row, column + 1, formula(signSource(column, row, block.first), 'whole'))
    const [own, before] = [row, row - 1].map(at => cellReference('', column + 1, at, '$.'))
    const count = cellReference('', column + 2, row - 1, '$.')
    const source = `${count}+IF(${before}<>0,IF(${own}<>${before},1,0),0)`
    draft.put(row, column + 2, row === block.first ? fixed(0, 'whole') : formula(source, 'whole'))
  }
}

/**
 * The n-th return, from the rates between which the present value changes sign. The search starts in the middle, then at
 * either end; what lies outside is another return and no answer here.
 */
export function rootSource(
  {
    trials,
    flows,
    column,
    stepsPerYear,
    none,
  }: { trials: RowBlock; flows: RowBlock; column: number; stepsPerYear: string; none: string },
  number: number,
): { low: string; high: string; root: (low: string, high: string) => string } {
  const rates = blockColumn(trials, 0)
  const place = `MATCH(${number},${blockColumn(trials, column + 2)},0)`
  const found = (start: string): string =>
    `(1+IRR(${blockColumn(flows, column)},(1+${start})^(1/${stepsPerYear})-1))^${stepsPerYear}-1`
  return {
    low: `IFERROR(INDEX(${rates},${place}-1,1),"${none}")`,
    high: `IFERROR(INDEX(${rates},${place},1),"${none}")`,
    root: (low, high) =>
      `IFERROR(${found(`(${low}+${high})/2`)},IFERROR(${found(low)},IFERROR(${found(high)},"${none}")))`,
  }
}
