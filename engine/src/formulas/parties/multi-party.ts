import { amount, euro, list, members, plainNumber, record, text, yearRate } from '../fields.ts'
import { formula } from '../formula.ts'
import { type InputError, inputError, pointerTo } from '../input-errors.ts'
import type { ValuesOf } from '../shapes.ts'
import { netPresentValue } from '../time-value/net-present-value.ts'
import { ratesOfReturn } from '../time-value/rates-of-return.ts'

/** The market, contractors and buyers: whoever is not a party of the case. */
const outside = 'outside'
/** Latest moment of a payment; longer plans are not made, and every year is a number in the answer. */
const lastYear = 240

const rateOf = amount('rate/year', { above: -1 })
const inputs = {
  payments: list(
    members({
      from: text('wie betaalt; outside is de markt', 'who pays; outside is the market'),
      to: text('wie ontvangt; outside is de markt', 'who receives; outside is the market'),
      year: plainNumber('jaar, 0 is nu', 'year, 0 is now', { whole: true, min: 0, max: lastYear }),
      amountEur: euro('bedrag', 'amount', { min: 0 }),
    }),
    'betalingen tussen partijen',
    'payments between parties',
    { optional: true },
  ),
  flows: record(
    { kind: 'list', of: amount('EUR'), maxItems: lastYear + 1 },
    'kasstroom per partij vanaf jaar 0',
    'cash flow by party from year 0',
    { optional: true },
  ),
  rates: record(rateOf, 'rendementseis per partij', 'required return by party'),
  commonRate: yearRate('gezamenlijk disconto', 'common discount rate'),
} as const

type MultiPartyInputs = ValuesOf<typeof inputs>

/** One cash flow seen by every party at its own and at a common rate. Explained in docs/method/multi-party.md. */
export const multiPartyFormula = formula({
  name: 'multi-party',
  group: 'parties',
  term: { nl: 'gebiedsexploitatie per partij', en: 'area business case by party' },
  words: {
    nl: 'kasstroom van het gebied = som over de partijen, onderlinge betalingen vallen weg; waarde van renteverschillen = som van de contante waarden tegen eigen eis - contante waarde van het gebied',
    en: 'cash flow of the area = sum over the parties, payments between them cancel; value of rate differences = sum of the present values at own rates - present value of the area',
  },
  inputs,
  rules: [{ exactlyOne: ['payments', 'flows'] }],
  check: partyErrors,
  result: {
    fields: {
      npvOwn: {
        unit: 'EUR',
        about: { nl: 'contante waarde tegen de eigen eis', en: 'present value at the own rate' },
      },
      npvCommon: {
        unit: 'EUR',
        about: {
          nl: 'contante waarde tegen het gezamenlijke disconto',
          en: 'present value at the common rate',
        },
      },
      areaNpv: {
        unit: 'EUR',
        about: { nl: 'contante waarde van het gebied', en: 'present value of the area' },
      },
      rateDifference: {
        unit: 'EUR',
        about: { nl: 'waarde van renteverschillen', en: 'value of rate differences' },
      },
      irr: { unit: 'rate/year', about: { nl: 'rendement per partij', en: 'rate of return by party' } },
      area: {
        unit: 'EUR',
        about: { nl: 'kasstroom van het gebied per jaar', en: 'cash flow of the area by year' },
      },
    },
  },
  source: {
    nl: 'Eén kasboek, vele dragers: contante waarden tegen verschillende renten tellen niet op',
    en: 'One ledger, many bearers: present values at different rates do not add up',
  },
  example: {
    inputs: {
      flows: {
        gemeente: [-6, -1, 5, -1, 0],
        ontwikkelaar: [0, 0, -14, -10.5, 28],
        corporatie: [0, 0, -1, -8, 7],
        rijk: [0, -2, 0, 0, 0],
      },
      rates: { gemeente: 0.02, ontwikkelaar: 0.08, corporatie: 0.04, rijk: 0.0225 },
      commonRate: 0.0225,
    },
    result: {
      npvOwn: { gemeente: -3.1169, ontwikkelaar: 0.2429, corporatie: -2.0529, rijk: -1.956 },
      npvCommon: { gemeente: -3.1311, ontwikkelaar: 2.403, corporatie: -2.036, rijk: -1.956 },
      areaNpv: -4.72,
      rateDifference: -2.1629,
      irr: { gemeente: -0.309426, ontwikkelaar: 0.088087, corporatie: -0.204168, rijk: null },
      area: [-6, -3, -10, -19.5, 35],
    },
    within: 0.00006,
  },
  compute: given => {
    const parties = Object.entries(given.rates).map(([party, rate]) => ({
      party,
      rate,
      flow: flowOf(given, party),
    }))
    const count = Math.max(0, ...parties.map(({ flow }) => flow.length))
    const area = Array.from({ length: count }, (_, year) => sum(parties.map(({ flow }) => flow[year] ?? 0)))
    const npvOwn = byParty(parties, ({ rate, flow }) => netPresentValue(rate, flow, 0))
    const npvCommon = byParty(parties, ({ flow }) => netPresentValue(given.commonRate, flow, 0))
    const irr = byParty(parties, ({ rate, flow }) => preferredReturn(flow, rate))
    const areaNpv = netPresentValue(given.commonRate, area, 0)
    return { npvOwn, npvCommon, areaNpv, rateDifference: sum(Object.values(npvOwn)) - areaNpv, irr, area }
  },
})

function flowOf(given: MultiPartyInputs, party: string): readonly number[] {
  if (given.flows) return new Map(Object.entries(given.flows)).get(party) ?? []
  const payments = given.payments!
  const flow = new Array<number>(Math.max(0, ...payments.map(({ year }) => year + 1))).fill(0)
  for (const { from, to, year, amountEur } of payments) {
    if (from === party) flow[year]! -= amountEur
    if (to === party) flow[year]! += amountEur
  }
  return flow
}

function preferredReturn(flow: readonly number[], requiredReturn: number): number | null {
  return ratesOfReturn(
    flow.map((value, time) => ({ amount: value, time })),
    requiredReturn,
  ).preferred
}

function byParty<P extends { readonly party: string }, V>(parties: readonly P[], figureOf: (party: P) => V) {
  return Object.fromEntries(parties.map(party => [party.party, figureOf(party)])) as {
    readonly [party: string]: V
  }
}

function partyErrors(given: MultiPartyInputs, pointer: string): InputError[] {
  const known = (party: string) => Object.hasOwn(given.rates, party)
  const payments = (given.payments ?? []).flatMap((payment, index) =>
    (['from', 'to'] as const)
      .filter(side => payment[side] !== outside && !known(payment[side]))
      .map(side => unknownParty(`${pointer}/payments/${index}/${side}`, payment[side])),
  )
  const flows = Object.keys(given.flows ?? {})
    .filter(party => !known(party))
    .map(party => unknownParty(pointerTo(`${pointer}/flows`, party), party))
  return [...payments, ...flows]
}

function unknownParty(pointer: string, party: string): InputError {
  return inputError(
    pointer,
    'ONBEKENDE_PARTIJ',
    `Geef ${party} een rendementseis in rates, of verbeter de naam.`,
    `Give ${party} a required return in rates, or correct the name.`,
  )
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, value) => total + value, 0)
}
