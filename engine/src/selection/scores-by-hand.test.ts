// Marks, flags and agreement of a few files, each worked out by hand, and choices of chance that never change.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intraclassCorrelation, krippendorffAlpha } from './agreement.ts'
import { countCategories, coverageOf, fullCoverage, valueOfCount } from './coverage.ts'
import { parseScores } from './parse-scores.ts'
import { scoreFiles } from './score-files.ts'
import type { ScoresFile } from './scores-shape.ts'
import { seededRandom } from './seeded-random.ts'
import { adjustMarks } from './strictness.ts'
import { weighCriteria } from './weigh-criteria.ts'

type Score = ScoresFile['scores'][number]
const fileOf = (scores: Score[], more: Partial<ScoresFile> = {}): ScoresFile => ({
  format: 'versneller-scores/1',
  criteriaWeights: {},
  scores,
  ...more,
})
const row = (file: string, assessor: string, score: Score['score'], more: Partial<Score> = {}): Score => ({
  file,
  assessor,
  score,
  ...more,
})

/** Three files by three assessors, two each, in no order. */
const three = [
  row('f3', 'c', 3),
  row('f1', 'b', 3),
  row('f2', 'c', 4),
  row('f1', 'a', 4),
  row('f3', 'b', 2),
  row('f2', 'a', 5),
]

test('the whole answer of three files stands in the order of their names, with agreement by hand', () => {
  const answer = scoreFiles(fileOf(three))
  expect(Object.keys(answer.files)).toEqual(['f1', 'f2', 'f3'])
  expect(Object.keys(answer.assessors)).toEqual(['a', 'b', 'c'])
  expect(Object.values(answer.files).map(({ raw, passes, flags }) => [raw, passes, flags])).toEqual([
    [3.5, true, []],
    [4.5, true, []],
    [2.5, false, []],
  ])
  // Squares between the files 4 with 2 degrees, within 1.5 with 3: (2 - 0.5) / (2 + 0.5).
  expect(answer.agreement.intraclassCorrelation).toBeCloseTo(0.6, 12)
  // Pairs within differ by 1: 6 over 5.5 x 12 / 5 of all pairs.
  expect(answer.agreement.alpha.score).toBeCloseTo(1 - 6 / 13.2, 12)
  expect([answer.agreement.flaggedShare, answer.agreement.groups]).toEqual([0, 1])
  expect(JSON.stringify(scoreFiles(fileOf(three.toReversed())))).toBe(JSON.stringify(answer))
})

test('the order of the rows changes no bit of the agreement either, and assessors stand by name', () => {
  const random = seededRandom(5)
  const tenth = () => 1 + Math.floor(41 * random.next()) / 10
  const rows = Array.from({ length: 30 }, (_, place) =>
    row(`f${place % 7}`, `a${place % 5}`, tenth(), { criterion: `c${place % 3}` }),
  )
  const answer = JSON.stringify(scoreFiles(fileOf(rows)))
  for (let turn = 0; turn < 10; turn += 1) {
    const mixed = rows.map(one => ({ one, at: random.next() })).toSorted((a, b) => a.at - b.at)
    expect(JSON.stringify(scoreFiles(fileOf(mixed.map(({ one }) => one))))).toBe(answer)
  }
  const plain = rows.map(({ criterion: _, ...one }) => one)
  const agreed = (given: Score[]) => scoreFiles(fileOf(given)).agreement
  expect(agreed(plain.toReversed())).toEqual(agreed(plain))
  expect(Object.keys(scoreFiles(fileOf([row('f1', 'z', 3), row('f2', 'a', 4)])).assessors)).toEqual([
    'a',
    'z',
  ])
})

test('strictness is what the marks of an assessor are above the files, over their number and 1.4, centred', () => {
  const marks = [
    ['f1', 'a', 4],
    ['f2', 'a', 5],
    ['f3', 'a', 3],
    ['f1', 'b', 2],
    ['f3', 'c', 1],
    ['f4', 'c', 4],
  ].map(([file, assessor, mark]) => ({ file, assessor, mark }) as Parameters<typeof adjustMarks>[0][number])
  const { adjusted, strictness } = adjustMarks(marks)
  const above = ['a', 'b', 'c'].map(assessor => {
    const own = marks.filter(one => one.assessor === assessor)
    return own.reduce((sum, { file, mark }) => sum + mark - adjusted.get(file)!, 0) / (own.length + 1.4)
  })
  const centre = (above[0]! + above[1]! + above[2]!) / 3
  expect([...strictness.values()]).toEqual(above.map(value => expect.closeTo(value - centre, 8)))
})

