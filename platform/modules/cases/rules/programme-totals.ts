/** From how many cases on, and with which largest share of one case (0 to 1), a total is told. */
export interface TotalsRule {
  casesMin: number
  largestShareMax: number
}

/** Figures that are told together or not at all, since each follows from the others. */
export const figureGroups = {
  investment: ['investmentEur'],
  publicContribution: ['publicContributionEur'],
  homes: ['homes'],
  // The result of the areas is their surpluses less their deficits: two of them give the third.
  result: ['surplusEur', 'deficitEur'],
  // Only told as shares: with the amounts the deficits of another night would follow, over other cases.
  deficitCauses: ['deficitEnablingEur', 'deficitSupraPlanEur', 'deficitWorksEur', 'deficitOthersEur'],
} as const
/** Name of such a group. */
export type FigureGroup = keyof typeof figureGroups
/** All groups. */
export const groupNames = Object.keys(figureGroups) as FigureGroup[]
/** The groups that are told as amounts, in the order of their page. */
export const amountGroups = ['investment', 'publicContribution', 'homes', 'result'] as const
/** A figure that is told as an amount. */
export type AmountFigure = (typeof figureGroups)[(typeof amountGroups)[number]][number]

/** Parts of the first figure of a group, told with it where they may be, over the same cases. */
export const figureDetails = {
  deficitCauses: ['deficitAcquisitionEur', 'deficitSoilEur', 'deficitInfrastructureEur'],
} as const
/** One figure. */
export type Figure =
  | (typeof figureGroups)[FigureGroup][number]
  | (typeof figureDetails)[keyof typeof figureDetails][number]

/** What is kept of a case in a telling of a group. */
const keptFigures = (group: FigureGroup): readonly Figure[] => [
  ...figureGroups[group],
  ...(group === 'deficitCauses' ? figureDetails.deficitCauses : []),
]

/** A case that counts: at which version, with its figures, whole euro or homes. */
export interface CountedCase {
  caseId: string
  version: number
  figures: Readonly<Partial<Record<Figure, number>>>
}

/** One telling of a group: the cases that it rests on. */
export type Telling = readonly CountedCase[]

/** Why a total is not told: it rests on too few cases, or on one of them for too large a part. */
export type WithheldReason = 'few' | 'large'

type Levels = ReadonlyMap<string, number>

const levelsOf = (telling: Telling, figure: Figure): Levels =>
  new Map(telling.map(({ caseId, figures }) => [caseId, figures[figure] ?? 0]))

/** The reason against telling the sum of these amounts, one of each case; none when it may be told. */
export function reasonAgainst(amounts: readonly number[], rule: TotalsRule): WithheldReason | undefined {
  const sizes = amounts.map(Math.abs).filter(size => size > 0)
  if (sizes.length < rule.casesMin) return 'few'
  const sum = sizes.reduce((total, size) => total + size, 0)
  return Math.max(...sizes) > rule.largestShareMax * sum ? 'large' : undefined
}

const nothing: Levels = new Map()

/**
 * The sums that somebody gets who lays a total beside earlier ones: the total itself, its difference with each earlier
 * one, and that difference with a still earlier one added again. Each as amounts of the cases.
 */
function besideEarlier(now: Levels, earlier: readonly Levels[]): number[][] {
  const all = [nothing, ...earlier]
  return all.flatMap((taken, index) =>
    (index === 0 ? [nothing] : all.slice(0, index)).map(added =>
      [...now].map(([id, amount]) => amount - (taken.get(id) ?? 0) + (added.get(id) ?? 0)),
    ),
  )
}

/**
 * Why the total of one figure may not be told beside what was told earlier. `known` are cases that the reader sees
 * anyway: those keep nothing hidden, so they are none of the cases that a total must rest on.
 */
function reasonBeside(
  now: Levels,
  earlier: readonly Levels[],
  rule: TotalsRule,
  known: ReadonlySet<string>,
): WithheldReason | undefined {
  const hidden = new Map([...now].filter(([id]) => !known.has(id)))
  for (const amounts of besideEarlier(hidden, earlier)) {
    const reason = reasonAgainst(amounts, rule)
    if (reason) return reason
  }
  return undefined
}

const isSame = (left: Levels, right: Levels): boolean =>
  [...left].every(([id, amount]) => amount === (right.get(id) ?? 0))

/** A telling to be judged beside earlier ones; `figures` are those that are judged, absent: all of the group. */
interface JudgedTelling {
  now: Telling
  earlier: readonly Telling[]
  rule: TotalsRule
  known?: ReadonlySet<string>
  figures?: readonly Figure[] | undefined
}

