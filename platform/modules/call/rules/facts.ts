import {
  type BottleneckType,
  backingKinds,
  bottleneckTypes,
  type FieldKind,
  type FormDefinition,
  type FormField,
  type FormValues,
  type GeoShape,
  homeKinds,
  investmentKinds,
  type LeadKind,
  locationTypes,
  marketTensions,
  planPhases,
  rowsMax,
  type SubmissionFacts,
  themes,
} from '../model/index.ts'

/** The one value of a box, trimmed; empty when there is none. */
export function answerOf(values: FormValues, name: string): string {
  const value = values[name]
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
}

/** All values of a box with several. */
export function answersOf(values: FormValues, name: string): readonly string[] {
  const value = values[name]
  return (typeof value === 'string' ? [value] : (value ?? [])).filter(one => one !== '')
}

/** A whole number as people write it: "1.200", "1200". */
export function wholeNumber(text: string): number | undefined {
  const plain = text.replaceAll(/[\s.€]/g, '').replaceAll('\u00a0', '')
  return /^\d{1,12}$/.test(plain) ? Number(plain) : undefined
}

/** A number with a decimal comma or point. */
export function decimalNumber(text: string): number | undefined {
  const plain = text.replace('%', '').trim().replace(',', '.')
  return /^\d{1,9}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined
}

/** Names of the rows that hold something: "knelpunten.0". */
export function filledRows(values: FormValues, key: string): string[] {
  const rows = Array.from({ length: rowsMax }, (_, index) => `${key}.${index}`)
  return rows.filter(row =>
    Object.keys(values).some(name => name.startsWith(`${row}.`) && answerOf(values, name) !== ''),
  )
}

/** How many rows of a list a form showed, filled in or not: by the boxes that were sent. */
export function rowsShown(sent: Readonly<Record<string, unknown>>, key: string): number {
  const numbers = Object.keys(sent).flatMap(name =>
    name.startsWith(`${key}.`) ? [Number(name.slice(key.length + 1).split('.')[0])] : [],
  )
  return Math.min(rowsMax - 1, Math.max(0, ...numbers.filter(Number.isInteger).map(number => number + 1)))
}

/** The answers without one row of a list; the rows after it move up. */
export function withoutRow(values: FormValues, row: string): Record<string, string | readonly string[]> {
  const key = row.slice(0, row.lastIndexOf('.'))
  const removed = Number(row.slice(key.length + 1))
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (!name.startsWith(`${key}.`)) return [[name, value]]
      const [index = '', ...rest] = name.slice(key.length + 1).split('.')
      const at = Number(index)
      if (at === removed) return []
      return [[`${key}.${at > removed ? at - 1 : at}.${rest.join('.')}`, value]]
    }),
  )
}

/** The field of a kind that occurs once. */
export function fieldOfKind(form: FormDefinition, kind: FieldKind): FormField | undefined {
  return form.pages.flatMap(page => page.fields).find(field => field.kind === kind)
}

const oneOf = <T extends string>(all: readonly T[], text: string): T | undefined =>
  all.find(one => one === text)

/** The place of a plan: a polygon of GeoJSON when there is one, otherwise the point. */
function shapeOf(values: FormValues, key: string): GeoShape | undefined {
  const drawn = parsedShape(answerOf(values, `${key}.vlak`))
  if (drawn) return drawn
  const latitude = decimalNumber(answerOf(values, `${key}.breedte`))
  const longitude = decimalNumber(answerOf(values, `${key}.lengte`))
  if (latitude === undefined || longitude === undefined) return undefined
  return { type: 'Point', coordinates: [longitude, latitude] }
}

/** A polygon as GeoJSON text: a geometry, a feature, or a collection with one of them. */
export function parsedShape(text: string): GeoShape | undefined {
  if (text === '') return undefined
  try {
    return geometryIn(JSON.parse(text), 0)
  } catch {
    return undefined
  }
}

function geometryIn(value: unknown, depth: number): GeoShape | undefined {
  if (typeof value !== 'object' || value === null || depth > 3) return undefined
  const one = value as { type?: unknown; geometry?: unknown; features?: unknown; coordinates?: unknown }
  if (one.type === 'Feature') return geometryIn(one.geometry, depth + 1)
  if (one.type === 'FeatureCollection' && Array.isArray(one.features))
    return geometryIn(one.features[0], depth + 1)
  if ((one.type === 'Polygon' || one.type === 'MultiPolygon') && areRings(one.coordinates, one.type))
    return { type: one.type, coordinates: one.coordinates }
  return undefined
}

type Position = [number, number]

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) &&
  value.length >= 2 &&
  Math.abs(Number(value[0])) <= 180 &&
  Math.abs(Number(value[1])) <= 90 &&
  typeof value[0] === 'number' &&
  typeof value[1] === 'number'

