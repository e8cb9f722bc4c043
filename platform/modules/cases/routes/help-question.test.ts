import type { Case } from '@versneller/engine'
import { expect, it } from 'vitest'
import type { HelpQuery } from '../links.ts'
import type { Withheld } from '../workbench-contract.ts'
import { helpQuestionOf } from './help.ts'

const caseFile = {
  parties: [
    { id: 'gem', kind: 'gemeente' },
    { id: 'dev', kind: 'ontwikkelaar' },
    { id: 'cor', kind: 'corporatie' },
  ],
  pots: [{ purposes: ['bodem', 'fiets'] }, { purposes: ['bodem'] }],
} as unknown as Case

const moneyOf = (query: Partial<HelpQuery>, ...partyIds: string[]) =>
  helpQuestionOf({ caseFile, withheld: { partyIds } as unknown as Withheld }, {
    kans: 80,
    trekkingen: 1000,
    zaad: 1,
    partij: 'dev',
    samen: 'cor',
    ...query,
  } as Omit<HelpQuery, 'doe'>)?.money

it('asks about the money only for who sees all lines of the public bodies', () => {
  expect(moneyOf({})).toEqual({})
  expect(moneyOf({}, 'cor')).toEqual({})
  expect(moneyOf({ doel: 'bodem', eigen: '5' }, 'gem')).toBeNull()
})

it('takes purposes that the pots have, all of them for no choice, and an amount that can be paid', () => {
  expect(moneyOf({ doel: 'bodem' })).toEqual({ purposes: ['bodem'] })
  expect(moneyOf({ doel: ['fiets', 'bodem'] })).toEqual({})
  expect(moneyOf({ doel: ['weg'] })).toEqual({})
  expect(moneyOf({ eigen: '2,5' })).toEqual({ ownBudgetEur: 2_500_000 })
  expect(moneyOf({ eigen: '0', doel: ['fiets', 'weg'] })).toEqual({ purposes: ['fiets'], ownBudgetEur: 0 })
  for (const eigen of ['-1', 'veel', '20000']) expect(moneyOf({ eigen })).toEqual({})
})
