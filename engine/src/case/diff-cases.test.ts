import { expect, test } from 'vitest'
import { appraise, caseUnder } from '../ledger/appraise.ts'
import { goldenCase, goldenCases } from '../ledger/testing/golden-cases.ts'
import { changeLabel, diffCases } from './diff-cases.ts'
import { copyJson } from './document-path.ts'
import { parseCase } from './parse-case.ts'
import type { Case } from './types.ts'

function edited(areaCase: Case, edit: (copy: Case) => void): Case {
  const copy = copyJson(areaCase) as Case
  edit(copy)
  const outcome = parseCase(copy)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

test('equal cases have no changes and no effect', () => {
  const { changes, total } = diffCases(goldenCase('mini-grex'), goldenCase('mini-grex'))
  expect(changes).toEqual([])
  expect(total).toEqual({ areaNpvEur: 0, ncwBbvEur: 0, parties: { gem: 0 } })
})

test('a path is told by the name of its part and of its figure, and as it stands where there is no name', () => {
  const areaCase = goldenCase('station-zwolle')
  expect(
    ['/lines/@fietstunnel/totalEur', '/lines/@geen/totalEur'].map(path => changeLabel(areaCase, path)),
  ).toEqual([
    { nl: 'Fietstunnel onder het spoor: bedrag', en: 'Cycle tunnel under the tracks: amount' },
    { nl: 'regels: geen, bedrag', en: 'lines: geen, amount' },
  ])
})

test('a change is told with its place, words, values and effect', () => {
  const before = goldenCase('station-zwolle')
  const after = edited(before, copy => {
    const line = copy.lines?.find(one => one.id === 'fietstunnel')
    if (line) line.totalEur = 9_000_000
  })
  const { changes } = diffCases(before, after)
  expect(changes).toEqual([
    {
      path: '/lines/@fietstunnel/totalEur',
      label: { nl: 'Fietstunnel onder het spoor: bedrag', en: 'Cycle tunnel under the tracks: amount' },
      before: 8_500_000,
      after: 9_000_000,
      joinsNext: false,
      effect: {
        areaNpvEur: appraise(after).area.npvEur - appraise(before).area.npvEur,
        ncwBbvEur:
          (appraise(after).landExploitation?.ncwBbvEur ?? 0) -
          (appraise(before).landExploitation?.ncwBbvEur ?? 0),
        parties: {
          gem: (appraise(after).parties.gem?.npvOwnEur ?? 0) - (appraise(before).parties.gem?.npvOwnEur ?? 0),
          dev: 0,
          bel: 0,
          cor: 0,
          rijk: 0,
        },
      },
    },
  ])
})

test('an index with a name that every object has is new or gone as any other', () => {
  const before = goldenCase('mini-grex')
  const after = edited(before, copy => {
    copy.indices = { ...copy.indices, constructor: 0.03 }
  })
  const values = (one: Case, other: Case) =>
    diffCases(one, other).changes.map(change => [change.path, change.before, change.after])
  expect(values(before, after)).toEqual([['/indices/constructor', undefined, 0.03]])
  expect(values(after, before)).toEqual([['/indices/constructor', 0.03, undefined]])
})

test('between any two golden cases, and a case and its variants, effects add up to the difference of the results', () => {
  const all = [...goldenCases.values()]
  const pairs = all.flatMap(areaCase => [
    ...(areaCase.variants ?? []).map(variant => [areaCase, caseUnder(areaCase, variant.id)] as const),
    [areaCase, all[(all.indexOf(areaCase) + 1) % all.length] ?? areaCase] as const,
  ])
  for (const [before, after] of pairs) {
    const { changes, total } = diffCases(before, after)
    const sum = (of: (change: (typeof changes)[number]) => number): number =>
      changes.reduce((eur, change) => eur + of(change), 0)
    expect(sum(change => change.effect.areaNpvEur)).toBeCloseTo(total.areaNpvEur, 3)
    expect(sum(change => change.effect.ncwBbvEur)).toBeCloseTo(total.ncwBbvEur, 3)
    for (const [party, eur] of Object.entries(total.parties)) {
      expect(sum(change => change.effect.parties[party] ?? 0)).toBeCloseTo(eur, 3)
    }
    expect(total.areaNpvEur).toBeCloseTo(appraise(after).area.npvEur - appraise(before).area.npvEur, 6)
    expect(changes.at(-1)?.joinsNext ?? false).toBe(false)
  }
})

test('a removed party with its lines is told so that the steps in between are joined', () => {
  const before = goldenCase('vier-partijen')
  const after = edited(before, copy => {
    copy.parties = copy.parties.filter(party => party.id !== 'rijk')
    copy.lines = (copy.lines ?? []).filter(line => line.from !== 'rijk')
  })
  const { changes } = diffCases(before, after)
  expect(changes.map(change => [change.path, change.joinsNext])).toEqual([
    ['/lines/@rijksgeld', false],
    ['/parties/@rijk', false],
  ])
  expect(changes[0]?.effect.parties.rijk).toBeCloseTo(1_955_990.22, 2)
})

test('another order of clauses is a change, another order of lines is none', () => {
  const clauses = [
    { id: 'a', kind: 'fixed-price' as const, from: 'dev', to: 'gem', inputs: { amountEur: 1, t: 1 } },
    { id: 'b', kind: 'fixed-price' as const, from: 'gem', to: 'dev', inputs: { amountEur: 2, t: 1 } },
  ]
  const before = edited(goldenCase('vier-partijen'), copy => void Object.assign(copy, { clauses }))
  const after = edited(before, copy => {
    copy.clauses?.reverse()
    copy.lines?.reverse()
  })
  expect(diffCases(before, after).changes.map(change => change.path)).toEqual(['/clauses'])
})
