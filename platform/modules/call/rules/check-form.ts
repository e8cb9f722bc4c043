import type { Bilingual } from '../../../kit/texts/texts.ts'
import {
  backingKinds,
  bottleneckTypes,
  type FormDefinition,
  type FormField,
  type FormValues,
  homeKinds,
  neededKinds,
} from '../model/index.ts'
import { answerOf, answersOf, decimalNumber, filledRows, parsedShape, wholeNumber } from './facts.ts'

/** Codes of what can be wrong with an answer; each has its sentence in the texts. */
export type MistakeCode =
  | 'ANTWOORD_ONTBREEKT'
  | 'ANTWOORD_TE_KORT'
  | 'ANTWOORD_TE_LANG'
  | 'GETAL_ONLEESBAAR'
  | 'BEDRAG_ONLEESBAAR'
  | 'PERCENTAGE_ONLEESBAAR'
  | 'DATUM_ONLEESBAAR'
  | 'KEUZE_ONBEKEND'
  | 'PLEK_ONTBREEKT'
  | 'VLAK_ONLEESBAAR'
  | 'WONINGEN_ONTBREKEN'
  | 'KNELPUNT_ONTBREEKT'
  | 'KNELPUNT_ZONDER_SOORT'
  | 'KNELPUNT_TE_KORT'
  | 'DRAAGVLAK_ZONDER_SOORT'
  | 'DRAAGVLAK_TE_KORT'

/** Something in a form that has to be mended, with the box it is about. */
export interface FormMistake {
  code: MistakeCode
  /** Key of the page. */
  page: string
  /** Name of the box. */
  name: string
  label: Bilingual
  /** A number of characters, or of a row. */
  count?: number | undefined
}

/** A bottleneck and a piece of evidence are described in so many characters at least. */
const describedMin = 40

type Found = Omit<FormMistake, 'page'>

/** What is wrong with the answers of a form, or of one page of it, all at once and in the order of the form. */
export function checkForm(
  form: FormDefinition,
  values: FormValues,
  asked: {
    page?: string | undefined
    /** Keys of fields that have a file. */
    withFiles: readonly string[]
    /** Ids of organisations that can be the place. */
    places: ReadonlySet<string>
  },
): FormMistake[] {
  return form.pages
    .filter(page => asked.page === undefined || page.key === asked.page)
    .flatMap(page =>
      page.fields.flatMap(field =>
        checkField(field, values, asked).map(found => ({ ...found, page: page.key })),
      ),
    )
}

interface Known {
  withFiles: readonly string[]
  places: ReadonlySet<string>
}

function checkField(field: FormField, values: FormValues, known: Known): Found[] {
  const text = answerOf(values, field.key)
  const wrong = (code: MistakeCode, name = field.key, count?: number): Found[] => [
    { code, name, label: field.label, count },
  ]
  switch (field.kind) {
    case 'bottlenecks':
      return checkBottlenecks(field, values)
    case 'backing':
      return checkBacking(field, values)
    case 'homes':
      return checkHomes(field, values)
    case 'location':
      return checkLocation(field, values)
    case 'attachments':
      return field.isRequired && !known.withFiles.includes(field.key) ? wrong('ANTWOORD_ONTBREEKT') : []
    case 'choices':
    case 'themes':
    case 'investments':
      return field.isRequired && answersOf(values, field.key).length === 0 ? wrong('ANTWOORD_ONTBREEKT') : []
    default:
      if (text === '') return field.isRequired ? wrong('ANTWOORD_ONTBREEKT') : []
      return checkAnswer(field, text, known)
  }
}

