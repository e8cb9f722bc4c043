import { seededRandom } from '../../selection/seeded-random.ts'
import type { FundInstance, FundsPolicy } from '../instance-shape.ts'
import { drawnInstance } from './drawn-instance.ts'

/** Three projects, with conditions that the larger drawn instances leave out; the same for the same seed. */
export function smallInstance(seed: number): FundInstance {
  const random = seededRandom(seed)
  const chance = (share: number) => random.next() < share
  const drawn = drawnInstance(
    { projects: 3, funds: 2 + Number(chance(0.4)), years: 2 + Number(chance(0.5)) },
    seed,
  )
  const wall = () => chance(0.7)
  const walls = {
    earmark: wall(),
    region: wall(),
    year: wall(),
    share: wall(),
    size: wall(),
    deadline: wall(),
  }
  const [first = 2026, second = 2027] = drawn.years
  return {
    ...drawn,
    funds: drawn.funds.map(fund => ({
      ...fund,
      ...(chance(0.1) ? { certainty: 'vervallen' as const } : {}),
      ...(chance(0.2) ? { latestStart: first } : {}),
      ...(chance(0.1) ? { latestFinish: second } : {}),
      ...(chance(0.1) ? { deadlineCommit: first } : {}),
      ...(chance(0.2)
        ? {
            minHomes: {
              byInhabitants: [
                [200_000, 500],
                [0, 200],
              ] as [number, number][],
            },
          }
        : {}),
      ...(chance(0.2) ? { minAffordableShare: 0.5 } : {}),
    })),
    projects: drawn.projects.map((project, place) => ({
      ...project,
      ...(place === 2 && chance(0.2) ? { excludes: [drawn.projects[0]!.id] } : {}),
    })),
    policy: { walls, fairness: fairness(chance), objective: drawn.policy.objective, ...robust(chance) },
  }
}

function fairness(chance: (share: number) => boolean): FundsPolicy['fairness'] {
  return [
    ...(chance(0.3) ? [{ kind: 'g4Max' as const, share: 0.3 }] : []),
    ...(chance(0.3) ? [{ kind: 'regionMin' as const, measure: 'projects' as const, min: 2 }] : []),
    ...(chance(0.2)
      ? [{ kind: 'regionMin' as const, region: 'oost', measure: 'homes' as const, min: 700 }]
      : []),
  ]
}

const robust = (chance: (share: number) => boolean) =>
  chance(0.3) ? { robust: { gamma: 1.5, deviation: 0.4 } } : {}
