import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CountedCase,
  countedNow,
  figureDetails,
  nextTelling,
  reasonAgainst,
  reasonAgainstTelling,
  type Telling,
  toldTo,
} from './programme-totals.ts'

const rule = { casesMin: 5, largestShareMax: 0.6 }
const nobody: ReadonlySet<string> = new Set()
const invest = (amounts: readonly number[], version = 1): CountedCase[] =>
  amounts.map((investmentEur, index) => ({ caseId: `c${index}`, version, figures: { investmentEur } }))
const results = (npvs: readonly number[]): CountedCase[] =>
  npvs.map((npv, index) => ({
    caseId: `c${index}`,
    version: 1,
    figures: { surplusEur: Math.max(0, npv), deficitEur: Math.max(0, -npv) },
  }))
const first = invest([100, 200, 300, 250, 150, 220])

describe('a total over cases', () => {
  it('rests on five cases that have the figure, of which none is more than sixty percent', () => {
    expect(reasonAgainst([1, 1, 1, 1], rule)).toBe('few')
    expect(reasonAgainst([1, 1, 1, 1, 0], rule)).toBe('few')
    expect(reasonAgainst([6, 1, 1, 1, 1], rule)).toBe(undefined)
    expect(reasonAgainst([7, 1, 1, 1, 1], rule)).toBe('large')
    // Sizes count, not what is left when losses and gains cancel.
    expect(reasonAgainst([-7, 1, 1, 1, 1], rule)).toBe('large')
  })

  it('is told anew when five cases have changed, and stands while fewer have', () => {
    const fewer = invest([101, 202, 303, 254, 150, 220], 2)
    expect(nextTelling('investment', fewer, [first], rule)).toBe(undefined)
    const more = invest([101, 202, 303, 254, 155, 220], 2)
    expect(nextTelling('investment', more, [first], rule)).toEqual(more)
    expect(nextTelling('investment', first, [first], rule)).toBe(undefined)
  })

  it('waits while one change is more than sixty percent of the changes', () => {
    const oneLarge = invest([101, 201, 301, 251, 250, 221], 2)
    expect(nextTelling('investment', oneLarge, [first], rule)).toBe(undefined)
  })

  it('waits for a case that is back at an amount of before', () => {
    const second = invest([110, 210, 310, 260, 160, 220], 2)
    const back = invest([100, 200, 300, 250, 165, 225], 3)
    const counted = countedNow('investment', back, [first, second])
    expect(counted.map(one => one.figures.investmentEur)).toEqual([110, 210, 310, 260, 165, 225])
    expect(nextTelling('investment', back, [first, second], rule)).toBe(undefined)
  })

  it('is judged beside each earlier total, and beside the difference of two of them', () => {
    // The newest beside the last: six changes. Beside the first: one case moved nearly everything.
    const second = invest([200, 300, 400, 350, 250, 320], 2)
    const third = invest([101, 201, 301, 251, 151, 420], 3)
    expect(reasonAgainstTelling('investment', { now: third, earlier: [second], rule })).toBe(undefined)
    expect(reasonAgainstTelling('investment', { now: third, earlier: [first, second], rule })).toBe('large')
    // Newest less second is minus the first, but for one case: with the first added again that one stands alone.
    const low = invest([100, 100, 100, 100, 100, 100])
    const high = invest([600, 600, 600, 600, 600, 400], 2)
    const middle = invest([500, 500, 500, 500, 500, 500], 3)
    const judged = (earlier: Telling[]) => reasonAgainstTelling('investment', { now: middle, earlier, rule })
    expect([judged([low]), judged([high]), judged([low, high])]).toEqual([undefined, undefined, 'few'])
  })

  it('of surpluses is not told when the deficits may not be, since the result gives the other', () => {
    const oneSurplus = results([-10, -20, -15, -12, -18, 30])
    expect(reasonAgainstTelling('result', { now: oneSurplus, earlier: [], rule })).toBe('few')
    const both = results([-10, -20, -15, -12, -18, 30, 20, 25, 15, 40])
    expect(nextTelling('result', both, [], rule)).toEqual(both)
  })

  it('of enabling investments is told in parts only where the rule holds for each part, over the same cases', () => {
    const deficits = (soils: readonly number[]): Telling =>
      soils.map((soil, index) => ({
        caseId: `c${index}`,
        version: 1,
        figures: {
          deficitEnablingEur: 40 + soil + index,
          deficitSupraPlanEur: 10 + index,
          deficitWorksEur: 30 - index,
          deficitOthersEur: 20 + index,
          deficitAcquisitionEur: 20 + index,
          deficitSoilEur: soil,
          deficitInfrastructureEur: 20,
        },
      }))
    const told = (soils: readonly number[], figures?: typeof figureDetails.deficitCauses) => {
      const telling = nextTelling('deficitCauses', deficits(soils), [], rule)
      const asked = { tellings: telling ? [telling] : [], cases: deficits(soils), rule, known: nobody }
      return toldTo('deficitCauses', { ...asked, ...(figures ? { figures } : {}) }).kind
    }
    const rare = [10, 10, 10, 10, 0, 0]
    const usual = [10, 12, 9, 11, 10, 0]
    const { deficitCauses: parts } = figureDetails
    expect([told(rare), told(rare, parts), told(usual), told(usual, parts)]).toEqual([
      'told',
      'withheld',
      'told',
      'told',
    ])
  })

  it('keeps a case that counts no longer, with the figures that it had', () => {
    expect(countedNow('investment', first.slice(1), [first])).toEqual(first)
  })
})

