import { resilienceBounds } from '../../../parameters/municipal-accounts.ts'
import { exceeds } from '../bounds.ts'
import { amount, either, euro, list, members, plainNumber, record, share, text } from '../fields.ts'
import { formula } from '../formula.ts'
import { type InputError, inputError, pointerTo } from '../input-errors.ts'
import { noAnswer } from '../reasons.ts'

/** Chance times effect of every risk. Explained in docs/method/risk-register.md. */
export const riskRegisterFormula = formula({
  name: 'risk-register',
  group: 'risk',
  term: { nl: 'risicoregister', en: 'risk register' },
  words: {
    nl: 'gewogen = kans x gevolg; een gewogen bedrag dat alleen is gegeven telt zo mee; wat niet compleet is wordt genoemd en telt niet',
    en: 'weighted = probability x impact; a weighted amount given alone counts as it is; what is incomplete is named and does not count',
  },
  inputs: {
    rows: list(
      members({
        name: text('naam van het risico', 'name of the risk'),
        probability: share('kans', 'probability', { optional: true }),
        impactEur: euro('gevolg', 'impact', { optional: true }),
        weightedEur: euro('gewogen bedrag', 'weighted amount', { optional: true }),
      }),
      'risico’s',
      'risks',
    ),
  },
  result: {
    fields: {
      rows: { unit: 'list', about: { nl: 'gewogen bedrag per risico', en: 'weighted amount by risk' } },
      totalEur: {
        unit: 'EUR',
        about: { nl: 'verwachte waarde van alle risico’s', en: 'expected value of all risks' },
      },
      incomplete: {
        unit: 'list',
        about: { nl: 'risico’s die niet compleet zijn', en: 'risks that are incomplete' },
      },
    },
  },
  source: {
    nl: 'Risicomanagement bij gemeenten: kans x gevolg',
    en: 'Municipal risk management: probability x impact',
  },
  example: {
    inputs: {
      rows: [
        { name: 'bodem', probability: 0.3, impactEur: 1e6 },
        { name: 'vertraging', weightedEur: 200000 },
        { name: 'archeologie', probability: 0.1 },
      ],
    },
    result: {
      rows: [
        { name: 'bodem', weightedEur: 300000 },
        { name: 'vertraging', weightedEur: 200000 },
        { name: 'archeologie', weightedEur: null },
      ],
      totalEur: 500000,
      incomplete: ['archeologie'],
    },
  },
  compute: inputs => {
    const rows = inputs.rows.map(({ name, probability, impactEur, weightedEur }) => {
      const isComplete = probability !== undefined && impactEur !== undefined
      return { name, weightedEur: isComplete ? probability * impactEur : (weightedEur ?? null) }
    })
    const totalEur = rows.reduce((sum, row) => sum + (row.weightedEur ?? 0), 0)
    return { rows, totalEur, incomplete: rows.filter(row => row.weightedEur === null).map(row => row.name) }
  },
})

const classes = ['A', 'B', 'C', 'D', 'E', 'F'] as const
const usualBounds = resilienceBounds.map(bound => bound.value)

const capacityShape = [amount('EUR'), { kind: 'record', of: amount('EUR') }] as const
const resilienceSource = {
  nl: 'Klassen van het weerstandsvermogen (NAR en Universiteit Twente); nog te controleren bij de bron',
  en: 'Classes of financial resilience (NAR and University of Twente); still to be checked at their source',
} as const

/** Class of a resilience ratio. Explained in docs/method/resilience-class.md. */
export const resilienceClassFormula = formula({
  name: 'resilience-class',
  group: 'risk',
  term: { nl: 'klasse van het weerstandsvermogen', en: 'class of financial resilience' },
  words: {
    nl: 'A boven de eerste grens; B vanaf de tweede, C vanaf de derde, D vanaf de vierde, E vanaf de vijfde, anders F',
    en: 'A above the first bound; B from the second, C from the third, D from the fourth, E from the fifth, else F',
  },
  inputs: {
    ratio: plainNumber('beschikbaar / benodigd', 'available / needed'),
    bounds: list(amount('number'), 'grenzen van A tot en met E, dalend', 'bounds of A to E, falling', {
      minItems: 5,
      maxItems: 5,
      default: usualBounds,
    }),
  },
  check: (inputs, pointer) => fallingErrors(inputs.bounds, pointer),
  result: { unit: 'text', about: { nl: 'klasse', en: 'class' } },
  source: resilienceSource,
  example: { inputs: { ratio: 1.4 }, result: 'B' },
  compute: inputs => classOf(inputs.ratio, inputs.bounds),
})

