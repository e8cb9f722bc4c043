import { expect, it } from 'vitest'
import { allCallStates } from '../model/index.ts'
import { canMoveCall, isReadyToAssess, mayHoldSittings } from './states.ts'

it('a round that was never sealed is assessed once it closed; nothing of it has to be opened', () => {
  const from = (state: 'open' | 'closed') =>
    allCallStates.filter(to => canMoveCall({ kind: 'round', state, isSealed: false }, to))
  expect([from('open'), from('closed')]).toEqual([['closed', 'withdrawn'], ['in-assessment']])
  const ready = (kind: 'round' | 'rolling' | 'sitting', isSealed: boolean) =>
    allCallStates.filter(state => isReadyToAssess({ kind, state, isSealed }))
  expect([ready('round', true), ready('round', false), ready('sitting', false)]).toEqual([
    ['unsealed'],
    ['closed', 'unsealed'],
    ['unsealed'],
  ])
})

it('plans of a rolling call can be put in a sitting from its opening until it is completed', () => {
  const holding = (kind: 'round' | 'rolling' | 'sitting') =>
    allCallStates.filter(state => mayHoldSittings({ kind, state }))
  expect([holding('rolling'), holding('round'), holding('sitting')]).toEqual([
    ['open', 'paused', 'closed'],
    [],
    [],
  ])
})
