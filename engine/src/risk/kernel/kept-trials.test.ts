import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { sha256 } from '../../case/sha-256.ts'
import type { Case } from '../../case/types.ts'
import { caseWithEverything } from '../../ledger/testing/case-with-everything.ts'
import { goldenCases } from '../../ledger/testing/golden-cases.ts'
import type { Outcomes } from '../path/trial.ts'
import { type PlanOptions, planRisk, type RiskPlan } from '../plan/plan.ts'
import { isEditOf, keepingPlan, versionOf } from './case/case-plan.ts'
import { keptTrials } from './kept-trials.ts'
import { openSimulator } from './open-simulator.ts'

const notInKernel: readonly string[] = ['residual-price', 'loan']
const everything: Case = {
  ...caseWithEverything,
  clauses: caseWithEverything.clauses!.filter(clause => !notInKernel.includes(clause.kind)),
}
const cases: readonly Case[] = [...goldenCases.values(), everything]
const chunks: readonly (readonly [number, number])[] = [
  [0, 64],
  [64, 40],
  [104, 2],
]
const room = 100_000_000

/** The bits of all outcomes. */
const digest = (outcomes: Outcomes): string =>
  sha256(outcomes.map(column => new BigUint64Array(column.buffer).join()).join(';'))

/** What all chunks come to, by a simulator. */
const digests = (simulate: (first: number, count: number) => Outcomes): string[] =>
  chunks.map(([first, count]) => digest(simulate(first, count)))

const wholly = (plan: RiskPlan): string[] => digests(openSimulator(plan).simulate)

/** The crisis of 2008-2013 from the second year of a case. */
const crisisOf = ({ valuationDate }: Case): PlanOptions => ({
  replay: { id: '2008-2013', year: Number(valuationDate.slice(0, 4)) + 1 },
})

type Edit = (areaCase: Case, pick: number, size: number) => Case

/** One line or row with other amounts. */
const changedLine: Edit = (areaCase, pick, size) => {
  const lines = areaCase.lines ?? []
  const place = pick % Math.max(1, lines.length)
  return {
    ...areaCase,
    lines: lines.map((line, at) => {
      if (at !== place) return line
      const { totalEur, quantity, percent, series } = line
      if (totalEur !== undefined) return { ...line, totalEur: Math.round(totalEur * size) }
      if (quantity) return { ...line, quantity: { ...quantity, unitPriceEur: quantity.unitPriceEur * size } }
      if (percent) return { ...line, percent: { ...percent, share: percent.share * size } }
      if (!series) return line
      const scaled = Object.entries(series).map(([t, eur]) => [t, eur * size])
      return { ...line, series: Object.fromEntries(scaled) }
    }),
  }
}

const changedRow: Edit = (areaCase, pick, size) => {
  const rows = areaCase.programme ?? []
  const place = pick % Math.max(1, rows.length)
  return {
    ...areaCase,
    programme: rows.map((row, at) => (at === place ? { ...row, units: Math.ceil(row.units * size) } : row)),
  }
}

const edits: Record<string, Edit> = {
  line: changedLine,
  row: changedRow,
  index: (areaCase, pick, size) => {
    const ids = Object.keys(areaCase.indices ?? {})
    const id = ids[pick % Math.max(1, ids.length)]
    return id === undefined ? areaCase : { ...areaCase, indices: { ...areaCase.indices, [id]: 0.02 * size } }
  },
  rate: (areaCase, pick, size) => ({
    ...areaCase,
    parties: areaCase.parties.map((party, at) =>
      at === pick % areaCase.parties.length ? { ...party, rate: 0.03 * size } : party,
    ),
  }),
  interest: (areaCase, _, size) => ({ ...areaCase, rates: { ...areaCase.rates, interest: 0.02 * size } }),
  seed: (areaCase, pick) => ({ ...areaCase, risk: { ...areaCase.risk, seed: pick + 7 } }),
  drift: (areaCase, _, size) => ({
    ...areaCase,
    risk: { ...areaCase.risk, downturn: { ...areaCase.risk?.downturn, toDown: Math.min(0.9, 0.1 * size) } },
  }),
  noClause: (areaCase, pick) => ({
    ...areaCase,
    clauses: (areaCase.clauses ?? []).filter((_, at) => at !== pick % (areaCase.clauses?.length || 1)),
  }),
}

const anyEdits = fc.array(
  fc.record({
    name: fc.constantFrom(...Object.keys(edits)),
    pick: fc.nat(200),
    size: fc.double({ min: 0.1, max: 3, noNaN: true }),
  }),
  { minLength: 1, maxLength: 4 },
)

interface Host {
  WebAssembly: { Instance: new (module: object) => { exports: { memory: { buffer: ArrayBuffer } } } }
}

