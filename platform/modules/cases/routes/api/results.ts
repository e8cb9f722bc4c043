import { type Appraisal, appraise, type Convention, openExplainer, testRules } from '@versneller/engine'
import { z } from 'zod'
import { NotFound } from '../../../../kit/access/refusal.ts'
import { about } from '../../../../kit/api/operation.ts'
import { address } from '../../../../kit/http/address.ts'
import { done, refused } from '../../../../kit/http/problem.ts'
import type { Context } from '../../../../kit/http/route.ts'
import { route } from '../../../../kit/module/module.ts'
import type { Services } from '../../../../kit/module/services.ts'
import { riskResults } from '../../actions/risk-results.ts'
import { explanationFor } from '../../pages/explain.tsx'
import { caseProblems, problem } from '../../problems.ts'
import { readCase } from '../../rules/access.ts'
import type { SeenCase } from '../../rules/case-for.ts'
import { hiddenPart, toldEur } from '../../rules/hidden-part.ts'
import type { Withheld } from '../../workbench-contract.ts'
import { knownVariant, seenCase } from '../seen.ts'
import { contributionApiRoute } from './contribution.ts'
import { examples } from './examples/index.ts'
import {
  conventionWords,
  explanationShape,
  resultsShape,
  riskShape,
  rulesShape,
  untoldWords,
} from './result-shapes.ts'
import { riskAnswer, ruleAnswer } from './result-words.ts'

const tag = { nl: 'Uitkomsten', en: 'Results' }
const parameters = { id: { nl: 'Id van de case.', en: 'Id of the case.' } }

const variant = about(
  z.string().max(100).optional(),
  'Een variant van de case; zonder opgave de basis.',
  'A variant of the case; the base when left out.',
)
const convention = about(
  z.enum(['begin', 'midden', 'einde']).optional(),
  'Wanneer in de periode het geld stroomt; zonder opgave zoals de case zegt.',
  'When in the period the money flows; as the case says when left out.',
)

const links = {
  results: address('/api/v1/cases/:id/uitkomsten', z.strictObject({ variant, conventie: convention })),
  explanation: address(
    '/api/v1/cases/:id/uitleg',
    z.strictObject({
      cijfer: about(
        z.string().min(1).max(300),
        'Welk cijfer, als JSON Pointer: `/area/npvEur`.',
        'Which figure, as a JSON Pointer: `/area/npvEur`.',
      ),
      variant,
      conventie: convention,
    }),
  ),
  rules: address(
    '/api/v1/cases/:id/toetsen',
    z.strictObject({
      variant,
      regel: about(z.string().max(100).optional(), 'Alleen deze regel.', 'Only this rule.'),
    }),
  ),
  risk: address(
    '/api/v1/cases/:id/risico',
    z.strictObject({
      variant,
      trekkingen: about(
        z.coerce
          .number()
          .pipe(z.literal([1000, 5000, 20_000]))
          .default(5000),
        'Hoeveel trekkingen.',
        'How many trials.',
      ),
      zaad: about(
        z.coerce.number().int().min(0).max(4_294_967_295).default(1),
        'Begin van de toevalsgetallen: hetzelfde zaad geeft dezelfde cijfers.',
        'Start of the random numbers: the same seed gives the same figures.',
      ),
      crisis: about(
        z.coerce.number().int().min(1900).max(2300).optional(),
        'Jaar vanaf wanneer de crisis van 2008 tot 2013 opnieuw komt.',
        'Year from which the crisis of 2008 to 2013 comes again.',
      ),
    }),
  ),
}

interface Question {
  variant?: string | undefined
  conventie?: 'begin' | 'midden' | 'einde' | undefined
}

/** The case of this reader with what is asked of it, as the engine takes it. */
async function askedCase(services: Services, { actor }: Context, id: string, asked: Question) {
  const seen = await seenCase(services.db, actor, id)
  const variantId = knownVariant(seen, asked.variant)
  // A variant that holds more than this reader sees is not there for this reader.
  if (asked.variant !== undefined && variantId === undefined) throw new NotFound()
  const own = seen.caseFile.convention ?? 'mid'
  const chosen = asked.conventie === undefined ? own : conventionWords[asked.conventie]
  return {
    seen,
    convention: chosen,
    options: { convention: chosen, ...(variantId === undefined ? {} : { variantId }) },
    // Totals of hidden lines were told under the convention of the case: beside other figures they would be wrong.
    withheld: chosen === own ? seen.withheld : { ...seen.withheld, totals: [] },
  }
}

