import { readFileSync } from 'node:fs'
import { type Case, parseCase } from '@versneller/engine'
import type { LiveFigures, LiveTold } from '@versneller/engine/web'
import { beforeEach, describe, expect, it } from 'vitest'
import { openRiskDesk, type RiskSettings } from './risk-desk.ts'

function golden(name: string): Case {
  const url = new URL(`../../../../../../engine/golden/cases/${name}.json`, import.meta.url)
  const outcome = parseCase(JSON.parse(readFileSync(url, 'utf8')))
  if (!outcome.ok) throw new Error('no case')
  return outcome.case
}

const mini = golden('mini-grex')
const other = golden('sluitend-eindhoven')
const asIs: RiskSettings = { whatIf: {}, crisisYear: undefined, seed: undefined, trials: undefined }

interface Opened {
  tell: (told: LiveTold) => void
  asked: { case: Case; question: object }[]
  isClosed: boolean
}
let opened: Opened[]
beforeEach(() => {
  opened = []
})

function open(onTold: (told: LiveTold) => void) {
  const one: Opened = { tell: onTold, asked: [], isClosed: false }
  opened.push(one)
  return {
    ask: (areaCase: Case, question: object) => void one.asked.push({ case: areaCase, question }),
    close: () => {
      one.isClosed = true
    },
  }
}

const desk = (settings = asIs, newest: Case | undefined = undefined) =>
  openRiskDesk({
    open,
    settings,
    newestVersion: async () =>
      newest && { number: 3, caseFile: newest, withheld: { touchesArea: false, partyIds: [] } },
  })

const figures = (trials: number): LiveTold => ({
  kind: 'figures',
  number: 1,
  isFirst: true,
  figures: { trials } as LiveFigures,
})
const answer: LiveTold = { kind: 'answer', number: 1, answer: { trials: 100_000 } as never }
const settled = () => new Promise(resolve => setTimeout(resolve))

it('the desk of chances tells nothing of another case before there are figures of it, when the sliders stay as they are', () => {
  const own = desk()
  own.show(mini)
  const told: unknown[] = []
  own.listen(() => told.push(own.state()))
  const [line] = mini.lines ?? []
  own.show({ ...mini, lines: mini.lines!.map(one => (one === line ? { ...one, totalEur: 123 } : one)) })
  expect([opened[0]?.asked.length, told]).toEqual([2, []])
  own.show({ ...mini, indices: { ...mini.indices, kosten: 0.09 }, periods: 20 })
  expect([opened[0]?.asked.length, told.length]).toEqual([3, 1])
})

it('the desk of chances asks for as many trials as somebody chooses, of the version that was fixed last as well', async () => {
  const own = desk({ ...asIs, trials: 50_000 }, other)
  own.show(mini)
  opened[0]?.tell(answer)
  await settled()
  own.change({ trials: 20_000, crisisYear: 2028 })
  await settled()
  const asked = opened.map(one => one.asked.map(({ question }) => question))
  const crisis = { trials: 20_000, replay: { id: '2008-2013', year: 2028 } }
  expect(asked).toEqual([
    [{ trials: 50_000 }, { trials: 20_000 }],
    [{ trials: 50_000 }],
    [crisis],
    [{ trials: 20_000 }],
  ])
  expect(opened.map(one => one.isClosed)).toEqual([false, true, false, false])
})

describe('the desk of chances', () => {
  it('asks for every case that is shown, once, and hears finer figures and the answer', () => {
    const own = desk()
    let told = 0
    own.listen(() => {
      told += 1
    })
    own.show(mini)
    own.show({ ...mini, lines: [...(mini.lines ?? [])] })
    expect(opened.map(one => one.asked)).toEqual([[{ case: mini, question: { trials: 100_000 } }]])
    told = 0
    opened[0]?.tell(figures(2_000))
    opened[0]?.tell(figures(20_000))
    expect([told, own.state().now]).toEqual([2, { figures: { trials: 20_000 }, answer: undefined }])
    opened[0]?.tell(answer)
    expect(own.state().now.answer).toEqual({ trials: 100_000 })
    own.show(other)
    expect(opened[0]?.asked.length).toBe(2)
    opened[0]?.tell(figures(2_000))
    expect(own.state().now.answer).toBeUndefined()
  })

  it('asks what if without touching the case that is shown, and gives what a variant would hold', () => {
    const own = desk()
    own.show(mini)
    own.change({ whatIf: { 'index.opbrengsten': -1, 'factor.house-price': 4.5, onbekend: 1 }, seed: 7 })
    const last = opened[0]?.asked.at(-1)
    expect(own.state().settings.whatIf).toEqual({ 'index.opbrengsten': -1 })
    expect(last?.question).toEqual({ trials: 100_000, seed: 7 })
    expect(last?.case).toEqual({ ...mini, indices: { ...mini.indices, opbrengsten: 0.01 } })
    expect(mini.indices?.opbrengsten).toBe(0.02)
    expect(own.changes()).toEqual([{ path: '/indices/opbrengsten', value: 0.01 }])
  })

  it('plays a crisis beside the chances, and forgets it when it is taken away', () => {
    const own = desk({ ...asIs, crisisYear: 2028 })
    own.show(mini)
    const replay = { id: '2008-2013', year: 2028 }
    expect(opened[1]?.asked).toEqual([{ case: mini, question: { trials: 20_000, replay } }])
    opened[1]?.tell(figures(2_000))
    expect(own.state().crisis.figures?.trials).toBe(2_000)
    own.change({ crisisYear: undefined })
    expect([own.state().crisis.figures, opened[1]?.asked.length]).toEqual([undefined, 1])
  })

  it('compares with the version that was fixed last, after its own answer and only once', async () => {
    const own = desk(asIs, other)
    own.show(mini)
    opened[0]?.tell(figures(2_000))
    await settled()
    expect(opened.length).toBe(1)
    opened[0]?.tell(answer)
    opened[0]?.tell(answer)
    await settled()
    expect(opened.slice(1).map(one => one.asked)).toEqual([[{ case: other, question: { trials: 100_000 } }]])
    opened[1]?.tell(figures(2_000))
    opened[1]?.tell(figures(20_000))
    opened[1]?.tell(answer)
    expect([...(own.state().baseline?.byTrials.keys() ?? [])]).toEqual([2_000, 20_000])
    expect([own.state().baseline?.version.number, opened[1]?.isClosed]).toEqual([3, true])
  })

  it('shows no figures of before when there are none now, and says why', () => {
    const own = desk()
    own.show(mini)
    opened[0]?.tell(figures(2_000))
    const errors = [{ code: 'RISICO_TE_GROOT', pointer: '', message: { nl: '', en: '' } }] as never
    opened[0]?.tell({ kind: 'refused', number: 1, errors })
    expect([own.state().now.figures, own.state().errors]).toEqual([undefined, errors])
    own.show(other)
    opened[0]?.tell({ kind: 'failed', number: 2, trouble: 'x' })
    expect([own.state().errors, own.state().isBroken]).toEqual([[], true])
  })

  it('ends all its workers', async () => {
    const own = desk({ ...asIs, crisisYear: 2028 }, other)
    own.show(mini)
    opened[0]?.tell(answer)
    await settled()
    own.close()
    expect(opened.map(one => one.isClosed)).toEqual([true, true, true])
  })
})
