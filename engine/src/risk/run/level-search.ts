import { HALF_A_CENT } from '../../ledger/position.ts'

/**
 * What levels bring, asked together: by level, by target, how far it is above what is wanted. From zero on it is enough;
 * more of a level never brings less. Null when it was stopped.
 */
export type AskLevels = (levels: readonly number[]) => Promise<readonly (readonly number[])[] | null>

interface Bounds {
  /** A level that may be enough where so much is short; absent where `most` is all there is. */
  readonly guess?: (short: number) => number
  /** The highest level there is. */
  readonly most: number
  /** Levels that differ no more than this are the same. */
  readonly near: number
}

/** Rounds; a straight line takes five. */
const MOST_ROUNDS = 60

/** A level that was asked, with what it brings for one target. */
interface Known {
  readonly level: number
  readonly above: number
}

const isEnough = ({ above }: Known): boolean => above > -HALF_A_CENT

/**
 * The least level that is enough, for every target; null where none is. All targets are narrowed down together, so that a
 * round asks everything at once: each trial is then drawn once a round and not once a level.
 */
export async function leastLevels(
  ask: AskLevels,
  { guess, most, near }: Bounds,
): Promise<(number | null)[] | null> {
  const known = new Map<number, readonly number[]>()
  const look = async (levels: readonly number[]): Promise<boolean> => {
    const fresh = [...new Set(levels)].filter(level => !known.has(level))
    const told = await ask(fresh)
    told?.forEach((one, place) => void known.set(fresh[place]!, one))
    return told !== null
  }
  if (!(await look(guess ? [0] : [0, most]))) return null
  const targets = [...known.values()][0]!.length
  const knownOf = (target: number): Known[] =>
    [...known].map(([level, above]) => ({ level, above: above[target]! })).sort((a, b) => a.level - b.level)
  const places = Array.from({ length: targets }, (_, target) => target)
  if (guess && !(await reachHigher(look, places, knownOf, { guess, most }))) return null
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = places.flatMap(target => between(knownOf(target), near)).filter(level => !known.has(level))
    if (next.length === 0) break
    if (!(await look(next))) return null
  }
  return places.map(target => knownOf(target).find(isEnough)?.level ?? null)
}

/** Asks higher levels until one is enough for all targets, or until a higher one brings no more. */
async function reachHigher(
  look: (levels: readonly number[]) => Promise<boolean>,
  places: readonly number[],
  knownOf: (target: number) => readonly Known[],
  { guess, most }: Required<Pick<Bounds, 'guess' | 'most'>>,
): Promise<boolean> {
  const short = Math.max(0, ...places.map(target => -knownOf(target)[0]!.above))
  let top = Math.min(most, guess(short))
  for (let round = 0; round < MOST_ROUNDS && top > 0; round += 1) {
    const open = places.filter(target => !isEnough(knownOf(target).at(-1)!))
    const isStill = open.every(target => {
      const [before, last] = knownOf(target).slice(-2)
      return last !== undefined && last.above - before!.above < HALF_A_CENT
    })
    if (open.length === 0 || (round > 0 && isStill)) break
    if (!(await look([top, Math.min(most, 2 * top), Math.min(most, 4 * top)]))) return false
    if (top === most) break
    top = Math.min(most, 8 * top)
  }
  return true
}

/**
 * Where to look next for one target: on the line between the nearest levels on both sides, halfway, and just under a level
 * that is exactly enough, for there what is wanted may be reached before.
 */
function between(known: readonly Known[], near: number): number[] {
  const place = known.findIndex(isEnough)
  const [low, high] = [known[place - 1], known[place]]
  if (!low || !high || high.level - low.level <= near) return []
  const width = high.level - low.level
  const straight = low.level + (width * -low.above) / (high.above - low.above)
  const next = high.above < HALF_A_CENT ? [high.level - near] : [straight]
  return [...next, low.level + width / 2].filter(level => level > low.level && level < high.level)
}
