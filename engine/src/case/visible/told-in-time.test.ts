/**
 * Property: somebody who is told totals at every version of a case, while hidden lines change, come, go, open and close,
 * and who changes rates, indices and phases to get more of them, never learns a hidden amount, nor what one or two
 * hidden lines are together; neither does somebody who may look at some of the hidden lines for a while, and remembers
 * what stood there. The attacker knows who pays, when, and every rate; only amounts are unknown. The rows of
 * the attacker are worked out here from the definitions of time and index, and judged in exact fractions.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCase } from '../parse-case.ts'
import type { Case } from '../types.ts'
import { type AmountEntries, hiddenSums } from './hidden-totals.ts'
import { isSafelyTold, sightOn, type Told, tellable } from './tellable.ts'
import { exactRank, type Fraction } from './testing/exact-rank.ts'

type Side = 'dev' | 'cor' | 'outside'
interface Secret {
  eur: number
  t: number
  from: Side
  to: Side
  isOpen: boolean
}
/** A state of the case: what may change in it. Rates are 0, 1 or -0.5, so that all is exact. */
interface State {
  secrets: (Secret | undefined)[]
  common: number
  own: { dev: number; cor: number }
  index: number
  /** All hidden lines with an even place are this much later: a phase that everybody may move. */
  delay: number
  /** Places of lines whose amounts the attacker may look at, in an open book, while they stay hidden in the case. */
  inBook: number[]
}

