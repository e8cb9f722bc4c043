import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Case } from '../case/types.ts'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { liveFigures } from '../risk/live/live-figures.ts'
import type { Outcomes } from '../risk/path/trial.ts'
import { runHere } from '../risk/run/chunks.ts'
import {
  answerOf,
  prepareRisk,
  type RiskAnswer,
  type RiskQuestion,
  runRisk,
  workloadOf,
} from '../risk/run/risk-run.ts'
import { prepared } from '../risk/testing/run.ts'
import { openChunkPool, type PoolWorker } from './chunk-pool.ts'
import { type ChunkAsked, chunkServer } from './chunk-server.ts'
import { type LiveTold, liveServer } from './live-server.ts'
import { type LiveWorker, openLiveRisk } from './web.ts'
import { type WholeWorker, wholeAnswer, wholeAnswers } from './whole-answer.ts'

const eindhoven = goldenCase('sluitend-eindhoven')
const kernelRun = prepared(eindhoven, { trials: 9_001, engine: 'kernel-2' })

/** A worker in this thread: messages are copied, come in their order, and are late by as much as `delayMs` says. */
function worker(delayMs: () => number, asked: ChunkAsked[] = []): PoolWorker {
  let isOpen = true
  let before: Promise<unknown> = Promise.resolve()
  const own: PoolWorker = {
    onmessage: null,
    onerror: null,
    postMessage: message => {
      asked.push(message)
      const copy = structuredClone(message)
      const late = (): Promise<unknown> => new Promise(resolve => setTimeout(resolve, delayMs()))
      before = before.then(late).then(() => isOpen && serve(copy))
    },
    terminate: () => {
      isOpen = false
    },
  }
  const serve = chunkServer(
    (told, buffers) => own.onmessage?.({ data: structuredClone(told, { transfer: buffers }) }),
    run => setTimeout(run),
  )
  return own
}

const anyDelay = (): number => Math.random() * 4
const digestsOf = (outcomes: Outcomes | null): string[] =>
  (outcomes ?? []).map(column => createHash('sha256').update(new Uint8Array(column.buffer)).digest('hex'))

describe('trials on workers of a browser', () => {
  test('are the same to the last bit for 1, 2, 3 and 8 workers and any order, and as in one thread', async () => {
    const alone = runRisk(kernelRun)
    for (const count of [1, 2, 3, 8]) {
      const pool = openChunkPool(count, () => worker(anyDelay))
      const outcomes = await pool.run(workloadOf(kernelRun))
      expect(answerOf(kernelRun, outcomes!)).toEqual(alone)
      expect(digestsOf(outcomes)).toEqual(digestsOf(runHere(workloadOf(kernelRun))))
      pool.close()
    }
  })

  test('grow without a gap, whatever comes in first', async () => {
    const grown: number[] = []
    const delays = [30, 0]
    const pool = openChunkPool(2, () => {
      const own = delays.shift() ?? 0
      return worker(() => own)
    })
    await pool.run(workloadOf(kernelRun), trials => void grown.push(trials))
    expect(grown[0]).toBe(4_000)
    expect(grown).toEqual(grown.toSorted((a, b) => a - b))
    expect(grown.at(-1)).toBe(9_002)
  })

  test('make way for another workload, and can be stopped from both sides', async () => {
    const asked: ChunkAsked[] = []
    const pool = openChunkPool(1, () => worker(() => 0, asked))
    const first = pool.run(workloadOf(kernelRun))
    const second = pool.run(workloadOf(prepared(eindhoven, { trials: 4_000, engine: 'kernel-2' })))
    expect([await first, (await second)?.[0]?.length]).toEqual([null, 4_000])
    // Two chunks were in hand when the first made way; its others were never sent.
    expect(asked.filter(one => one.kind === 'chunk' && one.number === 1).length).toBe(2)
    expect(await pool.run(workloadOf(kernelRun), trials => trials < 4_000)).toBeNull()
    const third = pool.run(workloadOf(kernelRun))
    pool.stop()
    expect(await third).toBeNull()
  })

  test('fail the run when a worker fails', async () => {
    const pool = openChunkPool(2, () => worker(anyDelay))
    const { job, ...rest } = workloadOf(prepared(eindhoven, { trials: 9_001 }))
    const broken = { ...rest, job: { ...job, case: { ...eindhoven, parties: [] } } }
    await expect(pool.run(broken)).rejects.toThrow()
    expect((await pool.run(workloadOf(kernelRun)))?.length).toBe(rest.columns)
  })
})

