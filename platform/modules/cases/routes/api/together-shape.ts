import type { JointAnswer, JointWithin } from '@versneller/engine'
import { z } from 'zod'
import { about } from '../../../../kit/api/operation.ts'
import { bothLanguages } from './case-shapes.ts'

const amounts = z.array(z.object({ partij: z.string(), bedragEur: z.number() }))

const silentWords = { purpose: 'ander-doel', expired: 'verlopen', empty: 'leeg' } as const

/** What the limits of aid, grants and pots leave for parties together, and who then gives what. */
const withinShape = z.object({
  zekerheid: about(
    z.number(),
    'Deel van de trekkingen waarin allen dan hun rendement halen: wat gevraagd is, of het meeste dat gevonden is.',
    'Share of the trials in which all then meet their returns: what was asked, or the most that was found.',
  ),
  bedragEur: z.number(),
  partijen: amounts,
  grenzen: z.array(
    z.object({
      id: z.string(),
      naam: bothLanguages,
      partij: about(
        z.string().nullable(),
        'Null als de grens voor allen samen geldt.',
        'Null where the limit holds for all.',
      ),
      ruimteEur: z.number(),
      gevraagdEur: z.number(),
      margeEur: about(
        z.number(),
        'Onder nul gaan de bijdragen over de grens.',
        'Below zero the grants exceed the limit.',
      ),
      bron: bothLanguages.nullable(),
    }),
  ),
  gevers: z.array(
    z.object({
      gever: z.string(),
      pot: about(
        z.string().nullable(),
        'Null: eigen middelen van de gever.',
        'Null: own means of the giver.',
      ),
      ruimteEur: about(
        z.number().nullable(),
        'Null als niets zegt hoeveel dat is.',
        'Null where nothing says how much.',
      ),
      partijen: amounts,
    }),
  ),
  pottenZonderGift: z.array(z.object({ pot: z.string(), waarom: z.enum(Object.values(silentWords)) })),
  reden: bothLanguages.optional(),
})

/** Grants for several parties at once; euro in the period of payment. */
export const togetherShape = z.object({
  partijen: z.array(
    z.object({
      partij: z.string(),
      bedragEur: z.number(),
      alleenEur: about(
        z.number(),
        'Wat zij zou krijgen als alleen zij telde.',
        'What it would get if it alone counted.',
      ),
      kansMet: about(
        z.number(),
        'Kans dat zij haar rendement haalt als allen hun bijdrage krijgen.',
        'Chance that it meets its return when all get their grants.',
      ),
    }),
  ),
  bedragEur: z.number(),
  ondergrensEur: about(
    z.number(),
    'Wat zij elk voor zich nodig hebben, opgeteld; minder kan niet.',
    'What each needs for itself, added up; it cannot be less.',
  ),
  kansAllen: z.number(),
  kansAllenZonder: z.number(),
  periode: z.int(),
  perZekerheid: z.array(z.object({ zekerheid: z.number(), bedragEur: z.number() })),
  binnenGrenzen: about(
    withinShape.nullable(),
    'Null als regels van publieke partijen voor jou verborgen zijn.',
    'Null where lines of public parties are hidden from you.',
  ),
  kenmerk: about(z.string(), 'Controlegetal over alle cijfers.', 'Digest over all figures.'),
})

type Told = z.input<typeof togetherShape>

const amountsOf = (parties: Readonly<Record<string, number>>): z.input<typeof amounts> =>
  Object.entries(parties).map(([partij, bedragEur]) => ({ partij, bedragEur }))

/** Grants for parties together in the words of the API. */
export function togetherAnswer(answer: JointAnswer): Told {
  return {
    partijen: Object.entries(answer.parties).map(([partij, one]) => ({
      partij,
      bedragEur: one.amountEur,
      alleenEur: one.aloneEur,
      kansMet: one.pReturnMet,
    })),
    bedragEur: answer.totalEur,
    ondergrensEur: answer.boundEur,
    kansAllen: answer.pAllMet,
    kansAllenZonder: answer.pAllMetBefore,
    periode: answer.atT,
    perZekerheid: answer.frontier.map(({ probability, amountEur }) => ({
      zekerheid: probability,
      bedragEur: amountEur,
    })),
    binnenGrenzen: answer.within && withinAnswer(answer.within),
    kenmerk: answer.resultHash,
  }
}

function withinAnswer(within: JointWithin): NonNullable<Told['binnenGrenzen']> {
  return {
    zekerheid: within.reached,
    bedragEur: within.totalEur,
    partijen: amountsOf(within.parties),
    grenzen: within.limits.map(one => ({
      id: one.id,
      naam: one.name,
      partij: one.party ?? null,
      ruimteEur: one.roomEur,
      gevraagdEur: one.askedEur,
      margeEur: one.marginEur,
      bron: one.source ?? null,
    })),
    gevers: within.gifts.map(({ from, pot = null, roomEur, parties }) => ({
      gever: from,
      pot,
      ruimteEur: roomEur,
      partijen: amountsOf(parties),
    })),
    pottenZonderGift: within.silentPots.map(({ id, why }) => ({ pot: id, waarom: silentWords[why] })),
    ...(within.reason ? { reden: within.reason } : {}),
  }
}
