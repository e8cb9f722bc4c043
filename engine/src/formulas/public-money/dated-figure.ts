import { parameters } from '../../../parameters/index.ts'
import { parameterOn } from '../../../parameters/parameter.ts'
import { choice, date } from '../fields.ts'
import { formula } from '../formula.ts'
import { noAnswer } from '../reasons.ts'

const names = [...new Set(parameters.map(parameter => parameter.name))]

/** A figure of a law or scheme on a day. Explained in docs/method/parameter.md. */
export const datedFigureFormula = formula({
  name: 'parameter',
  group: 'public-money',
  term: { nl: 'kengetal met datum', en: 'dated figure' },
  words: {
    nl: 'de waarde die op de datum geldt, met de bron; verified zegt of de waarde in de bron is gelezen; de begindatum is alleen zeker als de bron die noemt',
    en: 'the value that holds on the date, with its source; verified says whether the value was read in its source; the first day is certain only if the source names it',
  },
  inputs: {
    name: choice(names, 'naam van het kengetal', 'name of the figure'),
    date: date('datum', 'date'),
  },
  result: {
    fields: {
      value: { unit: 'number', about: { nl: 'waarde', en: 'value' } },
      unit: { unit: 'text', about: { nl: 'eenheid', en: 'unit' } },
      validFrom: { unit: 'text', about: { nl: 'geldt vanaf', en: 'holds from' } },
      validTo: { unit: 'text', about: { nl: 'geldt tot en met', en: 'holds to and including' } },
      source: { unit: 'text', about: { nl: 'bron', en: 'source' } },
      verified: {
        unit: 'yes-no',
        about: { nl: 'waarde gelezen in de bron', en: 'value read in its source' },
      },
    },
  },
  source: {
    nl: 'Per kengetal een eigen bron, zie het antwoord',
    en: 'Each figure has its own source, see the answer',
  },
  example: {
    inputs: { name: 'social-discount-rate', date: '2026-01-01' },
    result: {
      value: 0.0225,
      unit: 'rate a year',
      validFrom: '2021-01-01',
      source:
        'Steunpunt economische expertise Rijkswaterstaat, discontovoet: standaard 2,25 % sinds 1-1-2021',
      verified: true,
    },
  },
  compute: inputs => {
    const rows = parameters.filter(parameter => parameter.name === inputs.name)
    const found = parameterOn(rows, inputs.date)
    if (!found) return noAnswer('GEEN_WAARDE_OP_DATUM')
    const { name: _, ...figure } = found
    return figure
  },
})
