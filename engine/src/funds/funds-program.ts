import { addFairness } from './fairness-rows.ts'
import type { Column, Entry } from './linear-program.ts'
import type { FundsProgram, PairColumns, ProjectColumns } from './program-columns.ts'
import { atLeast, atMost, exactly, infinite, openProgramDesk, type ProgramDesk } from './program-desk.ts'
import type { Pair, Scene, SceneProject } from './scene.ts'

/** Writes a scene as a program without an objective. The numbers in the comments are those of the method. */
export function fundsProgram(scene: Scene): FundsProgram {
  const desk = openProgramDesk()
  const projects = scene.projects.map(project => projectColumns(desk, project, scene))
  const pairs = scene.pairs.map(pair => pairColumns(desk, pair, scene))
  const pairsOf = Map.groupBy(pairs, one => one.pair.project.project.id)
  for (const columns of projects) {
    const own = pairsOf.get(columns.project.project.id) ?? []
    addChoice(desk, columns, projects)
    addBalance(desk, columns, own, scene)
    addOwnMoney(desk, columns)
    addCategories(desk, columns, own)
    for (const pair of own) addCeiling(desk, pair, columns)
    addPotCount(desk, own, scene)
    addStateAid(desk, columns, own)
  }
  addPots(desk, pairs, scene)
  addApplications(desk, pairs)
  addReserve(desk, { projects, pairs }, scene)
  const slackColumns = addFairness(desk, { projects, pairs }, scene)
  return {
    desk,
    projects,
    pairs,
    optionColumns: projects.flatMap(columns => columns.options),
    payColumns: pairs.flatMap(({ pays }) => (pays === undefined ? [] : [pays])),
    slackColumns,
  }
}

function projectColumns(desk: ProgramDesk, project: SceneProject, { years }: Scene): ProjectColumns {
  return {
    project,
    options: project.options.map(() => desk.column({ cost: 0, lower: 0, upper: 1, isWhole: true })),
    own: years.map((_, place) => desk.column(flow(project, option => option.needByYear[place]!))),
  }
}

/**
 * A flow of money to a project. No more than the need of an option ever flows, by the rows; twice that is written as its
 * bound, which never holds anything back. Without a bound the simplifying of HiGHS (1.15.3) breaks down on small
 * programs in which nothing can be paid: it reads outside its memory, or goes round in circles.
 */
function flow(
  { options }: SceneProject,
  needOf: (option: SceneProject['options'][number]) => number,
): Column {
  return { cost: 0, lower: 0, upper: 2 * Math.max(0, ...options.map(needOf)) }
}

/** A pot needs a whole column of its own when it has a smallest grant, a limit on applications, or when pots are counted. */
function needsPayColumn({ fund, project }: Pair, { policy, pairs }: Scene): boolean {
  const { size } = policy.walls
  const pots = pairs.filter(pair => pair.project === project)
  const counted =
    size && pots.some(pair => pair.fund.maxPots !== undefined && pots.length > pair.fund.maxPots)
  return counted || (size && (fund.minGrant ?? 0) > 0) || fund.maxApplicationsPerMunicipality !== undefined
}

function pairColumns(desk: ProgramDesk, pair: Pair, scene: Scene): PairColumns {
  const { project } = pair
  const categories = new Set(pair.project.options.flatMap(option => [...option.needByCategory.keys()]))
  const { earmark } = scene.policy.walls
  const granted = [...categories].filter(category => !earmark || pair.fund.purposes.includes(category))
  const columns = {
    pair,
    paid: new Map(pair.payPlaces.map(place => [place, desk.column(flow(project, option => option.need))])),
    granted: new Map(
      granted
        .toSorted()
        .map(category => [
          category,
          desk.column(flow(project, option => option.needByCategory.get(category) ?? 0)),
        ]),
    ),
  }
  if (!needsPayColumn(pair, scene)) return columns
  return { ...columns, pays: desk.column({ cost: 0, lower: 0, upper: 1, isWhole: true }) }
}

const ones = (columns: Iterable<number>, value = 1): Entry[] => [...columns].map(column => [column, value])

/** What is taken off a sum: each column times its value. */
const less = (columns: readonly number[], values: readonly number[]): Entry[] =>
  columns.map((column, place) => [column, -values[place]!])