/** Available over needed capacity, in all and by group. Explained in docs/method/resilience-ratio.md. */
export const resilienceRatioFormula = formula({
  name: 'resilience-ratio',
  group: 'risk',
  term: { nl: 'weerstandsvermogen', en: 'financial resilience' },
  words: {
    nl: 'ratio = beschikbare / benodigde weerstandscapaciteit, samen en per groep',
    en: 'ratio = available / needed resilience capacity, in all and by group',
  },
  inputs: {
    capacityEur: either(
      capacityShape,
      'beschikbaar: bedrag, of bedrag per groep',
      'available: amount, or amount by group',
    ),
    riskEur: either(
      capacityShape,
      'benodigd: bedrag, of bedrag per groep',
      'needed: amount, or amount by group',
    ),
  },
  result: {
    fields: {
      total: {
        unit: 'parts',
        about: { nl: 'ratio en klasse van het geheel', en: 'ratio and class of the whole' },
      },
      groups: { unit: 'parts', about: { nl: 'ratio en klasse per groep', en: 'ratio and class by group' } },
    },
  },
  source: resilienceSource,
  example: {
    inputs: { capacityEur: { grond: 30e6, overig: 20e6 }, riskEur: { grond: 25e6, overig: 8e6 } },
    result: {
      total: { ratio: 1.515152, class: 'B' },
      groups: { grond: { ratio: 1.2, class: 'C' }, overig: { ratio: 2.5, class: 'A' } },
    },
    within: 1e-6,
  },
  compute: ({ capacityEur, riskEur }) => {
    const total = ratioAndClass(sumOf(capacityEur), sumOf(riskEur))
    if (total.ratio === null) return noAnswer('DELEN_DOOR_NUL')
    if (typeof capacityEur === 'number' || typeof riskEur === 'number') return { total, groups: {} }
    const [capacities, risks] = [new Map(Object.entries(capacityEur)), new Map(Object.entries(riskEur))]
    const names = [...new Set([...capacities.keys(), ...risks.keys()])]
    const groups = names.map(
      name => [name, ratioAndClass(capacities.get(name) ?? 0, risks.get(name) ?? 0)] as const,
    )
    return { total, groups: Object.fromEntries(groups) as Readonly<Record<string, RatioAndClass>> }
  },
})

interface RatioAndClass {
  readonly ratio: number | null
  readonly class: string | null
}

function ratioAndClass(capacityEur: number, riskEur: number): RatioAndClass {
  if (riskEur === 0) return { ratio: null, class: null }
  const ratio = capacityEur / riskEur
  return { ratio, class: classOf(ratio, usualBounds) }
}

function classOf(ratio: number, bounds: readonly number[]): string {
  const index = bounds.findIndex((bound, place) =>
    place === 0 ? exceeds(ratio, bound) : !exceeds(bound, ratio),
  )
  // Below every bound there is none.
  return classes[index] ?? 'F'
}

function sumOf(given: number | { readonly [group: string]: number }): number {
  return typeof given === 'number' ? given : Object.values(given).reduce((sum, value) => sum + value, 0)
}

function fallingErrors(bounds: readonly number[], pointer: string): InputError[] {
  const isFalling = bounds.every((bound, index) => index === 0 || bound < bounds[index - 1]!)
  if (isFalling) return []
  return [
    inputError(
      pointerTo(pointer, 'bounds'),
      'BUITEN_BEREIK',
      'Laat bounds dalen: van A naar E.',
      'Let bounds fall: from A to E.',
    ),
  ]
}

/** Sharing of a common risk in proportion to tolerance. Explained in docs/method/risk-sharing.md. */
export const riskSharingFormula = formula({
  name: 'risk-sharing',
  group: 'risk',
  term: { nl: 'verdeling van een gezamenlijk risico', en: 'sharing of a common risk' },
  words: {
    nl: 'deel = draagkracht / som van de draagkracht; premie = standaardafwijking^2 / (2 x som van de draagkracht)',
    en: 'share = tolerance / sum of tolerances; premium = standard deviation^2 / (2 x sum of tolerances)',
  },
  inputs: {
    tolerancesEur: record(
      amount('EUR', { min: 0 }),
      'risicotolerantie per partij',
      'risk tolerance by party',
    ),
    sdEur: euro('standaardafwijking van het risico', 'standard deviation of the risk', { min: 0 }),
  },
  result: {
    fields: {
      shares: { unit: 'share', about: { nl: 'deel per partij', en: 'share by party' } },
      premiumEur: { unit: 'EUR', about: { nl: 'premie voor allen samen', en: 'premium for all together' } },
    },
  },
  source: {
    nl: 'Borch: bij exponentieel nut delen partijen een gezamenlijk risico naar tolerantie',
    en: 'Borch: with exponential utility parties share a common risk in proportion to tolerance',
  },
  example: {
    inputs: { tolerancesEur: { gemeente: 20e6, ontwikkelaar: 5e6, belegger: 10e6 }, sdEur: 4e6 },
    result: {
      shares: { gemeente: 0.571429, ontwikkelaar: 0.142857, belegger: 0.285714 },
      premiumEur: 228571.43,
    },
  },
  compute: ({ tolerancesEur, sdEur }) => {
    const total = sumOf(tolerancesEur)
    if (total === 0) return noAnswer('DELEN_DOOR_NUL')
    const shares = Object.entries(tolerancesEur).map(([party, value]) => [party, value / total] as const)
    return {
      shares: Object.fromEntries(shares) as Readonly<Record<string, number>>,
      premiumEur: sdEur ** 2 / (2 * total),
    }
  },
})
