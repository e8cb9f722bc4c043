import { describe, expect, it } from 'vitest'
import { type GuessCount, mayGuess, networkOf } from './guess-budget.ts'

const none: GuessCount = { byStrangers: 0, byAddress: 0, secondsSinceLastByAddress: 1e9, byDevice: 0 }

describe('the budget of guesses', () => {
  it('gives strangers ten guesses together, from however many addresses', () => {
    expect(mayGuess({ ...none, byStrangers: 9 }, false)).toBe(true)
    expect(mayGuess({ ...none, byStrangers: 10 }, false)).toBe(false)
    expect(mayGuess({ ...none, byStrangers: 500 }, false)).toBe(false)
  })

  it('lets a device of the owner in while strangers have used up theirs', () => {
    expect(mayGuess({ ...none, byStrangers: 500, byAddress: 500, secondsSinceLastByAddress: 0 }, true)).toBe(
      true,
    )
  })

  it('gives a device of the owner ten guesses of its own', () => {
    expect(mayGuess({ ...none, byDevice: 9 }, true)).toBe(true)
    expect(mayGuess({ ...none, byDevice: 10 }, true)).toBe(false)
  })

  it.each([
    [2, 0, true],
    [3, 1.9, false],
    [3, 2, true],
    [4, 3.9, false],
    [4, 4, true],
    [8, 63, false],
    [8, 64, true],
  ])('after %i guesses of one address and %d seconds says %s', (byAddress, seconds, expected) => {
    expect(
      mayGuess({ ...none, byAddress, byStrangers: byAddress, secondsSinceLastByAddress: seconds }, false),
    ).toBe(expected)
  })
})

describe('the network of a caller', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s belongs to %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
