// What the rules of public money, aid, funds and risk say as a whole, worked out by hand.
import { describe, expect, it } from 'vitest'
import { helpRooms } from './help-rooms.ts'
import { testRules } from './test-rules.ts'
import { outcomeOf, paid, programmeOf, small, told } from './testing/small-case.ts'

const statusOf = (areaCase: Parameters<typeof outcomeOf>[0], id: string) => outcomeOf(areaCase, id).status
const gem = { id: 'gem', kind: 'gemeente', rate: 0.02, name: { nl: 'Gemeente', en: 'Municipality' } }
const dev = { id: 'dev', kind: 'ontwikkelaar', rate: 0.08, name: { nl: 'Bouwer', en: 'Builder' } }
const rijk = { id: 'rijk', kind: 'rijk', rate: 0.0225 }

describe('the resilience of parties', () => {
  const event = (id: string, bearer: object[], changes: object = {}) => ({
    id,
    probability: 0.5,
    amountEur: { min: 0, likely: 300, max: 600 },
    t: { from: 1, to: 1 },
    bearer,
    ...changes,
  })
  const risky = (events: object[], capacities: object[]) =>
    small({
      parties: [...capacities, rijk, { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 }],
      lines: [paid('werk', '5', ['gem', 'outside'], 1), paid('reserve', '12', ['gem', 'outside'], 1)],
      risk: { events },
    })
  const half = [
    { party: 'gem', share: 0.5 },
    { party: 'cor', share: 0.5 },
  ]
  const cor = { id: 'cor', kind: 'corporatie', rate: 0.04, capacityEur: 300 }

  it('is what they hold over what their own events cost at most, with 90 % certainty', () => {
    const events = [
      event('bodem', half),
      event('gedekt', half, { coveredBy: 'reserve', amountEur: { min: 1e6, likely: 1e6, max: 1e6 } }),
      event('ander', [{ party: 'dev', share: 1 }]),
    ]
    // Half of a mean of 300 each: 100 against 150, and 300 against 150.
    expect(told(risky(events, [{ ...gem, capacityEur: 100 }, cor]), 'weerstandsvermogen')).toEqual({
      status: 'attention',
      margin: -0.3333,
      figures: { 'needed-gem': 150, 'ratio-gem': 0.6667, 'needed-cor': 150, 'ratio-cor': 2 },
      parameters: ['A', 'B', 'C', 'D', 'E'].map(grade => `resilience-class-${grade}`),
      nl: 'Gemeente: klasse E; cor: klasse B. Alleen de gebeurtenissen van de businesscase, met 90 % zekerheid; marktrisico komt daar bij.',
      en: 'Municipality: class E; cor: class B. The events of the business case only, at 90 % certainty; market risk comes on top.',
    })
  })

  it('is enough at a ratio of one', () => {
    const areaCase = risky([event('bodem', [{ party: 'gem', share: 1 }])], [{ ...gem, capacityEur: 300 }])
    expect(told(areaCase, 'weerstandsvermogen')).toMatchObject({ status: 'met', margin: 0 })
  })

  it('takes the mean of three points', () => {
    const amountEur = { min: 100, likely: 200, max: 600 }
    const areaCase = risky(
      [event('bodem', [{ party: 'gem', share: 1 }], { amountEur })],
      [{ ...gem, capacityEur: 1 }],
    )
    expect(told(areaCase, 'weerstandsvermogen').figures['needed-gem']).toBe(300)
  })

  it('is no subject without capacity, without events that matter, or with more than sixteen of them', () => {
    const one = [{ party: 'gem', share: 1 }]
    const holder = { ...gem, capacityEur: 100 }
    const many = (count: number) => Array.from({ length: count }, (_, nth) => event(`e${nth}`, one))
    expect(statusOf(risky(many(1), [gem]), 'weerstandsvermogen')).toBe('not-applicable')
    expect(statusOf(risky([], [holder]), 'weerstandsvermogen')).toBe('not-applicable')
    expect(statusOf(small({ parties: [holder, rijk, dev] }), 'weerstandsvermogen')).toBe('not-applicable')
    expect(
      statusOf(risky([event('zelden', one, { probability: 0.05 })], [holder]), 'weerstandsvermogen'),
    ).toBe('not-applicable')
    expect([16, 17].map(count => statusOf(risky(many(count), [holder]), 'weerstandsvermogen'))).toEqual([
      'attention',
      'not-applicable',
    ])
  })
})

