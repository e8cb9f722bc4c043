import type { Case } from '@versneller/engine'
import type { Problem } from '../../../kit/http/problem.ts'
import { problem } from '../problems.ts'
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

/** Problems with a number that may be absent and has to lie within bounds. */
const within = (value: unknown, path: string, low: number, high: number): Problem[] =>
  value === undefined || (isNumber(value) && value >= low && value <= high)
    ? []
    : [problem('GETAL_BUITEN_GRENZEN', path)]

/** The most euro that an own amount may be. */
const largestEur = 1e12

/** What a party assumes for itself, or what is wrong with it. */
export function readTerms(item: Item): { terms: PrivateTerms; problems: Problem[] } {
  const loan = (item.loan ?? {}) as Item
  const problems = [
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
    problems: [...problems, ...(needsLimit ? [problem('LENING_ZONDER_BEDRAG', 'loan.limitEur')] : [])],
  }
}

/** An own line, or everything that is wrong with it. */
export function readOwnLine(
  caseFile: Case,
  id: string,
  item: Item,
): { line: PrivateLine; problems: Problem[] } {
  const { name, direction, eur, from, to, index } = item
  const missing = (value: unknown, path: string) =>
    value === undefined || value === '' ? [problem('EIGEN_VELD_ONTBREEKT', path)] : []
  const isPeriod = (t: unknown) => isNumber(t) && Number.isInteger(t) && t >= 0 && t <= caseFile.periods
  const period = (t: unknown, path: string) =>
    t === undefined ? missing(t, path) : isPeriod(t) ? [] : [problem('GETAL_BUITEN_GRENZEN', path)]
  const isBackwards = isNumber(from) && isNumber(to) && to < from
  const isKnownIndex = index === undefined || Object.hasOwn(caseFile.indices ?? {}, String(index))
  return {
    line: { id, name, direction, eur, from, to, ...(index === undefined ? {} : { index }) } as PrivateLine,
    problems: [
      ...missing(name, 'name'),
      ...(typeof name === 'string' && name.length > 200 ? [problem('EIGEN_NAAM_TE_LANG', 'name')] : []),
      ...(direction === 'cost' || direction === 'revenue'
        ? []
        : [problem('EIGEN_VELD_ONTBREEKT', 'direction')]),
      ...(eur === undefined ? missing(eur, 'eur') : within(eur, 'eur', 0, largestEur)),
      ...period(from, 'from'),
      ...period(to, 'to'),
      ...(isBackwards ? [problem('EIND_VOOR_BEGIN_EIGEN', 'to')] : []),
      ...(isKnownIndex ? [] : [problem('EIGEN_VELD_ONTBREEKT', 'index')]),
    ],
  }
}
