import type { Highs } from 'highs'
import type { Words } from '../case/shape.ts'
import type { Allocation } from './allocation.ts'
import { fundsProgram } from './funds-program.ts'
import type { FundInstance } from './instance-shape.ts'
import { loadSolver, solveProgram } from './linear-program.ts'
import type { FundsProgram } from './program-columns.ts'
import type { RowTag } from './program-desk.ts'
import { openScene } from './scene.ts'
import { allocate, type FundsOptions } from './solve-funds.ts'

/** A condition that gives way when a project must be possible on its own, and by how much. */
export interface Shortfall {
  readonly rule: RowTag['rule']
  readonly fund?: string
  readonly year?: number
  /** Million euro. */
  readonly amount: number
}

/** Why a project is not in, or what would bring it in. Every figure was found by solving again. */
export type RejectionReason =
  | { readonly kind: 'chosen'; readonly text: Words }
  | {
      readonly kind: 'alone-impossible'
      readonly short: number
      readonly parts: readonly Shortfall[]
      readonly text: Words
    }
  | {
      readonly kind: 'pushes-out'
      readonly objective: number
      readonly lost: number
      readonly displaced: readonly string[]
      readonly text: Words
    }
  | { readonly kind: 'extra-budget'; readonly fund: string; readonly amount: number; readonly text: Words }
  | { readonly kind: 'less-need'; readonly share: number; readonly text: Words }

const near = 1e-6
/** Steps of a search between two amounts: enough for 400 million in tenths. */
const steps = 12

/** Explains why a project is not in the allocation: alone impossible, dearer than what it pushes out, and what would change it. */
export async function explainRejection(
  instance: FundInstance,
  projectId: string,
  allocation: Allocation,
  options: FundsOptions = {},
): Promise<readonly RejectionReason[]> {
  const solver = await loadSolver()
  const own = new Set(
    instance.options.filter(option => option.projectId === projectId).map(option => option.id),
  )
  if (allocation.chosen.some(id => own.has(id))) return [chosenReason(projectId)]
  if (own.size === 0)
    return [{ kind: 'alone-impossible', short: 0, parts: [], text: texts.noOption(projectId) }]
  const alone = shortfall(solver, instance, projectId)
  const first =
    alone.short > near
      ? [impossibleReason(projectId, alone)]
      : pushesOut(solver, instance, projectId, allocation, options)
  const ask = openQuestion(solver, projectId, options)
  return [...first, ...lessNeed(instance, projectId, ask), ...extraBudgets(instance, projectId, ask)]
}

/** True when the best allocation of a changed instance can hold the project without losing anything. */
type Question = (instance: FundInstance) => boolean

function openQuestion(solver: Highs, projectId: string, options: FundsOptions): Question {
  return instance => {
    const ask = { ...options, settleTies: false }
    const withIt = allocate(solver, instance, instance.policy, { ...ask, force: [projectId] })
    if (withIt.status === 'infeasible') return false
    const { objective } = allocate(solver, instance, instance.policy, { ...ask, start: withIt.chosen })
    return withIt.objective >= objective - near * Math.max(1, Math.abs(objective))
  }
}

/** A project and everything that it needs. */
function withNeeded(instance: FundInstance, projectId: string): Set<string> {
  const ids = new Set([projectId])
  for (const id of ids)
    for (const other of instance.projects.find(one => one.id === id)!.requires ?? []) ids.add(other)
  return ids
}

