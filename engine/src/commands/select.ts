import { caseError } from '../case/errors.ts'
import { boolean, integer, list, number, optional } from '../case/shape.ts'
import { parsePool } from '../selection/parse-pool.ts'
import {
  type SelectionAnswer,
  type SelectionQuestion,
  selectPortfolio,
} from '../selection/select-portfolio.ts'
import { type AnswerTable, words } from './answer-table.ts'
import {
  type FileCommand,
  type FileCommandOutcome,
  type GivenOptions,
  optionsExclude,
  readOptions,
} from './file-command.ts'

const fields = {
  capacity: optional(integer(0, 2000)),
  between: optional(list(integer(0, 2000), 2, 2)),
  threshold: optional(number(1, 5)),
  lambda: optional(number(0, 1)),
  seed: optional(integer(0, 2 ** 31 - 1)),
  draws: optional(integer(0, 10_000)),
  gaps: optional(boolean()),
  frontier: optional(boolean()),
}

/** `select`: which plans together are good and cover the full breadth of the problems. */
export const selectCommand: FileCommand = {
  name: 'select',
  usage:
    'POOL.json [--capacity N | --between M,N | --threshold 3.0] [--gaps] [--lambda 0.7] [--frontier] [--seed 1] [--draws 200]',
  summary: words(
    'Stel voor welke plannen samen goed zijn en de volle breedte van de problematiek dekken.',
    'Propose which plans together are good and cover the full breadth of the problems.',
  ),
  example: 'versneller select pool.json --capacity 20 --lambda 0.7 --frontier',
  valued: ['capacity', 'between', 'threshold', 'lambda', 'seed', 'draws'],
  flags: ['gaps', 'frontier'],
  run,
}

async function run(input: unknown, given: GivenOptions): Promise<FileCommandOutcome> {
  const question = readQuestion(given)
  const read = parsePool(input)
  if (!question.ok || !read.ok)
    return { ok: false, errors: [...(question.ok ? [] : question.errors), ...(read.ok ? [] : read.errors)] }
  const outcome = await selectPortfolio(read.pool, question.question)
  if (!outcome.ok) return outcome
  const { gapList, ...answer } = outcome.answer
  const shown = question.gaps ? outcome.answer : answer
  return { ok: true, answer: shown, tables: tablesOf(outcome.answer, question.gaps) }
}

function readQuestion(given: GivenOptions) {
  const read = readOptions(fields, given)
  if (!read.ok) return read
  const { capacity, between, gaps = false, ...rest } = read.options
  const errors = [
    ...(capacity !== undefined && between ? [optionsExclude('between', 'capacity')] : []),
    ...(between && between[0]! > between[1]!
      ? [caseError('--between', 'ONDERGRENS_BOVEN', { low: between[0]!, high: between[1]! })]
      : []),
  ]
  if (errors.length > 0) return { ok: false as const, errors }
  const size = between
    ? { least: between[0]!, most: between[1]! }
    : { least: capacity ?? 0, most: capacity ?? 0 }
  const question: SelectionQuestion = {
    ...(capacity === undefined && !between ? {} : { size }),
    ...rest,
  }
  return { ok: true as const, question, gaps }
}

const causes = {
  'none-entered': words('niets ingediend', 'nothing entered'),
  'below-threshold': words('onder de drempel', 'below the threshold'),
  'not-chosen': words('niet gekozen', 'not chosen'),
  few: words('weinig', 'few'),
}

function tablesOf(answer: SelectionAnswer, gapsOnly: boolean): AnswerTable[] {
  const gaps: AnswerTable = {
    title: words('Lacunes', 'Gaps'),
    columns: [
      words('categorie', 'category'),
      words('gekozen', 'chosen'),
      words('boven drempel', 'above threshold'),
      words('ingediend', 'entered'),
      words('oorzaak', 'cause'),
    ],
    rows: answer.gapList.map(gap => [
      gap.category,
      gap.chosen,
      gap.aboveThreshold,
      gap.entered,
      causes[gap.cause],
    ]),
  }
  if (gapsOnly) return [gaps]
  const frontier = answer.frontier ? [frontierTable(answer.frontier)] : []
  return [summaryTable(answer), chosenTable(answer), gaps, ...frontier]
}

function summaryTable(answer: SelectionAnswer): AnswerTable {
  return {
    title: words('Voorstel', 'Proposal'),
    columns: [words('maat', 'measure'), words('waarde', 'value')],
    rows: [
      [words('aantal gekozen', 'number chosen'), answer.chosen.length],
      [words('gemiddelde score', 'mean score'), answer.meanScore],
      [words('dekking', 'coverage'), answer.coverage],
      [words('waarde van de keuze', 'worth of the choice'), answer.objective],
      [words('hoogst mogelijk', 'most possible'), answer.bound],
      [words('woningen', 'homes'), answer.stakes.homes],
      [words('tekort van (euro)', 'deficit from (euro)'), answer.stakes.deficitEur.low],
      [words('tekort tot (euro)', 'deficit to (euro)'), answer.stakes.deficitEur.high],
      [words('banen', 'jobs'), answer.stakes.jobs],
    ],
  }
}

function chosenTable({ chosen, reasons, marginal, stability }: SelectionAnswer): AnswerTable {
  return {
    title: words('Gekozen', 'Chosen'),
    columns: [
      words('plan', 'plan'),
      words('dekking die wegvalt zonder', 'coverage lost without'),
      words('in deel van de trekkingen', 'in share of draws'),
      words('om', 'for'),
    ],
    rows: chosen.map(id => [id, marginal[id]!, stability[id]!, reasons[id]!.slice(0, 5).join(', ')]),
  }
}

function frontierTable(points: NonNullable<SelectionAnswer['frontier']>): AnswerTable {
  return {
    title: words('Grens tussen kwaliteit en breedte', 'Frontier between quality and breadth'),
    columns: [
      words('lambda', 'lambda'),
      words('gemiddelde score', 'mean score'),
      words('dekking', 'coverage'),
    ],
    rows: points.map(point => [point.lambda, point.meanScore, point.coverage]),
  }
}
