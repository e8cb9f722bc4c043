// The name of the kernel goes with the figures of a run: it promises their last digits (docs/decisions/0035).
import { expect, test } from 'vitest'
import { sha256 } from '../../case/sha-256.ts'
import { goldenCases } from '../../ledger/testing/golden-cases.ts'
import { type Outcomes, simulateChunk } from '../path/trial.ts'
import { planRisk, type RiskPlan } from '../plan/plan.ts'
import { openSimulator } from './open-simulator.ts'

const TRIALS = 200

/**
 * The bits of the golden cases under the name of the kernel, and whole euro in double precision. When both are others, a
 * rule of the risk run changed: record them. When only the first is, the kernel rounds otherwise: it needs another name
 * where a release has had this one.
 */
const onRecord = {
  engine: 'kernel-2',
  kernel: '6926c068e23832472fa69cc302d483f5541463dd1a260cde26db5f86422c0a6f',
  double: 'e9c5416c9e8d1edfa61c5039d02fa650e7a726b78947772693fba81f5c69fe34',
}

const bitsOf = (outcomes: Outcomes): string =>
  outcomes.map(column => new BigUint64Array(column.buffer).join()).join(';')

const eurosOf = (outcomes: Outcomes): string =>
  outcomes.map(column => column.map(Math.round).join()).join(';')

const digestOf = (told: (plan: RiskPlan) => string): string =>
  sha256([...goldenCases.values()].map(one => told(planRisk(one))).join('\n'))

test('the bits of a run are those that go with the name of the kernel', () => {
  const engines = new Set([...goldenCases.values()].map(one => openSimulator(planRisk(one)).engine))
  expect({
    engine: [...engines].join(),
    kernel: digestOf(plan => bitsOf(openSimulator(plan).simulate(0, TRIALS))),
    double: digestOf(plan => eurosOf(simulateChunk(plan, 0, TRIALS))),
  }).toEqual(onRecord)
})
