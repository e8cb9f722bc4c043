// Explanations where the worked cases do not come: clauses that pay, a period that is closed, pointers to nothing.
import { describe, expect, it } from 'vitest'
import { caseOf } from '../../case/testing/case-of.ts'
import type { Case } from '../../case/types.ts'
import { appraise } from '../appraise.ts'
import { caseWithEverything } from '../testing/case-with-everything.ts'
import { off, walk } from '../testing/explain-walk.ts'
import { explain, openExplainer } from './explain.ts'
import type { Explanation } from './explanation.ts'

const smallCase = (changes: object): Case =>
  caseOf({
    format: 'versneller-case/1',
    id: 'klein',
    name: { nl: 'Klein' },
    valuationDate: '2026-01-01',
    periods: 4,
    convention: 'end',
    rates: { interest: 0.02 },
    parties: [
      { id: 'gem', kind: 'gemeente', rate: 0.02, name: { nl: 'Gemeente' } },
      { id: 'dev', kind: 'ontwikkelaar', rate: 0.1 },
      { id: 'cor', kind: 'corporatie', rate: 0.05 },
    ],
    lines: [
      { id: 'winst', account: 'opbrengst-opstal', from: 'outside', to: 'dev', series: { 0: 1000 } },
      { id: 'tekort', account: 'opstal', from: 'cor', to: 'outside', series: { 0: 400 } },
    ],
    ...changes,
  })

interface Paying {
  readonly kind: string
  readonly from?: string
  readonly to?: string
  readonly inputs: object
}

function found(areaCase: Case, pointer: string): Explanation {
  const outcome = explain(areaCase, pointer)
  if (!outcome.ok) throw new Error(`not explained: ${pointer}`)
  return outcome.explanation
}

const none = (areaCase: Case, pointer: string) => {
  const outcome = explain(areaCase, pointer)
  return outcome.ok ? outcome.explanation.pointer : outcome.errors.map(({ code }) => code).join()
}

const result = (kind: string, inputs: object, ends: Partial<Paying> = {}): Paying => ({
  kind,
  inputs,
  ...ends,
})
const loss = { from: 'gem', to: 'cor' }
// dev has 1,000 at the valuation date, cor is 400 short; a year later that is 1,100 and 420.
const payments: [name: string, clause: Paying, t: number, eur: number][] = [
  ['a share of the profit', result('overage', { share: 0.5, thresholdEur: 200, t: 1 }), 1, 440],
  ['a share at most', result('overage', { share: 0.5, thresholdEur: 200, capEur: 300, t: 1 }), 1, 300],
  ['a share taken back', result('clawback', { share: 0.25, thresholdEur: 200, t: 1 }), 1, 220],
  ['a subsidy taken back', result('subsidy-clawback', { share: 0.25, capEur: 200, t: 1 }), 1, 220],
  ['a shortfall', result('guarantee', { of: 'cor', limitEur: 900, t: 1 }, loss), 1, 420],
  ['a shortfall up to the limit', result('guarantee', { of: 'cor', limitEur: 90, t: 1 }, loss), 1, 90],
  [
    'a shortfall up to the most of a year',
    result('guarantee', { of: 'cor', limitEur: 900, capPerYear: 60, t: 1 }, loss),
    1,
    60,
  ],
  ['a first loss', result('first-loss', { attachEur: 20, limitEur: 900, t: 1 }, loss), 1, 400],
  ['a loss in a layer', result('stop-loss', { attachEur: 20, limitEur: 90, t: 1 }, loss), 1, 90],
  // The index falls a fifth in a year: 15 % outside the band, of which 10 % counts.
  [
    'a fall',
    result('index-band', { baseEur: 100, index: 'daling', band: 0.05, cap: 0.1, sided: 'two', t: 1 }),
    1,
    -10,
  ],
  [
    'a rise',
    result('index-band', { baseEur: 100, index: 'stijging', band: 0.05, cap: 0.3, sided: 'one', t: 1 }),
    1,
    15,
  ],
  [
    'a fee and a price in one period',
    result('option', {
      feeEur: 7,
      t: 2,
      exerciseT: 2,
      rule: { index: 'daling', atMost: 0.9, amountEur: 30 },
    }),
    2,
    37,
  ],
  [
    'a fee alone',
    result('option', {
      feeEur: 7,
      t: 2,
      exerciseT: 2,
      rule: { index: 'stijging', atMost: 0.9, amountEur: 30 },
    }),
    2,
    7,
  ],
  [
    'a price that follows a risk factor, which stands still as planned',
    result('option', {
      feeEur: 0,
      t: 1,
      exerciseT: 3,
      rule: { index: 'house-price', atMost: 1, amountEur: 30 },
    }),
    3,
    30,
  ],
]

