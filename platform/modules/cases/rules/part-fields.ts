import { type Case, chartOfAccounts, landPriceFormulas, programmeCategories } from '@versneller/engine'
import type { PartKey } from '../links.ts'

/** How a field of a case is typed in and shown. */
export type FieldKind =
  | 'text'
  | 'long'
  | 'money'
  | 'number'
  | 'share'
  | 'date'
  /** A number, or "2026: 3" rows. In percent. */
  | 'rate'
  /** "1: 1500000" rows. */
  | 'series'
  /** "key: value" rows. */
  | 'inputs'
  /** Numbers, or a reference such as "area-1/green". */
  | 'amount'
  | 'ids'
  | 'choice'
  | 'flag'
  | 'parties'

/** Choices whose words depend on the case. */
export type FieldChoices =
  | 'accounts'
  | 'categories'
  | 'formulas'
  | 'parties'
  | 'payers'
  | 'phases'
  | 'areas'
  | 'sources'
  | 'indices'
  | 'certainties'
  | 'kinds'
  | 'conventions'
  | 'periods'
  | 'interests'
  | 'yesno'

/** One field of a form: where it stands in the item (`vat.rate`), and how it is typed. */
export interface PartField {
  path: string
  kind: FieldKind
  choices?: FieldChoices
  isOptional?: boolean
}

const field = (path: string, kind: FieldKind, choices?: FieldChoices): PartField => ({
  path,
  kind,
  ...(choices ? { choices } : {}),
})
const optional = (path: string, kind: FieldKind, choices?: FieldChoices): PartField => ({
  ...field(path, kind, choices),
  isOptional: true,
})

const lineFields: readonly PartField[] = [
  optional('name.nl', 'text'),
  optional('name.en', 'text'),
  field('account', 'choice', 'accounts'),
  field('from', 'choice', 'payers'),
  field('to', 'choice', 'payers'),
  optional('totalEur', 'money'),
  optional('series', 'series'),
  optional('quantity.amount', 'amount'),
  optional('quantity.unit', 'text'),
  optional('quantity.unitPriceEur', 'money'),
  optional('percent.share', 'share'),
  optional('percent.of', 'ids'),
  optional('phase', 'choice', 'phases'),
  optional('spread.from', 'number'),
  optional('spread.to', 'number'),
  optional('index', 'choice', 'indices'),
  optional('priceLevel', 'date'),
  optional('area', 'choice', 'areas'),
  optional('source', 'choice', 'sources'),
  optional('note.nl', 'long'),
  optional('certainty', 'choice', 'certainties'),
  optional('vat.rate', 'share'),
  optional('vat.recoverable', 'share'),
  optional('supraPlan', 'share'),
  optional('grex', 'choice', 'yesno'),
  optional('visibleTo', 'parties'),
]

const programmeFields: readonly PartField[] = [
  optional('name.nl', 'text'),
  optional('name.en', 'text'),
  field('category', 'choice', 'categories'),
  field('tenure', 'text'),
  field('units', 'number'),
  field('goM2', 'number'),
  field('bvoM2', 'number'),
  field('plotM2', 'number'),
  field('parkingPerUnit', 'number'),
  field('area', 'choice', 'areas'),
  field('phase', 'choice', 'phases'),
  field('appraisal.formula', 'choice', 'formulas'),
  field('appraisal.inputs', 'inputs'),
  field('payer', 'choice', 'payers'),
  field('payee', 'choice', 'payers'),
  optional('index', 'choice', 'indices'),
  optional('priceLevel', 'date'),
  optional('source', 'choice', 'sources'),
  optional('note.nl', 'long'),
  optional('certainty', 'choice', 'certainties'),
  optional('visibleTo', 'parties'),
]

