import { readDay } from './calendar.ts'
import { type InputError, inputError, nameAt, pointerTo } from './input-errors.ts'
import { readSeries } from './read-series.ts'
import type { Field, Fields, ListBounds, NumberBounds, Shape } from './shapes.ts'

/** Lists longer than this are refused, so that one document cannot hold a machine for minutes. */
const longestList = 10_000

/**
 * Reads the named fields of a document: every mistake is added to `errors`, defaults are filled in.
 * The outcome may only be used when no mistake was added.
 */
export function readFields(fields: Fields, value: unknown, pointer: string, errors: InputError[]): unknown {
  if (!isObject(value)) return wrongType(pointer, 'een object met velden', 'an object with fields', errors)
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(fields, key)) errors.push(unknownField(pointer, key, Object.keys(fields)))
  }
  const read: [string, unknown][] = []
  for (const [name, field] of Object.entries(fields)) {
    const entry = readField(field, name, value, pointer, errors)
    if (entry !== undefined) read.push([name, entry])
  }
  return Object.fromEntries(read)
}

function readField(
  field: Field,
  name: string,
  holder: Readonly<Record<string, unknown>>,
  pointer: string,
  errors: InputError[],
): unknown {
  const at = pointerTo(pointer, name)
  if (Object.hasOwn(holder, name)) return readShape(field, holder[name], at, errors)
  if ('default' in field) return readShape(field, field.default, at, errors)
  if (!field.optional) {
    const { nl, en } = field.about
    errors.push(inputError(at, 'VELD_ONTBREEKT', `Vul ${name} in: ${nl}.`, `Fill in ${name}: ${en}.`))
  }
  return undefined
}

/** Reads one value by its shape; adds every mistake to `errors`. */
function readShape(shape: Shape, value: unknown, pointer: string, errors: InputError[]): unknown {
  switch (shape.kind) {
    case 'number':
      return readNumber(shape, value, pointer, errors)
    case 'boolean':
      if (typeof value === 'boolean') return value
      return wrongType(pointer, 'true of false', 'true or false', errors)
    case 'text':
      if (typeof value === 'string') return value
      return wrongType(pointer, 'een tekst', 'a text', errors)
    case 'date':
      return readDate(value, pointer, errors)
    case 'choice':
      return readChoice(shape.choices, value, pointer, errors)
    case 'series':
      return readSeries(value, pointer, errors)
    case 'list':
      return readList(shape, value, pointer, errors)
    case 'record':
      return readRecord(shape.of, value, pointer, errors)
    case 'object':
      return readFields(shape.fields, value, pointer, errors)
    case 'pair':
      return readPair(shape.first, shape.second, value, pointer, errors)
    case 'either':
      return readEither(shape.shapes, value, pointer, errors)
  }
}

function readNumber(bounds: NumberBounds, value: unknown, pointer: string, errors: InputError[]): unknown {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return wrongType(pointer, 'een getal', 'a number', errors)
  }
  const broken = brokenBound(bounds, value)
  if (!broken) return value
  const name = nameAt(pointer)
  errors.push(
    inputError(pointer, 'BUITEN_BEREIK', `Maak ${name} ${broken.nl}.`, `Make ${name} ${broken.en}.`),
  )
  return undefined
}

function brokenBound(bounds: NumberBounds, value: number) {
  const { min, max, above, below, whole } = bounds
  if (whole && !Number.isInteger(value)) return { nl: 'een geheel getal', en: 'a whole number' }
  if (min !== undefined && value < min) return { nl: `${min} of hoger`, en: `${min} or higher` }
  if (max !== undefined && value > max) return { nl: `${max} of lager`, en: `${max} or lower` }
  if (above !== undefined && value <= above) return { nl: `hoger dan ${above}`, en: `higher than ${above}` }
  if (below !== undefined && value >= below) return { nl: `lager dan ${below}`, en: `lower than ${below}` }
  return undefined
}

