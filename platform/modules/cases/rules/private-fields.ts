import type { Case } from '@versneller/engine'
import { type Mistake, mistake } from './mistake.ts'
import { field, group, optional, type PartField } from './part-fields/field.ts'
import type { PrivateLine, PrivateTerms } from './private-calculation.ts'

/** What a party assumes for itself, as it is typed. */
export const termFields: readonly PartField[] = [
  optional('ratePerYear', 'percent', { words: 'ownRate' }),
  optional('marginShare', 'share', { words: 'ownMargin' }),
  optional('taxShare', 'share', { words: 'ownTax' }),
  ...group('ownLoan', [
    optional('loan.limitEur', 'money', { words: 'ownLoanLimit' }),
    optional('loan.ratePerYear', 'percent', { words: 'ownLoanRate' }),
    optional('loan.feeShare', 'share', { words: 'ownLoanFee' }),
  ]),
]

/** A cost or revenue of the party itself, as it is typed. */
export const ownLineFields: readonly PartField[] = [
  field('name', 'text', { words: 'ownName' }),
  field('direction', 'choice', { choices: 'directions', words: 'ownDirection' }),
  field('eur', 'money', { words: 'ownEur' }),
  field('from', 'period', { words: 'ownFrom' }),
  field('to', 'period', { words: 'ownTo' }),
  optional('index', 'choice', { choices: 'indices', words: 'ownIndex' }),
]

type Item = Readonly<Record<string, unknown>>

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Mistakes in a number that may be absent and has to lie within bounds. */
const within = (value: unknown, path: string, low: number, high: number): Mistake[] =>
  value === undefined || (isNumber(value) && value >= low && value <= high)
    ? []
    : [mistake('GETAL_BUITEN_GRENZEN', path)]

/** The most euro that an own amount may be. */
const largestEur = 1e12

/** What a party assumes for itself, or what is wrong with it. */
export function readTerms(item: Item): { terms: PrivateTerms; mistakes: Mistake[] } {
  const loan = (item.loan ?? {}) as Item
  const mistakes = [
    ...within(item.ratePerYear, 'ratePerYear', -0.5, 1),
    ...within(item.marginShare, 'marginShare', 0, 1),
    ...within(item.taxShare, 'taxShare', 0, 1),
    ...within(loan.limitEur, 'loan.limitEur', 0, largestEur),
    ...within(loan.ratePerYear, 'loan.ratePerYear', 0, 1),
    ...within(loan.feeShare, 'loan.feeShare', 0, 1),
  ]
  const needsLimit =
    (loan.ratePerYear !== undefined || loan.feeShare !== undefined) && loan.limitEur === undefined
  return {
    terms: item as PrivateTerms,
    mistakes: [...mistakes, ...(needsLimit ? [mistake('LENING_ZONDER_BEDRAG', 'loan.limitEur')] : [])],
  }
}

/** An own line, or everything that is wrong with it. */
export function readOwnLine(
  caseFile: Case,
  id: string,
  item: Item,
): { line: PrivateLine; mistakes: Mistake[] } {
  const { name, direction, eur, from, to, index } = item
  const missing = (value: unknown, path: string) =>
    value === undefined || value === '' ? [mistake('EIGEN_VELD_ONTBREEKT', path)] : []
  const isPeriod = (t: unknown) => isNumber(t) && Number.isInteger(t) && t >= 0 && t <= caseFile.periods
  const period = (t: unknown, path: string) =>
    t === undefined ? missing(t, path) : isPeriod(t) ? [] : [mistake('GETAL_BUITEN_GRENZEN', path)]
  const isBackwards = isNumber(from) && isNumber(to) && to < from
  const isKnownIndex = index === undefined || Object.hasOwn(caseFile.indices ?? {}, String(index))
  return {
    line: { id, name, direction, eur, from, to, ...(index === undefined ? {} : { index }) } as PrivateLine,
    mistakes: [
      ...missing(name, 'name'),
      ...(typeof name === 'string' && name.length > 200 ? [mistake('EIGEN_NAAM_TE_LANG', 'name')] : []),
      ...(direction === 'cost' || direction === 'revenue'
        ? []
        : [mistake('EIGEN_VELD_ONTBREEKT', 'direction')]),
      ...(eur === undefined ? missing(eur, 'eur') : within(eur, 'eur', 0, largestEur)),
      ...period(from, 'from'),
      ...period(to, 'to'),
      ...(isBackwards ? [mistake('EIND_VOOR_BEGIN_EIGEN', 'to')] : []),
      ...(isKnownIndex ? [] : [mistake('EIGEN_VELD_ONTBREEKT', 'index')]),
    ],
  }
}
