import { availableParallelism } from 'node:os'
import { askedRisk, riskTables } from '@versneller/engine'
import { runRiskOnWorkers } from '@versneller/engine/node'
import type { Answer, Asked, Command } from './command.ts'

const WIDTH = 40

/** A bar on a terminal, and silence elsewhere. */
function showProgress(done: number): undefined {
  if (!process.stderr.isTTY) return
  const filled = Math.round(done * WIDTH)
  const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${Math.round(100 * done)} %`
  process.stderr.write(done < 1 ? `\r${bar}` : `\r${' '.repeat(bar.length)}\r`)
}

async function run({ input, options }: Asked & { input: unknown }): Promise<Answer> {
  const { lang: _, json: __, ...given } = options
  const asked = askedRisk(input, given)
  if (!asked.ok) return asked
  const workers = asked.workers ?? Math.max(1, availableParallelism() - 1)
  const answer = await runRiskOnWorkers(asked.run, workers, showProgress)
  if (!answer) throw new Error('a run that nobody stopped has no answer')
  return { ok: true, value: answer, tables: riskTables(answer) }
}

/** `versneller case risk`: the spread of every result over thousands of trials. */
export const caseRiskCommand: Command = {
  name: 'case risk',
  usage:
    'BESTAND [--trials N] [--seed S] [--workers W] [--replay 2008-2013:JAAR] [--variant ID] [--convention begin|mid|end]',
  summary: {
    nl: 'Reken duizenden mogelijke verlopen door: de spreiding van elk resultaat en wie het risico draagt.',
    en: 'Run thousands of possible courses: the spread of every result and who bears the risk.',
  },
  example: 'versneller case risk station-zwolle.json --trials 100000 --seed 1',
  reads: true,
  valued: ['trials', 'seed', 'workers', 'replay', 'variant', 'convention'],
  run,
}