/** The memories of the kernels that are opened from now on. */
function countedMemories(): { buffer: ArrayBuffer }[] {
  const memories: { buffer: ArrayBuffer }[] = []
  const { WebAssembly: host } = globalThis as unknown as Host
  class Counted extends host.Instance {
    constructor(module: object) {
      super(module)
      memories.push(this.exports.memory)
    }
  }
  const names = Object.getOwnPropertyNames(host)
  const rest = Object.fromEntries(names.map(name => [name, host[name as 'Instance']]))
  vi.stubGlobal('WebAssembly', { ...rest, Instance: Counted })
  return memories
}

afterEach(() => void vi.unstubAllGlobals())

describe('kept trials', () => {
  test('give after any edits of any case the bits of a run of the whole, whether there is room for them or not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        anyEdits,
        fc.constantFrom(room, 200_000, 0),
        fc.boolean(),
        (first, made, bytes, isReplay) => {
          const planOf = (one: Case) => planRisk(one, isReplay ? crisisOf(one) : {})
          const kept = keptTrials(bytes)
          let areaCase = first
          expect(digests(kept.open(planOf(areaCase)).simulate)).toEqual(wholly(planOf(areaCase)))
          for (const { name, pick, size } of made) {
            areaCase = edits[name]!(areaCase, pick, size)
            expect(digests(kept.open(planOf(areaCase)).simulate)).toEqual(wholly(planOf(areaCase)))
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('are not drawn again for another amount, index or rate, and are for another market or plan in time', () => {
    for (const areaCase of cases) {
      const held = keepingPlan(versionOf(planRisk(areaCase))!)
      const isEdit = (edit: Edit): boolean => isEditOf(held, versionOf(planRisk(edit(areaCase, 1, 1.01)))!)
      const { line, row, index, rate, interest, seed, drift } = edits
      expect([line!, row!, index!, rate!, interest!].map(isEdit)).toEqual([true, true, true, true, true])
      expect([seed!, drift!].map(isEdit)).toEqual([false, false])
      const other = areaCase.phases?.length ? { ...areaCase, phases: areaCase.phases.map(longer) } : undefined
      if (other) expect(isEditOf(held, versionOf(planRisk(other))!)).toBe(false)
    }
  })

  test('of lines that are worked out together follow an edit of one of them', () => {
    const base = goldenCases.get('mini-grex')!
    const lines = Array.from({ length: 12 }, (_, nth) => ({
      ...base.lines![0]!,
      id: `deel-${nth}`,
      series: { 2: 1e5 * (nth + 1), 3: 1e5 * (nth + 1) },
      certainty: 'design' as const,
    }))
    const areaCase: Case = { ...base, lines: [...base.lines!, ...lines] }
    const kept = keptTrials(room)
    kept.open(planRisk(areaCase)).simulate(0, 64)
    for (const [place, size] of [
      [3, 1.5],
      [13, 0.2],
      [9, 4],
    ] as const) {
      const plan = planRisk(changedLine(areaCase, place, size))
      expect(digest(kept.open(plan).simulate(0, 64))).toBe(digest(openSimulator(plan).simulate(0, 64)))
    }
  })

  test('of the case itself, asked again after an edit, are as they were', () => {
    const areaCase = goldenCases.get('station-zwolle')!
    const kept = keptTrials(room)
    const before = digests(kept.open(planRisk(areaCase)).simulate)
    const edited = digests(kept.open(planRisk(changedLine(areaCase, 0, 1.5))).simulate)
    expect(edited).not.toEqual(before)
    expect(digests(kept.open(planRisk(areaCase)).simulate)).toEqual(before)
    const same = kept.open(planRisk(areaCase)).simulate
    expect([digests(same), digests(same)]).toEqual([before, before])
  })

  test('of any number of cases and cuts are in one kernel, whose memory stays within its bound', () => {
    const memories = countedMemories()
    const bytes = 4_000_000
    const kept = keptTrials(bytes)
    for (const [nth, areaCase] of [...cases, ...cases].entries()) {
      const { simulate } = kept.open(planRisk(areaCase))
      const size = 40 * (1 + (nth % 5))
      for (let first = 0; first < 20 * size; first += size) simulate(first, size)
    }
    expect(memories).toHaveLength(1)
    expect(memories[0]!.buffer.byteLength).toBeGreaterThan(bytes / 2)
    expect(memories[0]!.buffer.byteLength).toBeLessThan(2 * bytes)
  })

  test('in double precision are those of double precision', () => {
    const plan = planRisk(goldenCases.get('mini-grex')!)
    const { engine, simulate } = keptTrials(room).open(plan, 'float64-1')
    expect([engine, digests(simulate)]).toEqual([
      'float64-1',
      digests(openSimulator(plan, 'float64-1').simulate),
    ])
  })
})

type Phase = NonNullable<Case['phases']>[number]

function longer(phase: Phase): Phase {
  return { ...phase, delay: { min: 0, likely: 1, max: 3 } }
}
