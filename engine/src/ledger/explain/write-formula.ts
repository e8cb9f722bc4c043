import type { Words } from '../../case/shape.ts'
import type { ExplanationInput } from './explanation.ts'
import type { Figure, How, Operation } from './figure.ts'
import { formatFigure } from './format-figure.ts'

/** A sentence names so many inputs at most; the list of inputs has them all. */
const NAMED = 6

const openings: Readonly<Record<Operation, Words>> = {
  given: { nl: 'ingevuld', en: 'filled in' },
  sum: { nl: 'som van', en: 'sum of' },
  product: { nl: 'product van', en: 'product of' },
  growth: { nl: 'groei: (1 + rente) tot de macht jaren', en: 'growth: (1 + rate) to the power of years' },
  discount: { nl: '1 gedeeld door de groei', en: '1 divided by the growth' },
  interest: { nl: 'de groei min 1', en: 'the growth minus 1' },
  highest: { nl: 'het hoogste van', en: 'the highest of' },
  lowest: { nl: 'het laagste van', en: 'the lowest of' },
  'lowest-position': { nl: 'de laagste stand, ten hoogste nul', en: 'the lowest position, zero at most' },
  'lowest-position-at': {
    nl: 'de eerste t met de laagste stand',
    en: 'the first t with the lowest position',
  },
  'break-even-at': {
    nl: 'de eerste t vanaf waar de stand niet meer onder nul komt',
    en: 'the first t from which the position stays at or above zero',
  },
  return: {
    nl: 'het rendement waarbij alle kasstromen samen nu niets waard zijn',
    en: 'the return at which all cash flows together are worth nothing now',
  },
  formula: { nl: 'formule', en: 'formula' },
}

function term(input: ExplanationInput, isFirst: boolean, language: 'nl' | 'en'): string {
  const written = `${input.label[language]} ${formatFigure(input.value, input.unit, language)}`
  const hidden = isFirst && (input.operator === '+' || input.operator === '×')
  return hidden || input.operator === 'of'
    ? written
    : `${input.operator === '-' ? '−' : input.operator} ${written}`
}

function sentence(
  figure: Figure,
  how: How,
  inputs: readonly ExplanationInput[],
  language: 'nl' | 'en',
): string {
  const head = `${figure.label[language]} ${formatFigure(figure.value, figure.unit, language)}`
  const opening = openings[how.operation][language]
  if (how.operation === 'formula') return `${head} = ${opening} ${how.calculation!.name}`
  if (inputs.length === 0) return `${head}: ${opening}`
  const named = inputs.slice(0, NAMED).map((input, index) => term(input, index === 0, language))
  const separator = inputs.some(input => input.operator === 'of') ? '; ' : ' '
  const more = inputs.length - named.length
  const rest = language === 'nl' ? ` … en nog ${more}` : ` … and ${more} more`
  const isPlain = how.operation === 'sum' || how.operation === 'product'
  const body = named.join(separator) + (more > 0 ? rest : '')
  return isPlain ? `${head} = ${body}` : `${head} = ${opening}: ${body}`
}

/** The calculation of a figure as a sentence, in both languages. */
export function writeFormula(figure: Figure, how: How, inputs: readonly ExplanationInput[]): Words {
  return { nl: sentence(figure, how, inputs, 'nl'), en: sentence(figure, how, inputs, 'en') }
}
