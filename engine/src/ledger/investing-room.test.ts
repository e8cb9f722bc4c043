import { expect, it } from 'vitest'
import { appraise } from './appraise.ts'
import { investingRoom } from './investing-room.ts'
import { goldenCase, goldenCases } from './testing/golden-cases.ts'

const withRoom = (eur: number) => {
  const areaCase = goldenCase('vier-partijen')
  const parties = areaCase.parties.map(party =>
    party.id === 'gem' ? { ...party, investingCapacityEur: eur } : party,
  )
  return investingRoom({ ...areaCase, parties }).find(one => one.party === 'gem')
}

it('lays what the municipality can invest beside what it has put in, year by year', () => {
  // Minus 6 at once, then -1, +5, -1: its position is -6, -7, -2, -3 and -3 million.
  expect(withRoom(6.5e6)?.years).toEqual([
    { year: 2026, needEur: -7e6, roomEur: -0.5e6 },
    { year: 2027, needEur: -2e6, roomEur: 4.5e6 },
    { year: 2028, needEur: -3e6, roomEur: 3.5e6 },
    { year: 2029, needEur: -3e6, roomEur: 3.5e6 },
  ])
  expect([withRoom(6.5e6)?.firstShortYear, withRoom(7e6)?.firstShortYear]).toEqual([2026, null])
})

it('knows no room where nobody said what a party can invest', () => {
  const [first] = investingRoom(goldenCase('vier-partijen'))
  expect([first?.capacityEur, first?.firstShortYear, first?.years[0]?.roomEur]).toEqual([null, null, null])
})

it('has its deepest year where the appraisal has the peak of the party', () => {
  for (const areaCase of goldenCases.values()) {
    const { parties } = appraise(areaCase)
    for (const { party, years } of investingRoom(areaCase)) {
      const deepest = Math.min(0, ...years.map(one => one.needEur))
      expect(Math.abs(deepest - Math.min(0, parties[party]?.peakFundingEur ?? 0))).toBeLessThan(0.01)
    }
  }
})
