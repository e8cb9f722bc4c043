import { readFileSync } from 'node:fs'
import { type Case, parseCase, visibleCase } from '@versneller/engine'
import { describe, expect, it } from 'vitest'
import type { Withheld } from '../workbench-contract.ts'
import { askedDeal } from './deal-assumptions.ts'

const parsed = parseCase(JSON.parse(readFileSync('engine/golden/cases/station-zwolle.json', 'utf8')))
if (!parsed.ok) throw new Error('no case')
const zwolle: Case = parsed.case

const nothing: Withheld = {
  lineCount: 0,
  totals: [],
  untold: 'untoldFew',
  partyIds: [],
  touchesArea: false,
  touchesLand: false,
  clauseCount: 0,
}

/** The case as the municipality sees it. */
function seenBy(party: string): Case {
  const outcome = visibleCase(zwolle, [party])
  if (!outcome.ok) throw new Error('not visible')
  return outcome.visible.case
}

describe('the deal that a reader may look for', () => {
  it('is that of the file for who sees all of it', () => {
    const asked = askedDeal(zwolle, nothing, {})
    expect(asked?.caseFile.deal).toEqual(zwolle.deal)
    expect([asked?.assumed, asked?.apart, asked?.leftOut]).toEqual([[], [], []])
  })

  it('has assumptions in the place of the terms of others, never those terms', () => {
    const asked = askedDeal(seenBy('gem'), nothing, {
      prijs_dev: '0,3',
      eis_dev: '2',
      staart_dev: '5',
      prijs_gem: '9',
    })
    expect(asked?.assumed).toEqual(['dev', 'bel', 'cor', 'rijk'])
    expect(asked?.caseFile.deal?.parties).toEqual({
      gem: zwolle.deal?.parties.gem,
      dev: { minResultEur: 2e6, riskPrice: 0.3, tailCapEur: 5e6 },
      bel: { minResultEur: 0, riskPrice: 0.12, tailCapEur: 1e9 },
      cor: { minResultEur: 0, riskPrice: 0.1, tailCapEur: 1e9 },
      rijk: { minResultEur: -1e9, riskPrice: 0.02, tailCapEur: 1e9 },
    })
  })

  it('leaves out risks of the market that hidden lines move with, and takes parties with hidden lines apart', () => {
    const asked = askedDeal(seenBy('gem'), { ...nothing, touchesArea: true, partyIds: ['dev', 'cor'] }, {})
    expect(asked?.leftOut).toEqual(['house-price', 'construction-cost'])
    expect(asked?.caseFile.deal?.risks.map(risk => risk.event)).toEqual([
      'bodem-onbekend',
      'spoor-buitendienst',
      'netcongestie',
    ])
    expect(asked?.apart).toEqual(['dev', 'cor'])
  })

  it('takes no assumption that makes no sense', () => {
    const asked = askedDeal(seenBy('gem'), nothing, { prijs_dev: '-1', eis_dev: 'veel', staart_dev: ['5'] })
    expect(asked?.caseFile.deal?.parties.dev).toEqual({ minResultEur: 0, riskPrice: 0.22, tailCapEur: 1e9 })
  })

  it('is not there without risks to divide', () => {
    const { deal, ...without } = zwolle
    expect(deal && askedDeal(without, nothing, {})).toBeUndefined()
    const market = deal?.risks.filter(risk => risk.factor !== undefined) ?? []
    const ofMarket = { ...zwolle, deal: { risks: market, parties: deal?.parties ?? {} } }
    expect(askedDeal(ofMarket, { ...nothing, touchesArea: true }, {})).toBeUndefined()
  })
})
