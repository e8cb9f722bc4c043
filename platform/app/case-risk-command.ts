import { availableParallelism } from 'node:os'
import { askedContribution, askedRisk, riskTables } from '@versneller/engine'
import { runOnWorkers, runRiskOnWorkers } from '@versneller/engine/node'
import type { Answer, Asked, Command } from './command.ts'

const WIDTH = 40

/** A bar on a terminal, and silence elsewhere. */
export function showProgress(done: number): undefined {
  if (!process.stderr.isTTY) return
  const filled = Math.round(done * WIDTH)
  const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${Math.round(100 * done)} %`
  process.stderr.write(done < 1 ? `\r${bar}` : `\r${' '.repeat(bar.length)}\r`)
}

/** One core is left to the rest of the machine. */
export const usualWorkers = (): number => Math.max(1, availableParallelism() - 1)

/** The options that are about the trials, not about how the command is shown. */
export function aboutTrials({ lang: _, json: __, ...given }: Asked['options']): Asked['options'] {
  return given
}

async function runRisk({ input, options }: Asked & { input: unknown }): Promise<Answer> {
  const asked = askedRisk(input, aboutTrials(options))
  if (!asked.ok) return asked
  const answer = await runRiskOnWorkers(asked.run, asked.workers ?? usualWorkers(), showProgress)
  if (!answer) throw new Error('a run that nobody stopped has no answer')
  return { ok: true, value: answer, tables: riskTables(answer) }
}

async function runContribution({ input, options }: Asked & { input: unknown }): Promise<Answer> {
  const asked = askedContribution(input, aboutTrials(options))
  if (!asked.ok) return asked
  const workers = asked.workers ?? usualWorkers()
  const answer = await asked.search(
    (workload, progress) => runOnWorkers(workload, workers, progress),
    showProgress,
  )
  if (!answer) throw new Error('a search that nobody stopped has no answer')
  return { ok: true, ...answer }
}

const valued = ['trials', 'seed', 'workers', 'replay', 'variant', 'convention']

/** `versneller case risk`: the spread of every result over thousands of trials. */
export const caseRiskCommand: Command = {
  name: 'case risk',
  usage:
    'BESTAND [--trials N] [--sampling plain|pairs|quasi] [--seed S] [--workers W] [--replay 2008-2013:JAAR[+JAAR]] [--variant ID] [--convention begin|mid|end]',
  summary: {
    nl: 'Reken duizenden mogelijke verlopen door: de spreiding van elk resultaat en wie het risico draagt.',
    en: 'Run thousands of possible courses: the spread of every result and who bears the risk.',
  },
  example: 'versneller case risk station-zwolle.json --trials 100000 --seed 1',
  reads: true,
  valued: [...valued, 'sampling'],
  run: runRisk,
}

/** `versneller case contribution`: the least public help with which a party meets its return. */
export const caseContributionCommand: Command = {
  name: 'case contribution',
  usage:
    'BESTAND --party P[,P..] --probability X [--measure chance|tail] [--at-least EUR] [--instrument grant|land-price|deferral|guarantee|loan|pre-investment|programme|all] [--payer P] [--purpose DOEL[,DOEL..]] [--own-at-most EUR] [--t N] [--until N] [--rate R] [--trials N] [--seed S] [--workers W] [--variant ID]',
  summary: {
    nl: 'Zoek de kleinste bijdrage waarmee een partij met een gekozen kans haar rendement haalt.',
    en: 'Find the least contribution with which a party meets its return with a chosen probability.',
  },
  example: 'versneller case contribution station-zwolle.json --party dev --probability 0.8',
  reads: true,
  valued: [
    ...valued,
    'party',
    'probability',
    'measure',
    'at-least',
    'instrument',
    'payer',
    'purpose',
    'own-at-most',
    't',
    'until',
    'rate',
  ],
  run: runContribution,
}