/** The fields of an item of each list that has pages. */
export const partFields: Readonly<Record<PartKey, readonly PartField[]>> = {
  lines: lineFields,
  programme: programmeFields,
  parties: [
    optional('name.nl', 'text'),
    optional('name.en', 'text'),
    field('kind', 'choice', 'kinds'),
    field('rate', 'rate'),
    optional('requiredReturn', 'rate'),
    optional('capacityEur', 'money'),
    optional('toleranceEur', 'money'),
    optional('investingCapacityEur', 'money'),
    optional('riskPrice', 'number'),
    optional('vatRecoverable', 'share'),
  ],
  phases: [
    field('area', 'choice', 'areas'),
    field('start', 'number'),
    field('end', 'number'),
    optional('delay.min', 'number'),
    optional('delay.likely', 'number'),
    optional('delay.max', 'number'),
  ],
  areas: [
    field('name.nl', 'text'),
    optional('name.en', 'text'),
    field('landUseM2.issuable', 'number'),
    field('landUseM2.paved', 'number'),
    field('landUseM2.green', 'number'),
    field('landUseM2.water', 'number'),
  ],
  sources: [field('text', 'long'), optional('url', 'text'), optional('date', 'date')],
}

/** The fields of the case itself. */
const assumptionFields: readonly PartField[] = [
  field('name.nl', 'text'),
  optional('name.en', 'text'),
  optional('note.nl', 'long'),
  optional('note.en', 'long'),
  field('valuationDate', 'date'),
  optional('priceLevelDate', 'date'),
  optional('period', 'choice', 'periods'),
  field('periods', 'number'),
  optional('convention', 'choice', 'conventions'),
  optional('interestInPeriod', 'choice', 'interests'),
  field('rates.interest', 'rate'),
  optional('rates.bbv', 'rate'),
  optional('rates.social', 'rate'),
  optional('rates.common', 'rate'),
  optional('landExploitation.party', 'choice', 'parties'),
  optional('landExploitation.bookValueEur', 'number'),
  optional('landExploitation.bookValueDate', 'date'),
]

/** The fields of the case with one for each index series that it has. */
export function fieldsOfCase(caseFile: Case): readonly PartField[] {
  return [
    ...assumptionFields,
    ...Object.keys(caseFile.indices ?? {}).map(id => field(`indices.${id}`, 'rate')),
  ]
}

const partyKinds = [
  'gemeente',
  'provincie',
  'rijk',
  'waterschap',
  'ontwikkelaar',
  'bouwbedrijf',
  'corporatie',
  'belegger',
  'eigenaar',
  'fonds',
  'bank',
  'koper',
  'overig',
] as const

type Choice = { value: string; label: string }
type Language = 'nl' | 'en'

/** The choices of a field; words that belong to the interface come through `say`. */
export function choicesOf(
  choices: FieldChoices,
  caseFile: Case,
  language: Language,
  say: (value: string) => string,
): Choice[] {
  const own = (value: string): Choice => ({ value, label: say(value) })
  const bare = (value: string): Choice => ({ value, label: value })
  const parties = caseFile.parties.map(({ id, name }) => ({
    value: id,
    label: name?.[language] ?? name?.nl ?? id,
  }))
  switch (choices) {
    case 'accounts':
      return chartOfAccounts.map(({ code, name }) => ({ value: code, label: `${code} ${name[language]}` }))
    case 'categories':
      return programmeCategories.map(({ code, name }) => ({ value: code, label: name[language] }))
    case 'formulas':
      return landPriceFormulas.map(own)
    case 'parties':
      return parties
    case 'payers':
      return [...parties, own('outside')]
    case 'phases':
      return (caseFile.phases ?? []).map(({ id, start, end }) => ({
        value: id,
        label: `${id} (${start}-${end})`,
      }))
    case 'areas':
      return (caseFile.areas ?? []).map(({ id, name }) => ({ value: id, label: name[language] ?? name.nl }))
    case 'sources':
      return (caseFile.sources ?? []).map(({ id, text }) => ({ value: id, label: text.slice(0, 90) }))
    case 'indices':
      return Object.keys(caseFile.indices ?? {}).map(bare)
    case 'certainties':
      return ['initiative', 'definition', 'design', 'contract'].map(own)
    case 'kinds':
      return partyKinds.map(own)
    case 'conventions':
      return ['begin', 'mid', 'end'].map(own)
    case 'periods':
      return ['year', 'half-year', 'quarter'].map(own)
    case 'interests':
      return ['compound', 'simple'].map(own)
    case 'yesno':
      return ['ja', 'nee'].map(own)
  }
}
