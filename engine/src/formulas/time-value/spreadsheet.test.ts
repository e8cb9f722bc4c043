// The financial functions give the figures of LibreOffice, to a part in a thousand million;
// its RATE and XIRR stop earlier, so there the difference may be a part in a hundred million,
// and at a rate of 1e-9 its own sums lose digits, so there it may be a part in a million.
import { describe, expect, it } from 'vitest'
import { calculate } from '../calculate.ts'
import figures from './spreadsheet-figures.json' with { type: 'json' }

type Row = readonly [name: string, inputs: Readonly<Record<string, unknown>>, expected: number | null]

const iterated = new Set(['rate', 'xirr', 'irr'])
/** Where spreadsheets start to look; of several rates of return they give the one that they come to first. */
const usualGuess = 0.1

function answered(name: string, inputs: Readonly<Record<string, unknown>>): unknown {
  const document = name === 'irr' || name === 'xirr' ? { ...inputs, guess: usualGuess } : inputs
  const outcome = calculate(name, { inputs: document })
  if (!outcome.ok || !('result' in outcome.answer)) return outcome
  const { result } = outcome.answer
  return typeof result === 'object' && result !== null && 'preferred' in result ? result.preferred : result
}

describe('the functions of spreadsheets', () => {
  const rows = figures.rows as unknown as readonly Row[]

  it('are compared in 434 places', () => {
    expect(rows.length).toBe(434)
  })

  it.each(rows.map((row, index) => [`${row[0]} ${index}`, row] as const))(
    '%s',
    (_, [name, inputs, expected]) => {
      const found = answered(name, inputs)
      if (expected === null) return expect(found).toBeNull()
      const isTiny = inputs.rate === 1e-9
      const margin = iterated.has(name) ? 1e-8 : (isTiny ? 1e-6 : 1e-9) * Math.max(1, Math.abs(expected))
      expect(Math.abs(Number(found) - expected)).toBeLessThanOrEqual(margin)
    },
  )
})
