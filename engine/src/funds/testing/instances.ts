import type {
  FundInstance,
  FundsPolicy,
  InstanceFund,
  InstanceProject,
  ProjectOption,
  Walls,
} from '../instance-shape.ts'

/** Every wall stands. */
export const allWalls: Walls = {
  earmark: true,
  region: true,
  year: true,
  share: true,
  size: true,
  deadline: true,
}
/** No wall stands. */
export const noWalls: Walls = {
  earmark: false,
  region: false,
  year: false,
  share: false,
  size: false,
  deadline: false,
}

/** A pot without conditions. */
export const fundOf = (
  id: string,
  purposes: string[],
  budget: Record<string, number>,
  more: Partial<InstanceFund> = {},
): InstanceFund => ({
  id,
  name: id,
  owner: 'rijk',
  kind: 'grant',
  certainty: 'toegezegd',
  budget,
  carryOver: 1,
  purposes,
  payment: 'followCost',
  stateAid: false,
  ...more,
})

/** A project without own money. */
export const projectOf = (id: string, more: Partial<InstanceProject> = {}): InstanceProject => ({
  id,
  name: id,
  municipality: id,
  region: 'midden',
  g4: false,
  ownMin: 0,
  ownCap: 0,
  ...more,
})

/** An option of a project with a need in one year. */
export const optionOf = (
  projectId: string,
  homes: number,
  need: Record<string, number>,
  year = 2026,
): ProjectOption => ({
  id: `${projectId}-${year}`,
  projectId,
  variant: 'plan',
  start: year,
  need: Object.entries(need).map(([category, amount]) => ({ category, year, amount })),
  indicators: { homes, affordable: homes / 2 },
})

/** Two pots of 12 for infrastructure and soil, and three projects: the worked example of the method. */
export const goldenInstance: FundInstance = {
  format: 'versneller-funds/1',
  unit: 'mln',
  years: [2026],
  categories: ['infra', 'bodem'],
  funds: [fundOf('INFRA', ['infra'], { 2026: 12 }), fundOf('SOIL', ['bodem'], { 2026: 12 })],
  projects: [projectOf('A'), projectOf('B'), projectOf('C')],
  options: [
    optionOf('A', 100, { infra: 10 }),
    optionOf('B', 80, { bodem: 10 }),
    optionOf('C', 90, { infra: 8, bodem: 4 }),
  ],
  policy: { walls: allWalls, fairness: [], objective: { mode: 'weighted', weights: { homes: 1 } } },
}

/** One pot of 10 million for one project that needs it. */
export const oneProject = (
  fund: Partial<InstanceFund>,
  project: Partial<InstanceProject> = {},
  policy: Partial<FundsPolicy> = {},
): FundInstance => ({
  ...goldenInstance,
  years: [2026, 2027],
  funds: [fundOf('POT', ['infra'], { 2026: 10 }, fund)],
  projects: [projectOf('A', project)],
  options: [optionOf('A', 100, { infra: 10 })],
  policy: { ...goldenInstance.policy, ...policy },
})
