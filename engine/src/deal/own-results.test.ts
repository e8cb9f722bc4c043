// Clauses on results in a deal: paid on what the division leaves, as they are paid on the path of a trial.
import { expect, test } from 'vitest'
import type { Case, Clause } from '../case/types.ts'
import { growth } from '../ledger/growth.ts'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { planRisk } from '../risk/plan/plan.ts'
import { lossesOf } from './deal-desk.ts'
import { type DealScenarios, dealScenarios } from './deal-scenarios.ts'
import { findDeal } from './find-deal.ts'
import { changeOnResults, laterIn, payOnResults } from './own-results.ts'
import { settle } from './settle.ts'
import { meanOf, meanOver, tailOf } from './tail-mean.ts'

const zwolle = goldenCase('station-zwolle')
const parties = [{ id: 'dev' }, { id: 'gem' }]
const million = 1e6

/** Paid at the end of period 40 of quarters, half a quarter earlier in the middle of it. */
const years = 39.5 / 4
const worthTo = (party: string): number => {
  const { rate } = zwolle.parties.find(({ id }) => id === party)!
  return growth(rate, 0, years)
}
const overage: Clause = {
  id: 'overwinst',
  kind: 'overage',
  from: 'dev',
  to: 'gem',
  inputs: { share: 0.4, thresholdEur: 2 * million, t: 40 },
}
const stopLoss: Clause = {
  id: 'vangnet',
  kind: 'stop-loss',
  from: 'gem',
  to: 'dev',
  inputs: { attachEur: 0, limitEur: 100 * million, t: 40 },
}
const paid = (clauses: readonly Clause[], dev: number, gem = 0): number[] =>
  payOnResults(zwolle, clauses, parties)([Float64Array.of(dev), Float64Array.of(gem)]).map(([eur]) => eur!)

test('a share of the profit is paid on the result that there is, and nothing under its threshold', () => {
  const [dev, gem] = paid([overage], 7 * million)
  expect(dev! / million).toBeCloseTo(-0.4 * 5, 9)
  // One amount at t: what the one pays the other gets, each at its own rate.
  expect(gem! / million).toBeCloseTo((0.4 * 5 * worthTo('dev')) / worthTo('gem'), 6)
  expect(paid([overage], 2 * million)).toEqual([0, 0])
})

test('a clause sees what the former left', () => {
  const before: Clause = { ...stopLoss, from: 'gem', to: 'dev' }
  const guaranteed = paid([before, overage], -3 * million)
  // The loss of three million is made up, so that the result is nothing and no profit is shared.
  expect(guaranteed[0]! / million).toBeCloseTo(3, 6)
  const all = { ...overage, inputs: { ...overage.inputs, share: 1, thresholdEur: -4 * million } }
  // First all above four million of loss is paid away, and then that loss is made up again.
  const [dev] = paid([all, stopLoss], million)
  expect((million + dev!) / million).toBeCloseTo(0, 6)
})

test('what a later clause pays is not seen by those before it, and by those after it is', () => {
  const [dev, gem] = [Float64Array.of(7 * million), Float64Array.of(0)]
  const all = { ...overage, inputs: { ...overage.inputs, share: 1, thresholdEur: million } }
  const paidWith = (seenFrom: number, strength: number) => {
    const later = [{ seenFrom, strength, payoff: [Float64Array.of(4 * million), Float64Array.of(0)] }]
    return payOnResults(zwolle, [overage, all], parties)([dev, gem], undefined, later)[0]![0]! / million
  }
  // Of 7 million 4 come later: the first takes 0.4 of 3 - 2, the second all above 1 of 2.6 + 4, or of 2.6 alone.
  expect(paidWith(1, 1)).toBeCloseTo(-0.4 - (6.6 - 1), 9)
  expect(paidWith(2, 1)).toBeCloseTo(-0.4 - (2.6 - 1), 9)
  // A later clause at half its strength is 2 of the 7 million.
  expect(paidWith(2, 0.5)).toBeCloseTo(-1.2 - (3.8 - 1), 9)
})

test('the order of the list says what is seen, and what others bring does not hang on clauses on results', () => {
  const drawn = (...clauses: Clause[]) => dealScenarios({ ...zwolle, clauses }, { trials: 100, seed: 3 })
  const [share, presale, guarantee] = zwolle.clauses!
  const written = drawn(share!, presale!, guarantee!)
  const turned = drawn(guarantee!, presale!, share!)
  const alone = drawn(presale!, guarantee!)
  const seen = ({ onResults }: DealScenarios) =>
    onResults?.later.map(({ clause, seenFrom }) => [clause, seenFrom])
  expect([seen(written), seen(turned), seen(alone)]).toEqual([[['afname-betaalbaar', 1]], [], undefined])
  for (const one of [turned, alone]) {
    expect(one.clauses).toEqual(written.clauses)
    expect(one.losses).toEqual(written.losses)
    expect(one.sharesNow).toEqual(written.sharesNow)
  }
})

