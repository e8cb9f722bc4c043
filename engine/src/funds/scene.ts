import type {
  FundInstance,
  FundsPolicy,
  InstanceFund,
  InstanceProject,
  ProjectOption,
  Walls,
} from './instance-shape.ts'

/** An option of a project with its need added up. Amounts in million euro. */
export interface SceneOption {
  readonly option: ProjectOption
  readonly need: number
  /** By place of the year. */
  readonly needByYear: readonly number[]
  readonly needByCategory: ReadonlyMap<string, number>
  readonly startPlace: number
  readonly lastYear: number
}

/** A project with what it could do. */
export interface SceneProject {
  readonly project: InstanceProject
  readonly options: readonly SceneOption[]
}

/** A pot that may pay a project, with what it can pay at most for each option. */
export interface Pair {
  readonly fund: InstanceFund
  readonly project: SceneProject
  /** By option of the project; 0 where the pot cannot pay that option. */
  readonly ceilings: readonly number[]
  readonly isLump: boolean
  /** Places of the years in which it may pay. */
  readonly payPlaces: readonly number[]
}

/** An instance with its pots and projects in the order of their ids, and who may pay whom. */
export interface Scene {
  readonly years: readonly number[]
  readonly funds: readonly InstanceFund[]
  readonly projects: readonly SceneProject[]
  readonly pairs: readonly Pair[]
  readonly policy: FundsPolicy
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

/** Orders an instance and leaves out what cannot be: lapsed pots, and options that a pot does not pay. */
export function openScene(instance: FundInstance, policy: FundsPolicy): Scene {
  const funds = instance.funds.filter(fund => fund.certainty !== 'vervallen').toSorted(byId)
  const optionsOf = Map.groupBy(instance.options.toSorted(byId), option => option.projectId)
  const projects = instance.projects.toSorted(byId).map(project => ({
    project,
    options: (optionsOf.get(project.id) ?? []).map(option => sceneOption(option, instance.years)),
  }))
  const pairs = projects.flatMap(project =>
    funds.flatMap(fund => pairOf(fund, project, { years: instance.years, walls: policy.walls }) ?? []),
  )
  return { years: instance.years, funds, projects, pairs, policy }
}

function sceneOption(option: ProjectOption, years: readonly number[]): SceneOption {
  const needByYear = years.map(() => 0)
  const needByCategory = new Map<string, number>()
  for (const { category, year, amount } of option.need) {
    const place = years.indexOf(year)
    needByYear[place] = toEuro(needByYear[place]! + amount)
    needByCategory.set(category, toEuro((needByCategory.get(category) ?? 0) + amount))
  }
  const needed = option.need.filter(one => one.amount > 0).map(one => one.year)
  return {
    option,
    needByYear,
    needByCategory,
    need: toEuro(needByYear.reduce((sum, amount) => sum + amount, 0)),
    startPlace: years.indexOf(option.start),
    lastYear: Math.max(option.start, ...needed),
  }
}

/** Whole euro: sums of tenths lose the last bits of their binary fractions. */
const toEuro = (amount: number): number => Math.round(amount * 1e6) / 1e6

interface Setting {
  readonly years: readonly number[]
  readonly walls: Walls
}

function pairOf(fund: InstanceFund, project: SceneProject, setting: Setting): Pair | undefined {
  const { years, walls } = setting
  const isLump = fund.payment === 'lumpSum'
  const ceilings = project.options.map(option =>
    mayPay(fund, project, option, walls) ? ceilingOf(fund, option, setting) : 0,
  )
  if (!ceilings.some(ceiling => ceiling > 0)) return undefined
  const until = walls.deadline ? (fund.deadlinePay ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
  const payPlaces = years.flatMap((year, place) => (year < until ? [place] : []))
  return { fund, project, ceilings, isLump, payPlaces }
}

/** Conditions that are known before anything is chosen. */
function mayPay(fund: InstanceFund, { project }: SceneProject, option: SceneOption, walls: Walls): boolean {
  const { indicators, start } = option.option
  const homes = indicators.homes ?? 0
  const affordable = homes > 0 ? (indicators.affordable ?? 0) / homes : 0
  const isInTime =
    !walls.deadline ||
    (start <= (fund.latestStart ?? start) &&
      option.lastYear <= (fund.latestFinish ?? option.lastYear) &&
      start <= (fund.deadlineCommit ?? start))
  const isInRegion = !walls.region || (fund.regions?.includes(project.region) ?? true)
  return (
    isInTime &&
    isInRegion &&
    homes >= (fund.minHomes ? homesFor(fund.minHomes, project.inhabitants ?? 0) : 0) &&
    affordable >= (fund.minAffordableShare ?? 0) - 1e-9
  )
}

/** Homes that a project needs: of the rows [inhabitants from, homes] the last whose size the municipality reaches. */
export function homesFor(
  { byInhabitants }: NonNullable<InstanceFund['minHomes']>,
  inhabitants: number,
): number {
  const rows = byInhabitants.toSorted(([a], [b]) => a - b)
  return rows.findLast(([from]) => inhabitants >= from)?.[1] ?? 0
}

/** The most that a pot pays for an option, all its conditions together: what makes the bound of the search tight. */
function ceilingOf(fund: InstanceFund, option: SceneOption, { years, walls }: Setting): number {
  const eligible = walls.earmark
    ? fund.purposes.reduce((sum, category) => sum + (option.needByCategory.get(category) ?? 0), 0)
    : option.need
  const ofShare = walls.share
    ? Math.min(fund.maxShare ?? 1, 1 - (fund.minShareOthers ?? 0)) * eligible
    : eligible
  const ofSize = walls.size ? (fund.maxPerProject ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
  return Math.min(eligible, ofShare, ofSize, needInTime(fund, option, { years, walls }))
}

/** Need before the pot must have paid; a pot that pays at once pays for later years too. */
function needInTime(fund: InstanceFund, option: SceneOption, { years, walls }: Setting): number {
  if (!walls.deadline || fund.deadlinePay === undefined) return option.need
  const until = fund.deadlinePay
  if (fund.payment === 'lumpSum') return option.option.start < until ? option.need : 0
  return option.needByYear.reduce((sum, amount, place) => sum + (years[place]! < until ? amount : 0), 0)
}
