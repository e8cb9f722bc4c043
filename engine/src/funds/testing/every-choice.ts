import type { FundInstance, FundsPolicy, InstanceFund, ProjectOption } from '../instance-shape.ts'
import { canBeMet, type TinyRow } from './tiny-simplex.ts'

/** What the best choice of an instance is worth, with how much of the regional minimums it leaves. */
export interface BestChoice {
  readonly objective: number
  readonly slack: number
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const amountOf = (rows: readonly { readonly amount: number }[]): number => sum(rows.map(row => row.amount))

/**
 * The best choice by trying every set of options, and for each every set of pots for every project: of the conditions
 * nothing but the file is used. Regional minimums per inhabitant are left out: those hang on the amounts.
 * @returns nothing when not even an empty choice is possible.
 */
export function bestByEveryChoice(instance: FundInstance, policy: FundsPolicy): BestChoice {
  const choices = everyChoice(instance).map(chosen => ({
    chosen,
    slack: slackOf(instance, policy, chosen),
    objective: sum(chosen.map(option => worthOf(option, policy))),
  }))
  const ordered = choices.toSorted((a, b) => a.slack - b.slack || b.objective - a.objective)
  const best = ordered.find(({ chosen }) => canBePaid(instance, policy, chosen))!
  return { objective: best.objective, slack: best.slack }
}

const worthOf = ({ indicators, weight = 1 }: ProjectOption, { objective }: FundsPolicy): number =>
  weight * sum(Object.entries(objective.weights!).map(([name, value]) => value * (indicators[name] ?? 0)))

function everyChoice({ projects, options }: FundInstance): ProjectOption[][] {
  const all = projects.reduce<ProjectOption[][]>(
    (sets, { id }) =>
      sets.concat(sets.flatMap(set => options.filter(one => one.projectId === id).map(one => [...set, one]))),
    [[]],
  )
  return all.filter(chosen => {
    const ids = chosen.map(option => option.projectId)
    return projects
      .filter(({ id }) => ids.includes(id))
      .every(
        ({ requires = [], excludes = [] }) =>
          requires.every(id => ids.includes(id)) && !excludes.some(id => ids.includes(id)),
      )
  })
}

function slackOf({ projects }: FundInstance, { fairness }: FundsPolicy, chosen: readonly ProjectOption[]) {
  const minimums = fairness.filter(rule => rule.kind === 'regionMin' && rule.min! > 0)
  const left = minimums.flatMap(rule => {
    const regions = rule.region ? [rule.region] : [...new Set(projects.map(project => project.region))]
    return regions.map(region => {
      const own = chosen.filter(one => projects.find(({ id }) => id === one.projectId)!.region === region)
      const count = rule.measure === 'homes' ? sum(own.map(one => one.indicators.homes ?? 0)) : own.length
      return Math.max(0, 1 - count / rule.min!)
    })
  })
  return Math.round(sum(left) * 1e9) / 1e9
}

function canBePaid(instance: FundInstance, policy: FundsPolicy, chosen: readonly ProjectOption[]): boolean {
  const funds = instance.funds.filter(isOpen)
  // What cannot be with every pot and without smallest grants cannot be with fewer of them.
  const milder = { ...policy, walls: { ...policy.walls, size: false } }
  const withAll = chosen.map(() => funds)
  if (!hasMoney(instance, policy.walls.size ? milder : policy, chosen, withAll)) return false
  // A pot that counts for nothing by paying something may always be there.
  const isCounted = (fund: InstanceFund) =>
    fund.maxApplicationsPerMunicipality !== undefined ||
    (policy.walls.size && (fund.minGrant !== undefined || funds.some(one => one.maxPots !== undefined)))
  const potSets = funds.reduce<InstanceFund[][]>(
    (sets, fund) => [...(isCounted(fund) ? sets : []), ...sets.map(set => [...set, fund])],
    [[]],
  )
  const allSets = chosen.reduce<InstanceFund[][][]>(
    sets => sets.flatMap(set => potSets.map(one => [...set, one])),
    [[]],
  )
  return allSets.some(
    paying => mayApply(instance, policy, chosen, paying) && hasMoney(instance, policy, chosen, paying),
  )
}

/** Conditions on how many pots pay a project and how many projects of a town a pot pays. */
function mayApply(
  { projects }: FundInstance,
  { walls }: FundsPolicy,
  chosen: readonly ProjectOption[],
  paying: readonly (readonly InstanceFund[])[],
): boolean {
  const townOf = (option: ProjectOption) => projects.find(one => one.id === option.projectId)!.municipality
  return paying.every((pots, place) =>
    pots.every(fund => {
      const inTown = chosen.filter(
        (one, at) => townOf(one) === townOf(chosen[place]!) && paying[at]!.includes(fund),
      )
      return (
        (!walls.size || pots.length <= (fund.maxPots ?? pots.length)) &&
        inTown.length <= (fund.maxApplicationsPerMunicipality ?? inTown.length)
      )
    }),
  )
}

type Entries = [unknown: number, coefficient: number][]

/** Money of one pot for one option: its unknowns by year. */
interface Flow {
  readonly fund: InstanceFund
  readonly option: ProjectOption
  readonly years: readonly number[]
  readonly paid: readonly number[]
}

/** A system in the making: unknowns by name, and rows. */
class Rows {
  readonly rows: TinyRow[] = []
  readonly #places = new Map<string, number>()

