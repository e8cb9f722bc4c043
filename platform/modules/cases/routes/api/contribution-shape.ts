import type { ContributionAnswer, HelpOutcome } from '@versneller/engine'
import { z } from 'zod'
import { about, named } from '../../../../kit/api/operation.ts'
import { bothLanguages } from './case-shapes.ts'
import { togetherAnswer, togetherShape } from './together-shape.ts'

/** The instruments in the words of the API. */
const instrumentWords = {
  grant: 'bijdrage-ineens',
  'land-price': 'lagere-grondprijs',
  deferral: 'uitgestelde-grondbetaling',
  guarantee: 'garantie',
  loan: 'achtergestelde-lening',
  'pre-investment': 'voorinvestering',
  programme: 'minder-sociale-huur',
} as const satisfies Record<ContributionAnswer['instrument'], string>

const limitWords = {
  'de-minimis': 'de-minimis',
  'aid-gap': 'steun-tot-tekort',
  'public-deficit': 'publiek-tekort',
  'state-share': 'rijksdeel',
} as const satisfies Record<ContributionAnswer['limits'][number]['id'], string>

const eur = z.number().nullable()

const limit = z.object({
  id: z.enum(Object.values(limitWords) as [string, ...string[]]),
  naam: bothLanguages,
  ruimteEur: about(
    z.number(),
    'Wat de regel nog over laat; contante waarde.',
    'What the rule leaves; present value.',
  ),
  teltEur: about(z.number(), 'Waarvoor de hulp telt.', 'What the help counts for.'),
  margeEur: about(
    z.number(),
    'Onder nul gaat de hulp over de grens.',
    'Below zero the help exceeds the limit.',
  ),
  zekerheidBinnen: about(
    z.number().nullable(),
    'Hoogste zekerheid binnen de grens; null als de hulp past.',
    'Highest certainty within the limit; null where the help fits.',
  ),
  bron: bothLanguages,
})

/** The least contribution of a case, every instrument beside the others. */
export const contributionShape = named(
  'Bijdrage',
  z.object({
    partij: z.string(),
    betaler: z.string(),
    zekerheid: z.number(),
    maat: z.enum(['kans', 'staart']),
    minstensEur: z.number(),
    trekkingen: z.int(),
    zaad: z.int(),
    middelen: z.array(
      z.object({
        middel: z.enum(Object.values(instrumentWords)),
        bedragEur: about(
          eur,
          'In euro in de periode; null als het middel de zekerheid niet haalt.',
          'In euro in the period; null where the instrument does not reach the certainty.',
        ),
        periode: z.int(),
        deel: about(
          z.number().nullable(),
          'Deel van de grondprijs of de kosten, bij middelen die een deel zijn.',
          'Share of the land price or the costs, for instruments that are one.',
        ),
        woningen: z.int().nullable(),
        standaardfoutEur: eur,
        verwachteKostenEur: eur,
        kostenP90Eur: eur,
        meerDanNodigEur: about(
          eur,
          'Wat de partij gemiddeld meer krijgt dan zij nodig heeft.',
          'What the party gets on average beyond its need.',
        ),
        kansZonder: z.number(),
        kansMet: z.number().nullable(),
        grenzen: z.array(limit),
        perZekerheid: z.array(z.object({ zekerheid: z.number(), bedragEur: eur })),
        kenmerk: about(z.string(), 'Controlegetal over alle cijfers.', 'Digest over all figures.'),
        reden: bothLanguages.optional(),
      }),
    ),
    nietMogelijk: about(
      z.array(z.object({ middel: z.enum(Object.values(instrumentWords)), reden: bothLanguages })),
      'Middelen waarvoor deze case geen ruimte biedt.',
      'Instruments that this case has no room for.',
    ),
    samen: about(
      togetherShape.nullable(),
      'Bijdragen ineens waarmee alle partijen tegelijk hun rendement halen; null als dat niet gevraagd is.',
      'Grants with which all parties meet their returns at once; null where that was not asked.',
    ),
  }),
)

type Told = z.input<typeof contributionShape>

/** All ways to help in the words of the API, with the limits that may be told. */
export function contributionAnswer(
  { comparison: { answers, left }, joint }: Extract<HelpOutcome, { ok: true }>,
  toldOf: (limits: ContributionAnswer['limits']) => ContributionAnswer['limits'],
): Told {
  const [first] = answers
  if (!first) throw new Error('a comparison without instruments')
  return {
    partij: first.party,
    betaler: first.payer,
    zekerheid: first.probability,
    maat: first.measure === 'tail' ? 'staart' : 'kans',
    minstensEur: first.atLeastEur,
    trekkingen: first.trials,
    zaad: first.seed,
    middelen: answers.map(answer => instrumentAnswer(answer, toldOf(answer.limits))),
    nietMogelijk: left.flatMap(({ instrument, errors: [error] }) =>
      error ? [{ middel: instrumentWords[instrument], reden: error.message }] : [],
    ),
    samen: joint ? togetherAnswer(joint) : null,
  }
}

function instrumentAnswer(
  answer: ContributionAnswer,
  limits: ContributionAnswer['limits'],
): Told['middelen'][number] {
  return {
    middel: instrumentWords[answer.instrument],
    bedragEur: answer.amountEur,
    periode: answer.atT,
    deel: answer.levelShare ?? null,
    woningen: answer.homes ?? null,
    standaardfoutEur: answer.se,
    verwachteKostenEur: answer.expectedCostEur,
    kostenP90Eur: answer.p90CostEur,
    meerDanNodigEur: answer.surplusGivenEur,
    kansZonder: answer.pReturnMetBefore,
    kansMet: answer.pReturnMetAfter,
    grenzen: limits.map(one => ({
      id: limitWords[one.id],
      naam: one.name,
      ruimteEur: one.roomEur,
      teltEur: one.askedEur,
      margeEur: one.marginEur,
      zekerheidBinnen: one.reached ?? null,
      bron: one.source,
    })),
    perZekerheid: answer.frontier.map(point => ({
      zekerheid: point.probability,
      bedragEur: point.amountEur,
    })),
    kenmerk: answer.resultHash,
    ...(answer.reason ? { reden: answer.reason } : {}),
  }
}
