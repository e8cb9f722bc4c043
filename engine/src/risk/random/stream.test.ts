import { describe, expect, test } from 'vitest'
import {
  choiceOf,
  drawWords,
  normalsOf,
  type Purpose,
  streamSalt,
  uniformOf,
  wordsForNormals,
} from './stream.ts'

function wordsOf(seed: number, purpose: Purpose, id: string, pair: number, count: number): number[] {
  const words = new Int32Array(count)
  drawWords(words, count, streamSalt(seed, purpose, id), pair)
  return [...words].map(word => word >>> 0)
}

/** Draw number `draw` of many pairs as uniforms. */
function uniformsOver(pairs: number, seed: number, id: string, draw: number): Float64Array {
  const salt = streamSalt(seed, 'event', id)
  const words = new Int32Array(draw + 1)
  return Float64Array.from({ length: pairs }, (_, pair) => {
    drawWords(words, draw + 1, salt, pair)
    return uniformOf(words[draw] ?? 0)
  })
}

/** Standard scores of mean, variance, third and fourth central moment of uniforms. */
function momentScores(values: Float64Array): number[] {
  const n = values.length
  const score = (power: number, mean: number, variance: number): number =>
    (values.reduce((sum, u) => sum + (u - 0.5) ** power, 0) / n - mean) / Math.sqrt(variance / n)
  return [
    score(1, 0, 1 / 12),
    score(2, 1 / 12, 1 / 180),
    score(3, 0, 1 / 448),
    score(4, 1 / 80, 1 / 2304 - 1 / 6400),
  ]
}

function correlationScore(a: Float64Array, b: Float64Array): number {
  const sum = a.reduce((total, u, place) => total + (u - 0.5) * ((b[place] ?? 0) - 0.5), 0)
  return (12 * sum) / Math.sqrt(a.length)
}

const worst = (scores: readonly number[]): number => Math.max(...scores.map(Math.abs))

describe('the words of a stream', () => {
  test('are those of the contract, for any implementation to compare with', () => {
    expect(wordsOf(1, 'factor', 'house-price', 0, 4)).toEqual([3833644061, 153503952, 4286221942, 3492109103])
    expect(wordsOf(4294967295, 'event', 'bodem-onbekend', 49_999, 3)).toEqual([
      4097454205, 2001987179, 2329863459,
    ])
    expect(wordsOf(0, 'downturn', '', 7, 2)).toEqual([3104615345, 1522883514])
  })

  test('depend on seed, purpose, id and pair, and on nothing else', () => {
    const base = wordsOf(1, 'estimate', 'weg', 5, 2)
    expect(wordsOf(1, 'estimate', 'weg', 5, 9).slice(0, 2)).toEqual(base)
    const others = [
      wordsOf(2, 'estimate', 'weg', 5, 2),
      wordsOf(1, 'delay', 'weg', 5, 2),
      wordsOf(1, 'estimate', 'wee', 5, 2),
      wordsOf(1, 'estimate', 'weg', 6, 2),
    ]
    for (const other of others) expect(other).not.toEqual(base)
  })
})

test('a word and its complement give mirrored uniforms, and choices run over all of them evenly', () => {
  for (const word of [0, 1, 255, 256, -1, 0x7fffffff, -0x80000000]) {
    expect(uniformOf(word) + uniformOf(~word)).toBe(1)
    expect(choiceOf(word, 241) + choiceOf(~word, 241)).toBe(240)
  }
  expect([choiceOf(0, 10), choiceOf(-1, 10)]).toEqual([0, 9])
})

test('normals have the moments of a standard normal, also in their tails, and pairs of them do not move together', () => {
  const pairs = 200_000
  const salt = streamSalt(3, 'factor', 'x')
  const words = new Int32Array(wordsForNormals(3))
  const normals = new Float64Array(3)
  const sums = new Float64Array(7)
  let beyond = 0
  for (let pair = 0; pair < pairs; pair += 1) {
    drawWords(words, words.length, salt, pair)
    normalsOf(words, normals, 3)
    const [a = 0, b = 0, c = 0] = normals
    const terms = [a, b, c, a * a - 1, b * b - 1, a * b, b * c]
    terms.forEach((term, place) => {
      sums[place] = (sums[place] ?? 0) + term
    })
    if (Math.abs(a) > 3) beyond += 1
  }
  const sds = [1, 1, 1, Math.SQRT2, Math.SQRT2, 1, 1]
  expect(worst([...sums].map((sum, place) => sum / (sds[place] ?? 1) / Math.sqrt(pairs)))).toBeLessThan(4)
  const expected = pairs * 0.0026998
  expect(Math.abs(beyond - expected) / Math.sqrt(expected)).toBeLessThan(4)
})

describe('streams beside each other', () => {
  const pairs = 100_000
  const seeds = [1, 2, 12345]

  test('have uniform moments in every draw and under every seed', () => {
    const scores = seeds.flatMap(seed =>
      ['a', 'b', 'lijn-1', 'lijn-2'].flatMap(id =>
        [0, 1, 2, 7].flatMap(draw => momentScores(uniformsOver(pairs, seed, id, draw))),
      ),
    )
    expect(scores).toHaveLength(192)
    expect(worst(scores)).toBeLessThan(4.5)
  })

  test('do not move together: neighbouring pairs, draws, ids and seeds', () => {
    const scores = seeds.flatMap(seed => {
      const first = uniformsOver(pairs, seed, 'lijn-1', 0)
      return [
        correlationScore(first.subarray(1), first.subarray(0, -1)),
        correlationScore(first.subarray(2), first.subarray(0, -2)),
        correlationScore(first, uniformsOver(pairs, seed, 'lijn-1', 1)),
        correlationScore(first, uniformsOver(pairs, seed, 'lijn-2', 0)),
        correlationScore(first, uniformsOver(pairs, seed + 1, 'lijn-1', 0)),
      ]
    })
    expect(worst(scores)).toBeLessThan(4)
  })

  test('fill a grid of neighbouring draws evenly', () => {
    const side = 32
    const chiScore = (a: Float64Array, b: Float64Array): number => {
      const cells = new Float64Array(side * side)
      a.forEach((u, place) => {
        const cell = Math.floor(u * side) * side + Math.floor((b[place] ?? 0) * side)
        cells[cell] = (cells[cell] ?? 0) + 1
      })
      const mean = a.length / cells.length
      const chi = cells.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0)
      return (chi - (cells.length - 1)) / Math.sqrt(2 * (cells.length - 1))
    }
    const first = uniformsOver(pairs, 1, 'lijn-1', 0)
    const scores = [
      chiScore(first.subarray(1), first.subarray(0, -1)),
      chiScore(first, uniformsOver(pairs, 1, 'lijn-1', 1)),
      chiScore(first, uniformsOver(pairs, 1, 'lijn-2', 0)),
      chiScore(first, uniformsOver(pairs, 2, 'lijn-1', 0)),
    ]
    expect(worst(scores)).toBeLessThan(4.5)
  })
})
