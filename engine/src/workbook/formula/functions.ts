import {
  FormulaFailure,
  type FormulaValue,
  flat,
  isEqual,
  isMatrix,
  numberOf,
  numbersIn,
  scalarOf,
  truthOf,
} from './values.ts'

type Worked = (...given: FormulaValue[]) => FormulaValue

const DAY_MS = 86_400_000
const EPOCH = 25_569

function dayOf(value: FormulaValue): Date {
  return new Date((numberOf(value) - EPOCH) * DAY_MS)
}

function serialOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month, day) / DAY_MS + EPOCH
}

/** The day a number of months later; never past the end of that month. */
function monthsLater(value: FormulaValue, months: number): number {
  const day = dayOf(value)
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + months]
  const last = serialOf(year, month + 1, 0)
  return Math.min(last, serialOf(year, month, day.getUTCDate()))
}

function sumProduct(...given: FormulaValue[]): number {
  const lists = given.map(flat)
  const first = lists[0]!
  if (lists.some(list => list.length !== first.length)) throw new FormulaFailure('sizes differ')
  return first.reduce<number>((sum, _, place) => {
    const product = lists.reduce((all, list) => {
      const value = list[place]!
      return all * (typeof value === 'number' ? value : value === true ? 1 : 0)
    }, 1)
    return sum + product
  }, 0)
}

function sumIfs(sums: FormulaValue, ...conditions: FormulaValue[]): number {
  const pairs = conditions.flatMap((range, place) =>
    place % 2 === 0 ? [{ list: flat(range), wanted: scalarOf(conditions[place + 1]!) }] : [],
  )
  return flat(sums).reduce<number>((sum, value, place) => {
    const counts = pairs.every(({ list, wanted }) => isEqual(list[place]!, wanted))
    return counts && typeof value === 'number' ? sum + value : sum
  }, 0)
}

function indexOf(matrix: FormulaValue, row: FormulaValue, column?: FormulaValue): FormulaValue {
  if (!isMatrix(matrix)) throw new FormulaFailure('INDEX asks for a range')
  const isOneRow = matrix.length === 1 && column === undefined
  const down = isOneRow ? 1 : numberOf(row)
  const across = isOneRow ? numberOf(row) : numberOf(column ?? 1)
  const found = matrix[down - 1]?.[across - 1]
  if (found === undefined) throw new FormulaFailure('INDEX is outside its range')
  return found
}

function matchOf(wanted: FormulaValue, range: FormulaValue): number {
  const place = flat(range).findIndex(one => one !== null && isEqual(one, scalarOf(wanted)))
  if (place < 0) throw new FormulaFailure('MATCH finds nothing')
  return place + 1
}

const IRR_ROUNDS = 60
const IRR_STEP = 1e-12

/** Newton's method from the guess, on flows one step apart. */
function irrOf(flows: FormulaValue, guess: FormulaValue): number {
  const list = flat(flows).map(one => numberOf(one))
  let rate = numberOf(guess)
  for (let round = 0; round < IRR_ROUNDS; round += 1) {
    let [value, slope] = [0, 0]
    list.forEach((flow, step) => {
      value += flow / (1 + rate) ** step
      slope -= (step * flow) / (1 + rate) ** (step + 1)
    })
    const next = rate - value / slope
    if (!Number.isFinite(next) || next <= -1) throw new FormulaFailure('IRR does not converge')
    if (Math.abs(next - rate) < IRR_STEP) return next
    rate = next
  }
  throw new FormulaFailure('IRR does not converge')
}

/** The functions that the formulas of this folder use, on values already worked out. */
export const spreadsheetFunctions: Readonly<Record<string, Worked>> = {
  SUM: (...given) => numbersIn(given).reduce((sum, one) => sum + one, 0),
  MIN: (...given) => numbersIn(given).reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY),
  MAX: (...given) => numbersIn(given).reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY),
  ABS: (value: FormulaValue) => Math.abs(numberOf(value)),
  INT: (value: FormulaValue) => Math.floor(numberOf(value)),
  SIGN: (value: FormulaValue) => Math.sign(numberOf(value)),
  ROUND: (value: FormulaValue, digits: FormulaValue) => {
    const scale = 10 ** numberOf(digits)
    const number = numberOf(value)
    return (Math.sign(number) * Math.round(Math.abs(number) * scale)) / scale
  },
  AND: (...given) => given.every(one => truthOf(one)),
  OR: (...given) => given.some(one => truthOf(one)),
  SUMPRODUCT: sumProduct,
  SUMIFS: sumIfs,
  COUNTIF: (range: FormulaValue, wanted: FormulaValue) =>
    flat(range).filter(one => isEqual(one, scalarOf(wanted))).length,
  INDEX: indexOf,
  MATCH: matchOf,
  IRR: irrOf,
  YEAR: (value: FormulaValue) => dayOf(value).getUTCFullYear(),
  MONTH: (value: FormulaValue) => dayOf(value).getUTCMonth() + 1,
  DAY: (value: FormulaValue) => dayOf(value).getUTCDate(),
  EDATE: (value: FormulaValue, months: FormulaValue) => monthsLater(value, numberOf(months)),
  EOMONTH: (value: FormulaValue, months: FormulaValue) => {
    const day = dayOf(value)
    return serialOf(day.getUTCFullYear(), day.getUTCMonth() + numberOf(months) + 1, 0)
  },
}
