import type { Language } from '../../../kit/texts/texts.ts'
import {
  type Attachment,
  backingKinds,
  bottleneckTypes,
  type FieldKind,
  type FormDefinition,
  type FormField,
  type FormValues,
  type FrozenCase,
  homeKinds,
} from '../model/index.ts'
import { answerOf, answersOf, filledRows } from './facts.ts'

/** One answer in words, with the kind of its question. */
export interface DescribedAnswer {
  /** Of the question, or of what is worked out from several. */
  kind: FieldKind | 'complexity'
  label: string
  value: string
  /** Of a file. */
  href?: string | undefined
}

/** The answers of one page of a form. */
export interface DescribedPage {
  key: string
  title: string
  answers: readonly DescribedAnswer[]
}

/** Words that a description needs: of a fixed code, and of the name of an organisation. */
export interface DescribeWords {
  language: Language
  /** "phase", "initiatief" gives "Initiatief". */
  code(
    list: 'phase' | 'location' | 'market' | 'theme' | 'investment' | 'bottleneck' | 'backing' | 'home',
    code: string,
  ): string
  placeName(id: string): string
  fileHref(file: Attachment): string
  words: {
    bottleneck(number: number): string
    frozenCase(version: FrozenCase): string
    months: string
    point: string
    polygon: string
    yes: string
    no: string
  }
}

/** What was filled in, in words, page by page. */
export function describeContents(
  form: FormDefinition,
  { values, attachments }: { values: FormValues; attachments: readonly Attachment[] },
  words: DescribeWords,
): DescribedPage[] {
  const { language } = words
  return form.pages.map(page => ({
    key: page.key,
    title: page.title[language],
    answers: page.fields.flatMap(field =>
      (field.kind === 'attachments'
        ? attachments
            .filter(file => file.field === field.key)
            .map(file => ({
              label: field.label[language],
              value: file.frozenCase ? words.words.frozenCase(file.frozenCase) : file.fileName,
              href: words.fileHref(file),
            }))
        : describeField(field, values, words)
      ).map(answer => ({ ...answer, kind: field.kind })),
    ),
  }))
}

type Told = Omit<DescribedAnswer, 'kind'>

function describeField(field: FormField, values: FormValues, words: DescribeWords): Told[] {
  const { key } = field
  const label = field.label[words.language]
  const text = answerOf(values, key)
  const one = (value: string): Told[] => [{ label, value }]
  const coded = (list: Parameters<DescribeWords['code']>[0], codes: readonly string[]) =>
    one(codes.map(code => words.code(list, code)).join(', '))
  switch (field.kind) {
    case 'place':
      return one(text === '' ? '' : words.placeName(text))
    case 'phase':
      return coded('phase', text === '' ? [] : [text])
    case 'location-type':
      return coded('location', text === '' ? [] : [text])
    case 'market-tension':
      return coded('market', text === '' ? [] : [text])
    case 'themes':
      return coded('theme', answersOf(values, key))
    case 'investments':
      return coded('investment', answersOf(values, key))
    case 'choice':
    case 'choices':
      return one(
        answersOf(values, key)
          .map(value => field.choices?.find(choice => choice.value === value)?.label[words.language] ?? value)
          .join(', '),
      )
    case 'yes-no':
    case 'soil-suspected':
    case 'barrier':
      return one(text === '' ? '' : text === 'ja' ? words.words.yes : words.words.no)
    case 'money':
    case 'deficit':
      return one(text === '' ? '' : `€\u00a0${text}`)
    case 'share':
    case 'demand-share':
      return one(text === '' ? '' : `${text}%`)
    case 'homes':
      return homeKinds.flatMap(kind => {
        const count = answerOf(values, `${key}.${kind}`)
        return count === '' ? [] : [{ label: words.code('home', kind), value: count }]
      })
    case 'location':
      return one(placeOf(values, key, words))
    case 'bottlenecks':
      return filledRows(values, key).map(row => describeBottleneck(values, row, words))
    case 'backing':
      return filledRows(values, key).map(row => describeBacking(values, row, words))
    default:
      return one(text)
  }
}

function placeOf(values: FormValues, key: string, { words }: DescribeWords): string {
  if (answerOf(values, `${key}.vlak`) !== '') return words.polygon
  const [latitude, longitude] = [answerOf(values, `${key}.breedte`), answerOf(values, `${key}.lengte`)]
  return latitude === '' ? '' : `${words.point}: ${latitude}, ${longitude}`
}

function describeBottleneck(values: FormValues, row: string, words: DescribeWords): Told {
  const kind = bottleneckTypes.find(type => type === answerOf(values, `${row}.soort`))
  const [cost, months] = [answerOf(values, `${row}.bedrag`), answerOf(values, `${row}.maanden`)]
  const figures = [
    ...(cost === '' ? [] : [`€\u00a0${cost}`]),
    ...(months === '' ? [] : [`${months} ${words.words.months}`]),
  ]
  return {
    label: words.words.bottleneck(Number(row.split('.').at(-1)) + 1),
    value: [kind ? words.code('bottleneck', kind) : '', answerOf(values, `${row}.tekst`), figures.join(', ')]
      .filter(part => part !== '')
      .join('\n'),
  }
}

function describeBacking(values: FormValues, row: string, words: DescribeWords): Told {
  const kind = backingKinds.find(one => one === answerOf(values, `${row}.soort`))
  return {
    label: kind ? words.code('backing', kind) : '–',
    value: [answerOf(values, `${row}.tekst`), answerOf(values, `${row}.datum`)]
      .filter(part => part !== '')
      .join(', '),
  }
}