describe('who reads a total', () => {
  it('reads the sum of the newest telling', () => {
    expect(toldTo('investment', { tellings: [first], cases: first, rule, known: nobody })).toEqual({
      kind: 'told',
      caseCount: 6,
      sums: { investmentEur: 1220 },
    })
  })

  it('reads nothing when that person sees so many of the cases that fewer than five are left', () => {
    const told = (known: string[]) =>
      toldTo('investment', { tellings: [first], cases: first, rule, known: new Set(known) })
    expect(told(['c0']).kind).toBe('told')
    expect(told(['c0', 'c1'])).toEqual({ kind: 'withheld', reason: 'known' })
  })

  it('reads nothing of before when the setting has become stricter', () => {
    const strict = { casesMin: 7, largestShareMax: 0.6 }
    expect(toldTo('investment', { tellings: [first], cases: first, rule: strict, known: nobody })).toEqual({
      kind: 'withheld',
      reason: 'few',
    })
  })

  it('reads why there is none yet', () => {
    const asked = (cases: Telling) => toldTo('investment', { tellings: [], cases, rule, known: nobody })
    expect(asked(first.slice(0, 4))).toEqual({ kind: 'withheld', reason: 'few' })
    expect(asked(invest([900, 1, 1, 1, 1]))).toEqual({ kind: 'withheld', reason: 'large' })
    expect(asked(first)).toEqual({ kind: 'withheld', reason: 'soon' })
  })
})

/** Everything that happens to the cases of a programme: each step sets new amounts of some cases. */
const histories = fc.array(
  fc.dictionary(
    fc.integer({ min: 0, max: 11 }).map(index => `c${index}`),
    fc.integer({ min: 0, max: 60 }).map(amount => amount * 100_000),
    { minKeys: 1, maxKeys: 12 },
  ),
  { minLength: 1, maxLength: 8 },
)

function tellingsOf(history: readonly Record<string, number>[], by = rule): Telling[] {
  const tellings: Telling[] = []
  const now = new Map<string, CountedCase>()
  for (const [step, set] of history.entries()) {
    for (const [caseId, investmentEur] of Object.entries(set))
      now.set(caseId, { caseId, version: step + 1, figures: { investmentEur } })
    const told = nextTelling('investment', [...now.values()], tellings, by)
    if (told) tellings.push(told)
  }
  return tellings
}

const amountIn = (telling: Telling, id: string): number =>
  telling.find(one => one.caseId === id)?.figures.investmentEur ?? 0