function readDate(value: unknown, pointer: string, errors: InputError[]): unknown {
  if (typeof value === 'string' && readDay(value)) return value
  const name = nameAt(pointer)
  errors.push(
    inputError(
      pointer,
      'ONJUISTE_DATUM',
      `Schrijf ${name} als een bestaande dag: jjjj-mm-dd.`,
      `Write ${name} as an existing day: yyyy-mm-dd.`,
    ),
  )
  return undefined
}

function readChoice(
  choices: readonly string[],
  value: unknown,
  pointer: string,
  errors: InputError[],
): unknown {
  if (typeof value === 'string' && choices.includes(value)) return value
  const [name, words] = [nameAt(pointer), choices.join(', ')]
  errors.push(
    inputError(pointer, 'ONBEKENDE_KEUZE', `Kies voor ${name}: ${words}.`, `Choose for ${name}: ${words}.`),
  )
  return undefined
}

function readList(
  shape: { readonly of: Shape } & ListBounds,
  value: unknown,
  pointer: string,
  errors: InputError[],
): unknown {
  if (!Array.isArray(value)) return wrongType(pointer, 'een lijst', 'a list', errors)
  const { minItems = 0, maxItems = longestList } = shape
  if (value.length < minItems || value.length > maxItems) {
    const name = nameAt(pointer)
    errors.push(
      inputError(
        pointer,
        'AANTAL_ONJUIST',
        `Geef ${name} ten minste ${minItems} en ten hoogste ${maxItems} waarden; het zijn er ${value.length}.`,
        `Give ${name} at least ${minItems} and at most ${maxItems} values; there are ${value.length}.`,
      ),
    )
    return undefined
  }
  return value.map((item, index) => readShape(shape.of, item, pointerTo(pointer, index), errors))
}

function readRecord(of: Shape, value: unknown, pointer: string, errors: InputError[]): unknown {
  if (!isObject(value)) return wrongType(pointer, 'een object met namen', 'an object with names', errors)
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      readShape(of, entry, pointerTo(pointer, name), errors),
    ]),
  )
}

function readPair(
  first: Shape,
  second: Shape,
  value: unknown,
  pointer: string,
  errors: InputError[],
): unknown {
  if (!Array.isArray(value) || value.length !== 2) {
    return wrongType(pointer, 'een lijst van twee waarden', 'a list of two values', errors)
  }
  return [
    readShape(first, value[0], pointerTo(pointer, 0), errors),
    readShape(second, value[1], pointerTo(pointer, 1), errors),
  ]
}

function readEither(
  shapes: readonly Shape[],
  value: unknown,
  pointer: string,
  errors: InputError[],
): unknown {
  let closest: InputError[] = []
  for (const shape of shapes) {
    const found: InputError[] = []
    const read = readShape(shape, value, pointer, found)
    if (found.length === 0) return read
    // Mistakes deeper in the document belong to the shape that the writer had in mind.
    if (deepest(found) > deepest(closest)) closest = found
  }
  for (const error of closest) errors.push(error)
  return undefined
}

function deepest(errors: readonly InputError[]): number {
  return errors.reduce((most, { pointer }) => Math.max(most, pointer.length), 0)
}

function wrongType(pointer: string, nl: string, en: string, errors: InputError[]): undefined {
  const name = nameAt(pointer)
  errors.push(inputError(pointer, 'ONJUIST_TYPE', `Geef ${name} ${nl}.`, `Give ${name} ${en}.`))
  return undefined
}

/** The mistake of a field that the document does not know, with the fields that it does know. */
export function unknownField(pointer: string, name: string, known: readonly string[]): InputError {
  const words = known.join(', ')
  return inputError(
    pointerTo(pointer, name),
    'ONBEKEND_VELD',
    `Haal ${name} weg of verbeter de naam; bekend zijn: ${words}.`,
    `Remove ${name} or correct its name; known are: ${words}.`,
  )
}

/** True for a JSON object: not null, not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
