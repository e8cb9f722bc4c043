// What each rule says as a whole: status, margin, figures, dated figures and both sentences, worked out by hand.
import { describe, expect, it } from 'vitest'
import { paid, programmeOf, small, statusOf, told } from './testing/small-case.ts'

const withoutLand = { landExploitation: undefined }

describe('affordable homes', () => {
  it('are counted by category, two thirds of all homes and half of those social', () => {
    const units = { 'huur-sociaal': 90, 'koop-betaalbaar': 100, 'koop-duur': 110, kantoor: 500 }
    expect(told(small(programmeOf(units)), 'betaalbaar')).toEqual({
      status: 'attention',
      margin: -0.0333,
      figures: { homes: 300, affordableShare: 0.6333, socialShare: 0.3 },
      parameters: ['affordable-target', 'social-within-affordable-target'],
      nl: 'Tot het doel ontbreken 10 betaalbare en 10 sociale woningen: motiveer de afwijking of pas het programma aan.',
      en: 'The target lacks 10 affordable and 10 social homes: give the reason or change the programme.',
    })
  })

  it('reach the target exactly, or miss it by one home of either kind', () => {
    const units = (social: number, cheap: number, dear: number) =>
      small(programmeOf({ 'koop-sociaal': social, 'koop-betaalbaar': cheap, 'koop-duur': dear }))
    expect(told(units(100, 100, 100), 'betaalbaar')).toMatchObject({
      status: 'met',
      margin: 0,
      nl: 'Het programma haalt het doel voor betaalbare en sociale woningen.',
      en: 'The programme meets the target for affordable and social homes.',
    })
    expect(told(units(100, 99, 101), 'betaalbaar')).toMatchObject({
      status: 'attention',
      en: 'The target lacks 1 affordable and 0 social homes: give the reason or change the programme.',
    })
    expect(told(units(99, 101, 100), 'betaalbaar')).toMatchObject({
      status: 'attention',
      en: 'The target lacks 0 affordable and 1 social homes: give the reason or change the programme.',
    })
    expect(statusOf(units(200, 100, 0), 'betaalbaar')).toBe('met')
  })

  it('are no subject without homes', () => {
    expect(statusOf(small(programmeOf({ kantoor: 5 })), 'betaalbaar')).toBe('not-applicable')
  })
})

describe('the flags of tax', () => {
  it('are up for a land exploitation with a surplus, however small', () => {
    const surplus = (eur: number) =>
      small({
        lines: [
          paid('werk', '5', ['gem', 'outside'], 100),
          paid('grond', 'opbrengst-uitgifte', ['dev', 'gem'], 100 + eur),
        ],
      })
    const statuses = [-1, 0, 0.5].map(eur => statusOf(surplus(eur), 'vennootschapsbelasting'))
    expect(statuses).toEqual(['not-applicable', 'not-applicable', 'attention'])
    expect(statusOf(small(withoutLand), 'vennootschapsbelasting')).toBe('not-applicable')
    expect(told(small(), 'vennootschapsbelasting')).toMatchObject({
      nl: 'De grondexploitatie heeft een overschot: neem haar mee in de jaarlijkse QuickScan van het hele grondbedrijf.',
      en: 'The land exploitation has a surplus: include it in the yearly QuickScan of the whole land business.',
    })
  })

  it('are up when a line counts property tax as revenue', () => {
    const lines = (...list: object[]) => small({ lines: list })
    const work = paid('werk', '5', ['gem', 'outside'], 1)
    const revenue = (id: string) => paid(id, 'opbrengst-overig', ['outside', 'gem'], 1)
    expect(told(lines(work, revenue('extra-ozb')), 'ozb')).toMatchObject({
      status: 'not-met',
      nl: 'Een regel telt onroerendezaakbelasting als opbrengst: onder het BBV hoort die niet in de grondexploitatie, en het gemeentefonds haalt er een deel van af.',
      en: 'A line counts property tax as revenue: under the BBV it does not belong in the land exploitation, and the municipal fund takes part of it away.',
    })
    expect(statusOf(lines(work, revenue('huur')), 'ozb')).toBe('not-applicable')
    expect(statusOf(lines(paid('woz-loket', '5', ['gem', 'outside'], 1)), 'ozb')).toBe('not-applicable')
    expect(statusOf(small({ lines: undefined }), 'ozb')).toBe('not-applicable')
  })
})

