import type { Appraisal } from '../ledger/appraisal.ts'
import { appraiseLedger } from '../ledger/appraise.ts'
import { buildLedger } from '../ledger/build-ledger.ts'
import { canonicalJson } from './canonical-json.ts'
import { isRecord } from './check-shape.ts'
import { ChangedCopy, childAt, deleteAt, type PathPlace, pathSteps, writeAt } from './document-path.ts'
import { fieldNames, partNames } from './field-names.ts'
import { mistakesOf } from './parse-case.ts'
import { memberById } from './place-by-id.ts'
import type { Json, Words } from './shape.ts'
import type { Case } from './types.ts'

/** Euro that a change adds to the results: area npv, ncw (BBV) of the land exploitation, npv of parties at own rates. */
export interface ChangeEffect {
  readonly areaNpvEur: number
  readonly ncwBbvEur: number
  readonly parties: Readonly<Record<string, number>>
}

/** One difference between two cases. */
export interface CaseChange {
  /** Where, with members of lists by id: `/lines/@sloop/quantity/unitPriceEur`. */
  readonly path: string
  readonly label: Words
  /** Absent when the value is new. */
  readonly before?: Json
  /** Absent when the value is gone. */
  readonly after?: Json
  readonly effect: ChangeEffect
  /** True when the case is no whole on its own after this change: its effect is told at a later one. */
  readonly joinsNext: boolean
}

/** All differences in the order in which they were applied; the effects add up to the total. */
export interface CaseDifference {
  readonly changes: readonly CaseChange[]
  readonly total: ChangeEffect
}

interface RawChange {
  readonly path: string
  readonly before: unknown
  readonly after: unknown
}

type WithIds = readonly { readonly id: string }[]

function hasIds(list: unknown): list is WithIds {
  return Array.isArray(list) && list.every(item => isRecord(item) && typeof item.id === 'string')
}

function stepOf(path: string, step: string): string {
  return `${path}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** True when the second list is the first with members taken out and new ones added at its end. */
function keepsOrder(before: WithIds, after: WithIds): boolean {
  const stays = before.map(item => item.id).filter(id => after.some(item => item.id === id))
  const added = after.map(item => item.id).filter(id => !stays.includes(id))
  return canonicalJson([...stays, ...added]) === canonicalJson(after.map(item => item.id))
}

function changesBetween(before: unknown, after: unknown, path: string): RawChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return []
  if (hasIds(before) && hasIds(after) && (path !== '/clauses' || keepsOrder(before, after))) {
    const ids = [...new Set([...before, ...after].map(item => item.id))]
    return ids.flatMap(id =>
      memberChanges(memberById(before, id), memberById(after, id), stepOf(path, `@${id}`)),
    )
  }
  if (!isRecord(before) || !isRecord(after)) return [{ path, before, after }]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap(key => memberChanges(childAt(before, key), childAt(after, key), stepOf(path, key)))
}

function memberChanges(before: unknown, after: unknown, path: string): RawChange[] {
  if (before !== undefined && after !== undefined) return changesBetween(before, after, path)
  return [{ path, before, after }]
}

/** Parts that others refer to come first when added and last when taken away, so that most steps are whole cases. */
const ORDER = [
  'valuationDate',
  'periods',
  'rates',
  'indices',
  'parties',
  'areas',
  'phases',
  'sources',
  'landExploitation',
  'programme',
  'lines',
  'risk',
  'clauses',
]

function rankOf(change: RawChange): number {
  const place = ORDER.indexOf(pathSteps(change.path)[0]!)
  const rank = place < 0 ? ORDER.length : place
  return change.after === undefined ? 2 * ORDER.length + 1 - rank : rank
}

function memberName(areaCase: Case, steps: readonly string[]): Words | undefined {
  const member = childAt(childAt(areaCase, steps[0]!), steps[1] ?? '')
  if (!isRecord(member)) return undefined
  const name = isRecord(member.name) ? member.name : isRecord(member.what) ? member.what : undefined
  if (!name || typeof name.nl !== 'string') return undefined
  return { nl: name.nl, en: typeof name.en === 'string' ? name.en : name.nl }
}

function labelOf(before: Case, after: Case, path: string): Words {
  const steps = pathSteps(path)
  const own = memberName(after, steps) ?? memberName(before, steps)
  const [first = '', ...more] = steps
  const rest = own ? more.slice(1) : more
  const head = own ?? partNames[first] ?? fieldNames[first] ?? { nl: first, en: first }
  const tail = rest.map(step => {
    const id = step.startsWith('@') ? step.slice(1) : step
    return fieldNames[id] ?? { nl: id, en: id }
  })
  const write = (language: 'nl' | 'en'): string => {
    const part = tail.map(words => words[language]).join(', ')
    return part === '' ? head[language] : `${head[language]}: ${part}`
  }
  return { nl: write('nl'), en: write('en') }
}

/**
 * What a change is about, in words: the name of the part and of the figure.
 * @param path of the change, such as "/lines/@soil/totalEur"
 */
export const changeLabel = (areaCase: Case, path: string): Words => labelOf(areaCase, areaCase, path)

function effectBetween(before: Appraisal, after: Appraisal): ChangeEffect {
  const ids = [...new Set([...Object.keys(before.parties), ...Object.keys(after.parties)])]
  const npv = (answer: Appraisal, id: string): number => answer.parties[id]?.npvOwnEur ?? 0
  const ncw = (answer: Appraisal): number => answer.landExploitation?.ncwBbvEur ?? 0
  return {
    areaNpvEur: after.area.npvEur - before.area.npvEur,
    ncwBbvEur: ncw(after) - ncw(before),
    parties: Object.fromEntries(ids.map(id => [id, npv(after, id) - npv(before, id)])),
  }
}

function changed(document: Case, change: RawChange): Case {
  const copy = new ChangedCopy(document)
  const place = copy.walkTo(change.path) as Extract<PathPlace, { found: true }>
  if (change.after === undefined) deleteAt(place)
  else writeAt(place, change.after)
  return copy.root
}

/**
 * What changed from one case to another, as a list with the effect of each change in euro. The changes are applied one
 * at a time to the first case, so that the effects add up to the difference of the results. Both come from `parseCase`.
 */
export function diffCases(before: Case, after: Case): CaseDifference {
  const raw = changesBetween(before, after, '').map((change, index) => ({ change, index }))
  raw.sort((one, other) => rankOf(one.change) - rankOf(other.change) || one.index - other.index)
  let document = before
  const first = appraiseLedger(buildLedger(before))
  const last = appraiseLedger(buildLedger(after))
  let latest = first
  const changes = raw.map(({ change }, index): CaseChange => {
    document = changed(document, change)
    const isLast = index === raw.length - 1
    const isWhole = isLast || mistakesOf(document, before).length === 0
    const answer = isLast ? last : isWhole ? appraiseLedger(buildLedger(document)) : latest
    const effect = effectBetween(latest, answer)
    latest = answer
    return {
      path: change.path,
      label: labelOf(before, after, change.path),
      ...(change.before === undefined ? {} : { before: change.before as Json }),
      ...(change.after === undefined ? {} : { after: change.after as Json }),
      effect,
      joinsNext: !isWhole,
    }
  })
  return { changes, total: effectBetween(first, last) }
}
