import type { FormulaDescription, InputDescription } from '@versneller/engine'

type Language = 'nl' | 'en'
type Bilingual = FormulaDescription['term']

const headings = {
  title: { nl: 'Nederlands', en: 'English' },
  inputs: { nl: 'Invoer', en: 'Inputs' },
  result: { nl: 'Uitkomst', en: 'Result' },
  example: { nl: 'Voorbeeld', en: 'Example' },
  source: { nl: 'Bron', en: 'Source' },
  field: { nl: 'Veld', en: 'Field' },
  kind: { nl: 'Vorm', en: 'Kind' },
  unit: { nl: 'Eenheid', en: 'Unit' },
  about: { nl: 'Betekenis', en: 'Meaning' },
  needed: { nl: 'Nodig', en: 'Needed' },
  yes: { nl: 'ja', en: 'yes' },
  no: { nl: 'nee', en: 'no' },
  standard: { nl: 'anders', en: 'else' },
  whole: { nl: 'uitkomst', en: 'result' },
  test: {
    nl: 'Dit voorbeeld is een test: elk cijfer moet kloppen',
    en: 'This example is a test: every figure must be met',
  },
  within: { nl: 'tot op', en: 'to within' },
  oneOf: { nl: 'Precies één van', en: 'Exactly one of' },
  atMost: { nl: 'Hoogstens één van', en: 'At most one of' },
  together: { nl: 'Samen, of geen van', en: 'Together, or none of' },
  sameLength: { nl: 'Even lang', en: 'Of the same length' },
} as const satisfies Record<string, Bilingual>

const groupNames: Readonly<Record<FormulaDescription['group'], Bilingual>> = {
  'time-value': { nl: 'Tijdwaarde van geld', en: 'Time value of money' },
  land: { nl: 'Grond en opstal', en: 'Land and building' },
  exploitation: { nl: 'Grondexploitatie', en: 'Land exploitation' },
  risk: { nl: 'Rekenen met risico', en: 'Risk arithmetic' },
  'public-money': { nl: 'Kostenverhaal en publiek geld', en: 'Cost recovery and public money' },
  parties: { nl: 'Partijen', en: 'Parties' },
}

/** Half a cent: how close a figure of an example must be when its declaration does not say otherwise. */
const usualMargin = 0.005

/** The page of one formula: Dutch, then the same in English. */
export function methodPage(formula: FormulaDescription): string {
  const head = `# ${upperFirst(formula.term.nl)} (${formula.term.en})\n\n\`versneller calc ${formula.name}\`\n`
  return `${head}\n${half(formula, 'nl')}\n${half(formula, 'en')}`
}

/** The list of all pages, by group. */
export function methodIndex(formulas: readonly FormulaDescription[]): string {
  const groups = [...new Set(formulas.map(formula => formula.group))]
  const sections = groups.map(group => {
    const rows = formulas.filter(formula => formula.group === group)
    const lines = rows.map(
      ({ name, term }) => `| [${name}](${name}.md) | ${cell(term.nl)} | ${cell(term.en)} |`,
    )
    const { nl, en } = groupNames[group]
    return `## ${nl} / ${en}\n\n| calc | Nederlands | English |\n|---|---|---|\n${lines.join('\n')}\n`
  })
  return `${indexIntro}\n${sections.join('\n')}`
}

const indexIntro = `# Rekenwijze / Method

Elke formule staat één keer in de code, met woorden, eenheden, bron en een uitgerekend voorbeeld. Deze bladen zijn
daaruit gemaakt met \`npm run generate\`. Elk voorbeeld is een test
([calculate.test.ts](../../engine/src/formulas/calculate.test.ts)).

Every formula stands in the code once, with words, units, source and a worked example. These pages are made from it
with \`npm run generate\`. Every example is a test.
`

function half(formula: FormulaDescription, language: Language): string {
  const say = (name: keyof typeof headings) => headings[name][language]
  const margin = formula.example.within ?? usualMargin
  const { inputs, result } = formula.example
  const example = JSON.stringify({ inputs, result }, null, 2)
  return [
    `## ${say('title')}`,
    `${upperFirst(formula.words[language])}.`,
    `### ${say('inputs')}`,
    inputTable(formula.inputs, language),
    ...ruleLines(formula, language),
    `### ${say('result')}`,
    resultTable(formula, language),
    `### ${say('example')}`,
    `\`\`\`json\n${example}\n\`\`\``,
    `${say('test')} ${say('within')} ${margin}.`,
    `### ${say('source')}`,
    `${formula.source[language]}.\n`,
  ].join('\n\n')
}

function inputTable(inputs: readonly InputDescription[], language: Language): string {
  const say = (name: keyof typeof headings) => headings[name][language]
  const head = `| ${say('field')} | ${say('kind')} | ${say('unit')} | ${say('about')} | ${say('needed')} |`
  const rows = inputs.flatMap(input => inputRows(input, '', language))
  return [head, '|---|---|---|---|---|', ...rows].join('\n')
}

function inputRows(input: InputDescription, parent: string, language: Language): string[] {
  const path = `${parent}${input.name}`
  const choices = input.choices ? `: ${input.choices.join(', ')}` : ''
  const unit = [input.unit, input.bounds].filter(Boolean).join(', ')
  const row = `| \`${path}\` | ${cell(input.kind + choices)} | ${cell(unit)} | ${cell(input.about[language])} | ${neededText(input, language)} |`
  return [row, ...(input.fields ?? []).flatMap(field => inputRows(field, `${path}.`, language))]
}

function neededText(input: InputDescription, language: Language): string {
  if (!input.optional) return headings.yes[language]
  if (input.default === undefined) return headings.no[language]
  return `${headings.no[language]}, ${headings.standard[language]} ${cell(JSON.stringify(input.default))}`
}

function ruleLines(formula: FormulaDescription, language: Language): string[] {
  const words = (names: readonly string[]) => names.map(name => `\`${name}\``).join(', ')
  const lines = formula.rules.map(rule => {
    if ('exactlyOne' in rule) return `${headings.oneOf[language]}: ${words(rule.exactlyOne)}.`
    if ('atMostOne' in rule) return `${headings.atMost[language]}: ${words(rule.atMostOne)}.`
    if ('together' in rule) return `${headings.together[language]}: ${words(rule.together)}.`
    return `${headings.sameLength[language]}: ${words(rule.sameLength)}.`
  })
  return lines.length === 0 ? [] : [lines.join('\n')]
}

function resultTable(formula: FormulaDescription, language: Language): string {
  const say = (name: keyof typeof headings) => headings[name][language]
  const head = `| ${say('field')} | ${say('unit')} | ${say('about')} |`
  const { result } = formula
  const fields = 'fields' in result ? Object.entries(result.fields) : [[say('whole'), result] as const]
  const rows = fields.map(([name, { unit, about }]) => `| \`${name}\` | ${unit} | ${cell(about[language])} |`)
  return [head, '|---|---|---|', ...rows].join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
