import { expect, test } from 'vitest'
import { findDeal } from '../deal/find-deal.ts'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { findDealOnThread } from './node-deal.ts'

const zwolle = goldenCase('station-zwolle')
const question = { trials: 100, seed: 3 }

test('a deal on another thread is the deal that is found here, and tells how far it is', async () => {
  const told: number[] = []
  const there = await findDealOnThread({ case: zwolle, question }, done => {
    told.push(done)
    return true
  })
  expect(there).toEqual(await findDeal(zwolle, question))
  expect(told[0]).toBe(0)
  expect(told.toSorted((a, b) => a - b)).toEqual(told)
  expect(told.length).toBeGreaterThan(10)
})

test('it can be stopped, and what goes wrong there is thrown here', async () => {
  expect(await findDealOnThread({ case: zwolle, question }, () => false)).toBeNull()
  const broken = { ...zwolle, parties: [] }
  await expect(findDealOnThread({ case: broken, question })).rejects.toThrow()
})