test('a worker of trials runs nothing more of a job that made way, and nothing at all after a stop', async () => {
  const told: unknown[] = []
  const later: (() => void)[] = []
  const serve = chunkServer(
    one => told.push('outcomes' in one ? [one.number, one.chunk.first] : one),
    run => later.push(run),
  )
  const runAll = (): void => {
    for (let run = later.shift(); run; run = later.shift()) run()
  }
  const { job } = workloadOf(kernelRun)
  const chunk = (number: number, first: number) =>
    serve({ kind: 'chunk', number, chunk: { first, count: 2 } })
  serve({ kind: 'job', number: 1, job })
  for (const first of [0, 2, 4]) chunk(1, first)
  later.shift()?.()
  serve({ kind: 'job', number: 2, job })
  chunk(1, 6)
  chunk(2, 0)
  chunk(2, 2)
  runAll()
  serve({ kind: 'job', number: 3, job: { ...job, case: { ...eindhoven, parties: [] } } })
  chunk(3, 0)
  serve({ kind: 'stop' })
  runAll()
  expect(told).toEqual([
    [1, 0],
    [2, 0],
    [2, 2],
  ])
})

/** A maker of whole answers in this thread, late by a moment. */
const answersHere = () =>
  wholeAnswers(() => {
    const own: WholeWorker = {
      onmessage: null,
      onerror: null,
      postMessage: (message, buffers) => {
        const copy = structuredClone(message, { transfer: buffers })
        setTimeout(() => own.onmessage?.({ data: wholeAnswer(copy) }), 1)
      },
    }
    return own
  })

describe('whole answers', () => {
  const outcomes = () => runHere(workloadOf(kernelRun))!
  const question = { trials: 9_001, engine: 'kernel-2' } as const

  test('are those of a run in one thread, each to who asked', async () => {
    const answers = answersHere()
    const both = [1, 2].map(number => answers({ number, case: eindhoven, question, outcomes: outcomes() }))
    expect(await Promise.all(both)).toEqual([runRisk(kernelRun), runRisk(kernelRun)])
  })

  test('that cannot be made are told so, and so are all when their worker fails', async () => {
    const asked = { number: 1, case: eindhoven, question, outcomes: [] }
    await expect(answersHere()(asked)).rejects.toThrow()
    const own: WholeWorker = { onmessage: null, onerror: null, postMessage: () => undefined }
    const lost = wholeAnswers(() => own)({ ...asked, outcomes: [] })
    own.onerror?.({ message: 'gone' })
    await expect(lost).rejects.toThrow('gone')
  })
})

/** A clock by which everything takes as long as `stepMs`, or nothing at all. */
function clock(stepMs: number): () => number {
  let ms = 0
  return () => {
    ms += stepMs
    return ms
  }
}

/** A live distribution whose workers are in this thread, and slow by its clock. */
function live(onTold: (told: LiveTold) => void, now = clock(1000)) {
  const asked: number[] = []
  const open = (): LiveWorker => {
    const own: LiveWorker = {
      onmessage: null,
      onerror: null,
      postMessage: message => {
        asked.push(message.number)
        const copy = structuredClone(message)
        setTimeout(() => serve(copy), 1)
      },
      terminate: () => pool.close(),
    }
    const pool = openChunkPool(2, () => worker(anyDelay))
    const tell = (told: LiveTold): void => own.onmessage?.({ data: structuredClone(told) })
    const serve = liveServer(tell, pool, answersHere(), now)
    return own
  }
  return { asked, risk: openLiveRisk(onTold, open) }
}

/** Asks one question and gives all that was told, up to the whole answer or a refusal. */
function toldAbout(areaCase: Case, question: RiskQuestion, now?: () => number): Promise<LiveTold[]> {
  return new Promise(resolve => {
    const told: LiveTold[] = []
    const { risk } = live(one => {
      told.push(one)
      if (one.kind === 'figures') return
      risk.close()
      resolve(told)
    }, now)
    risk.ask(areaCase, question)
  })
}

const answerIn = (told: readonly LiveTold[]): RiskAnswer | undefined =>
  told.flatMap(one => (one.kind === 'answer' ? [one.answer] : []))[0]

