import { describe, expect, it } from 'vitest'
import { placesLeft } from './places-left.ts'

const plan = (
  state: 'admissible' | 'assigned' | 'admitted' | 'reserve' | 'rejected',
  sittingId?: string,
) => ({
  ...{ state, sittingId },
})
const decided = { id: 'gone', state: 'decided', admittedMax: 5 } as const
const open = { id: 'open', state: 'in-assessment', admittedMax: 3 } as const

describe('what a new sitting may admit', () => {
  it('has no bound where the call has none', () => {
    expect(placesLeft({ admittedMax: undefined }, { plans: [plan('admitted')], sittings: [open] })).toBe(
      undefined,
    )
  })

  it('is what the cap leaves after those admitted', () => {
    const plans = [plan('admitted', 'gone'), plan('admitted', 'gone'), plan('rejected', 'gone')]
    expect(placesLeft({ admittedMax: 5 }, { plans, sittings: [decided] })).toBe(3)
  })

  it('is less by all that an open sitting can admit, the reserve list included, up to its own bound', () => {
    const admitted = [plan('admitted', 'gone'), plan('admitted', 'gone')]
    const own = [plan('assigned', 'open')]
    const left = (...more: ReturnType<typeof plan>[]) =>
      placesLeft({ admittedMax: 5 }, { plans: [...admitted, ...own, ...more], sittings: [decided, open] })
    expect(left()).toBe(2)
    expect(left(plan('reserve', 'gone'))).toBe(1)
    expect(left(plan('reserve', 'gone'), plan('reserve', 'gone'), plan('reserve', 'gone'))).toBe(0)
    expect(left(plan('admissible'))).toBe(2)
  })
})