function checkAnswer(field: FormField, text: string, { places }: Known): Found[] {
  const wrong = (code: MistakeCode, count?: number): Found[] => [
    { code, name: field.key, label: field.label, count },
  ]
  const { lengthMin = 0, lengthMax = 4000, kind } = field
  if (kind === 'number' || kind === 'owner-count' || kind === 'permit-count')
    return wholeNumber(text) === undefined ? wrong('GETAL_ONLEESBAAR') : []
  if (kind === 'money' || kind === 'deficit')
    return wholeNumber(text) === undefined ? wrong('BEDRAG_ONLEESBAAR') : []
  if (kind === 'share' || kind === 'demand-share') {
    const share = decimalNumber(text)
    return share === undefined || share > 100 ? wrong('PERCENTAGE_ONLEESBAAR') : []
  }
  if (kind === 'date') return isDay(text) ? [] : wrong('DATUM_ONLEESBAAR')
  if (kind === 'place') return places.has(text) ? [] : wrong('KEUZE_ONBEKEND')
  if (kind === 'choice' && !field.choices?.some(choice => choice.value === text))
    return wrong('KEUZE_ONBEKEND')
  if (text.length < lengthMin) return wrong('ANTWOORD_TE_KORT', lengthMin)
  return text.length > lengthMax ? wrong('ANTWOORD_TE_LANG', lengthMax) : []
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

function checkHomes(field: FormField, values: FormValues): Found[] {
  const { label, key } = field
  const counts = homeKinds.map(kind => ({ name: `${key}.${kind}`, text: answerOf(values, `${key}.${kind}`) }))
  const unread = counts.filter(({ text }) => text !== '' && wholeNumber(text) === undefined)
  if (unread.length > 0) return unread.map(({ name }) => ({ code: 'GETAL_ONLEESBAAR' as const, name, label }))
  const total = counts.reduce((sum, { text }) => sum + (wholeNumber(text) ?? 0), 0)
  return field.isRequired && total === 0
    ? [{ code: 'WONINGEN_ONTBREKEN', name: `${key}.${homeKinds[0]}`, label }]
    : []
}

function checkLocation(field: FormField, values: FormValues): Found[] {
  const { label, key } = field
  const drawn = answerOf(values, `${key}.vlak`)
  if (drawn !== '') return parsedShape(drawn) ? [] : [{ code: 'VLAK_ONLEESBAAR', name: `${key}.vlak`, label }]
  const [latitude, longitude] = [answerOf(values, `${key}.breedte`), answerOf(values, `${key}.lengte`)]
  if (latitude === '' && longitude === '')
    return field.isRequired ? [{ code: 'PLEK_ONTBREEKT', name: `${key}.breedte`, label }] : []
  const inNetherlands = (text: string, least: number, most: number): boolean => {
    const degrees = decimalNumber(text)
    return degrees !== undefined && degrees >= least && degrees <= most
  }
  return [
    ...(inNetherlands(latitude, 50.7, 53.6) ? [] : [`${key}.breedte`]),
    ...(inNetherlands(longitude, 3.3, 7.3) ? [] : [`${key}.lengte`]),
  ].map(name => ({ code: 'PLEK_ONTBREEKT' as const, name, label }))
}

function checkBottlenecks(field: FormField, values: FormValues): Found[] {
  const { label, key } = field
  const rows = filledRows(values, key)
  if (rows.length === 0)
    return field.isRequired ? [{ code: 'KNELPUNT_ONTBREEKT', name: `${key}.0.soort`, label }] : []
  return rows.flatMap(row => {
    const count = Number(row.split('.').at(-1)) + 1
    const found: Found[] = []
    const wrong = (code: MistakeCode, part: string) =>
      found.push({ code, name: `${row}.${part}`, label, count })
    if (!(bottleneckTypes as readonly string[]).includes(answerOf(values, `${row}.soort`)))
      wrong('KNELPUNT_ZONDER_SOORT', 'soort')
    if (answerOf(values, `${row}.tekst`).length < describedMin) wrong('KNELPUNT_TE_KORT', 'tekst')
    for (const [part, code] of [
      ['bedrag', 'BEDRAG_ONLEESBAAR'],
      ['maanden', 'GETAL_ONLEESBAAR'],
    ] as const) {
      const text = answerOf(values, `${row}.${part}`)
      if (text !== '' && wholeNumber(text) === undefined) wrong(code, part)
    }
    return found
  })
}

function checkBacking(field: FormField, values: FormValues): Found[] {
  const { label, key } = field
  const rows = filledRows(values, key)
  if (rows.length === 0)
    return field.isRequired ? [{ code: 'ANTWOORD_ONTBREEKT', name: `${key}.0.soort`, label }] : []
  return rows.flatMap(row => {
    const count = Number(row.split('.').at(-1)) + 1
    const found: Found[] = []
    if (!(backingKinds as readonly string[]).includes(answerOf(values, `${row}.soort`)))
      found.push({ code: 'DRAAGVLAK_ZONDER_SOORT', name: `${row}.soort`, label, count })
    if (answerOf(values, `${row}.tekst`).length < 10)
      found.push({ code: 'DRAAGVLAK_TE_KORT', name: `${row}.tekst`, label, count })
    const date = answerOf(values, `${row}.datum`)
    if (date !== '' && !isDay(date))
      found.push({ code: 'DATUM_ONLEESBAAR', name: `${row}.datum`, label, count })
    return found
  })
}

/** Whether a box belongs to a field: "knelpunten" owns "knelpunten.0.soort". */
const isOfField = (name: string, key: string): boolean => name === key || name.startsWith(`${key}.`)

/** The answers with those of some fields replaced; nothing else that was sent is taken over. */
export function withAnswers(
  before: FormValues,
  sent: FormValues,
  fields: readonly FormField[],
): Record<string, string | readonly string[]> {
  const isAsked = (name: string): boolean => fields.some(field => isOfField(name, field.key))
  return {
    ...Object.fromEntries(Object.entries(before).filter(([name]) => !isAsked(name))),
    ...Object.fromEntries(Object.entries(sent).filter(([name]) => isAsked(name))),
  }
}

/** How far a page of a form is. */
export function pageState(
  form: FormDefinition,
  values: FormValues,
  page: string,
  known: Known,
): 'done' | 'partly' | 'open' {
  const fields = form.pages.find(one => one.key === page)?.fields ?? []
  const isFilled = (field: FormField): boolean =>
    known.withFiles.includes(field.key) ||
    Object.entries(values).some(
      ([name, value]) => isOfField(name, field.key) && value !== '' && value.length > 0,
    )
  if (!fields.some(isFilled)) return 'open'
  return checkForm(form, values, { ...known, page }).length === 0 ? 'done' : 'partly'
}

/** What is wrong with a form as it is designed: keys used twice, kinds that are missing or stand in it twice. */
export function checkDefinition(
  form: FormDefinition,
): { code: 'SLEUTEL_DUBBEL' | 'SOORT_DUBBEL' | 'SOORT_ONTBREEKT'; what: string }[] {
  const fields = form.pages.flatMap(page => page.fields)
  const twice = (all: readonly string[]) => [
    ...new Set(all.filter((one, index) => all.indexOf(one) !== index)),
  ]
  const simple: readonly string[] = [
    'short-text',
    'long-text',
    'number',
    'money',
    'share',
    'date',
    'choice',
    'choices',
    'yes-no',
    'attachments',
  ]
  return [
    ...twice(form.pages.map(page => page.key)).map(what => ({ code: 'SLEUTEL_DUBBEL' as const, what })),
    ...twice(fields.map(field => field.key)).map(what => ({ code: 'SLEUTEL_DUBBEL' as const, what })),
    ...twice(fields.map(field => field.kind).filter(kind => !simple.includes(kind))).map(what => ({
      code: 'SOORT_DUBBEL' as const,
      what,
    })),
    ...neededKinds
      .filter(kind => !fields.some(field => field.kind === kind && field.isRequired))
      .map(what => ({ code: 'SOORT_ONTBREEKT' as const, what })),
  ]
}