/** 1. One option at most; what a project needs goes along, what it excludes does not. */
function addChoice(desk: ProgramDesk, columns: ProjectColumns, all: readonly ProjectColumns[]): void {
  desk.row(atMost(1, ones(columns.options)))
  const optionsOf = (id: string) => all.find(other => other.project.project.id === id)!.options
  const { requires = [], excludes = [] } = columns.project.project
  for (const id of requires) desk.row(atMost(0, [...ones(columns.options), ...ones(optionsOf(id), -1)]))
  for (const id of excludes) desk.row(atMost(1, [...ones(columns.options), ...ones(optionsOf(id))]))
}

/** 2. Every year is paid; money of a pot that pays at once waits in a purse of the project, other money does not. */
function addBalance(
  desk: ProgramDesk,
  columns: ProjectColumns,
  pairs: readonly PairColumns[],
  { years }: Scene,
): void {
  const { options } = columns.project
  const hasPurse = pairs.some(({ pair }) => pair.isLump)
  const last = years.length - 1
  const purse = years.map((_, place) =>
    hasPurse && place < last ? desk.column({ cost: 0, lower: 0, upper: infinite }) : undefined,
  )
  for (const place of years.keys()) {
    const need = options.map(option => option.needByYear[place]!)
    const own = columns.own[place]!
    const paid = pairs.flatMap(pair => pair.paid.get(place) ?? [])
    const purseEntries = [[purse[place - 1], 1] as const, [purse[place], -1] as const].flatMap(
      ([column, value]) => (column === undefined ? [] : [[column, value] as const]),
    )
    desk.row(exactly(0, [...ones(paid), [own, 1], ...purseEntries, ...less(columns.options, need)]))
    if (hasPurse) desk.row(atMost(0, [[own, 1], ...less(columns.options, need)]))
    const waiting = purse[place]
    if (waiting === undefined) continue
    const atOnce = pairs.filter(({ pair }) => pair.isLump).flatMap(({ paid: columnsOf }) => [...columnsOf])
    const before = atOnce.flatMap(([at, column]) => (at <= place ? [column] : []))
    desk.row(atMost(0, [[waiting, 1], ...ones(before, -1)]))
  }
}

/** 4. Own money: at least a share, at most what there is. */
function addOwnMoney(desk: ProgramDesk, { project, options, own }: ProjectColumns): void {
  const { id, ownMin, ownCap } = project.project
  const least = project.options.map(option => ownMin * option.need)
  const most = project.options.map(option => Math.min(ownCap, option.need))
  desk.row(atLeast(0, [...ones(own), ...less(options, least)]), { rule: 'own-minimum', project: id })
  desk.row(atMost(0, [...ones(own), ...less(options, most)]), { rule: 'own-cap', project: id })
}

/** 3. Grants for a category stay within its need; what a pot grants is what it pays. */
function addCategories(desk: ProgramDesk, columns: ProjectColumns, pairs: readonly PairColumns[]): void {
  const categories = new Set(pairs.flatMap(pair => [...pair.granted.keys()]))
  for (const category of categories) {
    const granted = pairs.flatMap(pair => pair.granted.get(category) ?? [])
    const need = columns.project.options.map(option => option.needByCategory.get(category) ?? 0)
    desk.row(atMost(0, [...ones(granted), ...less(columns.options, need)]))
  }
  for (const { granted, paid } of pairs)
    desk.row(exactly(0, [...ones(granted.values()), ...ones(paid.values(), -1)]))
}

/** 5, 6, 10, 11. What a pot pays a project at most, at least when it pays, and at once where it pays at once. */
function addCeiling(desk: ProgramDesk, { pair, paid, pays }: PairColumns, { options }: ProjectColumns): void {
  const tag = { rule: 'ceiling' as const, fund: pair.fund.id, project: pair.project.project.id }
  const total = ones(paid.values())
  desk.row(atMost(0, [...total, ...less(options, pair.ceilings)]), tag)
  if (pair.isLump) {
    for (const [place, column] of paid) {
      const atStart = pair.ceilings.map((ceiling, option) =>
        pair.project.options[option]!.startPlace === place ? ceiling : 0,
      )
      desk.row(atMost(0, [[column, 1], ...less(options, atStart)]))
    }
  }
  if (pays === undefined) return
  desk.row(atMost(0, [...total, [pays, -Math.max(...pair.ceilings)]]))
  desk.row(atMost(0, [[pays, 1], ...ones(options, -1)]))
}

