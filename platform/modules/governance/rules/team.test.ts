import { expect, it } from 'vitest'
import { teamMistakes } from './team.ts'

const term = { validFrom: '2026-01-01', validTo: '2026-12-31' }
const manager = { role: 'manager', personId: 'a', deputyId: 'b', ...term } as const
const secretary = (personId: string, deputyId?: string) =>
  ({ role: 'secretary', personId, deputyId, ...term }) as const

it('there is one manager at a time; terms that share a day overlap', () => {
  const at = (validFrom: string, validTo: string) =>
    teamMistakes({ ...manager, personId: 'c', deputyId: undefined, validFrom, validTo }, [manager]).map(
      one => one.code,
    )
  expect([
    at('2026-12-31', '2027-06-01'),
    at('2027-01-01', '2027-06-01'),
    at('2025-01-01', '2025-12-31'),
  ]).toEqual([['ROL_AL_VERVULD'], [], []])
})

it('who leads does not keep the minutes of it, nor stands in for who does; of the staff there are many', () => {
  const fields = (fresh: Parameters<typeof teamMistakes>[0]) =>
    teamMistakes(fresh, [manager]).map(one => one.field)
  expect([
    fields(secretary('a')),
    fields(secretary('b')),
    fields(secretary('c', 'a')),
    fields(secretary('c', 'd')),
    fields({ ...secretary('a'), role: 'staff' }),
  ]).toEqual([['person'], ['person'], ['deputy'], [], []])
})