/** An amount as it may be told to this reader, with the part that hidden lines have in it. */
function told(withheld: Withheld, pointer: string, visibleEur: number) {
  const eur = toldEur(withheld, pointer, visibleEur)
  const part = hiddenPart(withheld, pointer)
  return {
    eur: eur ?? null,
    ...(part.kind === 'total'
      ? {
          verborgenDeel: {
            eur: part.total.eur,
            regels: part.total.lineCount,
            versie: part.total.version,
            dag: part.total.day,
          },
        }
      : {}),
    ...(part.kind === 'untold' ? { nietVerteld: untoldWords[withheld.untold] } : {}),
  }
}

const wordOf = (convention: Convention) =>
  convention === 'mid' ? 'midden' : convention === 'end' ? 'einde' : 'begin'

function landResults({ landExploitation: land }: Appraisal, withheld: Withheld) {
  if (!land) return null
  const amount = (field: Exclude<keyof typeof land, 'party' | 'reason'>) =>
    told(withheld, `/landExploitation/${field}`, land[field] as number)
  const isMoved = withheld.touchesLand
  return {
    partij: land.party,
    opPrijspeil: amount('atPriceLevelEur'),
    reeel: amount('realEur'),
    eindwaarde: amount('terminalValueEur'),
    ncwRente: amount('ncwInterestEur'),
    ncwBbv: amount('ncwBbvEur'),
    contanteWaarde: amount('npvEur'),
    voorziening: amount('provisionEur'),
    piekfinanciering: amount('peakFundingEur'),
    piekOp: isMoved ? null : land.peakFundingT,
    omslagOp: isMoved ? null : land.breakEvenT,
  }
}

function partyResults({ caseFile }: SeenCase, appraisal: Appraisal, withheld: Withheld) {
  return caseFile.parties.flatMap(({ id, name }) => {
    const party = appraisal.parties[id]
    if (!party) return []
    const amount = (field: 'npvOwnEur' | 'npvCommonEur' | 'peakFundingEur') =>
      told(withheld, `/parties/${id}/${field}`, party[field])
    const isMoved = withheld.partyIds.includes(id)
    return {
      id,
      naam: name ?? null,
      contanteWaardeEigen: amount('npvOwnEur'),
      contanteWaardeGemeenschappelijk: amount('npvCommonEur'),
      piekfinanciering: amount('peakFundingEur'),
      piekOp: isMoved ? null : party.peakFundingT,
      omslagOp: isMoved ? null : party.breakEvenT,
      rendement: isMoved ? null : party.irr.preferred,
      kasstroomEur: isMoved ? null : [...party.cashEur],
    }
  })
}

const results = route.api({
  method: 'GET',
  address: links.results,
  permission: readCase,
  operation: {
    id: 'uitkomsten',
    tag,
    scope: 'read:results',
    summary: { nl: 'Uitkomsten van een businesscase', en: 'Results of a business case' },
    about: {
      nl: 'Van het gebied, de grondexploitatie en elke partij. Een bedrag dat jij niet mag weten is null, met waarom.',
      en: 'Of the area, the land exploitation and each party. An amount that you may not know is null, with why.',
    },
    parameters,
    example: examples.uitkomsten,
  },
  answer: resultsShape,
  act: async ({ services, context, parameters, query }) => {
    const asked = await askedCase(services, context, parameters.id, query)
    const { seen, withheld, options } = asked
    const appraisal = appraise(seen.caseFile, options)
    const { area } = appraisal
    const ofArea = (field: 'npvEur' | 'atPriceLevelEur' | 'realEur') =>
      told(withheld, `/area/${field}`, area[field])
    return done({
      value: {
        revisie: seen.revision,
        variant: options.variantId ?? null,
        conventie: wordOf(asked.convention),
        verborgenRegels: withheld.lineCount,
        gebied: {
          contanteWaarde: ofArea('npvEur'),
          opPrijspeil: ofArea('atPriceLevelEur'),
          reeel: ofArea('realEur'),
          kasstroomEur: withheld.touchesArea ? null : [...area.cashEur],
        },
        grondexploitatie: landResults(appraisal, withheld),
        partijen: partyResults(seen, appraisal, withheld),
        renteverschil: told(withheld, '/rateDifferenceEur', appraisal.rateDifferenceEur),
      },
    })
  },
})

