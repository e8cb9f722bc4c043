// Models of cooperation on cases that hold little: rows alone, a line with a mark of its own, nobody to work with.
import { describe, expect, it } from 'vitest'
import { caseOf } from '../case/testing/case-of.ts'
import type { Case } from '../case/types.ts'
import { CaseProblem } from '../ledger/appraise.ts'
import { compareCooperation } from './compare-cooperation.ts'
import { cooperationVariant } from './cooperation-variant.ts'
import { usualTerms } from './terms.ts'

const gem = { id: 'gem', kind: 'gemeente', rate: 0.02 }
const dev = { id: 'dev', kind: 'ontwikkelaar', rate: 0.1 }
const landExploitation = { party: 'gem', bookValueEur: 0, bookValueDate: '2026-01-01' }
const terms = { ...usualTerms, market: 'dev' }

const smallCase = (changes: object): Case =>
  caseOf({
    format: 'versneller-case/1',
    id: 'klein',
    name: { nl: 'Klein' },
    valuationDate: '2026-01-01',
    periods: 4,
    rates: { interest: 0.02 },
    parties: [gem, dev],
    ...changes,
  })

const row = {
  id: 'rij',
  category: 'huur-sociaal',
  tenure: 'huur',
  units: 2,
  goM2: 1,
  bvoM2: 1,
  plotM2: 1,
  parkingPerUnit: 0,
  area: 'a',
  phase: 'f',
  appraisal: { formula: 'residual-social', inputs: { units: 1, fixedPriceEur: 30 } },
  payer: 'outside',
  payee: 'gem',
}
const rows = {
  areas: [{ id: 'a', name: { nl: 'A' }, landUseM2: { issuable: 1, paved: 0, green: 0, water: 0 } }],
  phases: [{ id: 'f', area: 'a', start: 1, end: 1 }],
  programme: [row],
}
const work = { id: 'werk', account: '5', from: 'gem', to: 'outside', series: { 1: 100 } }

describe('the models of cooperation', () => {
  it('of rows alone divide revenues and no costs', () => {
    const all = compareCooperation(smallCase({ ...rows, landExploitation }), terms)
    if ('reason' in all) throw new Error(all.reason)
    expect(all.map(({ form, bears }) => [form, bears])).toEqual([
      ['active', { costs: {}, revenues: { gem: 1, dev: 0 } }],
      ['building-claim', { costs: {}, revenues: { gem: 1, dev: 0 } }],
      ['joint-agreement', { costs: {}, revenues: { gem: 0.5, dev: 0.5 } }],
      ['joint-entity', { costs: {}, revenues: { gem: 0.5, dev: 0.5, 'gem-bv': 0 } }],
      ['concession', { costs: {}, revenues: { gem: 0, dev: 1 } }],
      ['self-realisation', { costs: {}, revenues: { gem: 0, dev: 1 } }],
    ])
  })

  it('take a line out of the land exploitation whose holder pays it no more', () => {
    const changes = (form: 'active' | 'concession') => {
      const found = cooperationVariant(
        smallCase({ landExploitation, lines: [{ ...work, grex: true }] }),
        form,
        terms,
      )
      if ('reason' in found) throw new Error(found.reason)
      const { set, remove } = found.variant
      return { set, remove }
    }
    expect(changes('active')).toEqual({ set: [], remove: undefined })
    expect(changes('concession')).toEqual({
      set: [{ path: '/lines/@werk/from', value: 'dev' }],
      remove: ['/lines/@werk/grex'],
    })
    // Where the municipality gets it, it stays in.
    const back = { ...work, from: 'dev', grex: false }
    const found = cooperationVariant(smallCase({ landExploitation, lines: [back] }), 'active', terms)
    expect('variant' in found && found.variant.remove).toBeUndefined()
  })

  it('ask for a municipality and a market party', () => {
    expect(compareCooperation(smallCase({ lines: [work] }), { ...terms, market: 'gem' })).toEqual({
      reason: 'no-market-party',
    })
    const market = smallCase({ parties: [dev], lines: [{ ...work, from: 'dev' }] })
    expect(compareCooperation(market, terms)).toEqual({ reason: 'no-municipality' })
  })

  it('are laid over a sound case only: another is our own fault', () => {
    expect(() => compareCooperation({ ...smallCase({ lines: [work] }), periods: -1 }, terms)).toThrow(
      CaseProblem,
    )
  })
})