describe('a clause that pays', () => {
  it.each(payments)('%s: each step follows from those before it', (_, paying, t, eur) => {
    const areaCase = smallCase({
      indices: { daling: -0.2, stijging: 0.2 },
      clauses: [{ id: 'a', from: 'dev', to: 'gem', ...paying }],
    })
    const names = [`cashEur/${t}`, `levelEur/${t}`, 'cashEur/4', 'realEur', 'atPriceLevelEur']
    const steps = walk(
      openExplainer(areaCase),
      names.map(name => `/clauses/a/${name}`),
    )
    expect([...steps.values()].filter(one => !(off(one) < 1e-9)).map(({ pointer }) => pointer)).toEqual([])
    expect(names.map(name => steps.get(`/clauses/a/${name}`)?.value?.toFixed(6))).toEqual(
      [eur, eur, 0, eur, eur].map(value => value.toFixed(6)),
    )
  })

  it('may look at a risk factor, which stands at 1 as planned', () => {
    const inputs = { baseEur: 100, index: 'house-price', band: 0, cap: 0.3, sided: 'two', t: 2 }
    const areaCase = smallCase({ clauses: [{ id: 'a', from: 'dev', to: 'gem', kind: 'index-band', inputs }] })
    expect(found(areaCase, '/clauses/a/indexLevel')).toMatchObject({
      value: 1,
      inputs: [
        { pointer: null, value: 0 },
        { pointer: null, value: 2 },
      ],
    })
  })

  it('of land is the value of the land where there is no index and no minimum', () => {
    const [residual] = caseWithEverything.clauses!.filter(({ kind }) => kind === 'residual-price')
    const areaCase = {
      ...caseWithEverything,
      clauses: [
        { ...residual!, inputs: { programme: 'koop', peildatum: '2026-01-01' } } as typeof residual & object,
      ],
    }
    const pointer = `/clauses/${residual!.id}`
    const steps = walk(openExplainer(areaCase), [`${pointer}/realEur`])
    expect([...steps.values()].filter(one => !(off(one) < 1e-9))).toEqual([])
    expect(steps.get(`${pointer}/realEur`)?.value).toBeCloseTo(
      found(areaCase, '/lines/koop/totalEur').value!,
      6,
    )
    expect(none(areaCase, `${pointer}/indexFactor/4`)).toBe('ONBEKENDE_WIJZER')
    expect(found(areaCase, `${pointer}/leastEur/5`).inputs.map(({ label }) => label.en)).toEqual([
      'zero',
      `clause ${residual!.id}: residual land value, indexed, t 5`,
    ])
  })
})

describe('a pointer to nothing', () => {
  it('is refused beside everything that is explained', () => {
    const explainer = openExplainer(caseWithEverything)
    const parties = caseWithEverything.parties.map(({ id }) => `/parties/${id}/npvOwnEur`)
    const clauses = caseWithEverything.clauses!.flatMap(({ id }) => [`/clauses/${id}/realEur`])
    const start = [...parties, ...clauses, '/landExploitation/provisionEur', '/rateDifferenceEur']
    const beside = [...walk(explainer, start).keys()].flatMap(pointer => {
      const steps = pointer.split('/')
      const at = (index: number, step: string) => steps.with(index, step).join('/')
      return [
        `${pointer}/x`,
        `${pointer}/1/2/3`,
        at(-1, 'onbekend'),
        at(1, 'onbekend'),
        ...(steps.length > 2 ? [at(2, 'onbekend')] : []),
        ...(/\/\d$/.test(pointer) ? [at(-1, '999'), at(-1, '1e1'), at(-2, 'onbekend')] : []),
      ]
    })
    expect(beside.filter(pointer => explainer.explain(pointer).ok)).toEqual([])
  })

  it.each([
    '/area/onbekend',
    '/discount',
    '/discount/onbekend/1',
    '/parties/gem',
    '/parties/gem/irr/roots/9',
    '/parties/gem/irr/onbekend',
    '/parties/gem/irr/preferred/1',
    '/rateDifferenceEur/1',
    '/lines/sloop/totalEur',
    '/lines/vtu/totalEur',
    '/lines/vtu/amountEur/4',
    '/lines/werk-btw/totalEur',
    '/lines/werk-btw/periodShare/3',
    '/lines/sloop/periodShare/1',
    '/lines/werk/periodShare/0',
    '/lines/bouw/levelFactor',
    '/lines/koop/onbekend',
    '/clauses/lening/drawnEur',
    '/clauses/lening/onbekend/1',
    '/clauses/lijngarantie/lossEur',
    '/clauses/terug/onbekend/3',
    '/clauses/terug/realEur/x',
    '/clauses/terug/realEur/3',
    '/clauses/lening/periodRate/3',
    '/clauses/band/move/3',
    '/clauses/minimum/shareEur/3',
    '/clauses/minimum/onbekend',
    '/clauses/afname/onbekend/5',
    '/clauses/residu/onbekend/5',
    '/clauses/band/onbekend',
    '/clauses/vast/onbekend',
    '/case/name/nl',
    '/case/lines/sloop',
    '/case/rates/onbekend',
    '/landExploitation/interestEur/0',
    '/landExploitation/flowInterestEur/0',
    '/landExploitation/periodRate/0',
    '/landExploitation/onbekend',
    '/landExploitation/onbekend/3',
  ])('%s', pointer => {
    expect(none(caseWithEverything, pointer)).toBe('ONBEKENDE_WIJZER')
  })

  it('is each of those of a land exploitation or a clause where there is none', () => {
    const areaCase = smallCase({})
    expect(none(areaCase, '/landExploitation/npvEur')).toBe('ONBEKENDE_WIJZER')
    expect(none(areaCase, '/clauses/a/realEur')).toBe('ONBEKENDE_WIJZER')
  })
})

