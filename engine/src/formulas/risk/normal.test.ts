// The normal and beta distributions agree with Python's statistics.NormalDist and math.erfc, and with a
// Gauss-Legendre quadrature of 600 points, to a part in 10^12; quantile and probability undo each other.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaProbability, betaQuantile } from './beta.ts'
import { normalProbability, normalQuantile } from './normal.ts'

const near = (found: number, expected: number, share: number) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(share * Math.abs(expected))

describe('the normal distribution', () => {
  it.each([
    [1e-300, -37.0470962993612],
    [1e-15, -7.941345326170995],
    [1e-12, -7.034483825301132],
    [1e-5, -4.2648907939228256],
    [0.01, -2.3263478740408408],
    [0.2, -0.8416212335729142],
    [0.5, 0],
    [0.9, 1.2815515655446008],
    [0.999, 3.090232306167813],
    [1 - 1e-9, 5.997807019601638],
  ])('has at probability %d the quantile %d', (p, expected) => near(normalQuantile(p), expected, 1e-14))

  it.each([
    [-8, 6.220960574271819e-16],
    [-5.5, 1.8989562465887738e-8],
    [-4.9, 4.791832765903213e-7],
    [-3, 0.0013498980316300957],
    [-2, 0.0227501319481792],
    [-0.5, 0.3085375387259869],
    [0, 0.5],
    [1.2, 0.8849303297782917],
    [4.9, 0.9999995208167234],
    [6, 0.9999999990134123],
  ])('has at %d the probability %d', (x, expected) => near(normalProbability(x), expected, 1e-12))

  it('undoes its quantile', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), p => {
        near(normalProbability(normalQuantile(p)), p, 1e-12)
      }),
    )
  })
})

describe('the beta distribution', () => {
  it('has nothing below 0 and all below 1', () => {
    expect([betaProbability(0, 2, 5), betaProbability(1, 2, 5)]).toEqual([0, 1])
    expect(betaQuantile(1, 5, 30)).toBe(1)
  })

  it.each([
    [2, 5, 0.3, 0.579825],
    [1, 1, 0.4, 0.4],
    [5, 1.5, 0.8, 0.5055606488154254],
    [50, 60, 0.45, 0.4642352914309488],
    [1.2, 300, 0.003, 0.5059712902843646],
  ])('has for a %d, b %d at %d the probability %d', (a, b, x, expected) =>
    near(betaProbability(x, a, b), expected, 1e-8),
  )

  it('undoes its quantile', () => {
    const parameter = fc.double({ min: 1, max: 60, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), parameter, parameter, (p, a, b) => {
        near(betaProbability(betaQuantile(p, a, b), a, b), p, 1e-9)
      }),
    )
  })
})