type World = ReadonlyMap<string, number>[]

const sumOf = (amounts: Iterable<number>): number => [...amounts].reduce((sum, one) => sum + one, 0)

/** Adds an amount to these cases together, by their size when it is taken off; undefined when there is not so much. */
function spread(into: Map<string, number>, ids: readonly string[], added: number): boolean {
  if (Math.abs(added) < 1e-6) return true
  const size = sumOf(ids.map(id => into.get(id) ?? 0))
  if (ids.length === 0 || size + added < 0) return false
  for (const id of ids) {
    const own = into.get(id) ?? 0
    into.set(id, own + (size > 0 ? (added * own) / size : added / ids.length))
  }
  return true
}

/** A world in which one amount is other from a telling on, taken from these partners, and every total is as it was told. */
function worldWith(
  tellings: readonly Telling[],
  moved: { index: number; id: string; byEur: number; partners: readonly string[] },
): World | undefined {
  const world: Map<string, number>[] = []
  for (const [index, telling] of tellings.entries()) {
    const before = tellings[index - 1] ?? []
    const isFresh = (id: string) => amountIn(telling, id) !== amountIn(before, id)
    const row = new Map(
      telling.map(({ caseId }) => [
        caseId,
        isFresh(caseId) ? amountIn(telling, caseId) : (world.at(-1)?.get(caseId) ?? 0),
      ]),
    )
    const fresh = [...row.keys()].filter(isFresh)
    if (index === moved.index) row.set(moved.id, (row.get(moved.id) ?? 0) + moved.byEur)
    const takers = index === moved.index ? fresh.filter(id => moved.partners.includes(id)) : fresh
    const told = sumOf(telling.map(({ caseId }) => amountIn(telling, caseId)))
    if (!spread(row, takers, told - sumOf(row.values()))) return undefined
    world.push(row)
  }
  return world
}

function otherWorld(tellings: readonly Telling[], index: number, id: string): World | undefined {
  const telling = tellings[index] ?? []
  const others = telling.map(one => one.caseId).filter(other => other !== id)
  const byEur = Math.max(1, 0.06 * amountIn(telling, id))
  for (const partners of [others, ...others.map(other => [other])])
    for (const sign of [1, -1]) {
      if (amountIn(telling, id) + sign * byEur < 0) continue
      const world = worldWith(tellings, { index, id, byEur: sign * byEur, partners })
      if (world) return world
    }
  return undefined
}

describe('an attacker who kept every telling', () => {
  it('finds a world with the same totals where any one amount is more than five percent other', () => {
    let judged = 0
    fc.assert(
      fc.property(histories, history => {
        const tellings = tellingsOf(history)
        for (const [index, telling] of tellings.entries())
          for (const { caseId } of telling) {
            const amount = amountIn(telling, caseId)
            if (amount === amountIn(tellings[index - 1] ?? [], caseId)) continue
            judged++
            const world = otherWorld(tellings, index, caseId)
            if (!world) throw new Error(`${caseId} is known at telling ${index}`)
            expect(world.map(row => Math.round(sumOf(row.values())))).toEqual(
              tellings.map(one => sumOf(one.map(({ caseId: id }) => amountIn(one, id)))),
            )
            expect(Math.min(...world.flatMap(row => [...row.values()]))).toBeGreaterThanOrEqual(0)
            expect(Math.abs((world[index]?.get(caseId) ?? amount) - amount)).toBeGreaterThan(0.05 * amount)
          }
      }),
      { seed: 1, numRuns: 300 },
    )
    expect(judged).toBeGreaterThan(500)
  })
  it('would find an amount if a change of one case were told', () => {
    const history = [{ c0: 100, c1: 200, c2: 300, c3: 250, c4: 150 }, { c5: 275 }]
    const tellings = tellingsOf(history, { casesMin: 1, largestShareMax: 1 })
    expect(tellings.length).toBe(2)
    expect(otherWorld(tellings, 1, 'c5')).toBe(undefined)
    expect(tellingsOf(history).length).toBe(1)
  })
})