  unknown(...names: (string | number)[]): number {
    const key = names.join(' ')
    const place = this.#places.get(key) ?? this.#places.size
    this.#places.set(key, place)
    return place
  }
  atMost(bound: number, entries: Entries): void {
    this.rows.push({ kind: 'atMost', bound, entries })
  }
  exactly(bound: number, entries: Entries): void {
    this.rows.push({ kind: 'exactly', bound, entries })
  }
  canBeMet(): boolean {
    return canBeMet(this.rows, this.#places.size)
  }
}

/** Whether the money is there when just these pots pay each chosen option. */
function hasMoney(
  instance: FundInstance,
  policy: FundsPolicy,
  chosen: readonly ProjectOption[],
  paying: readonly (readonly InstanceFund[])[],
): boolean {
  const rows = new Rows()
  const flows: Flow[] = []
  for (const [at, option] of chosen.entries()) {
    const pots = paying[at]!.filter(fund => isEligible(fund, option, instance, policy.walls))
    // A pot that should pay at least something and cannot: this set of pots does not exist.
    if (policy.walls.size && paying[at]!.some(fund => !pots.includes(fund) && fund.minGrant)) return false
    const own = pots.map(fund => flowRows(rows, instance, policy.walls, { fund, option }))
    optionRows(rows, instance, option, own)
    flows.push(...own)
  }
  potRows(rows, instance, policy.walls, flows)
  policyRows(rows, instance, policy, chosen, flows)
  return rows.canBeMet()
}

/** What one pot may pay one option, and for what. */
function flowRows(
  rows: Rows,
  { years }: FundInstance,
  walls: FundsPolicy['walls'],
  { fund, option }: Pick<Flow, 'fund' | 'option'>,
): Flow {
  const isAtOnce = fund.payment === 'lumpSum'
  const until = walls.deadline ? (fund.deadlinePay ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
  const when = years.filter(year => year < until && (!isAtOnce || year === option.start))
  const paid = when.map(year => rows.unknown('paid', fund.id, option.id, year))
  const mine = option.need.filter(one => !walls.earmark || fund.purposes.includes(one.category))
  const eligible = amountOf(mine)
  const share = walls.share ? Math.min(fund.maxShare ?? 1, 1 - (fund.minShareOthers ?? 0)) : 1
  const most = walls.size ? (fund.maxPerProject ?? eligible) : eligible
  const inTime = amountOf(option.need.filter(one => isAtOnce || one.year < until))
  const total = paid.map((one): [number, number] => [one, 1])
  rows.atMost(Math.min(share * eligible, most, inTime), total)
  if (walls.size)
    rows.atMost(
      -(fund.minGrant ?? 0),
      paid.map(one => [one, -1]),
    )
  const granted = [...new Set(mine.map(one => one.category))].map(category =>
    rows.unknown('granted', fund.id, option.id, category),
  )
  rows.exactly(0, [...total, ...granted.map((one): [number, number] => [one, -1])])
  return { fund, option, years: when, paid }
}

/** Everything that an option needs comes in time, and what comes too early is money that was paid at once. */
function optionRows(rows: Rows, instance: FundInstance, option: ProjectOption, flows: readonly Flow[]): void {
  const { ownCap, ownMin, aidCap } = instance.projects.find(one => one.id === option.projectId)!
  const need = amountOf(option.need)
  for (const category of instance.categories)
    rows.atMost(
      amountOf(option.need.filter(one => one.category === category)),
      flows.map(({ fund }) => [rows.unknown('granted', fund.id, option.id, category), 1]),
    )
  const paidUntil = (year: number, has: (fund: InstanceFund) => boolean, sign: number): Entries =>
    flows
      .filter(({ fund }) => has(fund))
      .flatMap(flow =>
        flow.paid.flatMap((one, place): Entries => (flow.years[place]! <= year ? [[one, sign]] : [])),
      )
  const ownUntil = (year: number, sign: number): Entries =>
    instance.years.flatMap(other =>
      other <= year ? [[rows.unknown('own', option.id, other), sign] as [number, number]] : [],
    )
  for (const year of instance.years) {
    rows.atMost(amountOf(option.need.filter(one => one.year === year)), [
      [rows.unknown('own', option.id, year), 1],
    ])
    const needed = amountOf(option.need.filter(one => one.year <= year))
    rows.atMost(-needed, [...paidUntil(year, () => true, -1), ...ownUntil(year, -1)])
    rows.atMost(needed, [...paidUntil(year, fund => fund.payment === 'followCost', 1), ...ownUntil(year, 1)])
  }
  const last = Number.POSITIVE_INFINITY
  rows.exactly(need, [...paidUntil(last, () => true, 1), ...ownUntil(last, 1)])
  rows.atMost(Math.min(ownCap, need), ownUntil(last, 1))
  rows.atMost(-ownMin * need, ownUntil(last, -1))
  if (aidCap !== undefined)
    rows.atMost(
      aidCap * need,
      paidUntil(last, fund => fund.stateAid, 1),
    )
}

const isOpen = (fund: InstanceFund): boolean => fund.certainty !== 'vervallen'

/** A pot pays what it has. */
function potRows(
  rows: Rows,
  { funds, years }: FundInstance,
  walls: FundsPolicy['walls'],
  flows: readonly Flow[],
): void {
  for (const fund of funds.filter(isOpen)) {
    const { share, lag } = fund.repay ?? { share: 0, lag: years.length }
    const paidIn = (place: number, sign: number): Entries =>
      flows
        .filter(flow => flow.fund === fund)
        .flatMap(flow =>
          flow.paid.flatMap((one, at): Entries => (flow.years[at] === years[place] ? [[one, sign]] : [])),
        )
    const flowIn = (place: number): Entries => [
      ...paidIn(place, 1),
      ...(place < lag ? [] : paidIn(place - lag, -share)),
    ]
    const kept = (place: number) => rows.unknown('kept', fund.id, place)
    if (walls.year)
      for (const [place, year] of years.entries())
        rows.atMost(fund.budget[year] ?? 0, [
          ...flowIn(place),
          [kept(place), 1],
          ...(place === 0 ? [] : [[kept(place - 1), -fund.carryOver] as [number, number]]),
        ])
    else rows.atMost(sum(years.map(year => fund.budget[year] ?? 0)), [...years.keys()].flatMap(flowIn))
  }
}

/** The large cities, and money kept back for the dearest turn of some projects. */
function policyRows(
  rows: Rows,
  { projects, funds, years }: FundInstance,
  { fairness, robust }: FundsPolicy,
  chosen: readonly ProjectOption[],
  flows: readonly Flow[],
): void {
  const payments = (weightOf: (flow: Flow) => number): Entries =>
    flows.flatMap(flow => flow.paid.map((one): [number, number] => [one, weightOf(flow)]))
  const isLarge = (option: ProjectOption) => projects.find(({ id }) => id === option.projectId)!.g4
  for (const rule of fairness)
    if (rule.kind === 'g4Max')
      rows.atMost(
        0,
        payments(({ fund, option }) => (fund.owner === 'rijk' ? Number(isLarge(option)) - rule.share! : 0)),
      )
  if (!robust) return
  const extras = chosen.map(option => robust.deviation * amountOf(option.need)).toSorted((a, b) => b - a)
  const reserve = sum(extras.map((extra, place) => extra * Math.min(1, Math.max(0, robust.gamma - place))))
  const budget = sum(funds.filter(isOpen).flatMap(fund => years.map(year => fund.budget[year] ?? 0)))
  rows.atMost(
    budget - reserve,
    payments(() => 1),
  )
}

function isEligible(
  fund: InstanceFund,
  option: ProjectOption,
  { projects }: FundInstance,
  walls: FundsPolicy['walls'],
): boolean {
  const { region, inhabitants = 0 } = projects.find(one => one.id === option.projectId)!
  const { homes = 0, affordable = 0 } = option.indicators
  const last = Math.max(option.start, ...option.need.flatMap(one => (one.amount > 0 ? [one.year] : [])))
  const rows = fund.minHomes?.byInhabitants.filter(([from]) => from <= inhabitants) ?? []
  const least = rows.toSorted(([a], [b]) => b - a)[0]?.[1] ?? 0
  return (
    (!walls.region || !fund.regions || fund.regions.includes(region)) &&
    (!walls.deadline ||
      ((fund.latestStart === undefined || option.start <= fund.latestStart) &&
        (fund.latestFinish === undefined || last <= fund.latestFinish) &&
        (fund.deadlineCommit === undefined || option.start <= fund.deadlineCommit) &&
        (fund.deadlinePay === undefined ||
          fund.payment === 'followCost' ||
          option.start < fund.deadlinePay))) &&
    homes >= least &&
    affordable >= (fund.minAffordableShare ?? 0) * homes - 1e-9
  )
}