test('paid on what the run left before them, they bring what they bring in the run', () => {
  const price: Clause = {
    id: 'vaste-prijs',
    kind: 'fixed-price',
    from: 'gem',
    to: 'dev',
    inputs: { amountEur: 6 * million, t: 4 },
  }
  const net = { ...stopLoss, id: 'vangnet-bel', from: 'rijk', to: 'bel' } as Clause
  const clauses = [...zwolle.clauses!, price, net]
  const { base, onResults } = dealScenarios({ ...zwolle, clauses }, { trials: 200, seed: 3 })
  const { before, paidOn, later } = onResults!
  expect(later.map(({ clause, seenFrom }) => [clause, seenFrom])).toEqual([
    ['afname-betaalbaar', 1],
    [undefined, 1],
  ])
  // The guarantee is not in the base; the price is, and the share of the profit stands before it.
  const standing = later.slice(1).map(one => ({ ...one, strength: 1 }))
  const brought = paidOn(before, undefined, standing)
  let most = 0
  for (const [place, values] of base.entries())
    for (const [trial, eur] of values.entries()) {
      const inRun = eur - before[place]![trial]!
      most = Math.max(most, Math.abs(inRun))
      // The kernel has single precision: parts of a million of what flows in all.
      expect(Math.abs(brought[place]![trial]! - inRun)).toBeLessThan(200)
    }
  expect(most).toBeGreaterThan(million)
})

test('results that do not move change nothing, and less profit is less to share', () => {
  const before = [Float64Array.of(7 * million, 1 * million), Float64Array.of(0, 0)]
  const paidOn = payOnResults(zwolle, [overage], parties)
  const onResults = { before, asWritten: paidOn(before), paidOn }
  const none = [new Float64Array(2), new Float64Array(2)]
  expect(changeOnResults(onResults, none).map(values => [...values])).toEqual([
    [0, 0],
    [0, 0],
  ])
  const [dev] = changeOnResults(onResults, [Float64Array.of(-2 * million, 3 * million), new Float64Array(2)])
  expect([...dev!].map(eur => Math.round(eur))).toEqual([0.4 * 2 * million, -0.4 * 2 * million])
})

const foundIn = async (areaCase: Case, apart: readonly string[] = []) => {
  const outcome = await findDeal(areaCase, { trials: 400, seed: 3, apart })
  if (!outcome.ok) throw new Error('no deal')
  return outcome.answer
}
const withoutOverage: Case = { ...zwolle, clauses: zwolle.clauses!.filter(({ id }) => id !== 'overwinst') }

test('a division is found on which they pay what they pay on what it leaves, in every trial', async () => {
  const { costEur, movedEur, contributions, shares, clauses } = await foundIn(zwolle)
  expect(movedEur).toBeLessThan(1)
  // By hand, on the same trials: what everybody has without the overage, the overage on that, and what is then short.
  const drawn = dealScenarios(zwolle, { trials: 400, seed: 3 })
  const { onResults, parties: asked, risks } = drawn
  const terms = {
    shares: risks.map(({ id }) => asked.map(party => shares[id]![party.id]!)),
    clauses: drawn.clauses.map(({ id }) => clauses[id]!),
  }
  const left = asked.map((party, place) => {
    const gets = contributions[party.id]!
    const losses = lossesOf({ ...drawn, base: onResults!.before }, party, place, terms)
    return losses.map(loss => gets - loss)
  })
  const later = laterIn(onResults!, drawn.clauses, terms.clauses)
  const brought = onResults!.paidOn(left, undefined, later)
  const results = left.map((values, place) => values.map((eur, trial) => eur + brought[place]![trial]!))
  let publicEur = 0
  for (const [place, party] of asked.entries()) {
    const losses = results[place]!.map(eur => -eur)
    const tail = meanOver(losses, tailOf(losses))
    const enough = meanOf(results[place]!) - party.minResultEur - party.riskPrice * tail
    if (party.isState) {
      const { base } = dealScenarios(withoutOverage, { trials: 400, seed: 3 })
      publicEur += meanOf(base[place]!) - meanOf(results[place]!) + party.riskPrice * tail
    } else {
      publicEur += contributions[party.id]!
      // Nobody is short, and who gets anything gets no more than it needs for its result or its tail.
      expect(enough).toBeGreaterThan(-100)
      const room = Math.min(enough, party.tailCapEur - tail)
      if (contributions[party.id]! > 0) expect(Math.abs(room)).toBeLessThan(100)
    }
  }
  expect(Math.abs(publicEur - costEur)).toBeLessThan(100)
})

