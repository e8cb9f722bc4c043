/** All rates of return of a row of flows, by the zeros of its derivatives (Rolle), never by a grid. */

type Term = { coefficient: number; years: number }

function signAt(terms: Term[], u: number): number {
  const logs = terms.map(term => Math.log(Math.abs(term.coefficient)) - term.years * u)
  const largest = Math.max(...logs)
  let sum = 0
  terms.forEach((term, i) => {
    sum += Math.sign(term.coefficient) * Math.exp(logs[i]! - largest)
  })
  return Math.sign(sum)
}

function signChanges(terms: Term[]): number {
  let changes = 0
  for (let i = 1; i < terms.length; i += 1) {
    if (Math.sign(terms[i]!.coefficient) !== Math.sign(terms[i - 1]!.coefficient)) changes += 1
  }
  return changes
}

function bisect(terms: Term[], left: number, right: number): number {
  const atLeft = signAt(terms, left)
  let [low, high] = [left, right]
  for (let i = 0; i < 200; i += 1) {
    const middle = (low + high) / 2
    if (signAt(terms, middle) === atLeft) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Goes outward from a point in steps that double until the sign is that of the far end. */
function farEnd(terms: Term[], from: number, direction: 1 | -1): number {
  const wanted = Math.sign(direction === 1 ? terms[0]!.coefficient : terms.at(-1)!.coefficient)
  let step = 1
  while (step < 1e9 && signAt(terms, from + direction * step) !== wanted) step *= 2
  return from + direction * step
}

/**
 * Zeros of the sum of coefficient x exp(-years x u). Multiplied by exp(first years x u) the first term is
 * constant, so the derivative has one term less; between two of its zeros the sum has at most one zero.
 */
function zerosOf(terms: Term[]): number[] {
  if (signChanges(terms) === 0) return []
  const first = terms[0]!
  const derivative = terms.slice(1).map(term => ({
    coefficient: term.coefficient * (term.years - first.years),
    years: term.years,
  }))
  const size = Math.max(...derivative.map(term => Math.abs(term.coefficient)))
  for (const term of derivative) term.coefficient /= size
  const turns = zerosOf(derivative)
  const inner = turns.length > 0 ? turns : [0]
  const points = [farEnd(terms, inner[0]!, -1), ...inner, farEnd(terms, inner.at(-1)!, 1)]
  const zeros: number[] = []
  for (let i = 1; i < points.length; i += 1) {
    if (signAt(terms, points[i - 1]!) * signAt(terms, points[i]!) < 0) {
      zeros.push(bisect(terms, points[i - 1]!, points[i]!))
    }
  }
  return zeros
}

/** All real rates > -1 a year at which the flows discount to nothing, rising; flows below half a cent are none. */
export function ratesOfReturn(flowsEur: number[], years: number[]): number[] {
  const terms: Term[] = []
  flowsEur.forEach((eur, t) => {
    const same = terms.find(term => term.years === years[t]!)
    if (same !== undefined) same.coefficient += eur
    else terms.push({ coefficient: eur, years: years[t]! })
  })
  const real = terms.filter(term => Math.abs(term.coefficient) >= 0.005)
  return zerosOf(real)
    .map(u => Math.expm1(u))
    .filter(rate => rate > -1)
    .sort((a, b) => a - b)
}
