import { compare } from './strictness.ts'

/** The three sides that each look at every plan. */
export const assessorSides = ['public', 'private', 'knowledge'] as const

/** A side that an assessor comes from. */
export type AssessorSide = (typeof assessorSides)[number]

/** Somebody who assesses. */
export interface AssignableAssessor {
  readonly id: string
  readonly side: AssessorSide
}

/** An assessor at a plan. */
export interface AssignedPair {
  readonly file: string
  readonly assessor: string
}

/** What is to be divided. */
export interface AssignmentQuestion {
  readonly files: readonly string[]
  readonly assessors: readonly AssignableAssessor[]
  /** Whether this assessor may see and judge this plan. */
  readonly mayAssess: (pair: AssignedPair) => boolean
  /** Pairs that stand: they are not moved and count in the load. */
  readonly kept?: readonly AssignedPair[]
}

/** A plan that has nobody of a side: ask the external pool. */
export interface OpenSeat {
  readonly file: string
  readonly side: AssessorSide
}

/** A division of plans over assessors. */
export interface Assignment {
  /** Also the kept ones; by plan, then by side. */
  readonly pairs: readonly AssignedPair[]
  readonly open: readonly OpenSeat[]
  /** Plans per assessor. */
  readonly loads: Readonly<Record<string, number>>
  /** Largest difference in load between two assessors of one side; the least that is possible. */
  readonly spread: number
  /** Groups of assessors that share no plan, through others neither; 1 lets strictness be told from quality. */
  readonly groups: number
}

/** One side while plans move between its assessors. */
interface Side {
  readonly name: AssessorSide
  readonly assessors: readonly string[]
  /** Assessors that may have a plan, by plan. */
  readonly choices: ReadonlyMap<string, readonly string[]>
  readonly base: ReadonlyMap<string, number>
  /** Who has each plan that may move. */
  readonly holder: Map<string, string>
}

/**
 * Gives every plan one assessor of each side. Per side this is an optimal semi-matching: plans move along paths from a
 * loaded assessor to one with two fewer until there is no such path, which makes the loads as equal as the conflicts
 * allow, for every convex measure at once. Then equal exchanges tie assessors together that share no plan. The order
 * of the input changes nothing.
 * Source: Harvey, Ladner, Lovász and Tamir, Semi-matchings for bipartite graphs and load balancing (2006).
 */
export function assignAssessors(question: AssignmentQuestion): Assignment {
  const sides = assessorSides.map(name => openSide(question, name))
  for (const side of sides) balance(side)
  const kept = question.kept ?? []
  connect(sides, kept)
  const moved = sides.flatMap(({ holder }) => [...holder].map(([file, assessor]) => ({ file, assessor })))
  const pairs = [...kept, ...moved]
  const sideOf = new Map(question.assessors.map(one => [one.id, one.side]))
  const place = ({ assessor }: AssignedPair) => assessorSides.indexOf(sideOf.get(assessor) ?? 'public')
  const loads = countLoads(question, pairs)
  return {
    pairs: pairs.toSorted(
      (a, b) => compare(a.file, b.file) || place(a) - place(b) || compare(a.assessor, b.assessor),
    ),
    open: openSeats(question, pairs),
    loads,
    spread: Math.max(0, ...sides.map(({ assessors }) => spreadOf(assessors.map(id => loads[id]!)))),
    groups: groupsOf(
      question.assessors.map(one => one.id),
      pairs,
    ),
  }
}

const spreadOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : Math.max(...values) - Math.min(...values)

function countLoads(
  { assessors }: AssignmentQuestion,
  pairs: readonly AssignedPair[],
): Record<string, number> {
  const counts = new Map(assessors.map(one => [one.id, 0]))
  for (const { assessor } of pairs) counts.set(assessor, (counts.get(assessor) ?? 0) + 1)
  return Object.fromEntries([...counts].toSorted(([a], [b]) => compare(a, b)))
}

function openSeats({ files, assessors }: AssignmentQuestion, pairs: readonly AssignedPair[]): OpenSeat[] {
  const sideOf = new Map(assessors.map(one => [one.id, one.side]))
  const taken = new Set(pairs.map(({ file, assessor }) => `${sideOf.get(assessor)} ${file}`))
  return files
    .toSorted(compare)
    .flatMap(file => assessorSides.flatMap(side => (taken.has(`${side} ${file}`) ? [] : [{ file, side }])))
}

