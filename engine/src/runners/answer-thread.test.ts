import { expect, test } from 'vitest'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { causesAlone } from '../risk/run/causes-alone.ts'
import { prepareRisk, runRisk } from '../risk/run/risk-run.ts'
import { openAnswerThread } from './answer-thread.ts'

const eindhoven = goldenCase('sluitend-eindhoven')
const thread = openAnswerThread()

test('whole answers come from another thread, one after another, the same as here', async () => {
  const answers = await Promise.all(
    [1, 2].map(seed => thread.answer(eindhoven, { trials: '600', seed: String(seed) })),
  )
  const here = [1, 2].map(seed => {
    const prepared = prepareRisk(eindhoven, { trials: 600, seed })
    return prepared.ok && { ok: true, answer: runRisk(prepared.run) }
  })
  expect(answers).toEqual(here)
})

test('what each cause does alone comes with the answer for who asks', async () => {
  const prepared = prepareRisk(eindhoven, { trials: 600, seed: 1 })
  if (!prepared.ok) throw new Error('it cannot begin')
  const result = await thread.answer(eindhoven, { trials: '600', seed: '1' }, true)
  expect(result).toEqual({ ok: true, answer: runRisk(prepared.run), alone: causesAlone(prepared.run) })
})

test('reasons why there is no answer come back as they are', async () => {
  const result = await thread.answer(eindhoven, { trials: '600', replay: '2008-2013:1990' })
  expect(result.ok ? [] : result.errors.map(error => error.code)).toEqual(['HERHALING_BUITEN_LOOPTIJD'])
})

test('a fault of the thread is told, and the next question is answered', async () => {
  await expect(thread.answer(undefined as never, {})).resolves.toMatchObject({ ok: false })
  await expect(thread.answer((() => 0) as never, {})).rejects.toThrow()
  expect((await thread.answer(eindhoven, { trials: '2' })).ok).toBe(true)
})
