import { type SeededRandom, seededRandom } from '../seeded-random.ts'
import { adjustMarks, type FileMark } from '../strictness.ts'

/** One row of the simulation: how strict assessors differ, and how many look at each file. */
export interface SimulatedDesign {
  readonly strictnessSd: number
  readonly assessorsPerFile: number
}

/** One figure for each way of adding up. */
export interface ByWay {
  readonly mean: number
  readonly median: number
  readonly zScore: number
  readonly additive: number
}

/** What each way of adding up finds. */
export interface SimulatedAnswer {
  /** The share of the truly best 20. */
  readonly found: ByWay
  /** Kendall's tau-a between the truth and the scores: pairs in the right order less those in the wrong one. */
  readonly agreement: ByWay
}

const fileCount = 60
const assessorCount = 12
const chosenCount = 20
const spread = { file: 0.7, chance: 0.6 }

/** Mean over many simulated tranches of 60 files and 12 assessors with whole scores from 1 to 5. */
export function simulateTranches(design: SimulatedDesign, runs: number, seed: number): SimulatedAnswer {
  const random = seededRandom(seed)
  const found = { mean: 0, median: 0, zScore: 0, additive: 0 }
  const agreement = { ...found }
  for (let run = 0; run < runs; run++) {
    const { truth, marks } = simulate(design, random)
    const best = highest(truth)
    const { raw, adjusted } = adjustMarks(marks)
    const answers = {
      mean: raw,
      median: byFile(marks, medianOf),
      zScore: byFile(standardised(marks), meanOf),
      additive: adjusted,
    }
    for (const way of ['mean', 'median', 'zScore', 'additive'] as const) {
      const right = highest(answers[way]).filter(file => best.includes(file)).length
      found[way] += right / chosenCount / runs
      agreement[way] += orderAgreement(truth, answers[way]) / runs
    }
  }
  return { found, agreement }
}

/** Kendall's tau-a of two scores of the same files. */
function orderAgreement(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const files = [...one.keys()]
  let agreed = 0
  for (const [place, file] of files.entries())
    for (const before of files.slice(0, place))
      agreed +=
        Math.sign(one.get(file)! - one.get(before)!) * Math.sign(other.get(file)! - other.get(before)!)
  return agreed / ((files.length * (files.length - 1)) / 2)
}

function simulate({ strictnessSd, assessorsPerFile }: SimulatedDesign, random: SeededRandom) {
  const strictness = Array.from({ length: assessorCount }, () => strictnessSd * random.normal())
  const truth = new Map<string, number>()
  const marks: FileMark[] = []
  for (let place = 0; place < fileCount; place++) {
    const file = `f${String(place).padStart(2, '0')}`
    const quality = 3 + spread.file * random.normal()
    truth.set(file, quality)
    for (const assessor of drawn(assessorsPerFile, random)) {
      const score = quality + (strictness[assessor] ?? 0) + spread.chance * random.normal()
      marks.push({ file, assessor: `a${assessor}`, mark: Math.min(5, Math.max(1, Math.round(score))) })
    }
  }
  return { truth, marks }
}

function drawn(count: number, random: SeededRandom): number[] {
  const left = Array.from({ length: assessorCount }, (_, place) => place)
  return Array.from({ length: count }, () => left.splice(Math.floor(random.next() * left.length), 1)[0] ?? 0)
}

/** The files with the highest scores; equal scores in the order of their ids, which says nothing of quality. */
function highest(scores: ReadonlyMap<string, number>): string[] {
  const sorted = [...scores].toSorted(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
  return sorted.slice(0, chosenCount).map(([file]) => file)
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

function byFile(
  marks: readonly FileMark[],
  summary: (values: readonly number[]) => number,
): Map<string, number> {
  const files = Map.groupBy(marks, mark => mark.file)
  return new Map([...files].map(([file, group]) => [file, summary(group.map(one => one.mark))]))
}

/** Every mark less the mean of its assessor, over the spread of that assessor. */
function standardised(marks: readonly FileMark[]): FileMark[] {
  const assessors = Map.groupBy(marks, mark => mark.assessor)
  return [...assessors.values()].flatMap(group => {
    const mean = meanOf(group.map(one => one.mark))
    const sd = Math.sqrt(meanOf(group.map(one => (one.mark - mean) ** 2))) || 1
    return group.map(one => ({ ...one, mark: (one.mark - mean) / sd }))
  })
}
