import { type CaseError, caseError } from '../case/errors.ts'
import { boolean, choice, integer, list, optional, text } from '../case/shape.ts'
import type { Allocation } from '../funds/allocation.ts'
import { explainRejection, type RejectionReason } from '../funds/explain-rejection.ts'
import { type FundsPoint, fundsFrontier } from '../funds/frontier.ts'
import type { FundInstance } from '../funds/instance-shape.ts'
import { parseFundInstance } from '../funds/parse-instance.ts'
import { type ValueOfPooling, valueOfPooling } from '../funds/pooling.ts'
import { coreIndex, type MarginalStep, marginalSteps, marginalValue } from '../funds/robustness.ts'
import { type FundsOptions, solveFunds } from '../funds/solve-funds.ts'
import { type AnswerTable, words } from './answer-table.ts'
import {
  type FileCommand,
  type FileCommandOutcome,
  type GivenOptions,
  optionsExclude,
  readOptions,
} from './file-command.ts'

const fields = {
  walls: optional(choice(['on', 'off'])),
  'value-of-pooling': optional(boolean()),
  why: optional(text(100)),
  frontier: optional(list(text(100), 2, 2)),
  points: optional(integer(2, 50)),
  extra: optional(text(100)),
  core: optional(integer(1, 200)),
  iterations: optional(integer(0, 10_000)),
  seed: optional(integer(0, 2 ** 31 - 1)),
}

/** `funds`: who gets what from which pot, and what walls between pots cost. */
export const fundsCommand: FileCommand = {
  name: 'funds',
  usage:
    'INSTANCE.json [--walls on|off] [--value-of-pooling] [--why PROJECT] [--frontier a,b [--points 11]] [--extra POT] [--core 20] [--iterations 40] [--seed 1]',
  summary: words(
    'Verdeel potten over projecten, reken uit wat ontschotten oplevert en waarom een project niets krijgt.',
    'Allocate pots to projects, work out what pooling buys and why a project gets nothing.',
  ),
  example: 'versneller funds potten.json --value-of-pooling',
  valued: ['walls', 'why', 'frontier', 'points', 'extra', 'core', 'iterations', 'seed'],
  flags: ['value-of-pooling'],
  run,
}

async function run(input: unknown, given: GivenOptions): Promise<FileCommandOutcome> {
  const asked = readOptions(fields, given)
  const read = parseFundInstance(input)
  const known = asked.ok && read.ok ? unknownNames(read.instance, asked.options) : []
  const errors = [...(asked.ok ? [] : asked.errors), ...(read.ok ? [] : read.errors), ...known]
  if (!asked.ok || !read.ok || errors.length > 0) return { ok: false, errors }
  const { walls, why, frontier, points = 11, extra, core, iterations, seed } = asked.options
  const options: FundsOptions = {
    ...(iterations === undefined ? {} : { iterations }),
    ...(seed === undefined ? {} : { seed }),
  }
  if (asked.options['value-of-pooling']) {
    const pooling = await valueOfPooling(read.instance, options)
    const { value, byWall, mergeOrder } = pooling
    return { ok: true, answer: { value, byWall, mergeOrder }, tables: poolingTables(pooling) }
  }
  const instance = walls === 'off' ? withoutWalls(read.instance) : read.instance
  const allocation = await solveFunds(instance, instance.policy, options)
  const reasons = why === undefined ? undefined : await explainRejection(instance, why, allocation, options)
  const [x, y] = frontier ?? []
  const line =
    x !== undefined && y !== undefined ? await fundsFrontier(instance, x, y, points, options) : undefined
  const more = extra === undefined ? undefined : await marginalValue(instance, extra, marginalSteps, options)
  const index = core === undefined ? undefined : await coreIndex(instance, core, options)
  return {
    ok: true,
    answer: {
      ...allocation,
      ...(reasons ? { why: reasons } : {}),
      ...(line ? { frontier: line } : {}),
      ...(more ? { extra: more } : {}),
      ...(index ? { coreIndex: index } : {}),
    },
    tables: [
      ...allocationTables(instance, allocation),
      ...(reasons ? [whyTable(reasons)] : []),
      ...(line && x && y ? [frontierTable(line, x, y)] : []),
      ...(more ? [extraTable(more)] : []),
      ...(index ? [coreTable(index)] : []),
    ],
  }
}

function withoutWalls(instance: FundInstance): FundInstance {
  const walls = { earmark: false, region: false, year: false, share: false, size: false, deadline: false }
  return { ...instance, policy: { ...instance.policy, walls } }
}

interface Named {
  readonly walls?: string
  readonly why?: string
  readonly extra?: string
  readonly core?: number
  readonly frontier?: readonly string[]
  readonly 'value-of-pooling'?: boolean
}

