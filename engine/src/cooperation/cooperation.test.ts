import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyVariant } from '../case/parse-case.ts'
import type { Case } from '../case/types.ts'
import { visibleCase } from '../case/visible/visible-case.ts'
import { appraise } from '../ledger/appraise.ts'
import { caseWithEverything } from '../ledger/testing/case-with-everything.ts'
import { goldenCase, goldenCases } from '../ledger/testing/golden-cases.ts'
import { type ComparedModel, compareCooperation } from './compare-cooperation.ts'
import { cooperationVariant } from './cooperation-variant.ts'
import { cooperationModels, landMunicipality, marketParties, usualTerms } from './terms.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const anyTerms = fc.record({
  marketShare: share,
  claimPriceShare: share,
  landPriceShare: share,
  recoveredShare: share,
})
const withMarket = [...goldenCases.values(), caseWithEverything].filter(one => marketParties(one).length > 0)

function compared(areaCase: Case, terms: object = {}): readonly ComparedModel[] {
  const market = marketParties(areaCase)[0] ?? ''
  const all = compareCooperation(areaCase, { ...usualTerms, market, ...terms })
  if ('reason' in all) throw new Error(all.reason)
  return all
}

const near = (one: number, other: number) => Math.abs(one - other) <= 1e-6 * Math.max(1e4, Math.abs(one))

