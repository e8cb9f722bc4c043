import { describeFormula, type Formula, formulas, type InputDescription } from '@versneller/engine'
import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { about, named } from '../../../kit/api/operation.ts'
import { address } from '../../../kit/http/address.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { useCalculators } from '../rules/rights.ts'
import { examples } from './examples/index.ts'

const groups = [...new Set(formulas.map(({ group }) => group))]
const nothing = z.strictObject({})
const apiLinks = {
  formulas: address(
    '/api/v1/formules',
    z.strictObject({
      groep: about(z.enum(groups).optional(), 'Alleen van deze groep.', 'Only of this group.'),
    }),
  ),
  formula: address('/api/v1/formules/:naam', nothing),
  calculation: address('/api/v1/formules/:naam/_bereken', nothing),
}

const tag = { nl: 'Formules', en: 'Formulas' }
const words = z.object({ nl: z.string(), en: z.string() })

const formulaLine = named(
  'FormuleInHetKort',
  z.object({
    naam: about(z.string(), 'Naam in het adres.', 'Name in the address.'),
    groep: about(z.string(), 'Waar de formule bij hoort.', 'What the formula belongs to.'),
    term: about(words, 'Hoe het vak haar noemt.', 'What the field calls it.'),
  }),
)

const input = named(
  'FormuleInvoer',
  z.object({
    naam: z.string(),
    soort: about(
      z.string(),
      'Wat er moet staan: number, list of number, object.',
      'What must be written: number, list of number, object.',
    ),
    eenheid: about(z.string().nullable(), 'Eenheid van het getal.', 'Unit of the number.'),
    uitleg: words,
    verplicht: z.boolean(),
    standaard: about(
      z.unknown().optional(),
      'Wat er geldt zonder opgave.',
      'What holds when it is left out.',
    ),
    keuzes: z.array(z.string()).optional(),
    grenzen: about(z.string().optional(), 'Grenzen, zoals `>= 0`.', 'Bounds, such as `>= 0`.'),
    get velden() {
      return z.array(input).optional()
    },
  }),
)

const formulaShape = named(
  'Formule',
  z.object({
    naam: z.string(),
    groep: z.string(),
    term: words,
    formule: about(words, 'De formule in woorden.', 'The formula in words.'),
    invoer: z.array(input),
    bron: words,
    voorbeeld: about(
      z.object({ invoer: z.unknown(), uitkomst: z.unknown() }),
      'Een doorgerekend voorbeeld.',
      'A worked example.',
    ),
  }),
)

const asked = named(
  'Berekening',
  z.strictObject({
    invoer: about(
      z.record(z.string(), z.unknown()),
      'De invoer van de formule, bij naam. Aandelen en rentes van 0 tot 1.',
      'The inputs of the formula, by name. Shares and rates from 0 to 1.',
    ),
  }),
)

const answered = named(
  'Uitkomst',
  z.object({
    uitkomst: about(
      z.unknown(),
      'Een getal of een object; null is geen antwoord.',
      'A number or an object; null is no answer.',
    ),
    reden: about(
      z.object({ code: z.string(), nl: z.string(), en: z.string() }).optional(),
      'Waarom er geen antwoord is.',
      'Why there is no answer.',
    ),
    stappen: z.array(z.object({ uitleg: words, waarde: z.number(), eenheid: z.string() })),
    bron: words.optional(),
  }),
)

/** @throws NotFound when no formula has this name */
function formulaOf(name: string): Formula {
  const found = formulas.find(one => one.name === name)
  if (!found) throw new NotFound()
  return found
}

const inputOf = (field: InputDescription): z.input<typeof input> => ({
  naam: field.name,
  soort: field.kind,
  eenheid: field.unit ?? null,
  uitleg: field.about,
  verplicht: !field.optional,
  ...('default' in field ? { standaard: field.default } : {}),
  ...(field.choices ? { keuzes: [...field.choices] } : {}),
  ...(field.bounds ? { grenzen: field.bounds } : {}),
  ...(field.fields ? { velden: field.fields.map(inputOf) } : {}),
})

const list = route.api({
  method: 'GET',
  address: apiLinks.formulas,
  permission: useCalculators,
  operation: {
    id: 'formules',
    tag,
    summary: { nl: 'Alle formules', en: 'All formulas' },
    about: {
      nl: 'Elke formule van het vak die hier wordt gerekend.',
      en: 'Every formula of the field that is worked out here.',
    },
    example: examples.formules,
  },
  answer: named('Formules', z.object({ formules: z.array(formulaLine) })),
  act: async ({ query }) => {
    const asked = formulas.filter(({ group }) => query.groep === undefined || query.groep === group)
    return done({
      value: { formules: asked.map(({ name, group, term }) => ({ naam: name, groep: group, term })) },
    })
  },
})

const one = route.api({
  method: 'GET',
  address: apiLinks.formula,
  permission: useCalculators,
  operation: {
    id: 'formule',
    tag,
    summary: { nl: 'Een formule', en: 'One formula' },
    about: {
      nl: 'Wat de formule vraagt, hoe zij rekent, en waar zij vandaan komt.',
      en: 'What the formula asks, how it works, and where it comes from.',
    },
    parameters: { naam: { nl: 'Naam van de formule.', en: 'Name of the formula.' } },
    example: examples.formule,
  },
  answer: formulaShape,
  act: async ({ parameters }) => {
    const {
      name,
      group,
      term,
      words: formule,
      inputs,
      source,
      example,
    } = describeFormula(formulaOf(parameters.naam))
    return done({
      value: {
        naam: name,
        groep: group,
        term,
        formule,
        invoer: inputs.map(inputOf),
        bron: source,
        voorbeeld: { invoer: example.inputs, uitkomst: example.result },
      },
    })
  },
})

/** Enough for a program that goes through a list, too few to keep the server at work. */
const perMinute = 300

const run = route.api({
  method: 'POST',
  address: apiLinks.calculation,
  permission: useCalculators,
  perMinute,
  bodyLimit: 200_000,
  operation: {
    id: 'bereken',
    tag,
    summary: { nl: 'Reken een formule uit', en: 'Work a formula out' },
    about: {
      nl: 'De uitkomst met de stappen ernaartoe. Zonder antwoord is de uitkomst null en staat de reden erbij.',
      en: 'The result with the steps towards it. Without an answer the result is null, with the reason.',
    },
    parameters: { naam: { nl: 'Naam van de formule.', en: 'Name of the formula.' } },
    example: examples.bereken,
  },
  body: asked,
  answer: answered,
  act: async ({ parameters, body }) => {
    const outcome = formulaOf(parameters.naam).answer(body.invoer, '/invoer')
    if (!outcome.ok)
      return refused(
        ...outcome.errors.map(({ code, message, pointer }) => ({ code, message, field: pointer })),
      )
    const { answer } = outcome
    if ('reason' in answer) {
      const { code, nl, en } = answer.reason
      return done({ value: { uitkomst: null, reden: { code, nl, en }, stappen: [] } })
    }
    return done({
      value: {
        uitkomst: answer.result,
        stappen: answer.steps.map(({ label, value, unit }) => ({
          uitleg: label,
          waarde: value,
          eenheid: unit,
        })),
        bron: answer.source,
      },
    })
  },
})

/** Formulas for programs. */
export const apiRoutes = [list, one, run]
