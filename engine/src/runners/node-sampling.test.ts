import { expect, test } from 'vitest'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { prepareRisk, type RiskRun, runRisk } from '../risk/run/risk-run.ts'
import { runRiskOnWorkers } from './node.ts'

test.each(['plain', 'quasi'] as const)(
  '%s sampling gives one hash for any number of workers',
  async sampling => {
    const outcome = prepareRisk(goldenCase('sluitend-eindhoven'), { sampling, trials: 9000 })
    const { run } = outcome as { run: RiskRun }
    const here = runRisk(run)
    expect(here?.sampling).toBe(sampling)
    for (const workers of [2, 3]) expect(await runRiskOnWorkers(run, workers)).toEqual(here)
  },
)
