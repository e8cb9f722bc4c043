import fc from 'fast-check'
import { appraise, CaseProblem } from '../../ledger/appraise.ts'
import { goldenDocuments } from '../../ledger/testing/golden-cases.ts'
import { testRules } from '../../rules/test-rules.ts'
import { caseErrorTexts } from '../errors.ts'
import { parseCase } from '../parse-case.ts'
import type { Case } from '../types.ts'

/** Longest that reading a case and working it out may take, milliseconds, on a machine that has other work too. */
const longestMs = 10_000

const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -3, max: 3000 }),
  fc.constantFrom(0, -0, 1, -1, 0.5, 1e-300, 1e12, -1e12, 1e300, 2 ** 53, Number.MAX_VALUE),
)
const texts = fc.oneof(
  fc.constantFrom(
    '',
    'outside',
    'gem',
    '__proto__',
    'constructor',
    '2026-02-30',
    '9999-12-31',
    '/lines/@a/series',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const values = fc.oneof(
  { weight: 5, arbitrary: numbers },
  { weight: 2, arbitrary: texts },
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.constantFrom(null, true, [], {}, [[]], { nl: 'A' }) },
)

type Way = readonly (string | number)[]
type Node = Record<string | number, unknown>

function places(value: unknown, way: Way = []): Way[] {
  if (typeof value !== 'object' || value === null) return [way]
  return [way, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...way, key]))]
}

/** What is done at one place: a number that is larger or smaller, another value, nothing any more, or that of another place. */
interface Change {
  readonly nth: number
  readonly other: number
  readonly value: unknown
  readonly kind: 'nudge' | 'put' | 'remove' | 'copy' | 'twice'
}

const at = (document: unknown, way: Way): unknown =>
  way.reduce<unknown>((inner, step) => (inner as Node | undefined)?.[step], document)

const factors = [0, 0.5, 0.99, 1.1, 2, -1, 10, 1000]

const copyOf = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))

function changed(document: unknown, { nth, other, value, kind }: Change): unknown {
  const all = places(document)
  const ways = kind === 'nudge' ? all.filter(way => typeof at(document, way) === 'number') : all
  const way = ways[nth % ways.length] ?? []
  const last = way.at(-1)
  if (last === undefined) return kind === 'put' ? value : document
  const copy = copyOf(document)
  const holder = at(copy, way.slice(0, -1)) as Node
  if (kind === 'remove' && Array.isArray(holder)) holder.splice(Number(last), 1)
  else if (kind === 'remove') delete holder[last]
  else if (kind === 'twice' && Array.isArray(holder)) holder.push(copyOf(holder[Number(last)]))
  else if (kind === 'nudge') holder[last] = Number(holder[last]) * (factors[other % factors.length] ?? 1)
  else holder[last] = kind === 'copy' ? copyOf(at(copy, ways[other % ways.length] ?? [])) : value
  return copy
}

const change: fc.Arbitrary<Change> = fc.record({
  nth: fc.nat(),
  other: fc.nat(),
  value: values,
  kind: fc.constantFrom(
    'nudge',
    'nudge',
    'nudge',
    'nudge',
    'nudge',
    'nudge',
    'put',
    'put',
    'remove',
    'copy',
    'twice',
  ),
})

/** For tests only: any JSON, and the golden cases changed in some places. */
const hostileCase: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: fc.jsonValue() },
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.constantFrom(...goldenDocuments), fc.array(change, { minLength: 1, maxLength: 3 }))
      .map(([document, changes]) => changes.reduce(changed, document)),
  },
)

const codes = new Set<string>(Object.keys(caseErrorTexts))

/** What is wrong with how a mistake is told, if anything. */
function unclear({ pointer, code, message }: CaseProblem['errors'][number]): string | undefined {
  if (!codes.has(code)) return `code ${code} is not in the list`
  if (pointer !== '' && !pointer.startsWith('/')) return `${pointer} is no place`
  return message.nl.length > 5 && message.en.length > 5 ? undefined : `${code} has no sentence`
}

/** A number that is none: its place. A figure without an answer is null, with the reason beside it. */
function notANumber(value: unknown, way = ''): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : way
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const found = notANumber(inner, `${way}/${key}`)
    if (found) return found
  }
  return undefined
}

function wrongInResults(areaCase: Case): string | undefined {
  try {
    return notANumber(appraise(areaCase)) ?? notANumber(testRules(areaCase))
  } catch (error) {
    // A clear refusal: mistakes that are seen only when the case is worked out.
    if (error instanceof CaseProblem) return error.errors.map(unclear).find(Boolean)
    throw error
  }
}

/**
 * For tests only: reads hostile case files and works out those that are cases; throws at the first that has neither a
 * result nor a clear refusal in time. @returns how many were cases, and how many were refused
 */
export function fuzzCases(runs: number, seed: number): { cases: number; refused: number } {
  const count = { cases: 0, refused: 0 }
  fc.assert(
    fc.property(hostileCase, document => {
      const startMs = Date.now()
      const outcome = parseCase(document)
      count[outcome.ok ? 'cases' : 'refused'] += 1
      const wrong = outcome.ok ? wrongInResults(outcome.case) : outcome.errors.map(unclear).find(Boolean)
      if (!outcome.ok && outcome.errors.length === 0) throw new Error('refused without a mistake')
      if (wrong) throw new Error(wrong)
      if (Date.now() - startMs > longestMs) throw new Error('it took too long')
    }),
    { numRuns: runs, seed },
  )
  return count
}