describe('loans of a fund', () => {
  const fund = { id: 'fonds', kind: 'fonds', rate: 0.03 }
  const bank = { id: 'bank', kind: 'bank', rate: 0.05 }
  const loan = (id: string, lender: string, changes: object = {}) => ({
    id,
    lender,
    borrower: 'dev',
    limitEur: 2e6,
    rate: 0.04,
    feeShare: 0,
    draw: [
      { t: 1, eur: 1e6 },
      { t: 2, eur: 1e6 },
    ],
    repay: [{ t: 6, eur: 2e6 }],
    seniority: 2,
    ...changes,
  })
  const lent = (...loans: object[]) => small({ parties: [gem, dev, rijk, fund, bank], periods: 10, loans })

  it('show their size and term, with what is left to show', () => {
    expect(told(lent(loan('a', 'fonds'), loan('b', 'bank')), 'revolverend-fonds')).toEqual({
      status: 'attention',
      figures: { 'limit-a': 2e6, 'years-a': 5 },
      parameters: ['loan-minimum', 'loan-maximum', 'term-maximum'],
      nl: 'Bedrag, looptijd en rang passen. Toon nog dat het fonds en de eerste financier elk hoogstens 45 % dragen en het eigen geld ten minste 10 %.',
      en: 'Amount, term and rank fit. Show as well that the fund and the senior lender each bear 45 % at most and own money at least 10 %.',
    })
  })

  it('run from the start to the end of the plan where nothing is dated', () => {
    const open = loan('a', 'fonds', { draw: 'as-needed', repay: 'sweep' })
    expect(told(lent(open), 'revolverend-fonds').figures['years-a']).toBe(10)
    expect(told(lent(loan('a', 'fonds', { repay: [] })), 'revolverend-fonds').figures['years-a']).toBe(0)
  })

  it('of a fund before another lender of the same borrower are told so', () => {
    const first =
      'Niet voldaan: Het fonds staat voor een andere financier, terwijl het achter de eerste financier hoort.'
    const ranked = (other: object, lender = 'bank') =>
      told(
        lent(loan('a', 'fonds'), loan('b', lender, other), loan('c', 'fonds', { seniority: 9 })),
        'revolverend-fonds',
      )
    expect(ranked({ seniority: 3 })).toMatchObject({
      status: 'not-met',
      nl: first,
      en: 'Not met: The fund ranks before another lender, while it belongs behind the senior one.',
    })
    expect(ranked({ seniority: 2 }).status).toBe('attention')
    expect(ranked({ seniority: 3, borrower: 'gem' }).status).toBe('attention')
    expect(ranked({ seniority: 3 }, 'fonds').status).toBe('attention')
  })

  it('are no subject when no fund lends', () => {
    expect(statusOf(lent(loan('b', 'bank')), 'revolverend-fonds')).toBe('not-applicable')
    expect(statusOf(small(), 'revolverend-fonds')).toBe('not-applicable')
  })
})

