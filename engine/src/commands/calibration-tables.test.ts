import { expect, test } from 'vitest'
import { calibrate } from '../risk/calibration/calibration.ts'
import { calibrationTables } from './calibration-tables.ts'

test('of every series five figures are shown beside those simulated, and of all the parameters in force beside those that fit', () => {
  const calibration = calibrate({ courses: 20 })
  const tables = calibrationTables(calibration)
  expect(tables).toHaveLength(calibration.factors.length + 1)
  for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length)
  for (const { rows } of tables.slice(0, -1)) expect(rows).toHaveLength(5)
  const [first] = calibration.factors
  const [factor, meanInForce, meanFitted] = tables.at(-1)!.rows[0]!
  expect([factor, meanInForce, meanFitted]).toEqual([
    first!.factor,
    Math.round(1e4 * first!.assumed.mean) / 1e4,
    Math.round(1e4 * first!.fitted.mean) / 1e4,
  ])
  expect(tables[0]!.rows[0]!.slice(1, 2)).toEqual([Math.round(1000 * first!.observed.mean) / 10])
})