describe('the runtime', () => {
  it('counts parts of years, and only lines of the land exploitation', () => {
    const areaCase = small({
      period: 'quarter',
      periods: 60,
      lines: [
        paid('werk', '5', ['gem', 'outside'], 1, { series: { 3: 1 } }),
        paid('bouw', 'opstal', ['dev', 'outside'], 1, { series: { 60: 1 } }),
      ],
    })
    expect(told(areaCase, 'bbv-looptijd')).toEqual({
      status: 'met',
      margin: 9.25,
      figures: { years: 0.75 },
      parameters: ['motivated-runtime'],
      nl: 'De grondexploitatie loopt nog 0.75 jaar, niet langer dan 10 jaar.',
      en: 'The land exploitation runs 0.75 more years, not longer than 10 years.',
    })
  })

  it('is nothing without cash, and no subject without a land exploitation', () => {
    expect(told(small({ lines: [] }), 'bbv-looptijd').figures).toEqual({ years: 0 })
    expect(told(small(withoutLand), 'bbv-looptijd')).toMatchObject({
      status: 'not-applicable',
      nl: 'Deze businesscase heeft geen grondexploitatie van een gemeente.',
      en: 'This business case has no land exploitation of a municipality.',
    })
  })

  it('above ten years says who gives the reason', () => {
    const areaCase = small({
      periods: 14,
      lines: [paid('werk', '5', ['gem', 'outside'], 1, { series: { 12: 1 } })],
    })
    expect(told(areaCase, 'bbv-looptijd')).toMatchObject({
      nl: 'De grondexploitatie loopt nog 12 jaar, langer dan 10 jaar: de raad motiveert dat en besluit over maatregelen die het risico beperken.',
      en: 'The land exploitation runs 12 more years, longer than 10 years: the council gives its reasons and decides on measures that limit the risk.',
    })
  })
})

describe('the loss provision', () => {
  const lossOf = (eur: number, rates: object = { interest: 0 }) =>
    small({ rates, lines: [paid('werk', '5', ['gem', 'outside'], eur)] })

  it('of a loss now is that loss, with the discount of a year to add', () => {
    const later = small({
      rates: { interest: 0 },
      lines: [paid('werk', '5', ['gem', 'outside'], 1, { series: { 4: 1_000_000 } })],
    })
    expect(told(later, 'bbv-verliesvoorziening')).toEqual({
      status: 'attention',
      // 1,000,000 / 1.02^4
      margin: -923_845.426,
      figures: { provisionEur: 923_845.426, nominalEur: 1e6, growthEur: 18_476.9085 },
      parameters: ['bbv-discount-rate'],
      nl: 'Er wordt een verlies verwacht: vorm een voorziening van € 923.845 (contant) of € 1.000.000 (nominaal), en vul die jaarlijks aan met het disconto.',
      en: 'A loss is expected: form a provision of € 923,845 (present value) or € 1,000,000 (nominal), and add the discount every year.',
    })
  })

  it('is not needed without a loss', () => {
    expect(told(small(), 'bbv-verliesvoorziening')).toMatchObject({
      status: 'met',
      figures: { provisionEur: 0, nominalEur: 0, growthEur: 0 },
      nl: 'De grondexploitatie sluit zonder verlies; een voorziening is niet nodig.',
      en: 'The land exploitation closes without a loss; no provision is needed.',
    })
    expect(statusOf(small(withoutLand), 'bbv-verliesvoorziening')).toBe('not-applicable')
  })

  it('asks the rate of the BBV, also where the rate differs by year', () => {
    const byYear = { interest: 0, bbv: [{ from: 2026, rate: 0.02 }] }
    expect(told(lossOf(100, byYear), 'bbv-verliesvoorziening')).toMatchObject({
      status: 'not-met',
      figures: { growthEur: 0 },
      nl: 'De businesscase rekent contant met een ander percentage dan de 2 % die het BBV voorschrijft.',
      en: 'The business case discounts at another rate than the 2 % that the BBV prescribes.',
    })
  })
})