const isRing = (value: unknown): boolean =>
  Array.isArray(value) && value.length >= 4 && value.every(isPosition)

function areRings(coordinates: unknown, type: 'Polygon' | 'MultiPolygon'): boolean {
  if (!Array.isArray(coordinates) || coordinates.length === 0) return false
  return type === 'Polygon' ? coordinates.every(isRing) : coordinates.every(part => areRings(part, 'Polygon'))
}

/** What the programme reads from what was filled in: what is missing or unreadable is left out. */
export function factsOf(form: FormDefinition, values: FormValues): SubmissionFacts {
  const key = (kind: FieldKind): string => fieldOfKind(form, kind)?.key ?? ''
  const text = (kind: FieldKind): string => answerOf(values, key(kind))
  const homes = Object.fromEntries(
    homeKinds.flatMap(kind => {
      const count = wholeNumber(answerOf(values, `${key('homes')}.${kind}`))
      return count ? [[kind, count]] : []
    }),
  )
  const share = decimalNumber(text('demand-share'))
  return {
    title: text('title'),
    municipalityId: text('place') || undefined,
    location: shapeOf(values, key('location')),
    locationType: oneOf(locationTypes, text('location-type')),
    homes,
    homesTotal: Object.values(homes).reduce((sum, count) => sum + count, 0),
    phase: oneOf(planPhases, text('phase')),
    demandShare: share === undefined ? undefined : share / 100,
    marketTension: oneOf(marketTensions, text('market-tension')),
    complexity: {
      owners: wholeNumber(text('owner-count')),
      soilSuspected: yesOrNo(text('soil-suspected')),
      hasBarrier: yesOrNo(text('barrier')),
      permits: wholeNumber(text('permit-count')),
    },
    deficitEur: wholeNumber(text('deficit')),
    investments: answersOf(values, key('investments')).flatMap(one => oneOf(investmentKinds, one) ?? []),
    themes: answersOf(values, key('themes')).flatMap(one => oneOf(themes, one) ?? []),
    bottlenecks: filledRows(values, key('bottlenecks')).flatMap(row => bottleneckIn(values, row) ?? []),
    backing: filledRows(values, key('backing')).flatMap(row => backingIn(values, row) ?? []),
    knowledgeOffer: text('knowledge-offer'),
  }
}

const yesOrNo = (text: string): boolean | undefined => (text === '' ? undefined : text === 'ja')

function bottleneckIn(values: FormValues, row: string) {
  const type = oneOf<BottleneckType>(bottleneckTypes, answerOf(values, `${row}.soort`))
  if (!type) return undefined
  return {
    type,
    text: answerOf(values, `${row}.tekst`),
    costEur: wholeNumber(answerOf(values, `${row}.bedrag`)),
    delayMonths: wholeNumber(answerOf(values, `${row}.maanden`)),
  }
}

function backingIn(values: FormValues, row: string) {
  const kind = oneOf(backingKinds, answerOf(values, `${row}.soort`))
  if (!kind) return undefined
  return { kind, text: answerOf(values, `${row}.tekst`), date: answerOf(values, `${row}.datum`) || undefined }
}

const publicKinds = ['gemeente', 'provincie', 'ministerie']

/** Who leads: the kinds of all who submit together decide. */
export function leadKindOf(kinds: readonly string[]): LeadKind {
  const isPublic = kinds.some(kind => publicKinds.includes(kind))
  const isMarket = kinds.some(kind => !publicKinds.includes(kind))
  if (isPublic && isMarket) return 'samen'
  return isPublic ? 'gemeente' : 'markt'
}

/** Size class of a plan by its homes. */
export function sizeClassOf(homes: number): 'tot-250' | '250-1000' | '1000-3000' | 'boven-3000' {
  if (homes < 250) return 'tot-250'
  if (homes < 1000) return '250-1000'
  return homes <= 3000 ? '1000-3000' : 'boven-3000'
}

/** All categories of the breadth that a plan counts in: "knelpunt:bodem", "omvang:250-1000". */
export function categoriesOf(
  facts: SubmissionFacts,
  { kinds, regions }: { kinds: readonly string[]; regions: readonly string[] },
): string[] {
  const many = (dimension: string, codes: readonly string[]) =>
    [...new Set(codes)].map(code => `${dimension}:${code}`)
  return [
    ...many(
      'knelpunt',
      facts.bottlenecks.map(one => one.type),
    ),
    ...many('investering', facts.investments),
    ...many('thema', facts.themes),
    ...many('regio', regions),
    ...many('omvang', facts.homesTotal > 0 ? [sizeClassOf(facts.homesTotal)] : []),
    ...many('fase', facts.phase ? [facts.phase] : []),
    ...many('marktspanning', facts.marketTension ? [facts.marketTension] : []),
    ...many('trekker', [leadKindOf(kinds)]),
    ...many('locatietype', facts.locationType ? [facts.locationType] : []),
  ]
}
