import * as incentive from '../../../parameters/housing-incentive.ts'
import { newestValue } from '../../../parameters/parameter.ts'
import { deMinimisRooms } from '../../../parameters/public-money.ts'
import { valueAddedTaxRates } from '../../../parameters/value-added-tax.ts'
import { exceeds } from '../bounds.ts'
import { amount, count, euro, list, share, years } from '../fields.ts'
import { formula } from '../formula.ts'
import type { Bilingual, ValuesOf } from '../shapes.ts'

const incentiveInputs = {
  contributionInclVatEur: euro('bijdrage met btw', 'contribution with tax', { min: 0, optional: true }),
  contributionExVatEur: euro('bijdrage zonder btw', 'contribution without tax', { min: 0, optional: true }),
  vatRate: share('btw-tarief', 'rate of value added tax', { default: newestValue(valueAddedTaxRates) }),
  dwellings: count('aantal woningen', 'number of homes', { above: 0 }),
  affordableShare: share('deel betaalbaar', 'share affordable', { optional: true }),
  applications: count('aantal aanvragen in de ronde', 'number of applications in the round', {
    above: 0,
    optional: true,
  }),
  granted: count('aantal toegekend in de ronde', 'number granted in the round', { optional: true }),
  deficitEur: euro('publiek tekort', 'public deficit', { optional: true }),
  othersEur: euro(
    'bijdrage van gemeente en anderen, zonder btw',
    'contribution of municipality and others, without tax',
    { min: 0, optional: true },
  ),
  inhabitants: count('inwoners van de gemeente', 'inhabitants of the municipality', { optional: true }),
  firstStartYears: years('jaren tot de eerste woning start', 'years until the first home starts', {
    optional: true,
  }),
  lastStartYears: years('jaren tot de laatste woning start', 'years until the last home starts', {
    optional: true,
  }),
} as const

type IncentiveInputs = ValuesOf<typeof incentiveInputs>

/** One condition with its outcome. */
export interface GrantCheck extends Bilingual {
  readonly id: string
  readonly ok: boolean
}

/** Figures and conditions of the house building incentive. Explained in docs/method/woningbouwimpuls.md. */
export const housingIncentiveFormula = formula({
  name: 'woningbouwimpuls',
  group: 'public-money',
  term: { nl: 'Woningbouwimpuls', en: 'House Building Incentive Scheme' },
  words: {
    nl: 'bijdrage zonder btw = bijdrage met btw / (1 + btw); het Rijk betaalt hoogstens de helft van het tekort, dus anderen ten minste evenveel; elke voorwaarde waarvoor de gegevens er zijn wordt getoetst',
    en: 'contribution without tax = contribution with tax / (1 + tax rate); the State pays at most half of the deficit, so others at least as much; every condition for which the facts are given is tested',
  },
  inputs: incentiveInputs,
  rules: [
    { exactlyOne: ['contributionInclVatEur', 'contributionExVatEur'] },
    { together: ['applications', 'granted'] },
  ],
  result: {
    fields: {
      contributionExVatEur: {
        unit: 'EUR',
        about: { nl: 'bijdrage zonder btw', en: 'contribution without tax' },
      },
      perDwellingExVatEur: {
        unit: 'EUR',
        about: { nl: 'per woning zonder btw', en: 'per home without tax' },
      },
      perDwellingInclVatEur: { unit: 'EUR', about: { nl: 'per woning met btw', en: 'per home with tax' } },
      affordableDwellings: { unit: 'number', about: { nl: 'betaalbare woningen', en: 'affordable homes' } },
      grantedShare: { unit: 'share', about: { nl: 'deel toegekend', en: 'share granted' } },
      minOthersEur: {
        unit: 'EUR',
        about: { nl: 'kleinste bijdrage van anderen', en: 'least contribution of others' },
      },
      totalWithOthersEur: { unit: 'EUR', about: { nl: 'samen met anderen', en: 'together with others' } },
      checks: { unit: 'list', about: { nl: 'voorwaarden', en: 'conditions' } },
    },
  },
  source: {
    nl: 'Besluit Woningbouwimpuls 2020 (Stb. 2020, 141) en wijzigingen (Stcrt. 2022, 17708)',
    en: 'House Building Incentive decree 2020 (Stb. 2020, 141) and changes (Stcrt. 2022, 17708)',
  },
  example: {
    inputs: {
      contributionExVatEur: 5058000,
      dwellings: 1000,
      affordableShare: 0.67,
      applications: 53,
      granted: 30,
      deficitEur: 13e6,
    },
    result: {
      contributionExVatEur: 5058000,
      perDwellingExVatEur: 5058,
      perDwellingInclVatEur: 6120.18,
      affordableDwellings: 670,
      grantedShare: 0.566038,
      minOthersEur: 5058000,
      totalWithOthersEur: 10116000,
      checks: [
        {
          id: 'state-share',
          ok: true,
          nl: 'De bijdrage is hoogstens 50 % van het tekort.',
          en: 'The contribution is at most 50 % of the deficit.',
        },
        {
          id: 'homes',
          ok: true,
          nl: 'Het plan heeft ten minste 500 woningen.',
          en: 'The plan has at least 500 homes.',
        },
        {
          id: 'affordable',
          ok: true,
          nl: 'Ten minste 50 % van de woningen is betaalbaar.',
          en: 'At least 50 % of the homes are affordable.',
        },
      ],
    },
  },
  compute: inputs => {
    const { contributionInclVatEur, vatRate, dwellings, affordableShare, applications, granted } = inputs
    const contributionExVatEur = inputs.contributionExVatEur ?? contributionInclVatEur! / (1 + vatRate)
    const perDwellingExVatEur = contributionExVatEur / dwellings
    return {
      contributionExVatEur,
      perDwellingExVatEur,
      perDwellingInclVatEur: perDwellingExVatEur * (1 + vatRate),
      affordableDwellings: affordableShare === undefined ? null : affordableShare * dwellings,
      grantedShare: granted === undefined ? null : granted / applications!,
      minOthersEur: contributionExVatEur,
      totalWithOthersEur: contributionExVatEur + (inputs.othersEur ?? contributionExVatEur),
      checks: incentiveChecks(inputs, contributionExVatEur),
    }
  },
})

