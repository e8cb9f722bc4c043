import { describe, expect, it } from 'vitest'
import { type GuessCount, networkOf, secondsToWait } from './guess-budget.ts'

const none: GuessCount = { byStrangers: 0, byAddress: 0, secondsSinceLastByAddress: 1e9, byDevice: 0 }

describe('the budget of guesses', () => {
  it('gives strangers ten guesses together, from however many addresses', () => {
    expect(secondsToWait({ ...none, byStrangers: 9 }, false)).toBe(0)
    expect(secondsToWait({ ...none, byStrangers: 10 }, false)).toBe(900)
    expect(secondsToWait({ ...none, byStrangers: 500 }, false)).toBe(900)
  })

  it('lets a device of the owner in while strangers have used up theirs', () => {
    expect(
      secondsToWait({ ...none, byStrangers: 500, byAddress: 500, secondsSinceLastByAddress: 0 }, true),
    ).toBe(0)
  })

  it('gives a device of the owner ten guesses of its own', () => {
    expect(secondsToWait({ ...none, byDevice: 9 }, true)).toBe(0)
    expect(secondsToWait({ ...none, byDevice: 10 }, true)).toBe(900)
  })

  it.each([
    [2, 0, 0],
    [3, 1.5, 0.5],
    [3, 2, 0],
    [4, 3, 1],
    [4, 4, 0],
    [8, 60, 4],
    [8, 64, 0],
  ])('after %i guesses of one address and %d seconds asks to wait %d', (byAddress, seconds, expected) => {
    expect(
      secondsToWait(
        { ...none, byAddress, byStrangers: byAddress, secondsSinceLastByAddress: seconds },
        false,
      ),
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
