import { amount, euro, list, members, plainNumber, share } from '../fields.ts'
import { formula } from '../formula.ts'
import { type InputError, inputError, pointerTo } from '../input-errors.ts'
import { betaQuantile } from './beta.ts'

/** Cumulative probabilities closer together than this count as equal. */
const probabilityMargin = 1e-9
/** Amounts closer together than this part of all amounts differ by rounding of the computer only. */
const amountMargin = 1e-12
/** With more independent events the list of outcomes becomes too long to read or to send. */
const mostEvents = 16

const probabilityOf = amount('share', { min: 0, max: 1 })
const certainties = list(
  probabilityOf,
  'zekerheden waarvoor het bedrag wordt gezocht',
  'certainties for which the amount is sought',
  { default: [0.8, 0.9, 0.95] },
)
const source = { nl: 'Kansrekening', en: 'Probability theory' } as const

/** Mean and spread of a few scenarios. Explained in docs/method/scenario-ev-sd.md. */
export const scenarioFormula = formula({
  name: 'scenario-ev-sd',
  group: 'risk',
  term: { nl: 'verwachting en spreiding van scenario’s', en: 'mean and spread of scenarios' },
  words: {
    nl: 'gemiddelde = som van kans x waarde; standaardafwijking = wortel van som van kans x (waarde - gemiddelde)^2',
    en: 'mean = sum of probability x value; standard deviation = root of sum of probability x (value - mean)^2',
  },
  inputs: {
    scenarios: list(
      { kind: 'pair', first: probabilityOf, second: amount('EUR') },
      'kans en waarde van elk scenario',
      'probability and value of each scenario',
      { minItems: 1 },
    ),
  },
  check: (inputs, pointer) => sumErrors(inputs.scenarios, pointer),
  result: {
    fields: {
      mean: { unit: 'EUR', about: { nl: 'verwachting', en: 'mean' } },
      sd: { unit: 'EUR', about: { nl: 'standaardafwijking', en: 'standard deviation' } },
    },
  },
  source,
  example: {
    inputs: {
      scenarios: [
        [0.2, -10],
        [0.6, 5],
        [0.2, 12],
      ],
    },
    result: { mean: 3.4, sd: 7.2277 },
    within: 0.00005,
  },
  compute: ({ scenarios }) => {
    const mean = scenarios.reduce((sum, [probability, value]) => sum + probability * value, 0)
    const variance = scenarios.reduce(
      (sum, [probability, value]) => sum + probability * (value - mean) ** 2,
      0,
    )
    return { mean, sd: Math.sqrt(variance) }
  },
})

/** All outcomes of independent events. Explained in docs/method/events-distribution.md. */
export const eventsFormula = formula({
  name: 'events-distribution',
  group: 'risk',
  term: { nl: 'kansverdeling van losse gebeurtenissen', en: 'distribution of independent events' },
  words: {
    nl: 'elke combinatie van wel en niet gebeuren met haar kans; het bedrag bij een zekerheid is het kleinste waarvan de opgetelde kans die zekerheid haalt',
    en: 'every combination of happening and not happening with its probability; the amount at a certainty is the smallest whose cumulative probability reaches it',
  },
  inputs: {
    events: list(
      members({
        probability: share('kans', 'probability'),
        amountEur: euro('bedrag als het gebeurt', 'amount if it happens'),
      }),
      'gebeurtenissen',
      'events',
      { maxItems: mostEvents },
    ),
    certainty: certainties,
  },
  result: {
    fields: {
      mean: { unit: 'EUR', about: { nl: 'verwachting', en: 'mean' } },
      outcomes: {
        unit: 'list',
        about: { nl: 'bedrag, kans en opgetelde kans', en: 'amount, probability and cumulative probability' },
      },
      quantiles: { unit: 'EUR', about: { nl: 'bedrag per zekerheid', en: 'amount by certainty' } },
    },
  },
  source,
  example: {
    inputs: {
      events: [
        { probability: 0.3, amountEur: 1 },
        { probability: 0.5, amountEur: 0.6 },
        { probability: 0.1, amountEur: 3 },
      ],
    },
    result: {
      mean: 0.9,
      outcomes: [
        [0, 0.315, 0.315],
        [0.6, 0.315, 0.63],
        [1, 0.135, 0.765],
        [1.6, 0.135, 0.9],
        [3, 0.035, 0.935],
        [3.6, 0.035, 0.97],
        [4, 0.015, 0.985],
        [4.6, 0.015, 1],
      ],
      quantiles: { '0.8': 1.6, '0.9': 1.6, '0.95': 3.6 },
    },
    within: 1e-9,
  },
  compute: ({ events, certainty }) => {
    const mean = events.reduce((sum, event) => sum + event.probability * event.amountEur, 0)
    const outcomes = outcomesOf(events)
    // The last one has all of it, to the last digit.
    const amountAt = (level: number) =>
      outcomes.find(([, , cumulative]) => cumulative >= level - probabilityMargin)![0]
    return { mean, outcomes, quantiles: byLevel(certainty, amountAt) }
  },
})

type Outcome = readonly [amount: number, probability: number, cumulative: number]

function outcomesOf(
  events: readonly { readonly probability: number; readonly amountEur: number }[],
): Outcome[] {
  // A part of all amounts together, so that amounts that cancel meet again at zero.
  const margin = amountMargin * events.reduce((sum, { amountEur }) => sum + Math.abs(amountEur), 0)
  let all: (readonly [number, number])[] = [[0, 1]]
  for (const { probability, amountEur } of events) {
    const without = all.map(([value, chance]) => [value, chance * (1 - probability)] as const)
    const happened = all.map(([value, chance]) => [value + amountEur, chance * probability] as const)
    all = merged([...without, ...happened], margin)
  }
  let cumulative = 0
  return all.map(([value, chance]) => {
    cumulative += chance
    return [value, chance, cumulative]
  })
}