function incentiveChecks(inputs: IncentiveInputs, contributionEur: number): GrantCheck[] {
  const stateShare = newestValue(incentive.stateShareMaximum)
  const affordable = newestValue(incentive.affordableShareMinimum)
  const isSmall =
    (inputs.inhabitants ?? Number.POSITIVE_INFINITY) <= newestValue(incentive.smallMunicipalityMaximum)
  const homes = newestValue(isSmall ? incentive.homesMinimumSmall : incentive.homesMinimum)
  const [first, last] = [newestValue(incentive.firstStartMaximum), newestValue(incentive.lastStartMaximum)]
  const { deficitEur, othersEur, affordableShare, firstStartYears, lastStartYears } = inputs
  return [
    ...check(
      'state-share',
      deficitEur,
      value => !exceeds(contributionEur, stateShare * value),
      `De bijdrage is hoogstens ${stateShare * 100} % van het tekort.`,
      `The contribution is at most ${stateShare * 100} % of the deficit.`,
    ),
    ...check(
      'others',
      othersEur,
      value => !exceeds(contributionEur, value),
      'Anderen betalen ten minste evenveel als het Rijk.',
      'Others pay at least as much as the State.',
    ),
    ...check(
      'homes',
      inputs.dwellings,
      value => value >= homes,
      `Het plan heeft ten minste ${homes} woningen.`,
      `The plan has at least ${homes} homes.`,
    ),
    ...check(
      'affordable',
      affordableShare,
      value => value >= affordable,
      `Ten minste ${affordable * 100} % van de woningen is betaalbaar.`,
      `At least ${affordable * 100} % of the homes are affordable.`,
    ),
    ...check(
      'first-start',
      firstStartYears,
      value => value <= first,
      `De eerste woning start binnen ${first} jaar.`,
      `The first home starts within ${first} years.`,
    ),
    ...check(
      'last-start',
      lastStartYears,
      value => value <= last,
      `De laatste woning start binnen ${last} jaar.`,
      `The last home starts within ${last} years.`,
    ),
  ]
}

function check(
  id: string,
  value: number | undefined,
  test: (value: number) => boolean,
  ...[nl, en]: [string, string]
): GrantCheck[] {
  return value === undefined ? [] : [{ id, ok: test(value), nl, en }]
}

/** Deficit of the public lines and the highest grant. Explained in docs/method/public-deficit.md. */
export const publicDeficitFormula = formula({
  name: 'public-deficit',
  group: 'public-money',
  term: { nl: 'publiek tekort', en: 'public deficit' },
  words: {
    nl: 'tekort = kosten - grondopbrengsten - kostenverhaal - andere bijdragen, alles contant; hoogste subsidie = deel x tekort, nul bij een overschot',
    en: 'deficit = costs - land revenues - cost recovery - other contributions, all present values; highest grant = share x deficit, zero for a surplus',
  },
  inputs: {
    costsEur: euro('noodzakelijke publieke kosten', 'necessary public costs'),
    landRevenuesEur: euro(
      'grondopbrengsten tegen marktconforme residuele prijzen',
      'land revenues at market-conform residual prices',
    ),
    recoveryEur: euro('haalbaar kostenverhaal', 'attainable cost recovery'),
    otherContributionsEur: euro(
      'andere publieke bijdragen voor dezelfde kosten',
      'other public contributions for the same costs',
    ),
    dwellings: count('aantal woningen', 'number of homes', { above: 0, optional: true }),
    maxShare: share('hoogste deel dat het Rijk betaalt', 'highest share that the State pays', {
      default: newestValue(incentive.stateShareMaximum),
    }),
  },
  result: {
    fields: {
      deficitEur: {
        unit: 'EUR',
        about: { nl: 'publiek tekort, min is een overschot', en: 'public deficit, minus is a surplus' },
      },
      maxGrantEur: { unit: 'EUR', about: { nl: 'hoogste subsidie', en: 'highest grant' } },
      perDwellingEur: { unit: 'EUR', about: { nl: 'tekort per woning', en: 'deficit per home' } },
    },
  },
  source: {
    nl: 'Werkdefinitie naar de Woningbouwimpuls: alleen publieke regels, alleen wat nodig is voor de woningen',
    en: 'Working definition after the House Building Incentive: public lines only, only what the homes need',
  },
  example: {
    inputs: {
      costsEur: 30e6,
      landRevenuesEur: 12e6,
      recoveryEur: 3e6,
      otherContributionsEur: 1.5e6,
      dwellings: 1000,
    },
    result: { deficitEur: 13500000, maxGrantEur: 6750000, perDwellingEur: 13500 },
  },
  compute: ({ costsEur, landRevenuesEur, recoveryEur, otherContributionsEur, dwellings, maxShare }) => {
    const deficitEur = costsEur - landRevenuesEur - recoveryEur - otherContributionsEur
    const perDwellingEur = dwellings === undefined ? null : deficitEur / dwellings
    return { deficitEur, maxGrantEur: maxShare * Math.max(0, deficitEur), perDwellingEur }
  },
})

