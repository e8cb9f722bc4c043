// What the rules of cost recovery and public money say as a whole, worked out by hand.
import { describe, expect, it } from 'vitest'
import { appraise } from '../ledger/appraise.ts'
import { buildLedger } from '../ledger/build-ledger.ts'
import { helpRooms } from './help-rooms.ts'
import { rulesOf, testRules } from './test-rules.ts'
import { dev, gem, paid, programmeOf, rijk, small, statusOf, told } from './testing/small-case.ts'

describe('cost recovery', () => {
  const recovered = (costRecovery: object, ...lines: object[]) =>
    small({
      parties: [gem, rijk, dev],
      lines: [
        paid('werk', '5', ['gem', 'outside'], 1000),
        paid('grond', 'opbrengst-uitgifte', ['dev', 'gem'], 10_000),
        ...lines,
      ],
      costRecovery: { items: [{ line: 'werk', partA: true, attributable: 1, share: 1 }], ...costRecovery },
    })
  const period = {
    system: 'with-period',
    inbrengEur: [200, 100],
    units: [{ category: 'koop', count: 10, weight: 2 }],
  }
  const agreed = (eur: number) => paid('anterieur', 'opbrengst-bijdrage', ['dev', 'gem'], eur)

  it('with period adds input values and takes subsidies off', () => {
    const areaCase = recovered(
      period,
      agreed(600),
      paid('subsidie', 'opbrengst-subsidie', ['rijk', 'gem'], 400),
      paid('aan-dev', 'opbrengst-subsidie', ['gem', 'dev'], 5000),
      paid('van-gem', 'opbrengst-bijdrage', ['rijk', 'gem'], 5000),
      paid('van-buiten', 'opbrengst-bijdrage', ['outside', 'gem'], 5000),
    )
    // 1,000 of costs and 300 of input less 400 of subsidy; the owners set off their 300.
    expect(told(areaCase, 'kostenverhaal')).toEqual({
      status: 'met',
      margin: 0,
      figures: {
        costsEur: 1000,
        inbrengEur: 300,
        recoverableEur: 900,
        deficitEur: 0,
        weightedUnits: 20,
        perUnitEur: 45,
        agreedEur: 600,
      },
      parameters: [],
      nl: 'De afgesproken bijdragen (€ 600) dekken wat verhaalbaar is (€ 600).',
      en: 'The agreed contributions (€ 600) cover what is recoverable (€ 600).',
    })
  })

  it('without period knows no input values or subsidies, and says what is still to be recovered', () => {
    const areaCase = recovered(
      { ...period, system: 'without-period', units: [] },
      agreed(400),
      paid('subsidie', 'opbrengst-subsidie', ['rijk', 'gem'], 400),
    )
    expect(told(areaCase, 'kostenverhaal')).toEqual({
      status: 'attention',
      margin: -600,
      figures: { costsEur: 1000, recoverableEur: 1000, deficitEur: 0, weightedUnits: 0, agreedEur: 400 },
      parameters: [],
      nl: 'Verhaalbaar is € 1.000, afgesproken € 400: verhaal het verschil van € 600 met het omgevingsplan of motiveer waarom de gemeente het draagt.',
      en: 'Recoverable is € 1,000, agreed € 400: recover the difference of € 600 by the environment plan or give the reason why the municipality bears it.',
    })
  })

  it('of an area without items or input values is nothing', () => {
    const areaCase = small({ costRecovery: { system: 'with-period' } })
    expect(told(areaCase, 'kostenverhaal')).toMatchObject({
      status: 'met',
      figures: { costsEur: 0, inbrengEur: 0, recoverableEur: 0, weightedUnits: 0, agreedEur: 0 },
    })
  })
})

