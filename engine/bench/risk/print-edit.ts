// Prints as JSON a case, an edit of it, and the SHA-256 of the outcomes of the edit as a run of the whole has them.
import { createHash } from 'node:crypto'
import { goldenCase } from '../../src/ledger/testing/golden-cases.ts'
import { openSimulator } from '../../src/risk/kernel/open-simulator.ts'
import { planRisk } from '../../src/risk/plan/plan.ts'
import { EDIT_TRIALS } from './edit-trials.ts'

const before = goldenCase('station-zwolle')
const lines = (before.lines ?? []).map(line =>
  line.quantity ? { ...line, quantity: { ...line.quantity, unitPriceEur: 321 } } : line,
)
const after = { ...before, lines }
const digest = createHash('sha256')
for (const column of openSimulator(planRisk(after)).simulate(0, EDIT_TRIALS))
  digest.update(new Uint8Array(column.buffer))
console.log(JSON.stringify({ before, after, digest: digest.digest('hex') }))