describe('what is closed', () => {
  const book = caseWithEverything.landExploitation!
  const areaCase = { ...caseWithEverything, landExploitation: { ...book, bookValueDate: '2026-10-15' } }

  it('has its bookings, no VAT and no flow of the land exploitation', () => {
    expect(found(areaCase, '/lines/sloop/cashEur/1').inputs.map(({ pointer }) => pointer)).toEqual([
      '/case/actuals/1/eur',
    ])
    const names = [
      '/lines/werk-btw/cashEur/1',
      '/landExploitation/flowEur/1',
      '/landExploitation/levelFlowEur/1',
    ]
    for (const name of names) expect(found(areaCase, name)).toMatchObject({ value: 0, inputs: [] })
    const { actuals: _, ...unbooked } = areaCase
    expect(found(unbooked, '/lines/sloop/cashEur/1')).toMatchObject({ value: 0, inputs: [] })
  })

  it('has no balance before the book value, and no interest until after it', () => {
    const names = ['balanceEur/0', 'interestEur/1', 'flowInterestEur/1']
    expect(names.map(name => none(areaCase, `/landExploitation/${name}`))).toEqual(
      names.map(() => 'ONBEKENDE_WIJZER'),
    )
  })
})

describe('the land exploitation at the valuation date', () => {
  const areaCase = smallCase({
    landExploitation: { party: 'gem', bookValueEur: 100, bookValueDate: '2026-01-01' },
    lines: [
      {
        id: 'werk',
        account: '5',
        from: 'gem',
        to: 'outside',
        series: { 0: 40 },
        note: { nl: 'Geschat' },
        name: { nl: 'Werk' },
      },
    ],
  })

  it('begins with what is paid on the day itself', () => {
    expect(found(areaCase, '/landExploitation/balanceEur/0')).toMatchObject({
      value: -140,
      inputs: [
        { operator: '-', value: 100 },
        { operator: '+', value: -40 },
      ],
    })
  })

  it('is discounted at the rate that everybody uses where the case has none', () => {
    expect(
      found(areaCase, '/landExploitation/bbvGrowth').inputs.map(({ pointer, value }) => [pointer, value]),
    ).toEqual([
      [null, 0.02],
      [null, 4],
    ])
  })

  it('never breaks even: the figure is none, in words', () => {
    expect(appraise(areaCase).landExploitation?.breakEvenT).toBeNull()
    const { value, formula } = found(areaCase, '/landExploitation/breakEvenT')
    expect(value).toBeNull()
    expect([formula.nl, formula.en].map(text => text.split('=')[0])).toEqual([
      'omslagpunt geen ',
      'break-even none ',
    ])
  })

  it('is told in Dutch where there is no English', () => {
    expect(found(areaCase, '/lines/werk/cashEur/0')).toMatchObject({
      label: { nl: 'Werk: kasstroom, t 0', en: 'Werk: cash flow, t 0' },
      note: { nl: 'Geschat', en: 'Geschat' },
    })
    expect(found(areaCase, '/parties/gem/npvOwnEur').label.en).toBe('Gemeente: net present value, own rate')
    expect(found(areaCase, '/parties/dev/npvOwnEur').label.en).toBe('dev: net present value, own rate')
  })

  it('is explained under the timing that is asked, and a variant that is not there is told', () => {
    const factor = (options: Parameters<typeof explain>[2]) => {
      const outcome = explain(areaCase, '/discount/common/1', options)
      return outcome.ok ? outcome.explanation.value?.toFixed(6) : outcome.errors.map(({ code }) => code)
    }
    expect([factor({}), factor({ convention: 'begin' })]).toEqual(['0.977995', '1.000000'])
    expect(factor({ variantId: 'onbekend' })).toEqual(['ONBEKENDE_VARIANT'])
  })
})