const pot = (id: string, changes: object = {}) => ({
  id,
  owner: 'rijk',
  budgetEur: 500,
  purposes: ['publiek-tekort'],
  maxShare: 0.5,
  expiry: '2027-12-31',
  ...changes,
})
const lines = [
  paid('werk', '5', ['gem', 'outside'], 1000),
  paid('grond', 'opbrengst-uitgifte', ['dev', 'gem'], 300),
  paid('anterieur', 'opbrengst-bijdrage', ['dev', 'gem'], 100),
  paid('provincie', 'opbrengst-subsidie', ['prov', 'gem'], 50),
  paid('verkocht', 'opbrengst-uitgifte', ['prov', 'gem'], 9000),
  paid('wbi', 'opbrengst-subsidie', ['rijk', 'gem'], 204, { series: { 1: 204 } }),
  paid('niet-betaald', 'opbrengst-subsidie', ['rijk', 'gem'], 0),
  paid('bouw', 'opstal', ['dev', 'outside'], 7000),
]
const asked = (changes: object = {}) =>
  small({
    parties: [gem, rijk, dev, { id: 'prov', kind: 'provincie', rate: 0.02 }],
    landExploitation: { party: 'gem', bookValueEur: 40, bookValueDate: '2026-01-01' },
    lines,
    ...programmeOf({ 'huur-sociaal': 400, 'koop-duur': 200, kantoor: 900 }),
    pots: [pot('ander', { owner: 'prov' }), pot('doel', { purposes: ['wegen'] }), pot('pot')],
    claims: [
      { pot: 'pot', line: 'wbi', eur: 204 },
      { pot: 'ander', line: 'provincie', eur: 50 },
      { pot: 'pot', line: 'niet-betaald', eur: 9999 },
    ],
    clauses: [{ id: 'vast', kind: 'fixed-price', from: 'gem', to: 'dev', inputs: { amountEur: 3000, t: 0 } }],
    ...changes,
  })

describe('the public deficit', () => {
  it('is what public bodies spend less what they get, before the State', () => {
    // 1,040 spent less 300, 100 and 50; the State gives 204 after a year at 2 %.
    expect(told(asked(), 'publiek-tekort')).toEqual({
      status: 'met',
      margin: 390,
      figures: {
        costsEur: 1040,
        landRevenuesEur: 300,
        recoveryEur: 100,
        otherContributionsEur: 50,
        deficitEur: 590,
        perDwellingEur: 0.9833,
        stateEur: 200,
      },
      parameters: [],
      nl: 'Het publieke tekort is € 590; de rijksbijdragen van samen € 200 blijven daarbinnen.',
      en: 'The public deficit is € 590; the State contributions of € 200 together stay within it.',
    })
  })

  it('may be less than what is asked, or be no deficit at all', () => {
    const spending = (eur: number) =>
      asked({ lines: [paid('werk', '5', ['gem', 'outside'], eur), ...lines.slice(1)], programme: undefined })
    expect(told(spending(600), 'publiek-tekort')).toMatchObject({
      status: 'not-met',
      margin: -10,
      nl: 'Het publieke tekort is € 190; de rijksbijdragen van samen € 200 zijn hoger.',
      en: 'The public deficit is € 190; the State contributions of € 200 together are higher.',
    })
    expect(told(spending(610), 'publiek-tekort')).toMatchObject({
      status: 'met',
      margin: 0,
      en: 'The public deficit is € 200; the State contributions of € 200 together stay within it.',
    })
    const surplus = {
      status: 'not-met',
      margin: -200,
      nl: 'Er is geen publiek tekort: de publieke kant houdt over. De rijksbijdragen zijn samen € 200.',
      en: 'There is no public deficit: the public side has a surplus. The State contributions are € 200 together.',
    }
    expect([410, 400].map(eur => told(spending(eur), 'publiek-tekort'))).toMatchObject([surplus, surplus])
    expect(told(spending(600), 'publiek-tekort').figures.perDwellingEur).toBeUndefined()
    const market = small({ parties: [dev], landExploitation: undefined, lines: [] })
    expect(statusOf(market, 'publiek-tekort')).toBe('not-applicable')
  })
})

