import {
  type MatchItem,
  type MatchSettings,
  openMatchIndex,
  publishedMatchSettings,
} from '../../src/matching/match.ts'
import bottlenecks from './bottlenecks.json' with { type: 'json' }
import heldOut from './held-out.json' with { type: 'json' }
import solutions from './solutions.json' with { type: 'json' }

/** A bottleneck of the labelled set: which solutions help, 0 to 3, and which other bottlenecks have the same core. */
interface Labelled extends MatchItem {
  readonly group: string
  readonly kern: string
  readonly labels: Readonly<Record<string, number>>
}

const labelled: readonly Labelled[] = bottlenecks.map(one => ({ ...one, labels: { ...one.labels } }))

/**
 * Written after the settings, and measured only: nothing was or may be tuned on it. Half of it avoids every word of the
 * solutions, more strictly than the set above.
 */
const unseen: readonly Labelled[] = heldOut.map(one => ({ ...one, labels: { ...one.labels } }))

/** How good a ranking is, over a group of questions. */
export interface Measures {
  readonly p1: number
  readonly p3: number
  readonly r5: number
  readonly ndcg5: number
  readonly mrr: number
  readonly questions: number
}

/** From this grade on a solution is a good answer. */
const good = 2

/** Measures the ranking of solutions for the questions of a group; all answerable ones without a group. */
export function measureSolutions(
  useTypes: boolean,
  group?: string,
  settings: MatchSettings = publishedMatchSettings,
): Measures {
  return measureSet(labelled, { useTypes, group, settings })
}

/** The same on questions that nobody tuned anything on. */
export function measureHeldOut(useTypes: boolean, group?: string): Measures {
  return measureSet(unseen, { useTypes, group, settings: publishedMatchSettings })
}

function measureSet(
  set: readonly Labelled[],
  { useTypes, group, settings }: { useTypes: boolean; group: string | undefined; settings: MatchSettings },
): Measures {
  const index = openMatchIndex(solutions, settings)
  const asked = set.filter(
    one => one.group !== 'unanswerable' && (group === undefined || one.group === group),
  )
  return average(
    asked.map(item => {
      const ids = index.find({ item, top: 5, useTypes }).map(hit => hit.id)
      return measure(ids, item.labels)
    }),
  )
}

/** Measures the ranking of bottlenecks with the same core. */
export function measureAlike(useTypes: boolean, settings: MatchSettings = publishedMatchSettings): Measures {
  const index = openMatchIndex(labelled, settings)
  const asked = labelled.filter(one => labelled.some(other => other.kern === one.kern && other.id !== one.id))
  return average(
    asked.map(item => {
      const labels = labelled
        .filter(one => one.kern === item.kern && one.id !== item.id)
        .map(one => [one.id, 3])
      const ids = index.find({ item, top: 5, useTypes }).map(hit => hit.id)
      return measure(ids, Object.fromEntries(labels))
    }),
  )
}

/** Answerable questions that got no answer, and unanswerable ones that did. */
export function measureAbstaining(
  useTypes: boolean,
  settings: MatchSettings = publishedMatchSettings,
): { wronglySilent: string[]; wronglyAnswered: string[] } {
  const index = openMatchIndex(solutions, settings)
  const isSilent = (item: Labelled) => index.find({ item, top: 5, useTypes }).length === 0
  const answerable = labelled.filter(one => one.group !== 'unanswerable')
  const others = labelled.filter(one => one.group === 'unanswerable')
  return {
    wronglySilent: answerable.filter(isSilent).map(one => one.id),
    wronglyAnswered: others.filter(one => !isSilent(one)).map(one => one.id),
  }
}

function measure(
  ids: readonly string[],
  labels: Readonly<Record<string, number>>,
): Omit<Measures, 'questions'> {
  const grades = ids.map(id => labels[id] ?? 0)
  const relevant = Object.values(labels).filter(grade => grade >= good).length
  const gain = (values: readonly number[]) =>
    values.slice(0, 5).reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0)
  const ideal = gain(Object.values(labels).toSorted((a, b) => b - a))
  const first = grades.findIndex(grade => grade >= good)
  const found = (count: number) => grades.slice(0, count).filter(grade => grade >= good).length
  return {
    p1: found(1),
    p3: found(3) / Math.min(3, Math.max(1, relevant)),
    r5: found(5) / Math.max(1, relevant),
    ndcg5: ideal > 0 ? gain(grades) / ideal : 0,
    mrr: first < 0 ? 0 : 1 / (first + 1),
  }
}

function average(all: readonly Omit<Measures, 'questions'>[]): Measures {
  const mean = (read: (one: Omit<Measures, 'questions'>) => number) =>
    all.reduce((sum, one) => sum + read(one), 0) / Math.max(1, all.length)
  return {
    p1: mean(one => one.p1),
    p3: mean(one => one.p3),
    r5: mean(one => one.r5),
    ndcg5: mean(one => one.ndcg5),
    mrr: mean(one => one.mrr),
    questions: all.length,
  }
}