test('without them the search ends at once, and of a party whose result is not known they stand as they are', async () => {
  const none = { gem: 0, dev: 0, bel: 0, cor: 0, rijk: 0 }
  const without = await foundIn(withoutOverage)
  expect([without.movedEur, without.leftAsWritten, without.freshSample.onResultsEur]).toEqual([
    null,
    [],
    none,
  ])
  const apart = await foundIn(zwolle, ['dev'])
  expect([apart.movedEur, apart.leftAsWritten, apart.freshSample.onResultsEur]).toEqual([
    null,
    [{ id: 'overwinst', why: 'unknown-result', party: 'dev' }],
    none,
  ])
})

test('on other trials they are paid on what the deal leaves there', async () => {
  const { leftAsWritten, onResults, freshSample } = await foundIn(zwolle)
  expect([leftAsWritten, onResults]).toEqual([[], { overwinst: 'dev' }])
  const { dev, gem, bel, cor, rijk } = freshSample.onResultsEur
  // What the developer is helped with makes profit of it too, and a part of that goes back to the municipality.
  expect([dev! < -million, gem! > million, bel, cor, rijk]).toEqual([true, true, 0, 0, 0])
})

test('a search that does not come to rest says by how much it moved, and one that becomes impossible has no deal', () => {
  const nothing = {
    shares: [],
    clauses: [],
    contributionsEur: [],
    boundEur: 0,
    tailsEur: [],
    prices: [],
    cuts: 0,
  }
  const scenarios: DealScenarios = {
    ...{ parties: [], risks: [], base: [], losses: [], sharesNow: [], clauses: [], leftAsWritten: [] },
    onResults: { clauses: [], before: [], asWritten: [], later: [], paidOn: () => [] },
  }
  const after = (costs: (round: number) => number | undefined) => {
    let round = 0
    const { deal, movedEur } = settle(scenarios, () => {
      round += 1
      const costEur = costs(round)
      return costEur === undefined ? undefined : { ...nothing, costEur }
    })
    return [deal?.costEur, movedEur, round]
  }
  expect(after(round => 100 * (round % 2))).toEqual([100, 100, 25])
  expect(after(round => 100 + 0.5 ** round)).toEqual([100.25, 0.25, 2])
  expect(after(round => (round < 3 ? 10 * round : undefined))).toEqual([undefined, 0, 3])
})

test('in a period that is closed nothing is paid any more, in the next one it is', () => {
  const landExploitation = { ...zwolle.landExploitation!, bookValueDate: '2027-01-01' }
  const closed: Case = { ...zwolle, landExploitation }
  const through = planRisk(closed).times.closedThrough
  expect(through).toBeGreaterThan(0)
  const paidAt = (t: number) => {
    const clause = { ...overage, inputs: { share: 0.4, thresholdEur: 0, t } } as Clause
    return payOnResults(closed, [clause], parties)([Float64Array.of(million), Float64Array.of(0)])
  }
  expect(paidAt(through).map(([eur]) => eur)).toEqual([0, 0])
  expect(paidAt(through + 1)[0]![0]).toBeLessThan(0)
})

test('clauses that look at results are kept apart, and a guarantee with a fee stays as it is; it is said why', () => {
  const guarantee = (id: string, of: string, from: string, to: string): Clause => ({
    id,
    kind: 'guarantee',
    from,
    to,
    inputs: { of, limitEur: 1_000_000 },
  })
  const clauses: Clause[] = [
    ...zwolle.clauses!.filter(({ kind }) => kind !== 'guarantee'),
    guarantee('borg', 'cor', 'gem', 'cor'),
    guarantee('afname', 'verkoop-bet-z', 'rijk', 'dev'),
    {
      id: 'premie',
      kind: 'guarantee-fee',
      from: 'dev',
      to: 'rijk',
      inputs: { limitEur: 1_000_000, feeShare: 0.01 },
    },
    {
      id: 'vangnet',
      kind: 'stop-loss',
      from: 'rijk',
      to: 'bel',
      inputs: { attachEur: 1_000_000, limitEur: 5_000_000 },
    },
  ]
  const found = dealScenarios({ ...zwolle, clauses }, { trials: 20, seed: 3 })
  expect(found.clauses).toEqual([])
  expect(found.leftAsWritten).toEqual([{ id: 'afname', why: 'fee', party: 'dev' }])
  expect(found.onResults!.clauses).toEqual([
    { id: 'overwinst', party: 'dev', isFixed: false },
    { id: 'borg', party: 'cor', isFixed: false },
    { id: 'vangnet', party: 'bel', isFixed: false },
  ])
  const fee: Clause = {
    id: 'borgpremie',
    kind: 'guarantee-fee',
    from: 'cor',
    to: 'gem',
    inputs: { limitEur: 1_000_000, feeShare: 0.01 },
  }
  // Paid on the result all the same, but never weaker for the same fee.
  const paid = dealScenarios({ ...zwolle, clauses: [...clauses, fee] }, { trials: 20, seed: 3 })
  expect(paid.onResults!.clauses.map(({ isFixed }) => isFixed)).toEqual([false, true, false])
  expect(paid.leftAsWritten.map(({ id }) => id)).toEqual(['borg', 'afname'])
})