function openSide({ files, assessors, mayAssess, kept = [] }: AssignmentQuestion, name: AssessorSide): Side {
  const own = assessors
    .filter(one => one.side === name)
    .map(one => one.id)
    .toSorted(compare)
  const keptHere = kept.filter(pair => own.includes(pair.assessor))
  const free = files.filter(file => !keptHere.some(pair => pair.file === file)).toSorted(compare)
  const choices = new Map(
    free.map((file, index) => {
      // Each plan begins the round at another assessor: without conflicts the first division is even and mixed.
      const turned = own.map((_, step) => own[(index + step) % own.length]!)
      return [file, turned.filter(assessor => mayAssess({ file, assessor }))]
    }),
  )
  const base = new Map(own.map(id => [id, keptHere.filter(pair => pair.assessor === id).length]))
  return { name, assessors: own, choices, base, holder: new Map() }
}

const loadOf = ({ base, holder }: Side, assessor: string): number =>
  base.get(assessor)! + [...holder.values()].filter(one => one === assessor).length

/** Hands every plan to the least loaded, then shortens the longest loads until no path makes them more equal. */
function balance(side: Side): void {
  for (const [file, choices] of side.choices) {
    const [first, ...others] = choices
    if (first === undefined) continue
    const least = others.reduce((best, one) => (loadOf(side, one) < loadOf(side, best) ? one : best), first)
    side.holder.set(file, least)
  }
  for (let path = reducingPath(side); path; path = reducingPath(side))
    for (const { file, assessor } of path) side.holder.set(file, assessor)
}

/** Moves that together take one plan from an assessor and give one to another who has at least two fewer. */
function reducingPath(side: Side): AssignedPair[] | undefined {
  const loads = new Map(side.assessors.map(id => [id, loadOf(side, id)]))
  const byLoad = side.assessors.toSorted((a, b) => loads.get(b)! - loads.get(a)! || compare(a, b))
  for (const start of byLoad) {
    const bound = loads.get(start)! - 2
    const cameBy = new Map<string, AssignedPair & { from: string }>()
    const queue = [start]
    for (let at = queue.shift(); at !== undefined; at = queue.shift())
      for (const [file, holder] of side.holder) {
        if (holder !== at) continue
        for (const assessor of side.choices.get(file)!) {
          if (assessor === start || cameBy.has(assessor)) continue
          cameBy.set(assessor, { file, assessor, from: at })
          if (loads.get(assessor)! <= bound) return pathTo(assessor, cameBy)
          queue.push(assessor)
        }
      }
  }
  return undefined
}

function pathTo(end: string, cameBy: ReadonlyMap<string, AssignedPair & { from: string }>): AssignedPair[] {
  const path: AssignedPair[] = []
  for (let step = cameBy.get(end); step; step = cameBy.get(step.from))
    path.push({ file: step.file, assessor: step.assessor })
  return path
}

/** How many groups assessors fall into when two who share a plan are together; who has no plan stands apart. */
function groupsOf(assessors: readonly string[], pairs: readonly AssignedPair[]): number {
  const parents = new Map<string, string>()
  const rootOf = (name: string): string => {
    let root = name
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up
    return root
  }
  for (const { file, assessor } of pairs) {
    const [one, other] = [rootOf(`a ${assessor}`), rootOf(`f ${file}`)]
    if (one !== other) parents.set(one, other)
  }
  return new Set(assessors.map(id => rootOf(`a ${id}`))).size
}

/** Exchanges of two plans within a side, which keep all loads, as long as one brings fewer groups. */
function connect(sides: readonly Side[], kept: readonly AssignedPair[]): void {
  const assessors = sides.flatMap(side => side.assessors)
  const groups = () =>
    groupsOf(assessors, [
      ...kept,
      ...sides.flatMap(({ holder }) => [...holder].map(([file, assessor]) => ({ file, assessor }))),
    ])
  for (let now = groups(); now > 1; ) {
    const next = sides.map(side => joiningExchange(side, groups, now)).find(found => found !== undefined)
    if (next === undefined) return
    now = next
  }
}

/** Makes the first exchange that leaves fewer groups. @returns how many are left; nothing when there is none */
function joiningExchange(side: Side, groups: () => number, now: number): number | undefined {
  const { holder, choices } = side
  const files = [...holder.keys()]
  for (const [place, one] of files.entries())
    for (const other of files.slice(place + 1)) {
      const [a, b] = [holder.get(one)!, holder.get(other)!]
      if (a === b || !choices.get(one)?.includes(b) || !choices.get(other)?.includes(a)) continue
      holder.set(one, b)
      holder.set(other, a)
      const left = groups()
      if (left < now) return left
      holder.set(one, a)
      holder.set(other, b)
    }
  return undefined
}

/**
 * Plans that all score first, so that anchors are read alike: those that fewest may not see, the first by name among
 * equals.
 */
export function calibrationFiles(
  { files, assessors, mayAssess }: Omit<AssignmentQuestion, 'kept'>,
  count = 2,
): string[] {
  const blocked = (file: string) => assessors.filter(({ id }) => !mayAssess({ file, assessor: id })).length
  return files.toSorted((a, b) => blocked(a) - blocked(b) || compare(a, b)).slice(0, count)
}
