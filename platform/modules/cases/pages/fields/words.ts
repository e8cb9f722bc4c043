import type { Case } from '@versneller/engine'
import { formats } from '../../../../kit/texts/formats.ts'
import { inLanguage, type Language, type TextArguments, texts } from '../../../../kit/texts/texts.ts'
import { upperFirst } from '../../../../kit/texts/upper-first.ts'
import { periodPlace } from '../../rules/calendar.ts'
import type { ChoiceWords } from '../../rules/part-fields/choices.ts'
import type { PartField } from '../../rules/part-fields/field.ts'
import { nameOfParty } from '../../rules/party-name.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The sentences of the forms of a case. */
export const sayField = texts(nl, en)

/** A key of those sentences. */
export type FieldText = keyof typeof nl

const isText = (key: string): key is FieldText => key in nl

/** A sentence whose key is put together; undefined where there is none. */
export function sentence(language: Language, key: string, values?: TextArguments): string | undefined {
  return isText(key) ? sayField(language)(key, values) : undefined
}

/** A word of the file in the language of the reader; itself where it is a person's own. */
export const sayValue = (value: string, language: Language): string =>
  sentence(language, `say_${value}`) ?? value

/** A period by its place in the calendar: "2028 k4"; the valuation date with its day. */
export function periodName(caseFile: Case, t: number, language: Language): string {
  const t_ = sayField(language)
  if (t === 0) return t_('period_start', { day: formats(language).date(caseFile.valuationDate) })
  const { year, part } = periodPlace(caseFile, t)
  const place = { year: String(year), part: String(part) }
  if (caseFile.period === 'quarter') return t_('period_quarter', place)
  return caseFile.period === 'half-year' ? t_('period_half', place) : t_('period_year', { year: place.year })
}

/** "in 2028 k4", "at the valuation date"; a clause without a period is settled at the end. */
export function whenWords(caseFile: Case, t: number | undefined, language: Language): string {
  const t_ = sayField(language)
  if (t === undefined) return t_('part_atEnd')
  return t === 0 ? t_('part_onStart') : t_('part_in', { period: periodName(caseFile, t, language) })
}

/** An id as words: "bodem-onbekend" becomes "Bodem onbekend". */
export function idAsWords(id: string): string {
  const words = id.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** How choices of a case are said. */
export const choiceWords = (caseFile: Case, language: Language): ChoiceWords => ({
  language,
  say: value => sayValue(value, language),
  name: (name, otherwise) => (name ? inLanguage(name, language) : otherwise),
  party: id => partyWords(caseFile, id, language),
  period: t => periodName(caseFile, t, language),
  idWords: idAsWords,
})

/** The name of a party; "outside" in words. */
export function partyWords(caseFile: Case, id: string, language: Language): string {
  const name = nameOfParty(
    caseFile,
    id,
    names => inLanguage(names, language),
    kind => upperFirst(sayValue(kind, language)),
  )
  return name ?? (id === 'outside' ? sayValue(id, language) : id)
}

const keyOf = ({ words, path }: PartField) => (words ?? path).replaceAll('.', '_')

function namesIn({ party, ids }: PartField, caseFile: Case, language: Language): TextArguments {
  return {
    ...(party === undefined ? {} : { party: partyWords(caseFile, party, language) }),
    ...(ids?.[0] === undefined ? {} : { id: ids[0] }),
  }
}

/** The label of a field. */
export function labelOf(field: PartField, caseFile: Case, language: Language): string {
  const values = namesIn(field, caseFile, language)
  return sentence(language, `label_${keyOf(field)}`, values) ?? field.path
}

/** The help of a field, if it has any. */
export const helpOf = (field: PartField, language: Language): string | undefined =>
  sentence(language, `help_${keyOf(field)}`)

/** What stands behind the box of a field. */
export const unitOf = ({ unit }: PartField, language: Language): string | undefined =>
  unit && sentence(language, `unit_${unit}`)

/** The heading of a group of fields: a party's own name, or words. */
export function groupWords(name: string, caseFile: Case, language: Language): string {
  if (name.startsWith('party:')) return partyWords(caseFile, name.slice('party:'.length), language)
  return sentence(language, `group_${name}`) ?? name
}

/** Decimals that a number needs, up to the most that are shown. */
export function decimalsOf(value: number, most: number): number {
  for (let decimals = 0; decimals < most; decimals++)
    if (Math.abs(value - Number(value.toFixed(decimals))) < 1e-9) return decimals
  return most
}
