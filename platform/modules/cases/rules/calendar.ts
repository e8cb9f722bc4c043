import type { Case } from '@versneller/engine'

const stepsPerYear = { year: 1, 'half-year': 2, quarter: 4 } as const

/** Where a period lies: its calendar year, and which half or quarter of it; `part` is 1 where a step is a year. */
export interface PeriodPlace {
  year: number
  part: number
}

/** The place in the calendar of a period t, 1 or later, by the day on which it begins. */
export function periodPlace(caseFile: Pick<Case, 'period' | 'valuationDate'>, t: number): PeriodPlace {
  const [year = 0, month = 1] = caseFile.valuationDate.split('-').map(Number)
  const steps = stepsPerYear[caseFile.period ?? 'year']
  const months = year * 12 + (month - 1) + ((t - 1) * 12) / steps
  return { year: Math.floor(months / 12), part: Math.floor(((months % 12) * steps) / 12) + 1 }
}

/** The last day of a period t, 1 or later; of t = 0 the valuation date. */
export function lastDay(caseFile: Pick<Case, 'period' | 'valuationDate'>, t: number): string {
  const start = Temporal.PlainDate.from(caseFile.valuationDate)
  if (t === 0) return start.toString()
  const months = (t * 12) / stepsPerYear[caseFile.period ?? 'year']
  return start.add({ months }).subtract({ days: 1 }).toString()
}