describe('every model of cooperation', () => {
  it('leaves the cash of the area what it is, in every period and at every rate', () => {
    expect(withMarket.length).toBeGreaterThanOrEqual(5)
    fc.assert(
      fc.property(fc.constantFrom(...withMarket), anyTerms, (areaCase, terms) => {
        const { area } = appraise(areaCase)
        for (const { appraisal } of compared(areaCase, terms)) {
          const cash = appraisal.area.cashEur
          expect(cash.every((eur, t) => near(eur, area.cashEur[t] ?? 0))).toBe(true)
          expect(near(appraisal.area.npvEur, area.npvEur)).toBe(true)
          const common = Object.values(appraisal.parties).reduce((sum, party) => sum + party.npvCommonEur, 0)
          expect(near(common, area.npvEur)).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  }, 30_000)

  it('touches nobody but the municipality, its market party and their company, but through a clause', () => {
    for (const one of withMarket) {
      const { clauses: _, ...areaCase } = one
      const before = appraise(areaCase).parties
      const developers = [landMunicipality(areaCase), marketParties(areaCase)[0]]
      for (const { appraisal } of compared(areaCase))
        for (const { id, kind } of areaCase.parties)
          if (!developers.includes(id) && kind !== 'gem')
            expect([id, appraisal.parties[id]?.cashEur]).toEqual([id, before[id]?.cashEur])
    }
  })

  it('divides all costs and all revenues of the land, and nothing twice', () => {
    for (const areaCase of withMarket)
      for (const { bears } of compared(areaCase))
        for (const parts of [bears.costs, bears.revenues]) {
          const all = Object.values(parts)
          if (all.length > 0) expect(all.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9)
        }
  })

  it('can be laid over a case that is in another form', () => {
    const areaCase = goldenCase('vier-partijen')
    const terms = { ...usualTerms, market: 'dev' }
    for (const form of cooperationModels) {
      const found = cooperationVariant(areaCase, form, terms)
      if ('reason' in found) throw new Error(found.reason)
      const under = applyVariant({ ...areaCase, variants: [found.variant] }, found.variant.id)
      if (!under.ok) throw new Error(JSON.stringify(under.errors))
      const again = compareCooperation({ ...under.case, variants: [] }, terms)
      expect('reason' in again ? again.reason : again.length).toBe(6)
    }
  })

  it('tells why there is none', () => {
    const areaCase = goldenCase('vier-partijen')
    const { landExploitation: _, ...rest } = areaCase
    const nobody = { ...rest, parties: rest.parties.filter(party => party.kind !== 'gemeente') }
    expect(cooperationVariant(areaCase, 'active', { ...usualTerms, market: 'gem' })).toEqual({
      reason: 'no-market-party',
    })
    expect(cooperationVariant(nobody, 'active', { ...usualTerms, market: 'dev' })).toEqual({
      reason: 'no-municipality',
    })
  })
})

describe('the case of four parties, worked out by hand in millions', () => {
  const millions = (form: ComparedModel | undefined, party: string) =>
    form?.appraisal.parties[party]?.cashEur.map(eur => Math.round(eur / 1e4) / 100)
  const forms = new Map(compared(goldenCase('vier-partijen')).map(one => [one.form, one]))

  it('active is the case as it is', () => {
    expect(millions(forms.get('active'), 'gem')).toEqual([-6, -1, 5, -1, 0])
    expect(millions(forms.get('active'), 'dev')).toEqual([0, 0, -14, -10.5, 28])
  })

  it('a building claim without acquisition is the same', () => {
    expect(millions(forms.get('building-claim'), 'gem')).toEqual([-6, -1, 5, -1, 0])
  })

  it('a joint venture shares ground works, land and grant equally', () => {
    for (const form of ['joint-agreement', 'joint-entity'] as const) {
      // Half of -6, -3 +2, +5 and -1.5; the contribution of 0.5 is an agreement apart.
      expect(millions(forms.get(form), 'gem')).toEqual([-3, -0.5, 2.5, -0.25, 0])
      expect(millions(forms.get(form), 'dev')).toEqual([-3, -0.5, -11.5, -11.25, 28])
    }
    expect(millions(forms.get('joint-entity'), 'gem-bv')).toEqual([0, 0, 0, 0, 0])
  })

  it('in a concession the developer works the land, sells it and gets the grant', () => {
    expect(millions(forms.get('concession'), 'gem')).toEqual([0, 0, 0, 0.5, 0])
    expect(millions(forms.get('concession'), 'dev')).toEqual([-6, -1, -9, -12, 28])
  })

  it('with development by owners the municipality keeps the grant, and no contribution without public costs', () => {
    const form = forms.get('self-realisation')
    expect(millions(form, 'gem')).toEqual([0, 2, 0, 0, 0])
    expect(millions(form, 'dev')).toEqual([-6, -3, -9, -11.5, 28])
    expect(form?.appraisal.parties.gem?.npvOwnEur).toBeCloseTo(2e6 / 1.02, 4)
    expect(form?.bears.costs).toEqual({ gem: 0, dev: 1, cor: 0, rijk: 0 })
  })

  it('a joint venture at nought is active policy, at one all is the market party’s', () => {
    const at = (marketShare: number) =>
      new Map(compared(goldenCase('vier-partijen'), { marketShare }).map(one => [one.form, one]))
    expect(millions(at(0).get('joint-agreement'), 'gem')).toEqual([-6, -1, 5, -1, 0])
    expect(at(1).get('joint-entity')?.bears.costs.dev).toBe(1)
  })
})

it('a settlement of a hidden line is hidden with it', () => {
  const areaCase = goldenCase('vier-partijen')
  const lines = areaCase.lines?.map(line =>
    line.id === 'grondwerk' ? { ...line, visibleTo: ['gem'] } : line,
  )
  const found = cooperationVariant({ ...areaCase, lines: lines ?? [] }, 'joint-agreement', {
    ...usualTerms,
    market: 'dev',
  })
  if ('reason' in found) throw new Error(found.reason)
  const settled = found.variant.set?.map(
    change => change.value as { visibleTo?: string[]; percent?: { of: string[] } },
  )
  expect(settled?.find(line => line.percent?.of.includes('grondwerk'))?.visibleTo).toEqual(['gem'])
  expect(
    settled
      ?.filter(line => line.percent && !line.percent.of.includes('grondwerk'))
      .map(line => line.visibleTo),
  ).toEqual([undefined])
  const seen = visibleCase({ ...areaCase, lines: lines ?? [], variants: [found.variant] }, ['dev'])
  if (!seen.ok) throw new Error('a party of the case')
  expect(JSON.stringify(seen.visible.case).includes('grondwerk')).toBe(false)
})