/** What conditions that people made must give, in euro together, before a project is possible with nothing beside it. */
function shortfall(solver: Highs, instance: FundInstance, projectId: string) {
  const ids = withNeeded(instance, projectId)
  const part: FundInstance = {
    ...instance,
    projects: instance.projects.filter(one => ids.has(one.id)),
    options: instance.options.filter(option => ids.has(option.projectId)),
  }
  const written = fundsProgram(openScene(part, { ...instance.policy, fairness: [] }))
  const { program, slacks } = elastic(written, projectId)
  const { values } = solveProgram(solver, program)
  const parts = slacks.flatMap(({ tag, column }): Shortfall[] => {
    const amount = Math.round(values![column]! * 1e4) / 1e4
    if (amount <= 0) return []
    const { rule, fund, year } = tag
    return [
      { rule, ...(fund === undefined ? {} : { fund }), ...(year === undefined ? {} : { year }), amount },
    ]
  })
  return { short: parts.reduce((sum, one) => sum + one.amount, 0), parts }
}

const giving: readonly RowTag['rule'][] = ['own-cap', 'ceiling', 'state-aid', 'pot']

function elastic({ desk, projects }: FundsProgram, projectId: string) {
  const columns = desk.program.columns.map(column => ({ ...column, cost: 0 }))
  const slacks: { tag: RowTag; column: number }[] = []
  const rows = desk.program.rows.map((row, place) => {
    const tag = desk.tags[place]!
    if (!giving.includes(tag.rule)) return row
    const column = columns.push({ cost: 1, lower: 0, upper: Number.POSITIVE_INFINITY }) - 1
    slacks.push({ tag, column })
    return { ...row, entries: [...row.entries, [column, -1] as const] }
  })
  const own = projects.find(one => one.project.project.id === projectId)!.options
  rows.push({ lower: 1, upper: 1, entries: own.map(column => [column, 1] as const) })
  return { program: { sense: 'least' as const, columns, rows }, slacks }
}

function pushesOut(
  solver: Highs,
  instance: FundInstance,
  projectId: string,
  allocation: Allocation,
  options: FundsOptions,
): RejectionReason[] {
  const withIt = allocate(solver, instance, instance.policy, { ...options, force: [projectId] })
  if (withIt.status === 'infeasible')
    return [{ kind: 'alone-impossible', short: 0, parts: [], text: texts.withOthers(projectId) }]
  const projectOf = (id: string) => instance.options.find(option => option.id === id)!.projectId
  const kept = new Set(withIt.chosen.map(projectOf))
  const displaced = [...new Set(allocation.chosen.map(projectOf))].filter(id => !kept.has(id)).toSorted()
  const lost = allocation.objective - withIt.objective
  const text = texts.pushesOut(projectId, lost, displaced)
  return [{ kind: 'pushes-out', objective: withIt.objective, lost, displaced, text }]
}

/** The smallest amount between two for which an answer is yes, when it is at the upper; the answer itself was checked. */
function smallest(upper: number, isEnough: (amount: number) => boolean, unit: number): number | undefined {
  if (!isEnough(upper)) return undefined
  let [low, high] = [0, Math.ceil(upper / unit)]
  for (let step = 0; step < steps && high - low > 1; step++) {
    const middle = Math.floor((low + high) / 2)
    if (isEnough(middle * unit)) high = middle
    else low = middle
  }
  return Math.round(high * unit * 1000) / 1000
}

function lessNeed(instance: FundInstance, projectId: string, ask: Question): RejectionReason[] {
  const scaled = (share: number): FundInstance => ({
    ...instance,
    options: instance.options.map(option =>
      option.projectId === projectId
        ? {
            ...option,
            need: option.need.map(one => ({
              ...one,
              amount: one.amount * (1 - share),
            })),
          }
        : option,
    ),
  })
  const share = smallest(1, less => ask(scaled(less)), 0.005)
  return share === undefined ? [] : [{ kind: 'less-need', share, text: texts.lessNeed(projectId, share) }]
}

