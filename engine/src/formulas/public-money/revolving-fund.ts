import { newestValue } from '../../../parameters/parameter.ts'
import * as facility from '../../../parameters/revolving-fund.ts'
import { amount, euro, list, members, object, plainNumber, share, yearRate, years } from '../fields.ts'
import { formula } from '../formula.ts'
import type { Bilingual, ValuesOf } from '../shapes.ts'

/** Sources must add up to the total to a cent; shares are compared with the room of a cent too. */
const cent = 0.01

const checkInputs = {
  rules: object(
    {
      loanMinEur: euro('kleinste lening', 'smallest loan', {
        min: 0,
        default: newestValue(facility.loanMinimum),
      }),
      loanMaxEur: euro('grootste lening', 'largest loan', {
        min: 0,
        default: newestValue(facility.loanMaximum),
      }),
      facilityShareMax: share('grootste deel van het fonds', 'largest share of the fund', {
        default: newestValue(facility.facilityShareMaximum),
      }),
      seniorShareMax: share('grootste deel van de eerste financier', 'largest share of the senior lender', {
        default: newestValue(facility.seniorShareMaximum),
      }),
      equityShareMin: share('kleinste deel eigen geld', 'smallest share of own money', {
        default: newestValue(facility.equityShareMinimum),
      }),
      termMaxYears: years('langste looptijd', 'longest term', { default: newestValue(facility.termMaximum) }),
    },
    'voorwaarden van het fonds',
    'conditions of the fund',
    { default: {} },
  ),
  requests: list(
    members({
      totalEur: euro('totaal nodig', 'total needed', { min: 0 }),
      facilityEur: euro('lening van het fonds', 'loan of the fund', { min: 0 }),
      seniorEur: euro('lening van de eerste financier', 'loan of the senior lender', { min: 0 }),
      equityEur: euro('eigen geld', 'own money', { min: 0 }),
      years: years('looptijd in jaren', 'term in years'),
    }),
    'aanvragen',
    'requests',
  ),
} as const

type CheckInputs = ValuesOf<typeof checkInputs>

/** Whether requests meet the conditions of a fund. Explained in docs/method/revolving-fund-check.md. */
export const fundCheckFormula = formula({
  name: 'revolving-fund-check',
  group: 'public-money',
  term: { nl: 'toets van een revolverend fonds', en: 'test of a revolving fund' },
  words: {
    nl: 'elke aanvraag tegen elke voorwaarde, grenzen inbegrepen; de bronnen tellen op tot het totaal, op een cent',
    en: 'every request against every condition, bounds included; the sources add up to the total, to a cent',
  },
  inputs: checkInputs,
  result: {
    unit: 'list',
    about: { nl: 'per aanvraag: voldoet, en zo niet waarom', en: 'by request: meets, and if not why' },
  },
  source: {
    nl: 'Financieringsfaciliteit Binnenstedelijke Transformatie (stedelijketransformatie.nl, rvo.nl)',
    en: 'Financing facility for inner-city transformation (stedelijketransformatie.nl, rvo.nl)',
  },
  example: {
    inputs: {
      requests: [
        { totalEur: 4e6, facilityEur: 1.8e6, seniorEur: 1.8e6, equityEur: 0.4e6, years: 5 },
        { totalEur: 4e6, facilityEur: 2e6, seniorEur: 1.6e6, equityEur: 0.4e6, years: 5 },
      ],
    },
    result: [
      { ok: true, reasons: [] },
      {
        ok: false,
        reasons: [
          {
            bound: 'facilityShareMax',
            nl: 'Het fonds betaalt meer dan 45 % van het totaal.',
            en: 'The fund pays more than 45 % of the total.',
          },
        ],
      },
    ],
  },
  compute: ({ rules, requests }) =>
    requests.map(request => {
      const reasons = brokenBounds(rules, request)
      return { ok: reasons.length === 0, reasons }
    }),
})

interface BrokenBound extends Bilingual {
  readonly bound: string
}

function brokenBounds(rules: CheckInputs['rules'], request: CheckInputs['requests'][number]): BrokenBound[] {
  const { totalEur, facilityEur, seniorEur, equityEur } = request
  const percent = (part: number) => `${Number((part * 100).toFixed(4))} %`
  const tests: readonly (readonly [boolean, string, string, string])[] = [
    [
      facilityEur < rules.loanMinEur - cent,
      'loanMinEur',
      `De lening is kleiner dan ${rules.loanMinEur} euro.`,
      `The loan is smaller than ${rules.loanMinEur} euro.`,
    ],
    [
      facilityEur > rules.loanMaxEur + cent,
      'loanMaxEur',
      `De lening is groter dan ${rules.loanMaxEur} euro.`,
      `The loan is larger than ${rules.loanMaxEur} euro.`,
    ],
    [
      facilityEur > rules.facilityShareMax * totalEur + cent,
      'facilityShareMax',
      `Het fonds betaalt meer dan ${percent(rules.facilityShareMax)} van het totaal.`,
      `The fund pays more than ${percent(rules.facilityShareMax)} of the total.`,
    ],
    [
      seniorEur > rules.seniorShareMax * totalEur + cent,
      'seniorShareMax',
      `De eerste financier betaalt meer dan ${percent(rules.seniorShareMax)} van het totaal.`,
      `The senior lender pays more than ${percent(rules.seniorShareMax)} of the total.`,
    ],
    [
      equityEur < rules.equityShareMin * totalEur - cent,
      'equityShareMin',
      `Het eigen geld is minder dan ${percent(rules.equityShareMin)} van het totaal.`,
      `The own money is less than ${percent(rules.equityShareMin)} of the total.`,
    ],
    [
      request.years > rules.termMaxYears,
      'termMaxYears',
      `De looptijd is langer dan ${rules.termMaxYears} jaar.`,
      `The term is longer than ${rules.termMaxYears} years.`,
    ],
    [
      Math.abs(facilityEur + seniorEur + equityEur - totalEur) > cent,
      'totalEur',
      'De bronnen tellen niet op tot het totaal.',
      'The sources do not add up to the total.',
    ],
  ]
  return tests.flatMap(([isBroken, bound, nl, en]) => (isBroken ? [{ bound, nl, en }] : []))
}

