import { newestValue } from '../../../parameters/parameter.ts'
import { socialDiscountRates } from '../../../parameters/public-money.ts'
import { amount, choice, euro, list, members, plainNumber, text, yearRate } from '../fields.ts'
import { formula } from '../formula.ts'
import { type InputError, inputError, pointerTo } from '../input-errors.ts'
import type { ValuesOf } from '../shapes.ts'

/** Longest horizon: a century, and some room. */
const lastYear = 200

const inputs = {
  items: list(
    members({
      name: text('naam van het effect', 'name of the effect'),
      party: text('partij die het effect draagt', 'party that bears the effect'),
      kind: choice(['cost', 'benefit'], 'kosten of baten', 'cost or benefit'),
      flows: list(amount('EUR'), 'bedrag per jaar vanaf jaar 0', 'amount by year from year 0', {
        maxItems: lastYear + 1,
        optional: true,
      }),
      from: plainNumber('eerste jaar', 'first year', { whole: true, min: 0, max: lastYear, optional: true }),
      to: plainNumber('laatste jaar', 'last year', { whole: true, min: 0, max: lastYear, optional: true }),
      amountEur: euro('bedrag in elk jaar', 'amount in every year', { optional: true }),
    }),
    'effecten; kosten mogen met of zonder min staan',
    'effects; costs may be written with or without minus',
  ),
  rate: yearRate('maatschappelijke discontovoet', 'social discount rate', {
    default: newestValue(socialDiscountRates),
  }),
  firstAt: plainNumber('periode van jaar 0', 'period of year 0', { min: 0, max: 1, default: 0 }),
} as const

type Effect = ValuesOf<typeof inputs>['items'][number]

/** Social costs and benefits, by party. Explained in docs/method/mkba.md. */
export const socialBenefitsFormula = formula({
  name: 'mkba',
  group: 'public-money',
  term: { nl: 'maatschappelijke kosten en baten (MKBA)', en: 'social cost-benefit analysis' },
  words: {
    nl: 'contante waarde per effect = som van bedrag / (1 + r)^t; saldo = baten - kosten; verhouding = baten / kosten; saldi van de partijen tellen op tot het saldo',
    en: 'present value of an effect = sum of amount / (1 + r)^t; net = benefits - costs; ratio = benefits / costs; nets of the parties add up to the net',
  },
  inputs,
  check: ({ items }, pointer) =>
    items.flatMap((item, index) => effectErrors(item, `${pointer}/items/${index}`)),
  result: {
    fields: {
      costsEur: { unit: 'EUR', about: { nl: 'kosten', en: 'costs' } },
      benefitsEur: { unit: 'EUR', about: { nl: 'baten', en: 'benefits' } },
      netEur: { unit: 'EUR', about: { nl: 'saldo', en: 'net' } },
      ratio: { unit: 'factor', about: { nl: 'baten / kosten', en: 'benefits / costs' } },
      byParty: { unit: 'EUR', about: { nl: 'saldo per partij', en: 'net by party' } },
    },
  },
  source: {
    nl: 'Algemene leidraad MKBA (CPB, PBL); discontovoet 2,25 % sinds 1-1-2021 (rwseconomie.nl)',
    en: 'General guidance for cost-benefit analysis (CPB, PBL); discount rate 2.25 % since 1-1-2021 (rwseconomie.nl)',
  },
  example: {
    inputs: {
      items: [
        { name: 'investering', party: 'gemeente', kind: 'cost', flows: [20, 10] },
        { name: 'beheer', party: 'gemeente', kind: 'cost', from: 3, to: 29, amountEur: 0.3 },
        { name: 'woongenot', party: 'bewoners', kind: 'benefit', from: 3, to: 29, amountEur: 2.2 },
      ],
    },
    result: {
      costsEur: 35.5393,
      benefitsEur: 42.2353,
      netEur: 6.696,
      ratio: 1.1884,
      byParty: { gemeente: -35.5393, bewoners: 42.2353 },
    },
    within: 0.00005,
  },
  compute: ({ items, rate, firstAt }) => {
    const valued = items.map(item => ({ ...item, valueEur: effectValueEur(item, rate, firstAt) }))
    const sumOf = (kind: Effect['kind']) =>
      valued.filter(item => item.kind === kind).reduce((sum, item) => sum + item.valueEur, 0)
    const [costsEur, benefitsEur] = [sumOf('cost'), sumOf('benefit')]
    const nets = new Map<string, number>()
    for (const { party, kind, valueEur } of valued) {
      nets.set(party, (nets.get(party) ?? 0) + (kind === 'benefit' ? valueEur : -valueEur))
    }
    return {
      costsEur,
      benefitsEur,
      netEur: benefitsEur - costsEur,
      ratio: costsEur === 0 ? null : benefitsEur / costsEur,
      byParty: Object.fromEntries(nets) as Readonly<Record<string, number>>,
    }
  },
})

function effectValueEur(item: Effect, rate: number, firstAt: number): number {
  const flows = item.flows ?? rangeOf(item)
  // A cost printed with a minus everywhere is the same cost; one with both signs has a saving in it.
  const isPrintedNegative = item.kind === 'cost' && flows.every(value => value <= 0)
  const value = flows.reduce((sum, flow, year) => sum + flow / (1 + rate) ** (year + firstAt), 0)
  return isPrintedNegative ? -value : value
}

function rangeOf({ from, to, amountEur }: Effect): number[] {
  return Array.from({ length: to! + 1 }, (_, year) => (year >= from! ? amountEur! : 0))
}

function effectErrors(item: Effect, at: string): InputError[] {
  const range = (['from', 'to', 'amountEur'] as const).filter(name => item[name] !== undefined)
  if (item.flows) {
    return range.map(name =>
      inputError(
        pointerTo(at, name),
        'VELDEN_SLUITEN_UIT',
        'Vul flows in, of from, to en amountEur; niet beide.',
        'Fill in flows, or from, to and amountEur; not both.',
      ),
    )
  }
  if (range.length < 3) {
    return (['from', 'to', 'amountEur'] as const)
      .filter(name => !range.includes(name))
      .map(name =>
        inputError(
          pointerTo(at, name),
          'VELD_ONTBREEKT',
          `Vul ${name} in, of geef flows.`,
          `Fill in ${name}, or give flows.`,
        ),
      )
  }
  if (item.from! <= item.to!) return []
  return [
    inputError(
      pointerTo(at, 'to'),
      'BUITEN_BEREIK',
      `Maak to ${item.from} of hoger.`,
      `Make to ${item.from} or higher.`,
    ),
  ]
}
