import type { Entry } from './linear-program.ts'
import type { FundsProgram } from './program-columns.ts'
import { atLeast, atMost, type ProgramDesk } from './program-desk.ts'
import type { Scene, SceneOption } from './scene.ts'

type Columns = Pick<FundsProgram, 'projects' | 'pairs'>

/**
 * 9. Fairness: the four large cities get at most a share of the money of the State; a region gets at least so many
 * projects, homes or euro for each inhabitant. A regional minimum gives way at a high price: one region without a good
 * project must not stop all others.
 * @returns the columns of what gives way, each as a share of its minimum.
 */
export function addFairness(desk: ProgramDesk, columns: Columns, scene: Scene): number[] {
  return scene.policy.fairness.flatMap(rule => {
    if (rule.kind === 'g4Max') {
      addLargeCities(desk, columns, rule.share!)
      return []
    }
    const regions = new Set(scene.projects.map(one => one.project.region))
    const named = rule.region === undefined ? [...regions].toSorted() : [rule.region]
    const [measure, least] = [rule.measure!, rule.min!]
    return least > 0 ? named.map(region => addRegion(desk, columns, { region, measure, least })) : []
  })
}

function addLargeCities(desk: ProgramDesk, { pairs }: Columns, share: number): void {
  const entries = pairs
    .filter(({ pair }) => pair.fund.owner === 'rijk')
    .flatMap(({ pair, paid }) => {
      const value = (pair.project.project.g4 ? 1 : 0) - share
      return [...paid.values()].map((column): Entry => [column, value])
    })
  if (entries.length > 0) desk.row(atMost(0, entries))
}

interface RegionRule {
  readonly region: string
  readonly measure: 'projects' | 'homes' | 'perInhabitant'
  readonly least: number
}

function addRegion(desk: ProgramDesk, columns: Columns, { region, measure, least }: RegionRule): number {
  const slack = desk.column({ cost: 0, lower: 0, upper: 1 })
  const entries = measure === 'perInhabitant' ? moneyOf(columns, region) : countOf(columns, region, measure)
  // Shares of the minimum keep the row near one, whatever is counted.
  const shares = entries.map(([column, value]): Entry => [column, value / least])
  desk.row(atLeast(1, [...shares, [slack, 1]]), { rule: 'region-minimum' })
  return slack
}

function countOf({ projects }: Columns, region: string, measure: RegionRule['measure']): Entry[] {
  const count = ({ option }: SceneOption) => (measure === 'homes' ? (option.indicators.homes ?? 0) : 1)
  return projects
    .filter(one => one.project.project.region === region)
    .flatMap(({ project, options }) =>
      options.map((column, place): Entry => [column, count(project.options[place]!)]),
    )
}

/** Euro for each inhabitant of the municipalities of a region that have a project. */
function moneyOf({ projects, pairs }: Columns, region: string): Entry[] {
  const own = projects.map(one => one.project.project).filter(project => project.region === region)
  const towns = new Map(own.map(project => [project.municipality, project.inhabitants ?? 0]))
  const inhabitants = [...towns.values()].reduce((sum, count) => sum + count, 0)
  if (inhabitants === 0) return []
  return pairs
    .filter(({ pair }) => pair.project.project.region === region)
    .flatMap(({ paid }) => [...paid.values()].map((column): Entry => [column, 1e6 / inhabitants]))
}
