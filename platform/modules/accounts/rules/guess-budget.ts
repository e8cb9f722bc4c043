/** All limits on guessing look this far back. */
export const windowMinutes = 15
/** Wrong guesses at one account from devices its owner never used, over all ways of signing in together. */
const strangerGuesses = 10
/** Wrong guesses from devices that the owner signed in on before; strangers cannot use these up. */
const deviceGuesses = 10
/** Wrong guesses of one network address at one account before it has to wait between guesses. */
const freeGuesses = 3

/** Earlier wrong guesses within the window, as counted by the store. */
export interface GuessCount {
  /** From any unknown device, any address. */
  byStrangers: number
  /** From the same network address on unknown devices. */
  byAddress: number
  secondsSinceLastByAddress: number
  /** From devices of the owner. */
  byDevice: number
}

/** Seconds between guesses of one address at one account: none at first, then 2, 4, 8 … seconds. */
function pauseSeconds(wrongGuesses: number): number {
  return wrongGuesses < freeGuesses ? 0 : 2 ** (wrongGuesses - freeGuesses + 1)
}

/**
 * Seconds to wait before one more guess may be made; 0 is at once. A device of the owner has a budget of its own: whoever guesses from elsewhere
 * can use up the strangers' budget, but never keep the owner out.
 */
export function secondsToWait(count: GuessCount, fromOwnersDevice: boolean): number {
  const used = fromOwnersDevice ? count.byDevice >= deviceGuesses : count.byStrangers >= strangerGuesses
  if (used) return 60 * windowMinutes
  if (fromOwnersDevice) return 0
  return Math.max(0, pauseSeconds(count.byAddress) - count.secondsSinceLastByAddress)
}

/**
 * The network that an address belongs to: a household or office gets a whole /64 of IPv6, so the last half of the
 * address tells nothing. IPv4 written as IPv6 is the same caller as plain IPv4.
 */
export function networkOf(address: string): string {
  const plain = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return `${groups.map(group => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
