// The figures of the grid against those of the engine: tolerance a hundredth of a cent.
import { expect, test } from 'vitest'
import type { CaseChange } from '../../model.ts'
import { changeCase } from './change-case.ts'
import { type AmountLevel, type AmountView, columnsOf, firstView, yearOf } from './columns.ts'
import { type Grid, gridOf } from './rows.ts'
import { sampleCase, sampleWorkedOut } from './testing.ts'
import { workOut } from './work-out.ts'

const workedOut = sampleWorkedOut()
const { caseFile, lines, appraisal, figureAt } = workedOut

function grid(view: AmountView, level: AmountLevel, mayEdit = (_: string) => true): Grid {
  const columns = columnsOf(caseFile, lines, view)
  return gridOf({ caseFile, lines, columns, level, figureAt, mayEdit })
}
const row = (of: Grid, id: string) => of.groups.flatMap(group => group.rows).find(one => one.id === id)!
const columnNames = (of: Grid) => of.columns.map(column => column.id)

test('costs leave the area, revenues come in, and the rest stays between parties', () => {
  expect(grid('year', 'cash').groups.map(group => [group.id, group.rows.map(one => one.id)])).toEqual([
    ['costs', ['grondwerk', 'groen']],
    ['revenues', ['verkoop']],
    ['internal', ['uitgifte']],
  ])
})

test.each(['phase', 'year'] as const)('by %s the balance is the area of the engine', view => {
  expect(grid(view, 'cash').total).toBeCloseTo(appraisal.area.realEur, 4)
  expect(grid(view, 'level').total).toBeCloseTo(appraisal.area.atPriceLevelEur, 4)
  for (const level of ['cash', 'level'] as const) {
    const { amounts, total } = grid(view, level)
    expect(amounts.reduce((sum, eur) => sum + eur, 0)).toBeCloseTo(total, 4)
  }
})

test('by party the balance of a column is all cash of that party', () => {
  const { amounts, total } = grid('party', 'cash')
  const cash = caseFile.parties.map(party => appraisal.parties[party.id]!.cashEur.reduce((a, b) => a + b, 0))
  amounts.forEach((eur, index) => {
    expect(eur).toBeCloseTo(cash[index]!, 4)
  })
  expect(total).toBeCloseTo(appraisal.area.realEur, 4)
})

test('half years stand under their calendar year, and a line with a phase under its phase', () => {
  expect(columnNames(grid('year', 'cash'))).toEqual(['jaar-2026', 'jaar-2027'])
  expect([0, 1, 2, 3, 4].map(t => yearOf(caseFile, t))).toEqual([2026, 2026, 2026, 2027, 2027])
  const phases = grid('phase', 'level')
  expect(columnNames(phases)).toEqual(['fase-bouw', 'rest'])
  expect(row(phases, 'uitgifte').amounts.map(cell => cell.value)).toEqual([2_000_000, undefined])
  expect(row(phases, 'grondwerk').amounts.map(cell => cell.value)).toEqual([undefined, -450])
})

test('a year in the middle of which the valuation date lies begins there', () => {
  expect([1, 2, 3].map(t => yearOf({ valuationDate: '2026-07-01', period: 'half-year' }, t))).toEqual([
    2026, 2027, 2027,
  ])
})

test('only what is written in the case can be typed in', () => {
  const year = grid('year', 'level')
  expect(row(year, 'grondwerk').amounts.map(cell => cell.edit?.kind)).toEqual(['series', 'series'])
  expect(row(year, 'uitgifte').amounts.map(cell => cell.edit?.kind)).toEqual([undefined, undefined])
  expect(row(year, 'uitgifte').total.edit).toEqual({
    kind: 'number',
    path: '/lines/@uitgifte/totalEur',
    value: 2_000_000,
    unit: 'eur',
  })
  const green = row(year, 'groen')
  expect([green.quantity.value, green.quantity.edit, green.price.edit?.path, green.total.edit]).toEqual([
    3000,
    undefined,
    '/lines/@groen/quantity/unitPriceEur',
    undefined,
  ])
})

test('nothing of a line that somebody may not change can be typed in', () => {
  const closed = grid('year', 'level', id => id !== 'grondwerk')
  const { amounts, total, nameEdit } = row(closed, 'grondwerk')
  expect([...amounts, total].map(cell => cell.edit)).toEqual([undefined, undefined, undefined])
  expect(nameEdit).toBeUndefined()
  expect(row(closed, 'uitgifte').nameEdit?.path).toBe('/lines/@uitgifte/name')
})

test('every figure of the grid can be explained by the engine, and its parts add up to it', () => {
  for (const view of ['phase', 'year', 'party'] as const)
    for (const level of ['cash', 'level'] as const)
      for (const { rows } of grid(view, level).groups)
        for (const { amounts, total, quantity, price } of rows)
          for (const cell of [...amounts, total, quantity, price]) {
            const parts = cell.pointers.map(pointer => figureAt(pointer))
            expect(parts.every(part => part !== undefined)).toBe(true)
            if (cell.value !== undefined)
              expect(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) * cell.sign).toBeCloseTo(
                cell.value,
                4,
              )
          }
})

test('phases come first where most lines have one, else years', () => {
  expect(firstView(sampleCase)).toBe('year')
  const phased = { ...sampleCase, lines: sampleCase.lines!.filter(line => line.phase) }
  expect(firstView(phased)).toBe('phase')
})

test('after a change the grid is that of the case on its own, and untouched lines keep their rows', () => {
  const newRows = (change: CaseChange) => {
    const changed = changeCase(caseFile, [change])
    if (!changed.ok) throw new Error(JSON.stringify(changed.errors))
    const gone = workOut(changed.case, undefined, workedOut)
    if (!gone.ok) throw new Error(JSON.stringify(gone.errors))
    const gridFrom = (from: typeof workedOut, view: AmountView, level: AmountLevel) => {
      const columns = columnsOf(from.caseFile, from.lines, view)
      return gridOf({ ...from, columns, level, mayEdit: () => true })
    }
    for (const view of ['phase', 'year', 'party'] as const)
      for (const level of ['cash', 'level'] as const)
        expect(gridFrom(gone.workedOut, view, level)).toEqual(
          gridFrom(sampleWorkedOut(changed.case), view, level),
        )
    const [before, after] = [workedOut, gone.workedOut].map(from => gridFrom(from, 'year', 'cash'))
    const all = after!.groups.flatMap(group => group.rows)
    return all.filter(one => one !== row(before!, one.id)).map(one => one.id)
  }
  expect(newRows({ path: '/lines/@uitgifte/totalEur', value: 5 })).toEqual(['uitgifte'])
  expect(newRows({ path: '/lines/@grondwerk/name', value: { nl: 'Graven' } })).toEqual(['grondwerk'])
  expect(newRows({ path: '/areas/@gebied/landUseM2/green', value: 7 })).toEqual(['groen'])
  expect(newRows({ path: '/phases/@bouw/end', value: 3 })).toEqual(['groen', 'uitgifte'])
  expect(newRows({ path: '/parties/@gem/rate', value: 0.05 })).toEqual([])
})

test('a row that was open is closed for who may not change it', () => {
  expect(row(grid('year', 'cash'), 'uitgifte').nameEdit).toBeDefined()
  expect(
    row(
      grid('year', 'cash', () => false),
      'uitgifte',
    ).nameEdit,
  ).toBeUndefined()
})