describe('the interim profit', () => {
  const event = (id: string, changes: object = {}) => ({
    id,
    probability: 0.5,
    amountEur: { min: 0, likely: 3e5, max: 6e5 },
    t: { from: 1, to: 1 },
    bearer: [{ party: 'gem', share: 1 }],
    ...changes,
  })
  const booked = (changes: object = {}) =>
    small({
      rates: { interest: 0 },
      landExploitation: { party: 'gem', bookValueEur: 1e6, bookValueDate: '2026-12-31' },
      lines: [
        paid('werk', '5', ['gem', 'outside'], 1, { series: { 2: 2e6 } }),
        paid('grond', 'opbrengst-uitgifte', ['dev', 'gem'], 1, { series: { 2: 4e6 } }),
        paid('bouw', 'opstal', ['dev', 'outside'], 9e6),
        paid('reserve', '12', ['gem', 'outside'], 1, { series: { 3: 0 } }),
      ],
      actuals: [
        { line: 'werk', date: '2025-03-01', eur: 2e6, ref: 'before' },
        { line: 'werk', date: '2026-12-31', eur: 1e6, ref: 'in a closed year' },
        { line: 'werk', date: '2027-06-01', eur: 7e6, ref: 'not yet in the book value' },
        { line: 'grond', date: '2025-06-01', eur: 2e6, ref: 'before' },
        { line: 'bouw', date: '2025-06-01', eur: 8e6, ref: 'of somebody else' },
      ],
      ...changes,
    })

  it('takes what is booked until the book value, and the risks of the project itself', () => {
    const events = [
      event('bodem'),
      event('half', {
        bearer: [
          { party: 'dev', share: 0.5 },
          { party: 'gem', share: 0.5 },
        ],
      }),
      event('ander', { bearer: [{ party: 'dev', share: 1 }] }),
      event('crisis', { onlyInDownturn: true }),
      event('gedekt', { coveredBy: 'reserve' }),
    ]
    const { status, figures, parameters, nl, en } = told(
      booked({ risk: { events } }),
      'bbv-tussentijdse-winst',
    )
    // Costs 3 of 5 million, revenues 2 of 6; risks 150,000 and half of that; result 4 - 2 - 1 (book value), paid 1 in 2026.
    expect(figures).toEqual({
      costShare: 0.6,
      revenueShare: 0.3333,
      poc: 0.2,
      resultEur: 1e6,
      risksEur: 225_000,
      cumulativeEur: 155_000,
    })
    expect([status, parameters, nl, en]).toEqual([
      'attention',
      [],
      'Winst tot nu: € 155.000. Trek er de winst van af die al is genomen; die staat niet in de businesscase.',
      'Profit so far: € 155,000. Deduct what was taken before; that is not in the business case.',
    ])
  })

  it('is no subject without bookings, without costs or without a land exploitation', () => {
    expect(told(booked({ actuals: [] }), 'bbv-tussentijdse-winst')).toMatchObject({
      status: 'not-applicable',
      en: 'There are no bookings yet, so nothing is realised.',
    })
    const actuals = [{ line: 'grond', date: '2025-06-01', eur: 2e6, ref: 'b' }]
    const onlyLand = booked({ lines: [paid('grond', 'opbrengst-uitgifte', ['dev', 'gem'], 4e6)], actuals })
    expect(told(onlyLand, 'bbv-tussentijdse-winst')).toMatchObject({
      status: 'not-applicable',
      en: 'Without costs or without revenues no completion can be measured.',
    })
    expect(statusOf(small(withoutLand), 'bbv-tussentijdse-winst')).toBe('not-applicable')
  })

  it('is nothing when the risks take it all', () => {
    const events = [event('bodem', { probability: 1, amountEur: { min: 3e6, likely: 3e6, max: 3e6 } })]
    expect(told(booked({ risk: { events } }), 'bbv-tussentijdse-winst')).toMatchObject({
      status: 'met',
      figures: { cumulativeEur: 0 },
      en: 'There is no profit to take: nothing was sold yet, or the expected result less the risks of the project is not positive.',
    })
  })
})
