import type { Case, ContributionAnswer } from '@versneller/engine'
import { expect, it } from 'vitest'
import type { Withheld } from '../workbench-contract.ts'
import { toldLimits } from './help-parties.ts'

const parties = [
  { id: 'gem', kind: 'gemeente' },
  { id: 'dev', kind: 'ontwikkelaar' },
] as const
const limits = ['de-minimis', 'aid-gap', 'public-deficit', 'state-share'].map(id => ({
  id,
})) as unknown as ContributionAnswer['limits']
const told = (...partyIds: string[]): string[] =>
  toldLimits(limits, { parties } as unknown as Case, { partyIds } as unknown as Withheld).map(({ id }) => id)

it('tells no limit that rests on lines of a public body which the reader does not see', () => {
  expect(told()).toEqual(['de-minimis', 'aid-gap', 'public-deficit', 'state-share'])
  expect(told('dev')).toEqual(['de-minimis', 'aid-gap', 'public-deficit', 'state-share'])
  expect(told('dev', 'gem')).toEqual(['de-minimis', 'aid-gap'])
})
