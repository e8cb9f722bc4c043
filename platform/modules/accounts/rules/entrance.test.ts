import { describe, expect, it } from 'vitest'
import { mayEnter, stageAfterFirstProof } from './entrance.ts'

const account = { isDemo: false, isDisabled: false, needsSecondFactor: true, hasSecondFactor: true }

describe('the way in', () => {
  it('is shut for a closed account, and for a demonstration account outside the demonstration', () => {
    expect(mayEnter(account, { demo: false })).toBe(true)
    expect(mayEnter({ ...account, isDisabled: true }, { demo: true })).toBe(false)
    expect(mayEnter({ ...account, isDemo: true }, { demo: false })).toBe(false)
    expect(mayEnter({ ...account, isDemo: true }, { demo: true })).toBe(true)
  })

  it.each([
    // demo account, needs, has, demo site -> stage
    [false, true, true, false, 'code'],
    [false, true, true, true, 'code'],
    [false, false, true, false, 'code'],
    [true, true, true, true, 'code'],
    [false, true, false, false, 'setup'],
    [false, true, false, true, 'setup'],
    [true, true, false, false, 'setup'],
    [true, true, false, true, 'full'],
    [false, false, false, false, 'full'],
    [true, false, false, true, 'full'],
  ] as const)(
    'demo account %s, needs %s, has %s, demonstration %s: %s',
    (isDemo, needs, has, demo, stage) => {
      const entrance = { isDemo, isDisabled: false, needsSecondFactor: needs, hasSecondFactor: has }
      expect(stageAfterFirstProof(entrance, { demo })).toBe(stage)
    },
  )
})