test('a live distribution of a case in which one line is typed over again and again is that of a run from scratch', async () => {
  const [first] = eindhoven.lines!.filter(line => line.totalEur !== undefined)
  const typed = (totalEur: number): Case => ({
    ...eindhoven,
    lines: eindhoven.lines!.map(line => (line === first ? { ...line, totalEur } : line)),
  })
  const cases = [eindhoven, typed(1e6), typed(3_333_333), typed(0)]
  const question = { trials: 12_000 } as const
  const told: LiveTold[][] = [[]]
  await new Promise<void>(resolve => {
    const { risk } = live(one => {
      told.at(-1)!.push(one)
      if (one.kind !== 'answer') return
      const next = cases[told.length]
      if (next) {
        told.push([])
        risk.ask(next, question)
      } else {
        risk.close()
        resolve()
      }
    })
    risk.ask(eindhoven, question)
  })
  for (const [nth, areaCase] of cases.entries()) {
    const run = prepared(areaCase, { ...question, engine: 'kernel-2' })
    const outcomes = runHere(workloadOf(run))!
    const figures = told[nth]!.flatMap(one => (one.kind === 'figures' ? [one.figures] : []))
    // How many stages there are in between hangs on who is first.
    expect([figures[0]?.trials, figures.at(-1)?.trials]).toEqual([2_000, 12_000])
    expect(figures).toEqual(figures.map(({ trials }) => liveFigures(run, 'kernel-2', outcomes, trials)))
    expect(answerIn(told[nth]!)?.resultHash).toBe(runRisk(run)?.resultHash)
  }
})

describe('a live distribution', () => {
  test('is told at once from few trials and then finer, and ends in the answer of the command', async () => {
    const told = await toldAbout(eindhoven, { trials: 24_000, seed: 5 })
    const stages = told.flatMap(one => (one.kind === 'figures' ? [one.figures.trials] : []))
    expect(stages).toEqual([2_000, 20_000, 24_000])
    const run = prepareRisk(eindhoven, { trials: 24_000, seed: 5 })
    expect(answerIn(told)).toEqual(run.ok && runRisk(run.run))
  })

  test('goes from the first figures to the last where all trials are there in no time', async () => {
    const told = await toldAbout(eindhoven, { trials: 24_000 }, clock(0))
    const stages = told.flatMap(one => (one.kind === 'figures' ? [one.figures.trials] : []))
    expect(stages).toEqual([2_000, 24_000])
  })

  test('grows surer: the standard error of every stage is smaller than that of the one before', async () => {
    const told = await toldAbout(eindhoven, { trials: 50_000 })
    const errors = told.flatMap(one => (one.kind === 'figures' ? [one.figures.area.seP20 ?? 0] : []))
    expect(errors.length).toBe(3)
    expect(errors).toEqual(errors.toSorted((a, b) => b - a))
  })

  test('of a case that the kernel does not cover comes trial by trial, to the same answer', async () => {
    const question = { trials: 600, engine: 'float64-1' } as const
    const told = await toldAbout(eindhoven, question)
    expect(told.map(one => one.kind)).toEqual(['figures', 'figures', 'answer'])
    expect(answerIn(told)).toEqual(runRisk(prepared(eindhoven, question)))
  })

  test('of which no figures can be given is refused with every reason', async () => {
    const told = await toldAbout(eindhoven, { replay: { id: '2008-2013', year: 1990 } })
    expect(
      told.map(one => (one.kind === 'refused' ? one.errors.map(error => error.code) : one.kind)),
    ).toEqual([['HERHALING_BUITEN_LOOPTIJD']])
  })

  test('hears only of the last question, and skips those that were typed meanwhile', async () => {
    const told: LiveTold[] = []
    const asked = await new Promise<number[]>(resolve => {
      const { asked: sent, risk } = live(one => {
        told.push(one)
        if (one.kind !== 'answer') return
        risk.close()
        resolve(sent)
      })
      for (const seed of [1, 2, 3, 4]) risk.ask(eindhoven, { trials: 4_000, seed })
    })
    expect(asked).toEqual([1, 4])
    expect([...new Set(told.map(one => one.number))]).toEqual([4])
    expect(answerIn(told)?.seed).toBe(4)
  })

  test('tells that its worker failed, and asks the next question all the same', () => {
    const told: LiveTold[] = []
    const sent: number[] = []
    const own: LiveWorker = {
      onmessage: null,
      onerror: null,
      postMessage: ({ number }) => void sent.push(number),
      terminate: () => undefined,
    }
    const risk = openLiveRisk(
      one => told.push(one),
      () => own,
    )
    risk.ask(eindhoven, {})
    risk.ask(eindhoven, {})
    expect(sent).toEqual([1])
    own.onerror?.({ message: 'gone' })
    expect(told).toEqual([{ kind: 'failed', number: 2, trouble: 'gone' }])
    expect(sent).toEqual([1, 2])
  })
})