describe('money of the State and of other pots', () => {
  it('is paid for by the incentive under its conditions', () => {
    const told600 = told(asked(), 'woningbouwimpuls')
    expect(told600).toMatchObject({
      status: 'met',
      figures: { claimedEur: 204, deficitEur: 590, homes: 600, affordableShare: 0.6667 },
      parameters: [
        'state-share-maximum',
        'affordable-share-minimum',
        'homes-minimum',
        'first-start-maximum',
        'last-start-maximum',
      ],
      nl: 'Aan de voorwaarden die de businesscase kan tonen is voldaan. De grens van 200 woningen voor kleine gemeenten is niet toegepast.',
      en: 'The conditions that the business case can show are met. The bound of 200 homes for small municipalities was not applied.',
    })
    const few = asked(programmeOf({ 'huur-sociaal': 100, 'koop-duur': 200 }))
    const outcome = told(few, 'woningbouwimpuls')
    expect(outcome.status).toBe('not-met')
    expect(outcome.en.startsWith('Not met: ')).toBe(true)
    expect(outcome.en.split('. ').length).toBe(2)
    for (const changes of [{ pots: [], claims: [] }, { claims: [] }, programmeOf({ kantoor: 1 })])
      expect(statusOf(asked(changes), 'woningbouwimpuls')).toBe('not-applicable')
  })

  it('fits in the budget and the term of each pot', () => {
    expect(told(asked(), 'potten')).toEqual({
      status: 'met',
      figures: { 'room-ander': 450, 'room-doel': 500, 'room-pot': 296 },
      parameters: [],
      nl: 'Elke pot betaalt binnen budget en looptijd.',
      en: 'Every pot pays within budget and term.',
    })
    const pots = (changes: object) =>
      told(asked({ pots: [pot('ander', { owner: 'prov' }), pot('pot', changes)] }), 'potten')
    expect(pots({ budgetEur: 204 }).status).toBe('met')
    expect(pots({ budgetEur: 203.5 })).toMatchObject({
      status: 'not-met',
      nl: 'Niet voldaan: pot betaalt meer dan het budget.',
      en: 'Not met: pot pays more than its budget.',
    })
    // Paid in the first year, on a day that the year does not tell: only at its end has all of it been paid.
    expect(
      ['2027-06-30', '2026-12-31', '2026-12-30', '2026-06-30', '2025-12-31'].map(
        expiry => pots({ expiry }).status,
      ),
    ).toEqual(['met', 'met', 'not-met', 'not-met', 'not-met'])
    expect(pots({ budgetEur: 0, expiry: '2025-12-31' })).toMatchObject({
      nl: 'Niet voldaan: pot betaalt meer dan het budget; pot betaalt na de einddatum.',
      en: 'Not met: pot pays more than its budget; pot pays after its expiry.',
    })
    expect(statusOf(small(), 'potten')).toBe('not-applicable')
  })

  it('leaves the State the room of the deficit and of its share', () => {
    const rooms = (areaCase: Parameters<typeof helpRooms>[0]) =>
      helpRooms(areaCase, { party: 'gem', payer: 'rijk', convention: 'end' }).map(({ id, roomEur }) => [
        id,
        Math.round(roomEur),
      ])
    expect(rooms(asked())).toEqual([
      ['public-deficit', 390],
      ['state-share', 95],
    ])
    expect(rooms(asked({ pots: [pot('ander', { owner: 'prov' })], claims: [] }))).toEqual([
      ['public-deficit', 390],
    ])
    const surplus = asked({ lines: lines.slice(1) })
    expect(rooms(surplus)[0]).toEqual(['public-deficit', -200])
  })
})

describe('the expiry of a pot', () => {
  it('is told to the period: quarters, half-years, and the valuation date itself', () => {
    const status = (changes: object, t: number, expiry: string) =>
      statusOf(
        asked({
          ...changes,
          lines: lines.map(line => (line.id === 'wbi' ? { ...line, series: { [t]: 204 } } : line)),
          pots: [pot('pot', { expiry })],
          claims: [{ pot: 'pot', line: 'wbi', eur: 204 }],
        }),
        'potten',
      )
    const quarters = { period: 'quarter', periods: 16 }
    expect([
      status(quarters, 2, '2026-06-30'),
      status(quarters, 3, '2026-06-30'),
      status(quarters, 2, '2026-06-29'),
      status({ ...quarters, valuationDate: '2026-04-01' }, 2, '2026-06-30'),
      status({ ...quarters, valuationDate: '2026-04-01' }, 1, '2026-06-30'),
      status({ period: 'half-year', periods: 8 }, 3, '2027-06-30'),
      status({ period: 'half-year', periods: 8 }, 4, '2027-06-30'),
    ]).toEqual(['met', 'not-met', 'not-met', 'not-met', 'met', 'met', 'not-met'])
    expect([status({}, 0, '2026-01-01'), status({}, 0, '2025-12-31')]).toEqual(['met', 'not-met'])
  })
})

describe('all rules', () => {
  it('of a case that was worked out before are the same', () => {
    const areaCase = small()
    const before = rulesOf(buildLedger(areaCase), appraise(areaCase))
    expect(before).toEqual(testRules(areaCase).rules)
    expect(before.length).toBe(14)
  })

  it('are read at the timing and the variant that are asked', () => {
    const areaCase = small({
      lines: [paid('werk', '5', ['gem', 'outside'], 1, { series: { 1: 102 } })],
      variants: [
        { id: 'duur', reason: { nl: 'Duur' }, set: [{ path: '/lines/@werk/series/1', value: 204 }] },
      ],
    })
    const costs = (options: Parameters<typeof testRules>[1]) =>
      testRules(areaCase, options)
        .rules.find(({ id }) => id === 'publiek-tekort')
        ?.figures[0]?.value.toFixed(6)
    expect([costs({}), costs({ convention: 'begin' }), costs({ variantId: 'duur' })]).toEqual([
      '100.000000',
      '102.000000',
      '200.000000',
    ])
  })
})
