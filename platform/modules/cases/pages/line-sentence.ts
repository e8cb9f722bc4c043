import { type Case, fieldNames, type Line } from '@versneller/engine'
import { formats } from '../../../kit/texts/formats.ts'
import { inLanguage, type Language } from '../../../kit/texts/texts.ts'
import { upperFirst } from '../../../kit/texts/upper-first.ts'
import { decimalsOf, idAsWords, periodName, sayField } from './fields/words.ts'

/** The name of a line, programme row or area of the case; its id where it has none. */
function nameOf(caseFile: Case, id: string, language: Language): string {
  const all = [...(caseFile.lines ?? []), ...(caseFile.programme ?? []), ...(caseFile.areas ?? [])]
  const name = all.find(one => one.id === id)?.name
  return name ? inLanguage(name, language) : idAsWords(id)
}

/** "verharding van Kanaaloever": what a quantity refers to by "kanaal/paved". */
function referredTo(reference: string, caseFile: Case, language: Language): string {
  const [id = '', field = ''] = reference.split('/')
  const what = fieldNames[field]?.[language] ?? field
  return sayField(language)('line_of', { what, name: nameOf(caseFile, id, language) })
}

function amountWords(line: Line, caseFile: Case, language: Language): string {
  const t = sayField(language)
  const { money, number, percent } = formats(language)
  const eur = (value: number) => money(value, { decimals: Number.isInteger(value) ? 0 : 2 })
  if (line.quantity) {
    const { amount, unit, unitPriceEur } = line.quantity
    const price = eur(unitPriceEur)
    if (typeof amount !== 'number')
      return t('line_referred', { what: referredTo(amount.of, caseFile, language), price, unit })
    return t('line_quantity', { amount: number(amount, { decimals: decimalsOf(amount, 2) }), unit, price })
  }
  if (line.percent) {
    const { share, of } = line.percent
    const names = of.slice(0, 2).map(id => nameOf(caseFile, id, language))
    const more = of.length > 2 ? ` ${t('part_more', { count: String(of.length - 2) })}` : ''
    return t('line_percent', {
      share: percent(share, { decimals: decimalsOf(share * 100, 2) }),
      lines: names.join(', ') + more,
    })
  }
  if (line.series) return t('line_series', { count: Object.keys(line.series).length })
  return t('line_total', { amount: eur(line.totalEur ?? 0) })
}

function timeWords({ phase, spread }: Line, caseFile: Case, language: Language): string {
  const t = sayField(language)
  if (phase !== undefined) return t('line_phase', { phase: idAsWords(phase).toLowerCase() })
  if (!spread) return ''
  const [from, to] = [spread.from, spread.to].map(period => periodName(caseFile, period, language))
  return from === to ? t('line_at', { from: from! }) : t('line_spread', { from: from!, to: to! })
}

/** How the amount of a line comes about, in one sentence: quantity and price or share, when, and by which index. */
export function lineSentence(line: Line, caseFile: Case, language: Language): string {
  const index = line.index === undefined ? '' : sayField(language)('part_index', { index: line.index })
  return upperFirst(`${amountWords(line, caseFile, language)}${timeWords(line, caseFile, language)}${index}.`)
}
