// Clauses on drivers that a deal is cheaper without: the searches are made up, so that every cost is known.
import { expect, test } from 'vitest'
import type { Deal } from './deal-desk.ts'
import { leaveOut, searchWithout } from './left-out.ts'
import type { DealSearch } from './other-deals.ts'
import type { Settled } from './settle.ts'

const ids = ['een', 'twee', 'drie']
const clauses = ids.map(id => ({ id }))
const nothing = { shares: [], contributionsEur: [], boundEur: 0, tailsEur: [], prices: [], cuts: 0 }
const scenarios = { ...{ parties: [], risks: [], base: [], losses: [], sharesNow: [] }, clauses: [] }

/** A search whose cost is the sum of what each clause costs at its strength; 1 where that is free. */
function searchOf(costs: Readonly<Record<string, number>>, asked: string[] = []): DealSearch {
  return ({ change, strengths }) => {
    const strength = ids.map(id => change?.strength?.(id)?.[0] ?? 1)
    asked.push(`${strength.join('')} ${strengths?.join() ?? '-'}`)
    const costEur = ids.reduce((sum, id, place) => sum + strength[place]! * (costs[id] ?? 0), 50_000)
    const deal: Deal = { ...nothing, clauses: strength, costEur }
    return { deal, scenarios: { ...scenarios, leftAsWritten: [] }, movedEur: 0 }
  }
}

test('a clause that costs more than it brings is left out, and the next is tried without it', () => {
  const asked: string[] = []
  const search = searchOf({ een: 5000, twee: -4000, drie: 1500 }, asked)
  const { found, leftOut } = leaveOut(search, clauses, search({}), [0.5])
  expect([[...leftOut], found.deal!.costEur, found.deal!.clauses]).toEqual([
    ['een', 'drie'],
    46_000,
    [0, 1, 0],
  ])
  expect(asked).toEqual(['111 -', '011 0.5', '001 0.5', '010 0.5'])
})

test('a thousand euro is no reason, a clause that pays nothing is not tried, and without a deal there is none', () => {
  const search = searchOf({ een: 1000, twee: 1001 })
  const first = search({})
  expect([...leaveOut(search, clauses, first, []).leftOut]).toEqual(['twee'])
  const asked: string[] = []
  const idle: Settled = { ...first, deal: { ...first.deal!, clauses: [0, 0, 0] } }
  expect(leaveOut(searchOf({}, asked), clauses, idle, []).found).toBe(idle)
  const none: Settled = { ...first, deal: undefined }
  expect(leaveOut(searchOf({}, asked), clauses, none, []).found).toBe(none)
  expect(asked).toEqual([])
  const refused: DealSearch = () => none
  expect(leaveOut(refused, clauses, first, []).found).toBe(first)
})

test('what is left out stays out in other searches, unless its strength is asked; other limits are kept', () => {
  const seen: unknown[] = []
  const spy: DealSearch = sought => {
    seen.push([ids.map(id => sought.change?.strength?.(id)), sought.change?.tailCapEur, sought.isQuick])
    return searchOf({})(sought)
  }
  const search = searchWithout(spy, new Set(['twee']))
  search({})
  search({
    isQuick: true,
    change: { tailCapEur: { dev: 5 }, strength: id => (id === 'drie' ? [1, 1] : undefined) },
  })
  search({ change: { strength: () => [1, 1] } })
  expect(seen).toEqual([
    [[undefined, [0, 0], undefined], undefined, undefined],
    [[undefined, [0, 0], [1, 1]], { dev: 5 }, true],
    [
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      undefined,
      undefined,
    ],
  ])
})
