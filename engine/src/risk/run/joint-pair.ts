/** Amounts for two parties. */
export interface PairAmounts {
  readonly first: number
  readonly second: number
}

/** What two parties need, and what they may get at most. */
export interface PairNeeds {
  readonly first: Float64Array
  readonly second: Float64Array
  /** The trials in which all others have enough. */
  readonly isOpen: Uint8Array
  /** In so many of those both must have enough. */
  readonly trials: number
  readonly mostFirst: number
  readonly mostSecond: number
}

/**
 * The least that two parties can get together, exactly: the first gets what it needs in one trial after another, from the
 * lowest on, and the second then what is enough in as many trials as are asked. Undefined where no amounts are enough.
 */
export function leastPair(needs: PairNeeds): PairAmounts | undefined {
  const { first, second, isOpen, trials, mostFirst, mostSecond } = needs
  const lowest = lowestOf(trials)
  let best: PairAmounts | undefined
  for (const trial of orderOf(first)) {
    if (isOpen[trial] === 0) continue
    const amount = first[trial]!
    if (amount > mostFirst || !Number.isFinite(amount)) break
    lowest.add(second[trial]!)
    const other = lowest.highest()
    if (other === undefined || other > mostSecond || !Number.isFinite(other)) continue
    if (!best || amount + other < best.first + best.second) best = { first: amount, second: other }
  }
  return best
}

/** What a party needs is asked again with other parties and other probabilities. */
const orders = new WeakMap<Float64Array, Uint32Array>()

/** Trials from the lowest value on. */
function orderOf(values: Float64Array): Uint32Array {
  const known = orders.get(values)
  if (known) return known
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b)
  orders.set(values, order)
  return order
}

interface Lowest {
  readonly add: (value: number) => void
  /** The highest of the lowest `count` values so far; undefined before there are so many. */
  readonly highest: () => number | undefined
}

/** Keeps the lowest `count` of the values that it gets, the highest of them on top of a heap. */
function lowestOf(count: number): Lowest {
  const heap = new Float64Array(count)
  let size = 0
  const swap = (one: number, other: number): void => {
    const value = heap[one]!
    heap[one] = heap[other]!
    heap[other] = value
  }
  const raise = (from: number): void => {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1
      if (heap[above]! >= heap[at]!) return
      swap(above, at)
      at = above
    }
  }
  const sink = (): void => {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let highest = at
      if (left < size && heap[left]! > heap[highest]!) highest = left
      if (right < size && heap[right]! > heap[highest]!) highest = right
      if (highest === at) return
      swap(at, highest)
      at = highest
    }
  }
  return {
    add: value => {
      if (size < count) {
        heap[size] = value
        size += 1
        raise(size - 1)
      } else if (value < heap[0]!) {
        heap[0] = value
        sink()
      }
    },
    highest: () => (size < count ? undefined : heap[0]),
  }
}