function caseOf({ secrets, common, own, index, delay }: State): Case {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'tijd',
    name: { nl: 'Tijd' },
    valuationDate: '2026-01-01',
    periods: 8,
    convention: 'end',
    rates: { interest: 0.02, common },
    indices: { prijs: index },
    parties: [
      { id: 'gem', kind: 'gemeente', rate: 0 },
      { id: 'dev', kind: 'ontwikkelaar', rate: own.dev },
      { id: 'cor', kind: 'corporatie', rate: own.cor },
    ],
    phases: [{ id: 'later', area: 'a', start: 1 + delay, end: 1 + delay }],
    areas: [{ id: 'a', name: { nl: 'A' }, landUseM2: { issuable: 1, paved: 1, green: 1, water: 1 } }],
    lines: secrets.flatMap((secret, place) => {
      if (!secret) return []
      const { eur, t, from, to, isOpen } = secret
      const when = place % 2 === 0 ? { totalEur: eur, phase: 'later' } : { series: { [t]: eur } }
      const visibleTo = isOpen ? ['dev', 'cor', 'gem'] : ['dev', 'cor']
      return [{ id: `s${place}`, account: 'opstal', from, to, index: 'prijs', visibleTo, ...when }]
    }),
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

/** (1 + rate)^t for the rates that are used here: 0, 1 and -0.5. */
function power(rate: number, t: number): Fraction {
  return rate < 0 ? [1n, 2n ** BigInt(t)] : [BigInt(1 + rate) ** BigInt(t), 1n]
}

/** What a euro of a line is in a figure. */
function weightOf(figure: string, { from, to }: Secret, t: number, state: State): Fraction {
  const [, holder = '', id = '', field] = figure.split('/')
  const area = from === 'outside' ? 1n : to === 'outside' ? -1n : 0n
  const [up, under] = power(state.index, t)
  const at = (side: bigint, rate: number): Fraction => {
    const [top, bottom] = power(rate, t)
    return [side * up * bottom, under * top]
  }
  const side = (party: string) => BigInt(Number(to === party) - Number(from === party))
  if (holder === 'parties')
    return at(side(id), field === 'npvOwnEur' ? state.own[id as 'dev' | 'cor'] : state.common)
  if (figure === '/area/npvEur') return at(area, state.common)
  if (figure === '/area/realEur') return [area * up, under]
  if (figure === '/area/atPriceLevelEur') return [area, 1n]
  const parts = [at(side('dev'), state.own.dev), at(side('cor'), state.own.cor), at(-area, state.common)]
  return parts.reduce(([a, b], [c, d]) => [a * d + c * b, b * d])
}

type Row = ReadonlyMap<string, Fraction>

/** What the attacker knows of a total: how much a euro of each amount (a line and how much it was) counts in it. */
function rowOf(figure: string, state: State): { row: Row; eur: number } {
  const row = new Map<string, Fraction>()
  let eur = 0
  for (const [place, secret] of state.secrets.entries()) {
    if (!secret || secret.isOpen) continue
    const weight = weightOf(figure, secret, place % 2 === 0 ? 1 + state.delay : secret.t, state)
    if (weight[0] !== 0n) row.set(`${place} ${secret.eur}`, weight)
    eur += (Number(weight[0]) / Number(weight[1])) * secret.eur
  }
  return { row, eur }
}

const side = fc.constantFrom<[Side, Side]>(
  ['dev', 'outside'],
  ['outside', 'dev'],
  ['cor', 'outside'],
  ['outside', 'cor'],
  ['dev', 'cor'],
)
const secret = fc
  .record({ eur: fc.integer({ min: 1000, max: 9000 }), t: fc.integer({ min: 1, max: 8 }), side })
  .map(({ eur, t, side: [from, to] }): Secret => ({ eur, t, from, to, isOpen: false }))
const rate = fc.constantFrom(0, 1, -0.5)
const place = fc.nat(6)

type Step = (state: State) => State
const withSecrets = (
  state: State,
  change: (secret: Secret | undefined, place: number) => Secret | undefined,
) => ({
  ...state,
  secrets: state.secrets.map(change),
})
const steps: fc.Arbitrary<Step>[] = [
  // Hidden amounts change: one to all of them.
  fc.record({ places: fc.uniqueArray(place, { minLength: 1 }), eur: fc.integer({ min: 1, max: 900 }) }).map(
    ({ places, eur }): Step =>
      state =>
        withSecrets(
          state,
          (one, at) => one && (places.includes(at) ? { ...one, eur: one.eur + eur + at } : one),
        ),
  ),
  fc.record({ at: place, made: fc.option(secret, { nil: undefined }) }).map(
    ({ at, made }): Step =>
      state => ({ ...state, secrets: state.secrets.with(at % state.secrets.length, made) }),
  ),
  fc.record({ at: place, side }).map(
    ({ at, side: [from, to] }): Step =>
      state =>
        withSecrets(state, (one, index) => one && (index === at ? { ...one, from, to } : one)),
  ),
  // What the attacker may change.
  rate.map(
    (common): Step =>
      state => ({ ...state, common }),
  ),
  rate.map(
    (index): Step =>
      state => ({ ...state, index }),
  ),
  fc.record({ dev: rate, cor: rate }).map(
    (own): Step =>
      state => ({ ...state, own }),
  ),
  fc.nat(6).map(
    (delay): Step =>
      state => ({ ...state, delay }),
  ),
]
/** A line is opened to the attacker for verification, or that ends: what was seen of it stays known. */
const booking = place.map(
  (at): Step =>
    state => ({
      ...state,
      inBook: state.inBook.includes(at) ? state.inBook.filter(one => one !== at) : [...state.inBook, at],
    }),
)
const withBook = (state: State): State =>
  withSecrets(state, (one, at) => one && { ...one, isOpen: one.isOpen || state.inBook.includes(at) })
const opening = place.map(
  (at): Step =>
    state =>
      withSecrets(state, (one, index) => one && (index === at ? { ...one, isOpen: !one.isOpen } : one)),
)

const start: fc.Arbitrary<State> = fc.record({
  secrets: fc.array(secret, { minLength: 3, maxLength: 7 }),
  common: rate,
  own: fc.record({ dev: rate, cor: rate }),
  index: rate,
  delay: fc.nat(6),
  inBook: fc.constant([]),
})

/** What the attacker knows before and after a version was told, less the amounts that the attacker has seen by then. */
interface Moment {
  before: Row[]
  after: Row[]
  /** A hidden line is open for verification at this moment. */
  isBooked: boolean
}

/** Nothing is opened for verification that would give one or two other lines away beside what was told before. */
function agreed(next: State, inBook: number[], told: Told): State {
  const seen = new Set([...told.seen, ...sightOn(caseOf(withBook(next)), ['gem']).seen])
  return next.inBook.length > inBook.length && !isSafelyTold({ ...told, seen }) ? { ...next, inBook } : next
}

function attacked(first: State, versions: readonly (readonly Step[])[]): Moment[] {
  const sums: AmountEntries[] = []
  const [keys, seen] = [new Set<string>(), new Set<string>()]
  const rows: Row[] = []
  const unseen = () => rows.map(row => new Map([...row].filter(([amount]) => !seen.has(amount))))
  let state = first
  return [[], ...versions].map(changes => {
    for (const change of [(same: State) => same, ...changes]) {
      state = agreed(change(state), state.inBook, { sums, seen: keys })
      const open = withBook(state)
      for (const key of sightOn(caseOf(open), ['gem']).seen) keys.add(key)
      for (const [at, one] of open.secrets.entries()) if (one?.isOpen) seen.add(`${at} ${one.eur}`)
    }
    const before = unseen()
    const told = tellable(hiddenSums(caseOf(state), ['gem']), { sums, seen: keys })
    sums.push(...told.map(sum => sum.entries))
    for (const { figure, eur } of told) {
      const known = rowOf(figure, state)
      expect(Math.abs(eur - known.eur)).toBeLessThan(0.51)
      rows.push(known.row)
    }
    return { before, after: unseen(), isBooked: state.inBook.length > 0 }
  })
}

const amountsIn = (rows: readonly Row[]) => [...new Set(rows.flatMap(row => [...row.keys()]))]
const lineOf = (amount: string) => amount.split(' ')[0] ?? ''
const rankOf = (rows: readonly Row[]) => exactRank(matrixOf(rows, amountsIn(rows)))

function matrixOf(rows: readonly Row[], amounts: readonly string[]): Fraction[][] {
  return rows.map(row => amounts.map(amount => row.get(amount) ?? [0n, 1n]))
}

/** How much the attacker knows of each pair of these lines that holds no third line; pairs without are left out. */
function leaks(rows: readonly Row[], lines: readonly string[]): Record<string, number> {
  const amounts = amountsIn(rows)
  const rank = rankOf(rows)
  const known = lines.flatMap((one, index) =>
    lines.slice(index).map((other): [string, number] => {
      const rest = amounts.filter(amount => ![one, other].includes(lineOf(amount)))
      return [`${one} ${other}`, rank - exactRank(matrixOf(rows, rest))]
    }),
  )
  return Object.fromEntries(known.filter(([, more]) => more > 0))
}

/** Amounts, and sums and differences of two, that follow from what the attacker was told. */
function determined(rows: readonly Row[]): string[] {
  const amounts = amountsIn(rows)
  const matrix = matrixOf(rows, amounts)
  const rank = exactRank(matrix)
  const follows = (wanted: ReadonlyMap<number, bigint>) =>
    exactRank([...matrix, amounts.map((_, at): Fraction => [wanted.get(at) ?? 0n, 1n])]) === rank
  return amounts.flatMap((amount, one) => [
    ...(follows(new Map([[one, 1n]])) ? [amount] : []),
    ...amounts.slice(one + 1).flatMap((_, after) => {
      const other = one + 1 + after
      return [1n, -1n]
        .filter(sign =>
          follows(
            new Map([
              [one, 1n],
              [other, sign],
            ]),
          ),
        )
        .map(sign => `${one} ${other} ${sign}`)
    }),
  ])
}

const played = (one: fc.Arbitrary<Step>) =>
  fc.tuple(start, fc.array(fc.array(one, { minLength: 1, maxLength: 3 }), { maxLength: 6 }))

test('whatever is changed and asked in time, telling never gives one or two hidden lines away', () => {
  let [told, most, opened, booked] = [0, 0, 0, 0]
  fc.assert(
    fc.property(played(fc.oneof(...steps, opening, booking)), ([first, versions]) => {
      for (const { before, after, isBooked } of attacked(first, versions)) {
        told += after.length - before.length
        most = Math.max(most, rankOf(after))
        // Who opens lines may leave one or two of a total that was told. Telling adds nothing to that.
        const lines = [...new Set(amountsIn(after).map(lineOf))]
        expect(leaks(after, lines)).toEqual(leaks(before, lines))
        booked += Number(isBooked && rankOf(after) > rankOf(before))
        opened += Number(Object.keys(leaks(before, lines)).length > 0 && rankOf(after) > rankOf(before))
      }
    }),
    { numRuns: 600 },
  )
  // It is no silence that keeps the secret.
  expect(told).toBeGreaterThan(1000)
  expect(most).toBeGreaterThan(3)
  // Nor does opening silence the case for ever.
  expect(opened).toBeGreaterThan(10)
  // Nor does verifying.
  expect(booked).toBeGreaterThan(10)
}, 120_000)

test('no amount, and no sum or difference of two, follows from all that was told', () => {
  fc.assert(
    fc.property(played(fc.oneof(...steps, booking)), ([first, versions]) => {
      expect(determined(attacked(first, versions).at(-1)?.after ?? [])).toEqual([])
    }),
    { numRuns: 100 },
  )
}, 120_000)
