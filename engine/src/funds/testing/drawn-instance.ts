import { seededRandom } from '../../selection/seeded-random.ts'
import type { FundInstance, InstanceFund, InstanceProject, ProjectOption } from '../instance-shape.ts'
import { allWalls, fundOf, projectOf } from './instances.ts'

/** How large a drawn instance is. */
export interface InstanceSize {
  readonly projects: number
  readonly funds: number
  readonly years: number
}

const categories = ['infra', 'bodem', 'verwerving', 'groen', 'energie']
const regions = ['noord', 'oost', 'zuid', 'west']
const firstYear = 2026

/** Chance for drawing an instance. */
function openDraw(seed: number) {
  const random = seededRandom(seed)
  return {
    next: () => random.next(),
    tenth: (most: number) => Math.round(most * 10 * random.next()) / 10,
    some<T>(values: readonly T[], chance: number): T[] {
      const drawn = values.filter(() => random.next() < chance)
      return drawn.length > 0 ? drawn : values.slice(0, 1)
    },
    maybe: <T extends object>(chance: number, fields: () => T) => (random.next() < chance ? fields() : {}),
  }
}

type Draw = ReturnType<typeof openDraw>

const idOf = (place: number): string => `p${String(place).padStart(3, '0')}`

function drawProject(draw: Draw, place: number, count: number): InstanceProject {
  return projectOf(idOf(place), {
    municipality: `stad-${place % Math.max(1, Math.ceil(count / 2))}`,
    inhabitants: 20_000 + Math.round(400_000 * draw.next()),
    region: regions[Math.floor(draw.next() * regions.length)] ?? 'noord',
    g4: draw.next() < 0.2,
    ownMin: Math.round(2 * draw.next()) / 10,
    ownCap: 5 + draw.tenth(20),
    ...draw.maybe(0.3, () => ({ aidCap: 0.5 })),
    ...draw.maybe(place > 0 ? 0.1 : 0, () => ({ requires: [idOf(place - 1)] })),
  })
}

function drawOptions(draw: Draw, projectId: string, years: readonly number[]): ProjectOption[] {
  const homes = 100 + Math.round(900 * draw.next())
  return draw.some(years.slice(0, 2), 0.6).map(start => ({
    id: `${projectId}-${start}`,
    projectId,
    variant: 'plan',
    start,
    need: draw.some(categories, 0.5).flatMap(category =>
      draw
        .some(
          years.filter(year => year >= start),
          0.5,
        )
        .map(year => ({ category, year, amount: Math.round(5 + 10 * draw.tenth(8)) / 10 })),
    ),
    indicators: { homes, affordable: Math.round(homes * (0.3 + 0.5 * draw.next())), co2: draw.tenth(50) },
  }))
}

/** A pot with some conditions; `usual` is what an average pot has in a year, million euro. */
function drawFund(draw: Draw, place: number, years: readonly number[], usual: number): InstanceFund {
  const budget = Object.fromEntries(years.map(year => [year, draw.tenth(2 * usual)]))
  return fundOf(`f${place}`, draw.some(categories, 0.4), budget, {
    carryOver: [0, 0.5, 1][Math.floor(3 * draw.next())] ?? 1,
    owner: draw.next() < 0.6 ? 'rijk' : 'provincie',
    stateAid: draw.next() < 0.3,
    payment: draw.next() < 0.2 ? 'lumpSum' : 'followCost',
    ...draw.maybe(0.3, () => ({ regions: draw.some(regions, 0.5) })),
    ...draw.maybe(0.3, () => ({ maxShare: 0.8 })),
    ...draw.maybe(0.2, () => ({ minShareOthers: 0.4 })),
    ...draw.maybe(0.3, () => ({ minGrant: 1 + draw.tenth(2) })),
    ...draw.maybe(0.3, () => ({ maxPerProject: 5 + draw.tenth(20) })),
    ...draw.maybe(0.2, () => ({ maxPots: 2 })),
    ...draw.maybe(0.2, () => ({ deadlinePay: years.at(-1) ?? firstYear })),
    ...draw.maybe(0.2, () => ({ maxApplicationsPerMunicipality: 1 })),
    ...draw.maybe(0.15, () => ({ kind: 'revolving' as const, repay: { share: 0.5, lag: 1 } })),
  })
}

/** An instance with every kind of condition, the same for the same seed; pots hold about two fifths of the need. */
export function drawnInstance({ projects, funds, years }: InstanceSize, seed: number): FundInstance {
  const draw = openDraw(seed)
  const allYears = Array.from({ length: years }, (_, place) => firstYear + place)
  const drawn = Array.from({ length: projects }, (_, place) => drawProject(draw, place, projects))
  const options = drawn.flatMap(project => drawOptions(draw, project.id, allYears))
  const need = options.flatMap(option => option.need).reduce((sum, one) => sum + one.amount, 0)
  const usual = need / (5 * funds * years)
  return {
    format: 'versneller-funds/1',
    unit: 'mln',
    years: allYears,
    categories,
    funds: Array.from({ length: funds }, (_, place) => drawFund(draw, place, allYears, usual)),
    projects: drawn,
    options,
    policy: { walls: allWalls, fairness: [], objective: { mode: 'weighted', weights: { affordable: 1 } } },
  }
}