/** Outcomes in rising order; amounts that differ by rounding only become one. */
function merged(
  outcomes: readonly (readonly [number, number])[],
  margin: number,
): (readonly [number, number])[] {
  const sorted = outcomes.filter(([, chance]) => chance > 0).sort(([a], [b]) => a - b)
  const together: (readonly [number, number])[] = []
  for (const [value, chance] of sorted) {
    const last = together.at(-1)
    if (last && value - last[0] <= margin) together[together.length - 1] = [last[0], last[1] + chance]
    else together.push([value, chance])
  }
  return together
}

const threePoints = {
  min: plainNumber('kleinste waarde', 'smallest value'),
  mode: plainNumber('meest waarschijnlijke waarde', 'most likely value'),
  max: plainNumber('grootste waarde', 'largest value'),
  p: list(
    probabilityOf,
    'kansen waarvoor de waarde wordt gezocht',
    'probabilities for which the value is sought',
    { default: [0.1, 0.5, 0.9] },
  ),
} as const

const distributionFigures = {
  fields: {
    mean: { unit: 'number', about: { nl: 'gemiddelde', en: 'mean' } },
    sd: { unit: 'number', about: { nl: 'standaardafwijking', en: 'standard deviation' } },
    quantiles: { unit: 'number', about: { nl: 'waarde per kans', en: 'value by probability' } },
  },
} as const

/** Triangular distribution. Explained in docs/method/triangular.md. */
export const triangularFormula = formula({
  name: 'triangular',
  group: 'risk',
  term: { nl: 'driehoeksverdeling', en: 'triangular distribution' },
  words: {
    nl: 'gemiddelde = (min + top + max) / 3; variantie = (min^2 + top^2 + max^2 - min x top - min x max - top x max) / 18',
    en: 'mean = (min + mode + max) / 3; variance = (min^2 + mode^2 + max^2 - min x mode - min x max - mode x max) / 18',
  },
  inputs: threePoints,
  check: orderErrors,
  result: distributionFigures,
  source,
  example: {
    inputs: { min: 0.8, mode: 1, max: 1.4 },
    result: { mean: 1.06667, sd: 0.12472, quantiles: { '0.1': 0.90954, '0.5': 1.05359, '0.9': 1.24508 } },
    within: 0.000006,
  },
  compute: ({ min, mode, max, p }) => {
    const range = max - min
    const [a, b] = [mode - min, max - mode]
    // Written in the distances, so that large values that lie close together lose no digits.
    const variance = (range ** 2 - a * b) / 18
    const valueAt = (level: number) =>
      level * range <= a ? min + Math.sqrt(level * range * a) : max - Math.sqrt((1 - level) * range * b)
    return { mean: (min + mode + max) / 3, sd: Math.sqrt(variance), quantiles: byLevel(p, valueAt) }
  },
})

/** PERT distribution. Explained in docs/method/pert.md. */
export const pertFormula = formula({
  name: 'pert',
  group: 'risk',
  term: { nl: 'PERT-verdeling', en: 'PERT distribution' },
  words: {
    nl: 'bètaverdeling van min tot max met a = 1 + lambda x (top - min) / (max - min) en b = 1 + lambda x (max - top) / (max - min); gemiddelde = (min + lambda x top + max) / (lambda + 2)',
    en: 'beta distribution from min to max with a = 1 + lambda x (mode - min) / (max - min) and b = 1 + lambda x (max - mode) / (max - min); mean = (min + lambda x mode + max) / (lambda + 2)',
  },
  inputs: {
    ...threePoints,
    lambda: plainNumber('gewicht van de top', 'weight of the mode', { min: 0, max: 1000, default: 4 }),
  },
  check: orderErrors,
  result: distributionFigures,
  source,
  example: {
    inputs: { min: 0.8, mode: 1, max: 1.4, p: [0.5] },
    result: { mean: 1.03333, sd: 0.11055, quantiles: { '0.5': 1.02549 } },
    within: 0.000006,
  },
  compute: ({ min, mode, max, p, lambda }) => {
    const range = max - min
    const a = range === 0 ? 1 : 1 + (lambda * (mode - min)) / range
    const b = range === 0 ? 1 : 1 + (lambda * (max - mode)) / range
    const sd = range * Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)))
    const valueAt = (level: number) => min + range * betaQuantile(level, a, b)
    return { mean: (min + lambda * mode + max) / (lambda + 2), sd, quantiles: byLevel(p, valueAt) }
  },
})

function byLevel<V>(levels: readonly number[], valueAt: (level: number) => V): Readonly<Record<string, V>> {
  return Object.fromEntries(levels.map(level => [String(level), valueAt(level)]))
}

function sumErrors(scenarios: readonly (readonly [number, number])[], pointer: string): InputError[] {
  const total = scenarios.reduce((sum, [probability]) => sum + probability, 0)
  if (Math.abs(total - 1) <= probabilityMargin) return []
  return [
    inputError(
      pointerTo(pointer, 'scenarios'),
      'TELT_NIET_OP',
      'Laat de kansen samen 1 zijn.',
      'Make the probabilities add up to 1.',
    ),
  ]
}

function orderErrors(
  inputs: { readonly min: number; readonly mode: number; readonly max: number },
  pointer: string,
): InputError[] {
  if (inputs.min <= inputs.mode && inputs.mode <= inputs.max) return []
  return [
    inputError(
      pointerTo(pointer, 'mode'),
      'BUITEN_BEREIK',
      'Zet min, mode en max in volgorde: min is de kleinste en max de grootste.',
      'Put min, mode and max in order: min is the smallest and max the largest.',
    ),
  ]
}
