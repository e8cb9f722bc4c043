import {
  boolean,
  choice,
  type Infer,
  integer,
  json,
  list,
  listById,
  map,
  number,
  object,
  optional,
  pattern,
  text,
  tuple,
} from '../case/shape.ts'

const name = pattern('^[^\\p{Cc}]+$', 100)
const names = (most: number) => list(name, most)
const year = integer(1900, 2199)
/** Million euro, one decimal. */
const money = number(0, 1e6)
const share = number(0, 1)
const yearKey = '^(19|20|21)[0-9]{2}$'
const indicators = map('^[^\\p{Cc}]{1,100}$', number(-1e9, 1e9), 50)

const fund = object({
  id: name,
  name: text(200),
  owner: choice(['rijk', 'provincie', 'regio', 'gemeente', 'eu', 'privaat']),
  kind: choice(['grant', 'revolving']),
  certainty: choice(['toegezegd', 'onzeker', 'vervallen']),
  budget: map(yearKey, money, 100),
  carryOver: share,
  purposes: names(100),
  regions: optional(names(500)),
  maxShare: optional(share),
  minShareOthers: optional(share),
  minGrant: optional(money),
  maxPerProject: optional(money),
  maxPots: optional(integer(1, 100)),
  deadlineCommit: optional(year),
  deadlinePay: optional(year),
  latestStart: optional(year),
  latestFinish: optional(year),
  payment: choice(['followCost', 'lumpSum']),
  stateAid: boolean(),
  repay: optional(object({ share, lag: integer(1, 100) })),
  minHomes: optional(
    object({ byInhabitants: list(tuple<[number, number]>([number(0, 1e8), number(0, 1e6)]), 20, 1) }),
  ),
  minAffordableShare: optional(share),
  maxApplicationsPerMunicipality: optional(integer(1, 1000)),
  /** Where the conditions stand: a text, or title, address and article. */
  source: optional(json()),
})

const project = object({
  id: name,
  name: text(200),
  municipality: name,
  inhabitants: optional(integer(1, 1e8)),
  region: name,
  g4: boolean(),
  ownMin: share,
  ownCap: money,
  aidCap: optional(share),
  requires: optional(names(100)),
  excludes: optional(names(500)),
})

const projectOption = object({
  id: name,
  projectId: name,
  variant: text(200),
  start: year,
  need: list(object({ category: name, year, amount: money }), 2000),
  indicators,
  weight: optional(number(0, 1e6)),
})

/** Named groups of rules that keep pots apart; everything else is law and stays. */
export const wallNames = ['earmark', 'region', 'year', 'share', 'size', 'deadline'] as const

/** A wall between pots. */
export type Wall = (typeof wallNames)[number]

const fairness = object({
  kind: choice(['g4Max', 'regionMin']),
  share: optional(share),
  region: optional(name),
  measure: optional(choice(['projects', 'homes', 'perInhabitant'])),
  min: optional(number(0, 1e9)),
})

const objective = object({
  mode: choice(['weighted', 'lexicographic', 'perEuro']),
  weights: optional(indicators),
  order: optional(list(name, 20, 1)),
  eps: optional(share),
  indicator: optional(name),
})

const policy = object({
  walls: object({
    earmark: boolean(),
    region: boolean(),
    year: boolean(),
    share: boolean(),
    size: boolean(),
    deadline: boolean(),
  }),
  fairness: list(fairness, 100),
  robust: optional(object({ gamma: number(0, 1000), deviation: number(0, 5) })),
  objective,
})

/** The file `versneller-funds/1`: pots, projects with their options, and what is wanted. Amounts in million euro. */
export const fundInstanceShape = object({
  format: choice(['versneller-funds/1']),
  unit: choice(['mln']),
  years: list(year, 50, 1),
  categories: names(100),
  funds: listById(fund, 60),
  projects: listById(project, 500),
  options: listById(projectOption, 3000),
  policy,
})

/** Pots and projects. */
export type FundInstance = Infer<typeof fundInstanceShape>
/** A pot with its conditions. */
export type InstanceFund = FundInstance['funds'][number]
/** A project that asks for money. */
export type InstanceProject = FundInstance['projects'][number]
/** A variant of a project with its start and its need in time. */
export type ProjectOption = FundInstance['options'][number]
/** What is wanted: walls, fairness and the objective. */
export type FundsPolicy = FundInstance['policy']
/** Which walls stand. */
export type Walls = FundsPolicy['walls']