/** A project or an indicator that the file does not have, and options that answer different questions. */
function unknownNames({ projects, options, funds }: FundInstance, asked: Named): CaseError[] {
  const ids = projects.map(project => project.id)
  const indicators = [...new Set(options.flatMap(option => Object.keys(option.indicators)))]
  const missing = (name: string, known: readonly string[], option: string) =>
    known.includes(name)
      ? []
      : [caseError(`--${option}`, 'ONBEKENDE_NAAM', { id: name, known: known.join(', ') })]
  const others = (['walls', 'why', 'frontier', 'extra', 'core'] as const).filter(
    name => asked[name] !== undefined,
  )
  return [
    ...(asked['value-of-pooling'] ? others.map(name => optionsExclude(name, 'value-of-pooling')) : []),
    ...(asked.why === undefined ? [] : missing(asked.why, ids, 'why')),
    ...(asked.extra === undefined
      ? []
      : missing(
          asked.extra,
          funds.map(fund => fund.id),
          'extra',
        )),
    ...(asked.frontier ?? []).flatMap(name => missing(name, indicators, 'frontier')),
  ]
}

const stages = {
  proven: words('bewezen het beste', 'proven best'),
  gap: words('er kan meer zijn', 'there may be more'),
  infeasible: words('kan niet', 'impossible'),
}

function allocationTables(instance: FundInstance, allocation: Allocation): AnswerTable[] {
  const paid = Map.groupBy(allocation.payments, payment => `${payment.fund} ${payment.project}`)
  const total = (rows: readonly { amount: number }[]) =>
    Math.round(rows.reduce((sum, row) => sum + row.amount, 0) * 1e6) / 1e6
  return [
    {
      title: words('Verdeling', 'Allocation'),
      columns: [words('maat', 'measure'), words('waarde', 'value')],
      rows: [
        [words('stand', 'status'), stages[allocation.status]],
        [words('bereikt', 'reached'), allocation.objective],
        [words('hoogst mogelijk', 'most possible'), allocation.bound],
        [words('publiek geld (mln)', 'public money (mln)'), total(allocation.payments)],
        [words('eigen geld (mln)', 'own money (mln)'), total(allocation.own)],
        [words('projecten', 'projects'), allocation.chosen.length],
        [words('van', 'of'), instance.projects.length],
      ],
    },
    {
      title: words('Bijdragen (mln)', 'Grants (mln)'),
      columns: [words('pot', 'pot'), words('project', 'project'), words('bedrag', 'amount')],
      rows: [...paid.values()].map(rows => [rows[0]!.fund, rows[0]!.project, total(rows)]),
    },
  ]
}

const wallWords = {
  earmark: words('oormerk', 'earmark'),
  region: words('regio', 'region'),
  year: words('jaar', 'year'),
  share: words('aandeel', 'share'),
  size: words('omvang', 'size'),
  deadline: words('termijn', 'deadline'),
}

function poolingTables({ value, byWall, mergeOrder, withWalls, pooled }: ValueOfPooling): AnswerTable[] {
  return [
    {
      title: words('Waarde van ontschotten', 'Value of pooling'),
      columns: [words('maat', 'measure'), words('van', 'from'), words('tot', 'to')],
      rows: [
        [words('met schotten', 'with walls'), withWalls.objective, withWalls.bound],
        [words('zonder schotten', 'without walls'), pooled.objective, pooled.bound],
        [words('gewonnen', 'gained'), value[0], value[1]],
      ],
    },
    {
      title: words('Per schot', 'By wall'),
      columns: [
        words('schot', 'wall'),
        words('alleen dit weg', 'this one off'),
        words('alleen dit nog', 'only this on'),
        words('eerlijk deel (Shapley)', 'fair share (Shapley)'),
      ],
      rows: byWall.map(one => [wallWords[one.wall], one.firstOff, one.lastOn, one.shapley]),
    },
    {
      title: words('Potten samenvoegen', 'Merging pots'),
      columns: [words('pot', 'pot'), words('met', 'with'), words('wint', 'gains')],
      rows: mergeOrder.map(({ a, b, gain }) => [a, b, gain]),
    },
  ]
}

const whyTable = (reasons: readonly RejectionReason[]): AnswerTable => ({
  title: words('Waarom', 'Why'),
  columns: [words('reden', 'reason')],
  rows: reasons.map(reason => [reason.text]),
})

const frontierTable = (points: readonly FundsPoint[], x: string, y: string): AnswerTable => ({
  title: words('Grens', 'Frontier'),
  columns: [words(x, x), words(y, y), words('projecten', 'projects')],
  rows: points.map(point => [point.x, point.y, point.chosen.length]),
})

const extraTable = (steps: readonly MarginalStep[]): AnswerTable => ({
  title: words('Meer in de pot', 'More in the pot'),
  columns: [words('mln erbij', 'mln more'), words('bereikt', 'reached'), words('gewonnen', 'gained')],
  rows: steps.map(step => [step.extra, step.objective, step.gain]),
})

const coreTable = (index: Readonly<Record<string, number>>): AnswerTable => ({
  title: words('Als projecten duurder worden', 'When projects turn out dearer'),
  columns: [words('project', 'project'), words('deel van de trekkingen', 'share of draws')],
  rows: Object.entries(index),
})
