/**
 * Property: a case that shares its unchanged parts with one that was read before is judged exactly as the same text read
 * anew, and what it shares is never changed.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { applyChanges, type ListedChange } from './apply-changes.ts'
import { copyJson } from './document-path.ts'
import { applyVariant, parseCase, readCase } from './parse-case.ts'
import { caseOf } from './testing/case-of.ts'
import { caseWithReferences } from './testing/case-with-references.ts'
import type { Case } from './types.ts'
import { visibleCase } from './visible/visible-case.ts'

type Steps = readonly (string | number)[]

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}

function placesIn(value: unknown, steps: Steps = []): Steps[] {
  if (typeof value !== 'object' || value === null) return [steps]
  return [steps, ...Object.entries(value).flatMap(([key, item]) => placesIn(item, [...steps, key]))]
}

const everything = caseOf(frozen(copyJson(caseWithReferences) as Case))
const places = placesIn(everything).slice(1)

const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** The document with another value at a place; everything that is not on the way there is the same object. */
function withValue(holder: unknown, [step, ...rest]: Steps, value: unknown): unknown {
  if (step === undefined) return value
  const next = withValue((holder as Record<string, unknown>)[step], rest, value)
  if (Array.isArray(holder)) return holder.with(Number(step), next)
  const { [step]: _, ...others } = holder as Record<string, unknown>
  return next === undefined ? others : { ...(holder as object), [step]: next }
}

test('a shared document with any value in it is judged as its text is', () => {
  const other = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    // A value from another place of the same case is sound there, and may not be sound here.
    fc
      .constantFrom(...places)
      .map(steps => steps.reduce<unknown>((at, step) => Object(at)[step], everything)),
  )
  fc.assert(
    fc.property(fc.constantFrom(...places), other, (steps, value) => {
      const document = withValue(everything, steps, value)
      expect(readCase(document, everything)).toEqual(parseCase(copyOf(document)))
    }),
    { numRuns: 1500 },
  )
})

/** What a reference somewhere else hangs on: a name, or how long the case runs. Nothing that refers to it is touched. */
const names: readonly [path: string, value: unknown][] = [
  ['/periods', 7],
  ['/landExploitation/party', 'cor'],
  ['/parties/2/id', 'ander'],
  ['/indices', { grond: 0.01, ander: 0.02 }],
  ['/indices', { grond: 0.01 }],
  ['/indices', { kosten: 0.01 }],
  ['/areas/0/id', 'ander'],
  ['/phases/0/id', 'ander'],
  ['/programme/0/id', 'ander'],
  ['/programme/0/id', 'sloop'],
  ['/lines/1/id', 'ander'],
  ['/lines/1/id', 'sloop'],
  ['/lines/4/id', 'werk-btw'],
  ['/lines/1/vat', undefined],
  ['/lines/3/vat', undefined],
  ['/sources/0/id', 'ander'],
  ['/pots/0/id', 'ander'],
  ['/variants/0/id', 'ander'],
  ['/risk/factors/0/id', 'ander'],
  ['/risk/events/0/id', 'ander'],
]

const falling = [
  { from: 2030, rate: 0 },
  { from: 2026, rate: 0 },
]

/** What is wrong beside the rest of the case, one for every part that is judged apart. */
const mistakes: readonly [path: string, value: unknown][] = [
  ['/rates/interest', falling],
  ['/indices/kosten', falling],
  ['/parties/0/rate', falling],
  ['/phases/1/after/0/lag', 5],
  ['/programme/0/payer', 'niemand'],
  ['/lines/0/from', 'niemand'],
  ['/lines/2/percent/of', ['onvoorzien']],
  ['/clauses/0/from', 'niemand'],
  ['/loans/0/lender', 'niemand'],
  ['/risk/events/0/coveredBy', 'niets'],
  ['/deal/risks/0/factor', 'niets'],
  ['/pots/0/owner', 'niemand'],
  ['/claims/0/line', 'niets'],
  ['/actuals/0/line', 'niets'],
  ['/costRecovery/items/0/line', 'niets'],
  ['/effects/0/party', 'niemand'],
  ['/responsibilities/0/party', 'niemand'],
  ['/variants/0/parent', 'nog-minder'],
]

test.each([...names, ...mistakes])(
  'with %s as %j all that is wrong then is told, wherever it stands',
  (path, value) => {
    const document = withValue(everything, path.split('/').slice(1), value)
    const shared = readCase(document, everything)
    expect(shared).toEqual(parseCase(copyOf(document)))
    expect(shared.ok).toBe(false)
  },
)

test('a clause of another kind keeps nothing of what was known of its fields', () => {
  for (const clause of everything.clauses ?? []) {
    for (const { kind } of everything.clauses ?? []) {
      const changes: ListedChange[] = [{ path: `/clauses/@${clause.id}/kind`, value: kind }]
      const shared = applyChanges(everything, changes)
      const place = everything.clauses?.indexOf(clause) ?? -1
      const document = copyOf(everything) as { clauses: { kind: string }[] }
      document.clauses[place]!.kind = kind
      expect(shared).toEqual(parseCase(document))
    }
  }
})

test('a line that stands twice in a list is told, also where both are known', () => {
  const twice = { ...everything, lines: [...(everything.lines ?? []), everything.lines?.[0]] } as Case
  const outcome = readCase(twice, everything)
  expect(outcome).toEqual(parseCase(copyOf(twice)))
  expect(outcome.ok).toBe(false)
})

test('changing, applying a variant and cutting for a party leave a frozen case as it is', () => {
  for (const areaCase of [everything, frozen(copyJson(goldenCase('station-zwolle')) as Case)]) {
    const lines = areaCase.lines ?? []
    const changed = applyChanges(
      areaCase,
      lines.map(line => ({ path: `/lines/@${line.id}/note`, value: { nl: 'Anders' } })),
    )
    expect(changed.ok && changed.case.lines?.every(line => line.note?.nl === 'Anders')).toBe(true)
    for (const variant of areaCase.variants ?? [])
      expect(applyVariant(areaCase, variant.id)).toEqual(applyVariant(copyOf(areaCase) as Case, variant.id))
    for (const { id } of areaCase.parties)
      expect(visibleCase(areaCase, id)).toEqual(visibleCase(copyOf(areaCase) as Case, id))
  }
})
