/** How a field of a case is typed in and shown. */
export type FieldKind =
  | 'text'
  | 'long'
  | 'money'
  | 'number'
  /** A part of a whole, in percent. */
  | 'share'
  /** A fraction that may be below zero or above one, in percent. */
  | 'percent'
  | 'date'
  /** A number, or "2026: 3" rows. In percent. */
  | 'rate'
  /** "1: 1500000" rows. */
  | 'series'
  /** "key: value" rows. */
  | 'inputs'
  /** Numbers, or a reference such as "area-1/green". */
  | 'amount'
  /** A number of a period, chosen by its place in the calendar. */
  | 'period'
  | 'choice'
  | 'yesno'
  /** Any number of the choices. */
  | 'choices'
  /** Texts, one a line. */
  | 'texts'
  /** Amounts in euro, one a line. */
  | 'amounts'
  /** Shares in percent, one a line. */
  | 'shares'
  /** A part of the file as it is. */
  | 'json'
  /** A list of objects: a row each, `columns` for its fields. */
  | 'rows'
  /** Payments in rows, or one word instead of them. */
  | 'payments'
  /** Two shares: at least and at most. */
  | 'between'
  /** A number between every two of `ids`. */
  | 'matrix'

/** Choices whose words depend on the case. */
export type FieldChoices =
  | 'accounts'
  | 'areas'
  | 'categories'
  | 'certainties'
  | 'conventions'
  | 'directions'
  | 'effectKinds'
  | 'events'
  | 'factors'
  | 'formulas'
  | 'indices'
  | 'indicesAndFactors'
  | 'interests'
  | 'investmentKinds'
  | 'kinds'
  | 'lines'
  | 'parties'
  | 'partiesAndLines'
  | 'payers'
  | 'payments'
  | 'periods'
  | 'phases'
  | 'pots'
  | 'processes'
  | 'responsibilitySubjects'
  | 'rows'
  | 'sided'
  | 'sources'
  | 'starts'
  | 'systems'
  | 'variants'
  | 'welfareEffects'

/** What stands behind the box of a number. */
export type FieldUnit = 'periods' | 'times' | 'm2' | 'homes' | 'euroEach'

/** One field of a form: where it stands in the item (`vat.rate`), and how it is typed. */
export interface PartField {
  path: string
  kind: FieldKind
  choices?: FieldChoices
  isOptional?: boolean
  unit?: FieldUnit
  /** Key of its words where that is not its path. */
  words?: string
  /** The party that it is about, named in its words. */
  party?: string
  /** Heading under which it stands with those after it. */
  group?: string
  columns?: readonly PartField[]
  /** What may stand there instead of payments. */
  word?: 'as-needed' | 'sweep'
  ids?: readonly string[]
}

type More = Omit<PartField, 'path' | 'kind' | 'isOptional'>

/** A field that must be filled in. */
export const field = (path: string, kind: FieldKind, more: More | FieldChoices = {}): PartField => ({
  path,
  kind,
  ...(typeof more === 'string' ? { choices: more } : more),
})

/** A field that may stay empty. */
export const optional = (path: string, kind: FieldKind, more: More | FieldChoices = {}): PartField => ({
  ...field(path, kind, more),
  isOptional: true,
})

/** The same fields, the first under a heading. */
export const group = (name: string, [first, ...rest]: readonly PartField[]): PartField[] =>
  first ? [{ ...first, group: name }, ...rest] : []

/** Fields as they stand under another path. */
export const under = (holder: string, fields: readonly PartField[]): PartField[] =>
  fields.map(one => ({ ...one, path: `${holder}.${one.path}`, words: one.words ?? one.path }))