/** Aid in a transfer to an undertaking. Explained in docs/method/state-aid.md. */
export const stateAidFormula = formula({
  name: 'state-aid',
  group: 'public-money',
  term: { nl: 'staatssteun', en: 'state aid' },
  words: {
    nl: 'steun = max(0, som van de overdrachten - marktconforme tegenprestatie); ruimte = de-minimisgrens - eerdere steun - steun; de steun mag niet hoger zijn dan het tekort bij een redelijk rendement',
    en: 'aid = max(0, sum of transfers - market-conform counter-performance); room = de-minimis limit - earlier aid - aid; the aid may not exceed the shortfall at a reasonable return',
  },
  inputs: {
    transfersEur: list(
      amount('EUR'),
      'contante waarde van publieke overdrachten',
      'present values of public transfers',
    ),
    counterEur: euro(
      'contante waarde van de marktconforme tegenprestatie',
      'present value of the market-conform counter-performance',
      { default: 0 },
    ),
    earlierAidEur: euro('steun in de drie jaar ervoor', 'aid in the three years before', {
      min: 0,
      default: 0,
    }),
    roomEur: euro('de-minimisgrens', 'de-minimis limit', { min: 0, default: newestValue(deMinimisRooms) }),
    npvAtReturnEur: euro(
      'contante waarde van de onderneming bij een redelijk rendement, zonder steun',
      'present value of the undertaking at a reasonable return, without aid',
      { optional: true },
    ),
  },
  result: {
    fields: {
      aidEur: { unit: 'EUR', about: { nl: 'steun', en: 'aid' } },
      roomLeftEur: {
        unit: 'EUR',
        about: { nl: 'ruimte die overblijft, min is te veel', en: 'room left, minus is too much' },
      },
      gapCapEur: {
        unit: 'EUR',
        about: { nl: 'hoogste steun naar het tekort', en: 'highest aid by the shortfall' },
      },
      ok: {
        unit: 'yes-no',
        about: { nl: 'of alles binnen de grenzen blijft', en: 'whether all stays within the limits' },
      },
      reasons: { unit: 'list', about: { nl: 'redenen', en: 'reasons' } },
    },
  },
  source: {
    nl: 'Artikel 107 VWEU; de-minimisverordening (EU) 2023/2831',
    en: 'Article 107 TFEU; de-minimis regulation (EU) 2023/2831',
  },
  example: {
    inputs: { transfersEur: [900000], counterEur: 500000, npvAtReturnEur: -350000 },
    result: {
      aidEur: 400000,
      roomLeftEur: -100000,
      gapCapEur: 350000,
      ok: false,
      reasons: [
        {
          id: 'room',
          nl: 'De steun past niet in de ruimte van drie jaar.',
          en: 'The aid does not fit in the room of three years.',
        },
        {
          id: 'gap',
          nl: 'De steun is hoger dan het tekort bij een redelijk rendement.',
          en: 'The aid is higher than the shortfall at a reasonable return.',
        },
      ],
    },
  },
  compute: inputs => {
    const aidEur = Math.max(0, inputs.transfersEur.reduce((sum, value) => sum + value, 0) - inputs.counterEur)
    const roomLeftEur = inputs.roomEur - inputs.earlierAidEur - aidEur
    const gapCapEur = inputs.npvAtReturnEur === undefined ? null : Math.max(0, -inputs.npvAtReturnEur)
    const reasons = [
      ...(aidEur > 0 && exceeds(inputs.earlierAidEur + aidEur, inputs.roomEur)
        ? [
            {
              id: 'room',
              nl: 'De steun past niet in de ruimte van drie jaar.',
              en: 'The aid does not fit in the room of three years.',
            },
          ]
        : []),
      ...(gapCapEur !== null && exceeds(aidEur, gapCapEur)
        ? [
            {
              id: 'gap',
              nl: 'De steun is hoger dan het tekort bij een redelijk rendement.',
              en: 'The aid is higher than the shortfall at a reasonable return.',
            },
          ]
        : []),
    ]
    return { aidEur, roomLeftEur, gapCapEur, ok: reasons.length === 0, reasons }
  },
})
