import { describe, expect, test } from 'vitest'
import type { Line } from '../case/types.ts'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { runHere, type Workload } from '../risk/run/chunks.ts'
import { type LiveTold, liveServer } from './live-server.ts'
import { rehearsedEdits } from './rehearsal.ts'
import { type WholeAsked, wholeAnswer } from './whole-answer.ts'

const eindhoven = goldenCase('sluitend-eindhoven')
const lineOf = (id: string): Line => eindhoven.lines!.find(line => line.id === id)!

const wholeHere = async (asked: WholeAsked) => {
  const told = wholeAnswer(asked)
  if ('trouble' in told) throw new Error(told.trouble)
  return told.answer
}

const question = { trials: 20_000, engine: 'kernel-2' } as const

describe('edits are rehearsed', () => {
  /** A live server whose pool runs trials here; tells what it is asked to run and what is told. */
  function rehearsing(beforeRun: (count: number) => void = () => undefined) {
    const told: LiveTold[] = []
    const ran: { price: number; trials: number }[] = []
    const pool = {
      run: async (workload: Workload) => {
        ran.push({ price: workload.job.case.lines![0]!.quantity!.unitPriceEur, trials: workload.trials })
        beforeRun(ran.length)
        return workload.trials === question.trials ? runHere(workload) : null
      },
      stop: () => undefined,
      close: () => undefined,
    }
    const serve = liveServer(one => told.push(one), pool, wholeHere)
    const until = async (isThere: () => boolean) => {
      while (!isThere()) await new Promise(resolve => setTimeout(resolve, 5))
    }
    return { serve, told, ran, until }
  }

  test('once, when the first answer is told: of few trials, each another, and nothing is told of them', async () => {
    const { serve, told, ran, until } = rehearsing()
    serve({ number: 1, case: eindhoven, question })
    await until(() => ran.length === 31)
    expect(ran.map(({ trials }) => trials)).toEqual([20_000, ...Array.from({ length: 30 }, () => 16_000)])
    expect(new Set(ran.map(({ price }) => price)).size).toBe(31)
    serve({ number: 2, case: eindhoven, question })
    await until(() => told.filter(({ kind }) => kind === 'answer').length === 2)
    await new Promise(resolve => setTimeout(resolve, 30))
    expect([ran.length, told.map(({ number, kind }) => `${number} ${kind}`)]).toEqual([
      32,
      ['1 figures', '1 answer', '2 figures', '2 answer'],
    ])
    const outcomes = (number: number) => told.filter(one => one.number === number && one.kind === 'figures')
    expect(outcomes(2)).toEqual(outcomes(1).map(one => ({ ...one, number: 2 })))
  })

  test('until somebody asks: that goes first, and no more is rehearsed', async () => {
    const { serve, told, ran, until } = rehearsing(count => {
      if (count === 4) serve({ number: 2, case: eindhoven, question })
    })
    serve({ number: 1, case: eindhoven, question })
    await until(() => told.some(({ number, kind }) => number === 2 && kind === 'answer'))
    await new Promise(resolve => setTimeout(resolve, 30))
    expect(ran.map(({ trials }) => trials)).toEqual([20_000, 16_000, 16_000, 16_000, 20_000])
  })

  test('in the first line with an amount, and not where there is none', () => {
    const [fixed, priced] = [lineOf('beheer'), lineOf('sloop')]
    const { totalEur: _, ...without } = fixed
    const editsOf = (lines: Line[]) => rehearsedEdits({ ...eindhoven, lines })
    expect(editsOf([without, fixed, priced])[0]?.lines).toEqual([
      without,
      { ...fixed, totalEur: fixed.totalEur! * 1.001 },
      priced,
    ])
    const quantity = { ...priced.quantity!, unitPriceEur: priced.quantity!.unitPriceEur * 1.001 }
    expect(editsOf([priced])[0]?.lines).toEqual([{ ...priced, quantity }])
    expect([editsOf([without]), editsOf([])]).toEqual([[], []])
  })
})