function extraBudgets(instance: FundInstance, projectId: string, ask: Question): RejectionReason[] {
  const { pairs } = openScene(instance, instance.policy)
  const funds = pairs.filter(({ project }) => project.project.id === projectId).map(({ fund }) => fund)
  const needs = instance.options
    .filter(option => option.projectId === projectId)
    .map(option => ({ start: option.start, need: option.need.reduce((sum, one) => sum + one.amount, 0) }))
  const most = Math.max(0.1, ...needs.map(one => one.need))
  const year = String(Math.min(...needs.map(one => one.start)))
  const found = funds.flatMap((fund): RejectionReason[] => {
    const amount = smallest(
      most,
      extra =>
        ask({
          ...instance,
          funds: instance.funds.map(other =>
            other.id === fund.id
              ? { ...other, budget: { ...other.budget, [year]: (other.budget[year] ?? 0) + extra } }
              : other,
          ),
        }),
      0.1,
    )
    return amount === undefined
      ? []
      : [
          {
            kind: 'extra-budget',
            fund: fund.id,
            amount,
            text: texts.extraBudget(projectId, fund.id, amount, year),
          },
        ]
  })
  return found
}

const chosenReason = (id: string): RejectionReason => ({
  kind: 'chosen',
  text: { nl: `${id} krijgt geld.`, en: `${id} is funded.` },
})

function impossibleReason(
  id: string,
  { short, parts }: { short: number; parts: readonly Shortfall[] },
): RejectionReason {
  return { kind: 'alone-impossible', short, parts, text: texts.impossible(id, short, parts) }
}

const ruleWords: Readonly<Record<RowTag['rule'], Words>> = {
  'own-cap': { nl: 'eigen geld', en: 'own money' },
  'own-minimum': { nl: 'eigen aandeel', en: 'own share' },
  ceiling: { nl: 'het hoogste bedrag van', en: 'the ceiling of' },
  'state-aid': { nl: 'staatssteun', en: 'state aid' },
  pot: { nl: 'de inhoud van', en: 'the contents of' },
  'region-minimum': { nl: 'het minimum van de regio', en: 'the minimum of the region' },
  structure: { nl: 'de opbouw', en: 'the structure' },
}

const figure = (value: number, comma: string): string =>
  String(Math.round(value * 1e4) / 1e4).replace('.', comma)

const texts = {
  noOption: (id: string): Words => ({ nl: `${id} heeft geen variant.`, en: `${id} has no option.` }),
  withOthers: (id: string): Words => ({
    nl: `${id} kan op zichzelf, maar niet samen met wat eerlijke verdeling of andere voorwaarden eisen.`,
    en: `${id} is possible on its own, but not with what fairness or other conditions ask.`,
  }),
  impossible(id: string, short: number, parts: readonly Shortfall[]): Words {
    const list = (language: 'nl' | 'en', comma: string) =>
      parts
        .map(
          one =>
            `${ruleWords[one.rule][language]}${one.fund ? ` ${one.fund}` : ''} ${figure(one.amount, comma)}`,
        )
        .join(', ')
    return {
      nl: `${id} kan ook alleen niet: er ontbreekt ${figure(short, ',')} mln (${list('nl', ',')}).`,
      en: `${id} is impossible even alone: ${figure(short, '.')} mln is missing (${list('en', '.')}).`,
    }
  },
  pushesOut: (id: string, lost: number, displaced: readonly string[]): Words => ({
    nl: `Geld voor ${id} kost ${figure(lost, ',')} van het doel en verdringt ${displaced.join(' en ') || 'niets'}.`,
    en: `Funding ${id} costs ${figure(lost, '.')} of the objective and pushes out ${displaced.join(' and ') || 'nothing'}.`,
  }),
  lessNeed: (id: string, share: number): Words => ({
    nl: `${id} komt erin als het ${figure(100 * share, ',')}% minder nodig heeft.`,
    en: `${id} gets in when it needs ${figure(100 * share, '.')}% less.`,
  }),
  extraBudget: (id: string, fund: string, amount: number, year: string): Words => ({
    nl: `${id} komt erin als ${fund} in ${year} ${figure(amount, ',')} mln meer heeft.`,
    en: `${id} gets in when ${fund} has ${figure(amount, '.')} mln more in ${year}.`,
  }),
}