describe('flags', () => {
  const flagsOf = (scores: Score[], more?: Partial<ScoresFile>) =>
    scoreFiles(fileOf(scores, more)).files.f!.flags

  test('are told of one criterion among several, and counted over the files', () => {
    const apart = [row('f', 'a', 5, { criterion: 'c1' }), row('f', 'b', 3, { criterion: 'c1' })]
    const alike = [row('f', 'a', 4, { criterion: 'c2' }), row('f', 'b', 4, { criterion: 'c2' })]
    expect(flagsOf([...apart, ...alike])).toEqual(['range'])
    expect(flagsOf(alike)).toEqual([])
    expect(flagsOf([...apart, row('f', 'c', 'nb', { criterion: 'c1' }), ...alike])).toContain('range')
    const other = [...alike, ...alike.map(one => ({ ...one, criterion: 'c1' }))].map(one => ({
      ...one,
      file: 'g',
    }))
    const { agreement } = scoreFiles(fileOf([...other, ...apart, ...alike]))
    expect(agreement.flaggedShare).toBe(0.5)
    // Pairs within differ by 2 once: 8; of all four scores 16 / 3. On the second criterion all are equal.
    expect(agreement.alpha).toEqual({ c1: 1 - 8 / (16 / 3), c2: null })
    expect(Object.keys(agreement.alpha)).toEqual(['c1', 'c2'])
  })

  test('of too little confidence need to be told by all who scored, on one criterion', () => {
    const sure =
      (confidence: number | undefined, criterion = 'c') =>
      (assessor: string) =>
        row('f', assessor, 4, { criterion, ...(confidence === undefined ? {} : { confidence }) })
    expect(flagsOf([sure(2)('a'), sure(2)('b')])).toEqual(['confidence'])
    expect(flagsOf([sure(1)('a'), sure(undefined)('b')])).toEqual([])
    expect(flagsOf([sure(2)('a'), sure(2)('b'), sure(3, 'd')('a'), sure(3, 'd')('b')])).toEqual([
      'confidence',
    ])
    expect(flagsOf([sure(2)('a'), sure(3)('b')])).toEqual([])
  })

  test('of a low score begin under the minimum, and what cannot be assessed is no low score', () => {
    expect(flagsOf([row('f', 'a', 2)])).toEqual([])
    expect(flagsOf([row('f', 'a', 1.9)])).toEqual(['minimum'])
    expect(flagsOf([row('f', 'a', 2.5)], { minimum: 3 })).toEqual(['minimum'])
    expect(flagsOf([row('f', 'a', 'nb', { criterion: 'c' })])).toEqual(['incomplete'])
    expect(scoreFiles(fileOf([row('f', 'a', 'nb', { criterion: 'c' })])).agreement).toEqual({
      intraclassCorrelation: null,
      alpha: { c: null },
      flaggedShare: 1,
      groups: 0,
    })
  })

  test('of a moved place begin at more than five places', () => {
    // Alone with the mildest assessor a file falls behind those that strict ones saw.
    const moved = (behind: number) => {
      const mild = Array.from({ length: 30 }, (_, at) => row(`m${at}`, 'mild', 4))
      const strict = Array.from({ length: 30 }, (_, at) => row(`m${at}`, 'streng', 2))
      const others = Array.from({ length: behind }, (_, at) => row(`g${at}`, 'streng', 3))
      return flagsOf([...mild, ...strict, ...others, row('f', 'mild', 4.3)])
    }
    expect([moved(5), moved(6)]).toEqual([[], ['rank']])
  })

  test('of a moved place count from the place that equal scores share', () => {
    const mild = Array.from({ length: 30 }, (_, at) => row(`m${at}`, 'mild', 4))
    const strict = Array.from({ length: 30 }, (_, at) => row(`m${at}`, 'streng', 2))
    const last = [row('z', 'mild', 3), row('g', 'streng', 3)]
    const { files } = scoreFiles(fileOf([...mild, ...strict, ...last]))
    // All have 3 and share the first place; without strictness g is first, z last and the others share the second.
    expect([files.z!.flags, files.g!.flags, files.m7!.flags]).toEqual([['rank', 'threshold'], [], ['range']])
  })

  test('of a threshold are told when raw and adjusted stand on both its sides', () => {
    expect(scoreFiles(fileOf([row('f', 'a', 3)])).files.f).toEqual({
      raw: 3,
      adjusted: 3,
      passes: true,
      flags: [],
    })
    expect(scoreFiles(fileOf([row('f', 'a', 3)], { threshold: 3.1 })).files.f).toMatchObject({
      passes: false,
      flags: [],
    })
  })
})

