// The additive strictness model against its worked example, against the equations it has to satisfy, and against the
// published simulation; agreement against published examples. Tolerance 1e-9 unless said.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analysisCommands } from '../commands/analysis.ts'
import { intraclassCorrelation, krippendorffAlpha } from './agreement.ts'
import { parseScores } from './parse-scores.ts'
import { scoreFiles } from './score-files.ts'
import type { ScoresFile } from './scores-shape.ts'
import { adjustMarks, publishedShrinkage } from './strictness.ts'
import { simulateTranches } from './testing/simulated-scores.ts'
import { weighCriteria } from './weigh-criteria.ts'

const golden: ScoresFile = {
  format: 'versneller-scores/1',
  criteriaWeights: {},
  scores: [
    { file: 'f1', assessor: 'a', score: 4 },
    { file: 'f1', assessor: 'b', score: 3 },
    { file: 'f2', assessor: 'a', score: 5 },
    { file: 'f2', assessor: 'c', score: 4 },
    { file: 'f3', assessor: 'b', score: 2 },
    { file: 'f3', assessor: 'c', score: 3 },
  ],
}

const rounded = (values: Readonly<Record<string, number | null>>) =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, Number((value ?? 0).toFixed(4)) + 0]))

test('the worked example comes out to four decimals', () => {
  const { files, assessors } = scoreFiles(golden)
  expect(rounded(assessors)).toEqual({ a: 0.4192, b: -0.4192, c: 0 })
  const adjusted = Object.entries(files).map(([id, file]): [string, number | null] => [id, file.adjusted])
  expect(rounded(Object.fromEntries(adjusted))).toEqual({ f1: 3.5, f2: 4.0749, f3: 2.9251 })
  expect(Object.values(files).map(({ raw, passes }) => [raw, passes])).toEqual([
    [3.5, true],
    [4.5, true],
    [2.5, false],
  ])
})

const names = (letter: string, count: number) =>
  Array.from({ length: count }, (_, place) => `${letter}${place}`)
const anyMarks = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names('f', 6)), fc.constantFrom(...names('a', 4))), {
    selector: pair => pair.join(),
    minLength: 1,
    maxLength: 24,
  })
  .chain(pairs =>
    fc.tuple(
      ...pairs.map(([file, assessor]) =>
        fc.integer({ min: 1, max: 5 }).map(mark => ({ file, assessor, mark })),
      ),
    ),
  )

