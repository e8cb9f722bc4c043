import { formula } from '../formula.ts'
import { type InputError, inputError, pointerTo } from '../input-errors.ts'
import { type WaterfallInputs, waterfallInputs } from './waterfall-inputs.ts'
import { runWaterfall } from './waterfall-run.ts'

/** Division of proceeds over partners by tiers. Explained in docs/method/waterfall.md. */
export const waterfallFormula = formula({
  name: 'waterfall',
  group: 'parties',
  term: { nl: 'verdeling van opbrengsten in trappen', en: 'distribution waterfall' },
  words: {
    nl: 'elk jaar in volgorde: capital betaalt inbreng terug, preferred het rendement daarover, beide naar rato; catch-up geeft alles aan één partner tot die zijn deel van de winst heeft; split verdeelt, tot elke partner met inbreng en een deel het rendement untilIrr heeft',
    en: 'every year in order: capital pays contributions back, preferred the return on them, both pro rata; catch-up gives all to one partner until it has its share of the profit; split divides, until each partner with contributions and a share has the rate of return untilIrr',
  },
  inputs: waterfallInputs,
  check: waterfallErrors,
  result: {
    fields: {
      flows: {
        unit: 'EUR',
        about: {
          nl: 'kasstroom per partner, inbreng negatief',
          en: 'cash flow by partner, contributions negative',
        },
      },
      byTier: {
        unit: 'list',
        about: { nl: 'uitkering per trap en partner', en: 'distribution by tier and partner' },
      },
      irr: { unit: 'rate/year', about: { nl: 'rendement per partner', en: 'rate of return by partner' } },
      undistributedEur: {
        unit: 'EUR',
        about: { nl: 'niet uitgekeerd: de trappen waren op', en: 'not distributed: the tiers were used up' },
      },
    },
  },
  source: {
    nl: 'Praktijk van samenwerkingen (GEM, joint venture): saldo per partner H = H x (1 + r) + inbreng - uitkering',
    en: 'Practice of joint ventures: hurdle balance by partner H = H x (1 + r) + contribution - distribution',
  },
  example: {
    inputs: {
      contributionsEur: { belegger: [90], ontwikkelaar: [10] },
      distributableEur: [0, 0, 0, 150],
      tiers: [
        { kind: 'capital' },
        { kind: 'preferred', rate: 0.08 },
        { kind: 'split', shares: { belegger: 0.8, ontwikkelaar: 0.2 } },
      ],
    },
    result: {
      flows: { belegger: [-90, 0, 0, 132.5971], ontwikkelaar: [-10, 0, 0, 17.4029] },
      byTier: [
        { kind: 'capital', totalEur: 100, partners: { belegger: 90, ontwikkelaar: 10 } },
        { kind: 'preferred', totalEur: 25.9712, partners: { belegger: 23.3741, ontwikkelaar: 2.5971 } },
        { kind: 'split', totalEur: 24.0288, partners: { belegger: 19.223, ontwikkelaar: 4.8058 } },
      ],
      irr: { belegger: 0.13788, ontwikkelaar: 0.20286 },
      undistributedEur: 0,
    },
    within: 0.00006,
  },
  compute: runWaterfall,
})

const neededFields = {
  capital: [],
  preferred: ['rate'],
  'catch-up': ['share', 'to'],
  split: ['shares'],
} as const
const allowedFields = { ...neededFields, split: ['shares', 'untilIrr'] } as const
const tierFields = ['rate', 'share', 'to', 'shares', 'untilIrr'] as const

function waterfallErrors(given: WaterfallInputs, pointer: string): InputError[] {
  const known = (partner: string) => Object.hasOwn(given.contributionsEur, partner)
  return given.tiers.flatMap((row, index) => {
    const at = `${pointer}/tiers/${index}`
    const partners = row.to === undefined ? [] : [row.to]
    const unknown = [...partners, ...Object.keys(row.shares ?? {})].filter(partner => !known(partner))
    return [
      ...fieldErrors(row, at),
      ...unknown.map(partner => unknownPartner(at, partner)),
      ...shareErrors(row.shares, at),
    ]
  })
}

function fieldErrors(row: WaterfallInputs['tiers'][number], at: string): InputError[] {
  const allowed: readonly string[] = allowedFields[row.kind]
  const missing = neededFields[row.kind].filter(name => row[name] === undefined)
  const needless = tierFields.filter(name => row[name] !== undefined && !allowed.includes(name))
  return [
    ...missing.map(name =>
      inputError(
        pointerTo(at, name),
        'VELD_ONTBREEKT',
        `Vul ${name} in voor ${row.kind}.`,
        `Fill in ${name} for ${row.kind}.`,
      ),
    ),
    ...needless.map(name =>
      inputError(
        pointerTo(at, name),
        'ONBEKEND_VELD',
        `Haal ${name} weg: ${row.kind} kent het niet.`,
        `Remove ${name}: ${row.kind} does not know it.`,
      ),
    ),
  ]
}

function shareErrors(shares: WaterfallInputs['tiers'][number]['shares'], at: string): InputError[] {
  if (!shares) return []
  const total = Object.values(shares).reduce((sum, part) => sum + part, 0)
  if (Math.abs(total - 1) <= 1e-9) return []
  return [
    inputError(
      pointerTo(at, 'shares'),
      'TELT_NIET_OP',
      'Laat de delen samen 1 zijn.',
      'Make the shares add up to 1.',
    ),
  ]
}

function unknownPartner(at: string, partner: string): InputError {
  return inputError(
    at,
    'ONBEKENDE_PARTIJ',
    `Geef ${partner} een rij in contributionsEur (mag leeg zijn), of verbeter de naam.`,
    `Give ${partner} a row in contributionsEur (may be empty), or correct the name.`,
  )
}