/** The reason against a telling of a group after earlier ones, of the first figure that has one. */
export function reasonAgainstTelling(group: FigureGroup, asked: JudgedTelling): WithheldReason | undefined {
  const { now, earlier, rule, known = new Set(), figures = figureGroups[group] } = asked
  for (const figure of figures) {
    const levels = levelsOf(now, figure)
    const before = earlier.map(telling => levelsOf(telling, figure))
    const last = before.at(-1)
    // What says the same as last time says nothing new.
    if (last && isSame(levels, last)) continue
    const reason = reasonBeside(levels, before, rule, known)
    if (reason) return reason
  }
  return undefined
}

/**
 * The cases as they would count now. A case whose figure is back at an amount that was told before waits as it was:
 * the difference of two tellings would leave it out, and rest on fewer cases than have changed.
 */
export function countedNow(group: FigureGroup, cases: Telling, earlier: readonly Telling[]): Telling {
  const figures = keptFigures(group)
  const last = new Map(earlier.at(-1)?.map(one => [one.caseId, one]))
  const isBack = (one: CountedCase): boolean => {
    const told = earlier.flatMap(telling => telling.filter(({ caseId }) => caseId === one.caseId))
    return figures.some(figure => {
      const amount = one.figures[figure] ?? 0
      const before = last.get(one.caseId)?.figures[figure] ?? 0
      return amount !== before && told.some(then => (then.figures[figure] ?? 0) === amount)
    })
  }
  const counted = new Map(last)
  for (const one of cases) if (!isBack(one)) counted.set(one.caseId, one)
  return [...counted.values()].map(({ caseId, version, figures: all }) => ({
    caseId,
    version,
    figures: Object.fromEntries(figures.map(figure => [figure, all[figure] ?? 0])),
  }))
}

/**
 * The next telling of a group; none when nothing has changed, or when what changed may not be told yet. What was told
 * once stays told: a case that counts no longer keeps the figures that it had.
 */
export function nextTelling(
  group: FigureGroup,
  cases: Telling,
  earlier: readonly Telling[],
  rule: TotalsRule,
): Telling | undefined {
  const now = countedNow(group, cases, earlier)
  const changed = changedIn(group, now, earlier.at(-1) ?? [])
  if (changed < rule.casesMin) return undefined
  return reasonAgainstTelling(group, { now, earlier, rule }) ? undefined : now
}

/** How many cases have another figure than at the telling before. */
function changedIn(group: FigureGroup, now: Telling, before: Telling): number {
  const was = new Map(before.map(one => [one.caseId, one]))
  return now.filter(({ caseId, figures }) =>
    figureGroups[group].some(figure => (figures[figure] ?? 0) !== (was.get(caseId)?.figures[figure] ?? 0)),
  ).length
}

/** A total as somebody may read it: the sums, or why there are none. */
export type ToldTotals =
  | { kind: 'told'; caseCount: number; sums: Readonly<Partial<Record<Figure, number>>> }
  /** `known`: this reader sees too many of the cases; `soon`: it may be told, and is this night. */
  | { kind: 'withheld'; reason: WithheldReason | 'known' | 'soon' }

/**
 * What a reader is told of a group: the newest telling, if all tellings stand under the rule as it is now, and also
 * when the cases that this reader sees anyway are left out. `cases` are those that would count now; `figures` are
 * asked instead of those of the group.
 */
export function toldTo(
  group: FigureGroup,
  asked: {
    tellings: readonly Telling[]
    cases: Telling
    rule: TotalsRule
    known: ReadonlySet<string>
    figures?: readonly Figure[]
  },
): ToldTotals {
  const { tellings, cases, rule, known, figures = figureGroups[group] } = asked
  const newest = tellings.at(-1)
  if (!newest) {
    const reason = reasonAgainstTelling(group, { now: cases, earlier: [], rule, figures })
    return { kind: 'withheld', reason: reason ?? 'soon' }
  }
  for (const [index, now] of tellings.entries()) {
    const earlier = tellings.slice(0, index)
    const reason = reasonAgainstTelling(group, { now, earlier, rule, figures })
    if (reason) return { kind: 'withheld', reason }
    if (reasonAgainstTelling(group, { now, earlier, rule, known, figures }))
      return { kind: 'withheld', reason: 'known' }
  }
  return { kind: 'told', caseCount: newest.length, sums: sumsOf(newest, figures) }
}

/** Sums over the cases of a telling. */
export const sumsOf = (telling: Telling, figures: readonly Figure[]): Partial<Record<Figure, number>> =>
  Object.fromEntries(
    figures.map(figure => [figure, telling.reduce((sum, one) => sum + (one.figures[figure] ?? 0), 0)]),
  )