describe('aid to undertakings', () => {
  const cor = { id: 'cor', kind: 'corporatie', rate: 0.04 }
  const bouw = { id: 'bouw', kind: 'bouwbedrijf', rate: 0.08 }
  const aided = (...lines: object[]) =>
    small({
      parties: [gem, rijk, dev, bouw, cor],
      lines: [paid('werk', '5', ['gem', 'outside'], 1), ...lines],
    })
  const spent = paid('opstal', 'opstal', ['dev', 'outside'], 1e6)

  it('count gifts of public bodies only, undertaking by undertaking', () => {
    const areaCase = aided(
      spent,
      paid('opstal-b', 'opstal', ['bouw', 'outside'], 1e6),
      paid('a', 'opbrengst-subsidie', ['gem', 'dev'], 200_000),
      paid('b', 'opbrengst-bijdrage', ['rijk', 'bouw'], 250_000),
      paid('van-de-markt', 'opbrengst-bijdrage', ['bouw', 'dev'], 90_000),
      paid('koop', 'opbrengst-opstal', ['gem', 'dev'], 90_000),
      paid('corporatie', 'opbrengst-subsidie', ['gem', 'cor'], 900_000),
    )
    expect(told(areaCase, 'staatssteun')).toEqual({
      status: 'met',
      margin: 50_000,
      figures: { 'aid-dev': 200_000, 'aid-bouw': 250_000 },
      parameters: ['de-minimis-room'],
      nl: 'De steun past voor elke onderneming binnen de de-minimisruimte; steun van elders is niet meegeteld.',
      en: 'The aid fits in the de-minimis room of every undertaking; aid from elsewhere was not counted.',
    })
  })

  it('above the room names the undertaking and why', () => {
    const outcome = told(
      aided(spent, paid('a', 'opbrengst-subsidie', ['gem', 'dev'], 400_000)),
      'staatssteun',
    )
    expect([outcome.status, outcome.margin]).toEqual(['not-met', -100_000])
    expect(outcome.nl.startsWith('Toets de steun aan Bouwer op een vrijstelling of meld haar: ')).toBe(true)
    expect(outcome.en.startsWith('Test the aid to Builder against an exemption or notify it: ')).toBe(true)
    expect(statusOf(aided(spent), 'staatssteun')).toBe('not-applicable')
  })

  it('leave room up to the shortfall at the return that the undertaking asks', () => {
    const asked = { party: 'dev', payer: 'gem', convention: 'end' } as const
    // 1,000,000 spent and 300,000 earned in the second year at 8 %, of which 100,000 is given already.
    const areaCase = aided(
      spent,
      paid('verkoop', 'opbrengst-opstal', ['outside', 'dev'], 1, { series: { 2: 300_000 } }),
      paid('a', 'opbrengst-subsidie', ['gem', 'dev'], 100_000),
    )
    const rooms = helpRooms(areaCase, asked).map(({ id, roomEur }) => [id, Math.round(roomEur)])
    expect(rooms).toEqual([
      ['de-minimis', 200_000],
      ['aid-gap', Math.round(1e6 - 300_000 / 1.08 ** 2 - 100_000)],
    ])
    expect(helpRooms(areaCase, { ...asked, payer: 'bouw' })).toEqual([])
    expect(helpRooms(areaCase, { ...asked, party: 'cor' })).toEqual([])
    expect(helpRooms(areaCase, { ...asked, party: 'niemand', payer: 'niemand' })).toEqual([])
  })
})

describe('sales of land', () => {
  it('are told by buyer, of public bodies to others only', () => {
    const bouw = { id: 'bouw', kind: 'bouwbedrijf', rate: 0.08 }
    const areaCase = small({
      parties: [gem, rijk, dev, bouw],
      lines: [
        paid('a', 'opbrengst-uitgifte', ['dev', 'gem'], 100),
        paid('b', 'opbrengst-uitgifte', ['dev', 'gem'], 51, { series: { 1: 51 } }),
        paid('c', 'opbrengst-uitgifte', ['bouw', 'gem'], 7),
        paid('naar-buiten', 'opbrengst-uitgifte', ['outside', 'gem'], 1000),
        paid('onderling', 'opbrengst-uitgifte', ['rijk', 'gem'], 1000),
        paid('particulier', 'opbrengst-uitgifte', ['dev', 'bouw'], 1000),
        paid('anders', 'opbrengst-bijdrage', ['bouw', 'gem'], 1000),
      ],
    })
    expect(told(areaCase, 'gelijke-kansen')).toEqual({
      status: 'attention',
      // 51 after a year at 2 %.
      figures: { 'sold-dev': 150, 'sold-bouw': 7 },
      parameters: [],
      nl: 'Leg vast hoe deze kopers zijn gekozen (openbare selectie, of waarom er maar één serieuze gegadigde is) en maak het voornemen bekend: Bouwer, bouw.',
      en: 'Record how these buyers were chosen (open selection, or why there is one serious candidate only) and publish the intention: Builder, bouw.',
    })
    expect(statusOf(small({ lines: [] }), 'gelijke-kansen')).toBe('not-applicable')
  })
})

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
    // Paid at the end of the first year, which is the beginning of 2027.
    expect(['2026-12-31', '2025-12-31'].map(expiry => pots({ expiry }).status)).toEqual(['met', 'not-met'])
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

describe('all rules', () => {
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
