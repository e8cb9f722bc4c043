// What the rules of risk, loans, aid and sales say of each party as a whole, worked out by hand.
import { describe, expect, it } from 'vitest'
import { helpRooms } from './help-rooms.ts'
import { dev, gem, outcomeOf, paid, rijk, small, statusOf, told } from './testing/small-case.ts'

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
    expect(outcomeOf(areaCase, 'weerstandsvermogen').figures.map(({ label }) => label)).toEqual([
      { nl: 'nodig voor Gemeente', en: 'needed by Municipality' },
      { nl: 'ratio van Gemeente', en: 'ratio of Municipality' },
    ])
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
    const others = [event('x', [{ party: 'dev', share: 1 }]), event('y', [{ party: 'dev', share: 1 }])]
    expect(statusOf(risky([...many(16), ...others], [holder]), 'weerstandsvermogen')).toBe('attention')
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
    const never = loan('a', 'fonds', { draw: 'as-needed', repay: [] })
    expect(told(lent(never), 'revolverend-fonds').figures['years-a']).toBe(0)
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
  const fonds = { id: 'fonds', kind: 'fonds', rate: 0.03 }
  const aided = (...lines: object[]) =>
    small({
      parties: [gem, rijk, dev, bouw, cor, fonds],
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
    expect([outcome.nl, outcome.en]).toEqual([
      'Toets de steun aan Bouwer op een vrijstelling of meld haar: De steun past niet in de ruimte van drie jaar.',
      'Test the aid to Builder against an exemption or notify it: The aid does not fit in the room of three years.',
    ])
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
    expect(helpRooms(areaCase, { ...asked, payer: 'fonds' }).map(({ id }) => id)).toEqual([
      'de-minimis',
      'aid-gap',
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
    expect(outcomeOf(areaCase, 'gelijke-kansen').figures[0]?.label).toEqual({
      nl: 'grond aan Bouwer, contant',
      en: 'land to Builder, present value',
    })
    expect(told(small({ lines: [] }), 'gelijke-kansen')).toEqual({
      status: 'not-applicable',
      figures: {},
      parameters: [],
      nl: 'Geen overheid verkoopt grond aan een partij van deze businesscase.',
      en: 'No public body sells land to a party of this business case.',
    })
  })
})
