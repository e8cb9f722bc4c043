import { askedPortfolio, portfolioTables, runPortfolio } from '@versneller/engine'
import { runOnWorkers } from '@versneller/engine/node'
import { aboutTrials, showProgress, usualWorkers } from './case-risk-command.ts'
import { type Answer, type Asked, type Command, type InputError, readInput } from './command.ts'

async function run({ operands, options }: Asked): Promise<Answer> {
  const documents: unknown[] = []
  const errors: InputError[] = []
  for (const [place, operand] of operands.entries()) {
    const read = await readInput(operand)
    if ('errors' in read) errors.push(...read.errors.map(error => ({ ...error, pointer: `/${place}` })))
    else documents.push(read.value)
  }
  if (errors.length > 0) return { ok: false, errors }
  const asked = askedPortfolio(documents, aboutTrials(options))
  if (!asked.ok) return asked
  const workers = asked.workers ?? usualWorkers()
  const answer = await runPortfolio(
    asked.asked,
    (workload, progress) => runOnWorkers(workload, workers, progress),
    showProgress,
  )
  if (!answer) throw new Error('a run that nobody stopped has no answer')
  return { ok: true, value: answer, tables: portfolioTables(answer) }
}

/** `versneller portfolio risk`: many areas over the same courses of the market. */
export const portfolioRiskCommand: Command = {
  name: 'portfolio risk',
  usage: 'BESTAND... [--trials N] [--sampling plain|pairs] [--seed S] [--workers W]',
  summary: {
    nl: 'Reken gebieden samen door over dezelfde markt: de spreiding van hun som, die geen som van spreidingen is.',
    en: 'Run areas together over the same market: the spread of their sum, which is no sum of spreads.',
  },
  example: 'versneller portfolio risk station-zwolle.json haven-groningen.json --trials 20000',
  reads: false,
  operandsMin: 1,
  valued: ['trials', 'sampling', 'seed', 'workers'],
  run,
}