describe('criteria', () => {
  const of = (weights: Record<string, number>, scores: Record<string, Score['score']>) =>
    weighCriteria(
      fileOf(
        Object.entries(scores).map(([criterion, score]) => row('f', 'a', score, { criterion })),
        { criteriaWeights: weights },
      ),
    ).marks.map(one => one.mark)

  test('without weight do not count, neither for the mark nor for how many are needed', () => {
    const weights = { c1: 1, c2: 1, c3: 1, c4: 0, c5: 0, c6: 0 }
    expect(of(weights, { c1: 4, c2: 2 })).toEqual([3])
    expect(of(weights, { c1: 4, c4: 5, c5: 5, c6: 5 })).toEqual([])
    expect(of(weights, { c1: 4, c2: 2, c4: 5 })).toEqual([3])
  })

  test('weigh as they should, and one each where nothing was adopted', () => {
    expect(of({ c1: 3, c2: 1 }, { c1: 5, c2: 1 })).toEqual([4])
    expect(of({}, { c1: 5, c2: 1 })).toEqual([3])
    expect([of({ c1: 1, c2: 1, c3: 1 }, { c1: 4 }), of({}, { c1: 4 })]).toEqual([[], [4]])
    expect(weighCriteria(fileOf([row('f', 'a', 3.5)])).marks).toEqual([
      { file: 'f', assessor: 'a', mark: 3.5 },
    ])
    expect(weighCriteria(fileOf([row('f', 'a', 'NB')]))).toEqual({
      marks: [],
      incompleteFiles: new Set(['f']),
    })
  })

  test('give the same bits in whatever order they stand', () => {
    const decimal = fc.integer({ min: 10, max: 50 }).map(tenths => tenths / 10)
    fc.assert(
      fc.property(fc.array(fc.tuple(decimal, decimal), { minLength: 3, maxLength: 8 }), drawn => {
        const weights = Object.fromEntries(drawn.map(([weight], at) => [`c${at}`, weight / 7]))
        const scores = drawn.map(([, score], at) => row('f', 'a', score, { criterion: `c${at}` }))
        const [one, other] = [scores, scores.toReversed()].map(
          given => weighCriteria(fileOf(given, { criteriaWeights: weights })).marks,
        )
        expect(other).toEqual(one)
        const marks = drawn.map(([, mark]) => ({ file: 'f', assessor: 'a', mark }))
        expect(adjustMarks(marks.toReversed())).toEqual(adjustMarks(marks))
      }),
    )
  })
})

test('without marks nothing is adjusted, and one mark stays what it is', () => {
  expect(adjustMarks([])).toEqual({
    raw: new Map(),
    adjusted: new Map(),
    strictness: new Map(),
    settled: true,
  })
  expect(adjustMarks([{ file: 'f', assessor: 'a', mark: 4 }])).toEqual({
    raw: new Map([['f', 4]]),
    adjusted: new Map([['f', 4]]),
    strictness: new Map([['a', 0]]),
    settled: true,
  })
})