describe('for any marks', () => {
  test('the outcome satisfies the equation of every file, and strictness is centred', () => {
    fc.assert(
      fc.property(anyMarks, marks => {
        const { adjusted, strictness } = adjustMarks(marks)
        const mean = marks.reduce((sum, one) => sum + one.mark, 0) / marks.length
        for (const [file, theta] of adjusted) {
          const own = marks.filter(one => one.file === file)
          const freed = own.reduce((sum, one) => sum + one.mark - (strictness.get(one.assessor) ?? 0), 0)
          const { file: ratio } = publishedShrinkage
          expect(theta).toBeCloseTo((freed + ratio * mean) / (own.length + ratio), 8)
        }
        expect([...strictness.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 9)
      }),
    )
  })

  test('the rounds settle well before their limit', () => {
    fc.assert(fc.property(anyMarks, marks => adjustMarks(marks).settled))
  })

  test('the order of the marks changes no bit', () => {
    fc.assert(
      fc.property(anyMarks, marks => {
        const one = adjustMarks(marks)
        const other = adjustMarks(marks.toReversed())
        expect(Object.fromEntries(other.adjusted)).toEqual(Object.fromEntries(one.adjusted))
        expect(Object.fromEntries(other.strictness)).toEqual(Object.fromEntries(one.strictness))
      }),
    )
  })

  test('a whole answer holds no value that is not a number', () => {
    fc.assert(
      fc.property(anyMarks, marks => {
        const scores = marks.map(({ file, assessor, mark }) => ({ file, assessor, score: mark }))
        const text = JSON.stringify(scoreFiles({ ...golden, scores }))
        expect(text).not.toMatch(/"adjusted":null|"raw":null|"passes":null/)
      }),
    )
  })
})

const criteria = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6']
const oneAssessment = (scores: readonly (number | 'nb')[]): ScoresFile => ({
  ...golden,
  criteriaWeights: Object.fromEntries(criteria.map((id, place) => [id, place === 0 ? 5 : 1])),
  scores: scores.map((score, place) => ({
    file: 'f',
    assessor: 'a',
    criterion: criteria[place] ?? '',
    score,
  })),
})

describe('criteria', () => {
  test('weigh as adopted', () => {
    expect(weighCriteria(oneAssessment([5, 1, 1, 1, 1, 1])).marks).toEqual([
      { file: 'f', assessor: 'a', mark: 3 },
    ])
  })

  test('that cannot be assessed drop and the other weights count for more', () => {
    expect(weighCriteria(oneAssessment(['nb', 'nb', 4, 4, 4, 2])).marks[0]?.mark).toBe(3.5)
  })

  test('give no mark when fewer than four of six can be assessed, and the file is flagged', () => {
    const file = oneAssessment(['nb', 'nb', 'nb', 4, 4, 4])
    expect(weighCriteria(file).marks).toEqual([])
    expect(scoreFiles(file).files).toEqual({
      f: { raw: null, adjusted: null, passes: false, flags: ['incomplete'] },
    })
  })
})

describe('flags', () => {
  const flagsOf = (scores: ScoresFile['scores']) => scoreFiles({ ...golden, scores }).files.f?.flags
  const row = (assessor: string, score: number, confidence = 3) => ({
    file: 'f',
    assessor,
    criterion: 'c',
    score,
    confidence,
  })

  test('are absent when assessors are near, sure and above the minimum', () => {
    expect(flagsOf([row('a', 4), row('b', 3)])).toEqual([])
  })

  test('tell of a range of two or more on a criterion', () => {
    expect(flagsOf([row('a', 4.9), row('b', 3)])).toEqual([])
    expect(flagsOf([row('a', 5), row('b', 3)])).toEqual(['range'])
  })

  test('tell of a score below the minimum, with which a file cannot pass', () => {
    const sure = (score: number, criterion: string) => ({ file: 'f', assessor: 'a', criterion, score })
    const scores = [sure(1, 'c'), sure(5, 'd'), sure(5, 'e')]
    expect(scoreFiles({ ...golden, scores }).files.f).toMatchObject({ passes: false, flags: ['minimum'] })
  })

  test('tell of assessors who together are too unsure', () => {
    expect(flagsOf([row('a', 4, 2), row('b', 4, 3)])).toEqual([])
    expect(flagsOf([row('a', 4, 2), row('b', 4, 2)])).toEqual(['confidence'])
  })

  test('tell of raw and adjusted scores on different sides of the threshold, of which either passes', () => {
    const plain = (assessor: string, score: number) => ({ file: 'f', assessor, score })
    const others = [1, 1, 1, 2].map((score, place) => ({ ...plain(`x${place}`, score), file: `g${place}` }))
    expect(scoreFiles({ ...golden, minimum: 1, scores: [plain('a', 3), ...others] }).files.f).toMatchObject({
      raw: 3,
      passes: true,
      flags: ['threshold'],
    })
  })

  test('tell of a file that moves more than five places', () => {
    // A lenient assessor saw f and the weak files; the strict ones saw the rest.
    const weak = names('w', 8).map(file => ({ file, assessor: 'mild', score: 4 }))
    const twice = names('w', 8).flatMap(file => ['b', 'c'].map(assessor => ({ file, assessor, score: 2 })))
    const rest = names('g', 8).flatMap(file => ['b', 'c'].map(assessor => ({ file, assessor, score: 4 })))
    const { files } = scoreFiles({
      ...golden,
      scores: [...weak, ...twice, ...rest, { file: 'f', assessor: 'mild', score: 4.5 }],
    })
    expect(files.f?.flags).toEqual(['rank'])
    expect(files.g0?.flags).toEqual([])
  })
})

describe('agreement', () => {
  test('alpha meets the published example of four observers and twelve units', () => {
    const rows = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
      [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
    ]
    const units = Array.from({ length: 12 }, (_, unit) =>
      rows.flatMap(row => ((row[unit] ?? 0) > 0 ? [row[unit] ?? 0] : [])),
    )
    expect(krippendorffAlpha(units)).toBeCloseTo(0.849, 3)
  })

  test('the intraclass correlation meets the published example of six targets and four judges', () => {
    const targets = [
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ]
    expect(intraclassCorrelation(targets)).toBeCloseTo(0.1657, 4)
  })

  test('is unknown where nothing can be compared', () => {
    expect(krippendorffAlpha([[3], [4]])).toBeNull()
    expect(
      krippendorffAlpha([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull()
    expect(intraclassCorrelation([[3], [4]])).toBeNull()
    expect(
      intraclassCorrelation([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull()
  })

  test('tells how many groups of files share no assessor', () => {
    expect(scoreFiles(golden).agreement.groups).toBe(1)
    const apart = golden.scores.filter(score => score.assessor !== 'b')
    expect(
      scoreFiles({ ...golden, scores: [...apart, { file: 'f9', assessor: 'z', score: 3 }] }).agreement.groups,
    ).toBe(2)
  })
})

describe('a file of scores', () => {
  test('tells every mistake of shape at once', () => {
    const outcome = parseScores({
      format: 'x',
      criteriaWeights: {},
      scores: [{ file: 'f', assessor: 'a', score: 7 }],
    })
    expect(outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/format', 'ONBEKENDE_KEUZE'],
      ['/scores/0/score', 'BUITEN_BEREIK'],
    ])
  })

  test('tells every mistake between fields at once', () => {
    const score = { file: 'f', assessor: 'a', score: 3 }
    const outcome = parseScores({
      ...golden,
      criteriaWeights: { c1: 0 },
      scores: [
        { ...score, criterion: 'c1' },
        { ...score, criterion: 'c1' },
        score,
        { ...score, criterion: 'c9' },
      ],
    })
    expect(outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/criteriaWeights', 'GEWICHTEN_NUL'],
      ['/scores/2/criterion', 'VELD_ONTBREEKT'],
      ['/scores/3/criterion', 'ONBEKEND_CRITERIUM'],
      ['/scores/1', 'DUBBELE_SCORE'],
    ])
  })

  test('is refused without throwing, whatever it holds', () => {
    fc.assert(fc.property(fc.anything(), input => !parseScores(input).ok))
  })
})

test('the order of what is given changes no mark, also of criteria and of marks for one plan by one person', () => {
  const marks = [4, 2, 3].map(mark => ({ file: 'f', assessor: 'a', mark }))
  expect(adjustMarks(marks)).toEqual(adjustMarks(marks.toReversed()))
  const scores = ['c2', 'c1', 'c3'].map((criterion, place) => ({
    file: 'f',
    assessor: 'a',
    criterion,
    score: place + 2,
  }))
  const file = { ...golden, criteriaWeights: { c1: 1, c2: 2, c3: 1 }, scores }
  // 2 x 2 + 3 + 4 over four.
  expect(weighCriteria(file).marks).toEqual([{ file: 'f', assessor: 'a', mark: 2.75 }])
  expect(weighCriteria({ ...file, scores: scores.toReversed() }).marks).toEqual(weighCriteria(file).marks)
})

test('the command gives the answer and tables in both languages', async () => {
  const command = analysisCommands.find(one => one.name === 'scores')
  const outcome = await command?.run(golden, {})
  if (!outcome?.ok) throw new Error('no answer')
  expect(outcome.answer).toEqual(scoreFiles(golden))
  expect(outcome.tables.map(table => [table.title, table.rows[0]?.[0]])).toEqual([
    [{ nl: 'Plannen', en: 'Files' }, 'f2'],
    [{ nl: 'Beoordelaars', en: 'Assessors' }, 'a'],
    [
      { nl: 'Overeenstemming', en: 'Agreement' },
      { nl: 'intraklassecorrelatie', en: 'intraclass correlation' },
    ],
  ])
})

/** Of mean, median, score by assessor and additive model: the share of the best found, and the agreement in order, in thousandths. */
const published = [
  [0.2, 3, [778, 697, 776, 780], [673, 552, 673, 681]],
  [0.5, 2, [685, 690, 716, 740], [563, 563, 595, 612]],
  [0.5, 3, [753, 681, 775, 777], [635, 523, 668, 678]],
  [0.5, 5, [796, 692, 811, 816], [707, 548, 733, 738]],
  [0.9, 3, [695, 635, 768, 775], [544, 460, 652, 660]],
] as const

/** Both tables are means of 200 random draws: three standard errors of their difference. */
const noise = 0.025

test.each(published)(
  'simulated with strictness %s and %s assessors, the best are found and the order agrees as published',
  (strictnessSd, assessorsPerFile, best, order) => {
    const { found, agreement } = simulateTranches({ strictnessSd, assessorsPerFile }, 200, 20_170_907)
    const ways = ['mean', 'median', 'zScore', 'additive'] as const
    const apart = (figures: typeof found, row: readonly number[]) =>
      Math.max(...ways.map((way, place) => Math.abs(figures[way] - row[place]! / 1000)))
    expect([apart(found, best) < noise, apart(agreement, order) < noise]).toEqual([true, true])
    for (const figures of [found, agreement])
      expect(Math.max(figures.mean, figures.median, figures.zScore)).toBeLessThan(figures.additive + 0.005)
  },
)
