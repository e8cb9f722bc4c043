import type { HelpOutcome, MoneyAsked } from '@versneller/engine'
import { z } from 'zod'
import { NotFound } from '../../../../kit/access/refusal.ts'
import { about } from '../../../../kit/api/operation.ts'
import { address } from '../../../../kit/http/address.ts'
import { done, refused } from '../../../../kit/http/problem.ts'
import { route } from '../../../../kit/module/module.ts'
import { type HelpQuestion, helpResults } from '../../actions/help-results.ts'
import { whenOver } from '../../actions/when-over.ts'
import { caseProblems, problem } from '../../problems.ts'
import { readCase } from '../../rules/access.ts'
import type { SeenCase } from '../../rules/case-for.ts'
import { helpedParties, isPublicMoneyTold, toldLimits } from '../../rules/help-parties.ts'
import { underVariant } from '../../rules/under-variant.ts'
import { knownVariant, seenCase } from '../seen.ts'
import { contributionAnswer, contributionShape } from './contribution-shape.ts'
import { examples } from './examples/index.ts'

const link = address(
  '/api/v1/cases/:id/bijdrage',
  z.strictObject({
    partij: about(z.string().min(1).max(64), 'Wie geholpen wordt.', 'Who is helped.'),
    kans: about(
      z.coerce.number().int().min(1).max(99).default(80),
      'Zekerheid in procenten.',
      'Certainty in per cent.',
    ),
    maat: about(
      z.enum(['kans', 'staart']).default('kans'),
      'Wat zeker moet zijn: de kans op het rendement, of het gemiddelde van de slechtste verlopen.',
      'What has to be certain: the chance of the return, or the mean of the worst courses.',
    ),
    minstens: about(
      z.coerce.number().min(-1e10).max(1e10).default(0),
      'Alleen bij staart: wat dat gemiddelde ten minste moet zijn, in euro.',
      'Only for staart: what that mean has to be at least, in euro.',
    ),
    betaler: about(
      z.string().max(64).optional(),
      'Wie betaalt; zonder opgave de houder van de grondexploitatie.',
      'Who pays; the holder of the land exploitation when left out.',
    ),
    samen: about(
      z.string().max(700).optional(),
      'Ids van andere partijen die hun rendement tegelijk moeten halen, met komma’s ertussen.',
      'Ids of other parties that have to meet their returns at once, with commas between them.',
    ),
    doelen: about(
      z.string().max(700).optional(),
      'Alleen bij samen: waarvoor het geld is, met komma’s ertussen; zonder opgave alle doelen van de potten.',
      'Only with samen: what the money is for, with commas between them; all purposes of the pots when left out.',
    ),
    eigenMiddelen: about(
      z.coerce.number().min(0).max(1e10).optional(),
      'Alleen bij samen: wat de betaler ten hoogste zelf geeft, in euro.',
      'Only with samen: what the payer gives itself at most, in euro.',
    ),
    variant: about(
      z.string().max(100).optional(),
      'Een variant van de case; zonder opgave de basis.',
      'A variant of the case; the base when left out.',
    ),
    trekkingen: about(
      z.coerce
        .number()
        .pipe(z.literal([1000, 2000, 5000]))
        .default(2000),
      'Hoeveel trekkingen.',
      'How many trials.',
    ),
    zaad: about(
      z.coerce.number().int().min(0).max(4_294_967_295).default(1),
      'Begin van de toevalsgetallen: hetzelfde zaad geeft dezelfde cijfers.',
      'Start of the random numbers: the same seed gives the same figures.',
    ),
  }),
)

const listOf = (given: string | undefined): string[] => given?.split(',').filter(id => id !== '') ?? []

type Asked = z.output<NonNullable<typeof link.query>>

/** Where the money for parties together may come from; null where this reader may not be told what limits it. */
function moneyOf(
  { caseFile, withheld }: Pick<SeenCase, 'caseFile' | 'withheld'>,
  { doelen, eigenMiddelen }: Pick<Asked, 'doelen' | 'eigenMiddelen'>,
): MoneyAsked | null {
  if (!isPublicMoneyTold(caseFile, withheld)) return null
  return {
    ...(doelen === undefined ? {} : { purposes: listOf(doelen) }),
    ...(eigenMiddelen === undefined ? {} : { ownBudgetEur: eigenMiddelen }),
  }
}

/** The question of an address; what this reader may not know of is not there. */
function questionOf(seen: Pick<SeenCase, 'caseFile' | 'withheld'>, query: Asked): HelpQuestion {
  const known = helpedParties(seen.caseFile, seen.withheld)
  const others = listOf(query.samen)
  if ([query.partij, ...others].some(id => !known.includes(id))) throw new NotFound()
  return {
    party: query.partij,
    together: others.length === 0 ? [] : known.filter(id => id === query.partij || others.includes(id)),
    money: moneyOf(seen, query),
    payer: query.betaler,
    probability: query.kans / 100,
    measure: query.maat === 'staart' ? 'tail' : 'chance',
    atLeastEur: query.maat === 'staart' ? query.minstens : 0,
    trials: query.trekkingen,
    seed: query.zaad,
  }
}

/** The least contribution with which a party meets its return, for programs. */
export const contributionApiRoute = route.api({
  method: 'GET',
  address: link,
  permission: readCase,
  // Each searches for some seconds on all cores.
  perMinute: 10,
  operation: {
    id: 'bijdrage',
    tag: { nl: 'Uitkomsten', en: 'Results' },
    scope: 'read:results',
    summary: {
      nl: 'Kleinste bijdrage waarmee een partij, of partijen samen, hun rendement halen',
      en: 'Least contribution with which a party, or parties together, meet their returns',
    },
    about: {
      nl: 'Elk middel op de kleinste stand die genoeg is, naast de grenzen van publiek geld. Met samen ook de bijdragen waarmee alle genoemde partijen in dezelfde trekkingen hun rendement halen, met wat daarvan binnen de grenzen kan en uit welke pot. Alleen over partijen waarvan geen regel verborgen is.',
      en: 'Every instrument at the least level that is enough, beside the limits of public money. With samen also the grants with which all parties named meet their returns in the same trials, with what of that fits the limits and from which pot. Only about parties of whom no line is hidden.',
    },
    parameters: { id: { nl: 'Id van de case.', en: 'Id of the case.' } },
    example: examples.bijdrage,
  },
  answer: contributionShape,
  act: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const variantId = knownVariant(seen, query.variant)
    // A variant or a party that this reader may not know is not there.
    if (query.variant !== undefined && variantId === undefined) throw new NotFound()
    const caseFile = underVariant(seen.caseFile, variantId)
    const question = questionOf({ ...seen, caseFile }, query)
    const result = await whenOver<HelpOutcome>(() => helpResults(caseFile, question))
    if (!result) return refused(problem('REKENEN_GESTOPT'))
    // The places lie in the case, not in what was sent.
    if (!result.ok) return refused(...caseProblems(result.errors, () => undefined))
    const told = contributionAnswer(result, limits => toldLimits(limits, caseFile, seen.withheld))
    return done({ value: told })
  },
})