/** 6. The smallest grant, and how many pots a project that this pot pays may have in all. */
function addPotCount(desk: ProgramDesk, pairs: readonly PairColumns[], { policy }: Scene): void {
  if (!policy.walls.size) return
  const all = pairs.flatMap(({ pays }) => (pays === undefined ? [] : [pays]))
  for (const { pair, paid, pays } of pairs) {
    if (pays === undefined) continue
    const { minGrant = 0, maxPots } = pair.fund
    if (minGrant > 0) desk.row(atLeast(0, [...ones(paid.values()), [pays, -minGrant]]))
    if (maxPots !== undefined && maxPots < pairs.length)
      desk.row(atMost(maxPots + pairs.length, [...ones(all), [pays, pairs.length]]))
  }
}

/** 7. State aid stays within its share of the need. */
function addStateAid(
  desk: ProgramDesk,
  { project, options }: ProjectColumns,
  pairs: readonly PairColumns[],
): void {
  const { id, aidCap } = project.project
  if (aidCap === undefined) return
  const aid = pairs.filter(({ pair }) => pair.fund.stateAid).flatMap(({ paid }) => [...paid.values()])
  const most = project.options.map(option => aidCap * option.need)
  desk.row(atMost(0, [...ones(aid), ...less(options, most)]), { rule: 'state-aid', project: id })
}

/** 8. A pot pays what it has: per year with what is carried over, or over all years where years are no wall. */
function addPots(desk: ProgramDesk, pairs: readonly PairColumns[], { funds, years, policy }: Scene): void {
  const pairsOf = Map.groupBy(pairs, one => one.pair.fund.id)
  for (const fund of funds) {
    const own = pairsOf.get(fund.id) ?? []
    const budgets = years.map(year => fund.budget[year] ?? 0)
    const paidIn = (place: number) => own.flatMap(({ paid }) => paid.get(place) ?? [])
    const repaidIn = (place: number) =>
      fund.repay ? ones(paidIn(place - fund.repay.lag), -fund.repay.share) : []
    if (policy.walls.year) {
      const carried = years.map(() => desk.column({ cost: 0, lower: 0, upper: infinite }))
      for (const [place, year] of years.entries()) {
        const before = carried[place - 1]
        const carry: Entry[] = before === undefined ? [] : [[before, -fund.carryOver]]
        const entries: Entry[] = [...ones(paidIn(place)), [carried[place]!, 1], ...carry, ...repaidIn(place)]
        desk.row(atMost(budgets[place]!, entries), { rule: 'pot', fund: fund.id, year })
      }
    } else {
      const entries = [...years.keys()].flatMap(place => [...ones(paidIn(place)), ...repaidIn(place)])
      const total = budgets.reduce((sum, amount) => sum + amount, 0)
      desk.row(atMost(total, entries), { rule: 'pot', fund: fund.id })
    }
  }
}

/** 13. Applications of a municipality to a pot. */
function addApplications(desk: ProgramDesk, pairs: readonly PairColumns[]): void {
  for (const group of Map.groupBy(pairs, one => one.pair.fund.id).values()) {
    const limit = group[0]!.pair.fund.maxApplicationsPerMunicipality
    if (limit === undefined) continue
    const towns = Map.groupBy(group, one => one.pair.project.project.municipality)
    for (const town of towns.values()) desk.row(atMost(limit, ones(town.map(({ pays }) => pays!))))
  }
}

/** Money that stays unspent for needs that turn out higher, for the `gamma` worst of all projects. */
function addReserve(
  desk: ProgramDesk,
  { projects, pairs }: Pick<FundsProgram, 'projects' | 'pairs'>,
  { funds, years, policy }: Scene,
): void {
  if (!policy.robust) return
  const { gamma, deviation } = policy.robust
  const flow = () => desk.column({ cost: 0, lower: 0, upper: infinite })
  const theta = flow()
  const worst = projects.map(({ project, options }) => {
    const column = flow()
    const extra = project.options.map(option => deviation * option.need)
    desk.row(atLeast(0, [[theta, 1], [column, 1], ...less(options, extra)]))
    return column
  })
  const total = funds.reduce(
    (sum, fund) => years.reduce((all, year) => all + (fund.budget[year] ?? 0), sum),
    0,
  )
  const paid = pairs.flatMap(pair => [...pair.paid.values()])
  desk.row(atMost(total, [...ones(paid), [theta, gamma], ...ones(worst)]))
}