const explanation = route.api({
  method: 'GET',
  address: links.explanation,
  permission: readCase,
  operation: {
    id: 'uitleg',
    tag,
    scope: 'read:results',
    summary: { nl: 'Waarom een cijfer is wat het is', en: 'Why a figure is what it is' },
    about: {
      nl: 'De som met haar delen; elk deel met een plaats is zelf weer uit te leggen, tot aan de bron.',
      en: 'The sum with its parts; every part with a place can be explained again, down to the source.',
    },
    parameters,
    example: examples.uitleg,
  },
  answer: explanationShape,
  act: async ({ services, context, parameters, query }) => {
    const { seen, withheld, options } = await askedCase(services, context, parameters.id, query)
    const outcome = openExplainer(seen.caseFile, options).explain(query.cijfer)
    if (!outcome.ok) return refused(problem('CIJFER_ONBEKEND'))
    const found = explanationFor(outcome.explanation, withheld)
    return done({
      value: {
        cijfer: found.pointer,
        term: found.label,
        waarde: found.value,
        eenheid: found.unit,
        bewerking: found.operation,
        formule: found.formula,
        delen: found.inputs.map(input => ({
          cijfer: input.pointer,
          teken: input.operator,
          term: input.label,
          waarde: input.value,
          eenheid: input.unit,
        })),
        ...(found.note ? { toelichting: found.note } : {}),
        ...(found.source ? { bron: { tekst: found.source.text, adres: found.source.url ?? null } } : {}),
      },
    })
  },
})

const rules = route.api({
  method: 'GET',
  address: links.rules,
  permission: readCase,
  operation: {
    id: 'toetsen',
    tag,
    scope: 'read:results',
    summary: { nl: 'Toets aan de regels van publiek geld', en: 'Test against the rules of public money' },
    about: {
      nl: 'Elke regel met uitkomst, reden, cijfers en bron. Van verborgen regels weten de toetsen niets.',
      en: 'Every rule with outcome, reason, figures and source. The tests know nothing of hidden lines.',
    },
    parameters,
    example: examples.toetsen,
  },
  answer: rulesShape,
  act: async ({ services, context, parameters, query }) => {
    const { seen, options } = await askedCase(services, context, parameters.id, query)
    const tested = testRules(seen.caseFile, options)
    return done({
      value: {
        geldigOp: tested.validOn,
        verborgenRegels: seen.withheld.lineCount,
        toetsen: tested.rules
          .filter(({ id }) => query.regel === undefined || query.regel === id)
          .map(ruleAnswer),
      },
    })
  },
})

const risk = route.api({
  method: 'GET',
  address: links.risk,
  permission: readCase,
  // Each takes a while on all cores.
  perMinute: 20,
  operation: {
    id: 'risico',
    tag,
    scope: 'read:results',
    summary: { nl: 'Spreiding van de uitkomsten', en: 'Spread of the results' },
    about: {
      nl: 'Kans en spreiding voor het gebied en elke partij, voor zover verborgen regels ze niet bewegen. Bedragen in euro; p10 is het resultaat dat in een op de tien trekkingen niet wordt gehaald.',
      en: 'Chance and spread for the area and each party, as far as hidden lines do not move them. Amounts in euro; p10 is the result that one in ten trials does not reach.',
    },
    parameters,
    example: examples.risico,
  },
  answer: riskShape,
  act: async ({ services, context, parameters, query }) => {
    const { seen, options } = await askedCase(services, context, parameters.id, query)
    const result = await riskResults(seen.caseFile, {
      trials: query.trekkingen,
      seed: query.zaad,
      variantId: options.variantId,
      crisisYears: query.crisis === undefined ? [] : [query.crisis],
    })
    // The places lie in the case, not in what was sent.
    if (!result.ok) return refused(...caseProblems(result.errors, () => undefined))
    return done({ value: riskAnswer(result.answer, seen) })
  },
})

/** What comes out of a case, for programs. */
export const resultApiRoutes = [results, explanation, rules, risk, contributionApiRoute]