const runInputs = {
  openingEur: euro('beginstand van het fonds', 'opening balance of the fund'),
  loansEur: list(
    amount('EUR', { min: 0 }),
    'leningen per jaar, betaald aan het begin',
    'loans by year, paid at the begin',
    { minItems: 1, maxItems: 240 },
  ),
  rate: yearRate('rente op de leningen per jaar', 'interest on the loans a year'),
  termYears: plainNumber(
    'looptijd in jaren; daarna alles in één keer terug',
    'term in years; then all repaid at once',
    { whole: true, min: 1, max: 240 },
  ),
  defaultRate: share(
    'deel van de lopende leningen dat in een jaar uitvalt',
    'share of the outstanding loans that defaults in a year',
  ),
  recoveryShare: share(
    'deel van wat uitvalt dat toch terugkomt',
    'share of what defaults that still comes back',
    { default: 0 },
  ),
  costEur: list(amount('EUR'), 'kosten van het fonds per jaar', 'costs of the fund by year'),
} as const

type RunInputs = ValuesOf<typeof runInputs>

/** Balance of a revolving fund in time. Explained in docs/method/revolving-fund-run.md. */
export const fundRunFormula = formula({
  name: 'revolving-fund-run',
  group: 'public-money',
  term: { nl: 'verloop van een revolverend fonds', en: 'course of a revolving fund' },
  words: {
    nl: 'stand = vorige stand - leningen + aflossing + rente + terug uit uitval - kosten; elk jaar valt een deel van de lopende leningen uit, de rest betaalt rente en lost af na de looptijd; revolverend deel = afgelost of teruggekomen / uitgeleend, nul zonder leningen',
    en: 'balance = former balance - loans + repayment + interest + recovered defaults - costs; every year a share of the outstanding loans defaults, the rest pays interest and is repaid after the term; revolving rate = repaid or recovered / lent, null without loans',
  },
  inputs: runInputs,
  result: {
    fields: {
      balancesEur: {
        unit: 'EUR',
        about: { nl: 'stand aan het eind van elk jaar', en: 'balance at the end of each year' },
      },
      revolvingRate: {
        unit: 'share',
        about: {
          nl: 'deel van het uitgeleende geld dat terugkwam',
          en: 'share of the money lent that came back',
        },
      },
    },
  },
  source: {
    nl: 'Fondsmodel: stand, uitgeleend, afgelost, rente, uitval en kosten',
    en: 'Fund model: balance, lent, repaid, interest, defaults and costs',
  },
  example: {
    inputs: {
      openingEur: 10e6,
      loansEur: [5e6, 0, 0],
      rate: 0.04,
      termYears: 2,
      defaultRate: 0.02,
      recoveryShare: 0.5,
      costEur: [50000, 50000, 50000],
    },
    result: { balancesEur: [5196000, 10189080, 10139080], revolvingRate: 0.9802 },
    within: 0.005,
  },
  compute: runFund,
})

function runFund(inputs: RunInputs) {
  const { openingEur, loansEur, rate, termYears, defaultRate, recoveryShare, costEur } = inputs
  const count = Math.max(loansEur.length, costEur.length)
  const outstanding: number[] = []
  const balancesEur: number[] = []
  let balance = openingEur
  let returned = 0
  for (let year = 0; year < count; year++) {
    const lent = loansEur[year] ?? 0
    outstanding.push(lent)
    const running = outstanding.reduce((sum, loan) => sum + loan, 0)
    const recovered = running * defaultRate * recoveryShare
    for (const [index, loan] of outstanding.entries()) outstanding[index] = loan * (1 - defaultRate)
    const interest = running * (1 - defaultRate) * rate
    const due = year - termYears + 1
    const repaid = due < 0 ? 0 : outstanding.splice(due, 1, 0)[0]!
    balance += repaid + interest + recovered - lent - (costEur[year] ?? 0)
    returned += repaid + recovered
    balancesEur.push(balance)
  }
  const lentInAll = loansEur.reduce((sum, loan) => sum + loan, 0)
  return { balancesEur, revolvingRate: lentInAll === 0 ? null : returned / lentInAll }
}
