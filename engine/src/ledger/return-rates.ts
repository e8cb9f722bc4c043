import type { Words } from '../case/shape.ts'
import { HALF_A_CENT } from './position.ts'
import type { Times } from './times.ts'

/** The yearly returns of a series of flows. */
export interface ReturnRates {
  /** All real roots above -1, rising; fractions a year. */
  readonly roots: number[]
  /** The root nearest to the required return; null when there is none. */
  readonly preferred: number | null
  readonly reason?: Words
}

/** A touching root counts when the value there is this small against the sum of all terms. */
const TOUCH = 1e-13
const ROUNDS = 200
/** An interval this narrow, against its place, is one root. */
const WIDTH = 1e-15

/** A polynomial in the discount factor of one step; place k holds what falls k steps after the valuation date. */
type Polynomial = Float64Array

const NO_FLOWS: Words = {
  nl: 'Er is geen kasstroom, dus geen rendement.',
  en: 'There is no cash flow, so there is no return.',
}
const NO_SIGN_CHANGE: Words = {
  nl: 'De kasstroom verandert niet van teken, dus er is geen rendement.',
  en: 'The cash flow does not change sign, so there is no return.',
}
const NO_ROOT: Words = {
  nl: 'Bij geen enkel rendement is de netto contante waarde nul.',
  en: 'At no return is the net present value zero.',
}

/** Flows on the grid of half or whole periods, as e(t) asks; below half a cent they are dust, not money. */
function polynomialOf(times: Times, cashEur: Float64Array): { terms: Polynomial; stepsPerYear: number } {
  const stepsPerYear = times.periodsPerYear * (times.convention === 'mid' ? 2 : 1)
  const terms = new Float64Array(times.periods * 2 + 1)
  for (let t = 0; t < cashEur.length; t += 1) {
    const step = Math.round(times.cashYears[t]! * stepsPerYear)
    terms[step]! += cashEur[t]!
  }
  return { terms: terms.map(eur => (Math.abs(eur) < HALF_A_CENT ? 0 : eur)), stepsPerYear }
}

/** Where consecutive non-zero terms change sign: the places of the terms before each change. */
function signChanges(terms: Polynomial): number[] {
  const changes: number[] = []
  let last = -1
  for (let place = 0; place < terms.length; place += 1) {
    const term = terms[place]!
    if (term === 0) continue
    if (last >= 0 && Math.sign(terms[last]!) !== Math.sign(term)) changes.push(last)
    last = place
  }
  return changes
}

/**
 * Value of a polynomial at the discount factor e^-u, divided by the sum of its terms without sign, so that it neither
 * overflows nor vanishes. Only its sign and smallness matter.
 */
function relativeValue(terms: Polynomial, u: number): number {
  const last = terms.length - 1
  const factor = Math.exp(-Math.abs(u))
  let [sum, size] = [0, 0]
  for (let index = 0; index <= last; index += 1) {
    const term = terms[u >= 0 ? last - index : index]!
    sum = sum * factor + term
    size = size * factor + Math.abs(term)
  }
  return size === 0 ? 0 : sum / size
}

/**
 * Narrows an interval with opposite signs at its ends to the last bits: the secant between the ends (Illinois rule, so
 * that no end stays), and the middle at every third step, so that it always ends.
 */
function narrow(terms: Polynomial, low: number, high: number): number {
  let [left, right] = [low, high]
  let [atLeft, atRight] = [relativeValue(terms, left), relativeValue(terms, right)]
  for (let round = 0; round < ROUNDS && right - left > WIDTH * Math.max(1, Math.abs(left)); round += 1) {
    const secant = (left * atRight - right * atLeft) / (atRight - atLeft)
    const isInside = round % 3 !== 2 && secant > left && secant < right
    const guess = isInside ? secant : (left + right) / 2
    const atGuess = relativeValue(terms, guess)
    if (atGuess === 0 || guess <= left || guess >= right) return guess
    if (Math.sign(atGuess) === Math.sign(atLeft)) {
      ;[left, atLeft, atRight] = [guess, atGuess, atRight / 2]
    } else {
      ;[right, atRight, atLeft] = [guess, atGuess, atLeft / 2]
    }
  }
  return (left + right) / 2
}

/** Largest |u| at which a root can lie (Cauchy's bound on the discount factor and its inverse). */
function rootBound(terms: Polynomial): number {
  let [first, last, largest] = [0, 0, 0]
  for (const term of terms) {
    const size = Math.abs(term)
    if (size === 0) continue
    if (first === 0) first = size
    last = size
    largest = Math.max(largest, size)
  }
  return Math.log(2 + largest / Math.min(first, last))
}

/** Scaled so that the largest term is 1: many derivatives in a row would overflow. */
function normalised(terms: Polynomial): Polynomial {
  const largest = terms.reduce((most, term) => Math.max(most, Math.abs(term)), 0)
  return terms.map(term => term / largest)
}

/**
 * All roots u of a polynomial in e^-u. Multiplying by a power and differentiating takes away one sign change (the proof
 * of Descartes' rule), and between two roots of that derivative there is at most one root: so recursion over the sign
 * changes finds them all, double ones too.
 */
function rootsOf(terms: Polynomial): number[] {
  const changes = signChanges(terms)
  const pivot = changes[0]
  if (pivot === undefined) return []
  const turning = rootsOf(normalised(terms.map((term, place) => term * (pivot + 0.5 - place))))
  const bound = rootBound(terms)
  const edges = [-bound, ...turning.filter(u => Math.abs(u) < bound), bound]
  const roots: number[] = []
  edges.slice(1).forEach((high, index) => {
    const low = edges[index]!
    const [atLow, atHigh] = [relativeValue(terms, low), relativeValue(terms, high)]
    const touches = index > 0 && Math.abs(atLow) <= TOUCH
    if (touches) roots.push(low)
    else if (Math.sign(atLow) * Math.sign(atHigh) < 0 && Math.abs(atHigh) > TOUCH)
      roots.push(narrow(terms, low, high))
  })
  return roots
}

function preferredOf(roots: readonly number[], required: number | undefined): number | null {
  const distance = (root: number): number =>
    required === undefined ? Math.abs(Math.log1p(root)) : Math.abs(root - required)
  return roots.reduce<number | null>(
    (best, root) => (best === null || distance(root) < distance(best) ? root : best),
    null,
  )
}

/** Every yearly return of a cash flow with e(t) as exponents, and which of them to show. */
export function returnRates(times: Times, cashEur: Float64Array, required: number | undefined): ReturnRates {
  const { terms, stepsPerYear } = polynomialOf(times, cashEur)
  if (terms.every(eur => eur === 0)) return { roots: [], preferred: null, reason: NO_FLOWS }
  if (signChanges(terms).length === 0) return { roots: [], preferred: null, reason: NO_SIGN_CHANGE }
  const roots = rootsOf(terms)
    .map(u => Math.expm1(u * stepsPerYear))
    .filter(root => root > -1 && Number.isFinite(root))
    .sort((one, other) => one - other)
  return roots.length === 0
    ? { roots, preferred: null, reason: NO_ROOT }
    : { roots, preferred: preferredOf(roots, required) }
}