describe('agreement', () => {
  test('of two things with two scores can be told, of one it cannot', () => {
    expect(
      krippendorffAlpha([
        [1, 2],
        [4, 5],
      ]),
    ).toBeCloseTo(1 - 4 / ((2 * 4 * 10) / 3), 12)
    expect(krippendorffAlpha([[1, 2], [4]])).toBeNull()
    expect(krippendorffAlpha([[1, 2, 3]])).toBeNull()
    // Squares between 9 with 1 degree, within 1 with 2: (9 - 0.5) / (9 + 0.5).
    expect(
      intraclassCorrelation([
        [1, 2],
        [4, 5],
      ]),
    ).toBeCloseTo(8.5 / 9.5, 12)
    expect(intraclassCorrelation([[1, 2], [4, 5], []])).toBeCloseTo(8.5 / 9.5, 12)
    expect(intraclassCorrelation([[1, 2]])).toBeNull()
    expect(intraclassCorrelation([[1, 2, 3], []])).toBeNull()
    // Groups of three and one: the mean size is (4 - 10 / 4) / 1 = 1.5.
    expect(intraclassCorrelation([[1, 2, 3], [6]])).toBeCloseTo((12 - 1) / (12 + 0.5), 12)
  })
})

test('a file of scores may name criteria that have no weight given, and give weights of which some are nothing', () => {
  const named = [row('f', 'a', 3, { criterion: 'c1' }), row('f', 'a', 4, { criterion: 'c2' })]
  for (const criteriaWeights of [{}, { c1: 0, c2: 1 }]) {
    const scores = fileOf(named, { criteriaWeights })
    expect(parseScores(scores)).toEqual({ ok: true, scores })
  }
  for (const [scores, criteriaWeights] of [
    [named, { c1: 0, c2: 0 }],
    [named.slice(0, 1), { c1: 0 }],
  ] as const) {
    const outcome = parseScores(fileOf([...scores], { criteriaWeights }))
    expect(outcome.ok ? [] : outcome.errors.map(({ code }) => code)).toEqual(['GEWICHTEN_NUL'])
  }
})

test('coverage is what is covered over what could be', () => {
  const weights = new Map([
    ['x', 2],
    ['y', 4],
    ['z', 0],
  ])
  expect(fullCoverage(weights)).toBe(10.5)
  const plans = [{ categories: ['x', 'y'] }, { categories: ['x'] }, { categories: [] }]
  expect(countCategories(plans)).toEqual(
    new Map([
      ['x', 2],
      ['y', 1],
    ]),
  )
  expect([0, 1, 2, 3, 9].map(valueOfCount)).toEqual([0, 1, 1.5, 1.75, 1.75])
  expect(
    coverageOf(
      weights,
      new Map([
        ['x', 2],
        ['z', 3],
      ]),
    ),
  ).toBeCloseTo(3 / 10.5, 12)
  expect(coverageOf(new Map([['x', 0]]), new Map([['x', 1]]))).toBe(0)
})

describe('chance with a seed', () => {
  const mask = (1n << 32n) - 1n

  /** The same generator on whole numbers without bound, cut off by hand. */
  function reference(seed: number, count: number): number[] {
    let [a, b, c, counter] = [BigInt(seed) & mask, 0x9e3779b9n, 0x243f6a88n, 1n]
    return Array.from({ length: count + 16 }, () => {
      const sum = (a + b + counter) & mask
      counter = (counter + 1n) & mask
      a = b ^ (b >> 9n)
      b = (c + (c << 3n)) & mask
      c = ((((c << 21n) & mask) | (c >> 11n)) + sum) & mask
      return Number(sum) / 2 ** 32
    }).slice(16)
  }

  test.each([0, 1, 42, 2 ** 31 - 1])('of %i gives the numbers of its source', seed => {
    const random = seededRandom(seed)
    expect(Array.from({ length: 200 }, random.next)).toEqual(reference(seed, 200))
  })

  test('gives normal draws from two numbers each', () => {
    const random = seededRandom(7)
    const numbers = reference(7, 40)
    for (let at = 0; at < 40; at += 2) {
      const radius = Math.sqrt(-2 * Math.log(1 - numbers[at]!))
      expect(random.normal()).toBe(radius * Math.cos(2 * Math.PI * numbers[at + 1]!))
    }
  })
})
