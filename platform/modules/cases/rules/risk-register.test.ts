import { describe, expect, it } from 'vitest'
import { classesOf, classOf, homeOf, usualClasses } from './risk-register.ts'

describe('classes of chance and effect', () => {
  it('are those that a reader writes, in per cent and million euro', () => {
    expect(classesOf('5 20; 60', '0,1 1 10')).toEqual({
      chances: [0.05, 0.2, 0.6],
      effectsEur: [100_000, 1_000_000, 10_000_000],
    })
  })

  it.each([undefined, '', '10', '10 20 30 40', '50 25 10', '10 10 20', '0 10 20', 'veel 10 20'])(
    'are the usual ones where %j makes none',
    text => {
      expect(classesOf(text, text)).toEqual(usualClasses)
    },
  )

  it('begin at their bound', () => {
    expect([0, 0.0999, 0.1, 0.25, 0.5, 1].map(chance => classOf(chance, usualClasses.chances))).toEqual([
      0, 0, 1, 2, 3, 3,
    ])
  })
})

describe('the home of a risk', () => {
  const home = (probability: number, effectEur: number, coveredBy: unknown = null) =>
    homeOf({ probability, effectEur, coveredBy }, usualClasses)

  it('is the contingency when a line absorbs it, whatever its chance', () => {
    expect([home(0.9, 1e5, { line: 'onvoorzien' }), home(0.01, 9e6, { line: 'onvoorzien' })]).toEqual([
      'contingency',
      'contingency',
    ])
  })

  it('is a provision from evens, an insurance when rare and large, else resilience', () => {
    expect([home(0.5, 1e5), home(0.49, 1e5), home(0.09, 1e6), home(0.09, 999_999), home(0.1, 9e6)]).toEqual([
      'provision',
      'resilience',
      'insurance',
      'resilience',
      'resilience',
    ])
  })
})
