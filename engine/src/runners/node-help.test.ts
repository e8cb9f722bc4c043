import { expect, test } from 'vitest'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { runHere } from '../risk/run/chunks.ts'
import { findHelp } from '../risk/run/find-help.ts'
import { findHelpOnThread } from './node-help.ts'

const four = goldenCase('vier-partijen')
const question = { party: 'dev', probability: 0.8, trials: 200, together: ['dev', 'cor'] }

test('help on another thread is the help that is found here, for one party and for parties together', async () => {
  const told: number[] = []
  const there = await findHelpOnThread({ case: four, question }, done => {
    told.push(done)
    return true
  })
  expect(there).toEqual(await findHelp(four, question, runHere))
  expect(there?.ok && there.comparison.answers.length).toBe(6)
  expect(there?.ok && Object.keys(there.joint?.parties ?? {})).toEqual(['dev', 'cor'])
  expect(told.toSorted((a, b) => a - b)).toEqual(told)
  expect(told.length).toBeGreaterThan(10)
})

test('it can be stopped, tells why it cannot begin, and what goes wrong there is thrown here', async () => {
  expect(await findHelpOnThread({ case: four, question }, () => false)).toBeNull()
  const unknown = await findHelpOnThread({ case: four, question: { ...question, party: 'weg' } })
  expect(unknown?.ok === false && unknown.errors.map(({ code }) => code)).toEqual(['ONBEKENDE_PARTIJ'])
  const broken = { ...four, lines: 3 as never }
  await expect(findHelpOnThread({ case: broken, question })).rejects.toThrow()
})
