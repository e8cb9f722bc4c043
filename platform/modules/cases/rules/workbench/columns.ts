import type { Case, LineCash } from '@versneller/engine'

/** How the amounts are spread over columns. */
export const amountViews = ['phase', 'year', 'party'] as const
/** One of them: by phase of the plan, by calendar year, or what it is for each party. */
export type AmountView = (typeof amountViews)[number]

/** Whether amounts stand at the price level of the case or as the cash that is paid. */
export type AmountLevel = 'level' | 'cash'

/** One column of amounts. `start` is the valuation date, `rest` what belongs to no phase. */
export type AmountColumn =
  | { kind: 'phase'; id: string; phaseId: string; from: number; to: number }
  | { kind: 'rest'; id: 'rest' }
  | { kind: 'start'; id: 'start'; ts: readonly number[] }
  | { kind: 'year'; id: string; year: number; ts: readonly number[] }
  | { kind: 'party'; id: string; partyId: string }

const periodsIn = { year: 1, 'half-year': 2, quarter: 4 } as const

/** Periods in a year. */
function periodsPerYear(caseFile: Pick<Case, 'period'>): number {
  return periodsIn[caseFile.period ?? 'year']
}

/** Tells in which calendar year period t begins; t = 0 is the valuation date itself. */
function yearsFrom(caseFile: Pick<Case, 'period' | 'valuationDate'>): (t: number) => number {
  const [year = 0, month = 1] = caseFile.valuationDate.split('-').map(Number)
  const perYear = periodsPerYear(caseFile)
  return t => Math.floor(year + (month - 1) / 12 + Math.max(0, t - 1) / perYear + 1e-9)
}

/** Calendar year in which period t begins; t = 0 is the valuation date itself. */
export const yearOf = (caseFile: Pick<Case, 'period' | 'valuationDate'>, t: number): number =>
  yearsFrom(caseFile)(t)

/** Periods by calendar year, in order. */
export function yearsOf(caseFile: Pick<Case, 'period' | 'periods' | 'valuationDate'>): Map<number, number[]> {
  const years = new Map<number, number[]>()
  const yearAt = yearsFrom(caseFile)
  for (let t = 1; t <= caseFile.periods; t++) {
    const year = yearAt(t)
    const own = years.get(year)
    if (own) own.push(t)
    else years.set(year, [t])
  }
  return years
}

/** The id of the phase of a line or programme row; undefined when it has none. */
export function phaseOf(caseFile: Case, lineId: string): string | undefined {
  const line = caseFile.lines?.find(one => one.id === lineId)
  if (line) return line.series ? undefined : line.phase
  return caseFile.programme?.find(row => row.id === lineId)?.phase
}

function phaseColumns(caseFile: Case, lines: readonly LineCash[]): AmountColumn[] {
  const used = new Set(lines.map(line => phaseOf(caseFile, line.id)))
  const phases = (caseFile.phases ?? []).filter(phase => used.has(phase.id))
  const columns = phases.map(
    (phase): AmountColumn => ({
      kind: 'phase',
      id: `fase-${phase.id}`,
      phaseId: phase.id,
      from: phase.start,
      to: phase.end,
    }),
  )
  return used.has(undefined) || columns.length === 0 ? [...columns, { kind: 'rest', id: 'rest' }] : columns
}

function yearColumns(caseFile: Case, lines: readonly LineCash[]): AmountColumn[] {
  const years = [...yearsOf(caseFile)].map(
    ([year, ts]): AmountColumn => ({ kind: 'year', id: `jaar-${year}`, year, ts }),
  )
  const hasStart = lines.some(line => (line.cashEur[0] ?? 0) !== 0)
  return hasStart ? [{ kind: 'start', id: 'start', ts: [0] }, ...years] : years
}

/** The columns of amounts of a view, the total not among them. */
export function columnsOf(caseFile: Case, lines: readonly LineCash[], view: AmountView): AmountColumn[] {
  if (view === 'phase') return phaseColumns(caseFile, lines)
  if (view === 'year') return yearColumns(caseFile, lines)
  return caseFile.parties.map(party => ({ kind: 'party', id: `partij-${party.id}`, partyId: party.id }))
}

/** The view to start with: by phase when most lines have one and they fit beside each other, else by year. */
export function firstView(caseFile: Case): AmountView {
  const items = [...(caseFile.lines ?? []), ...(caseFile.programme ?? [])]
  const phased = items.filter(item => phaseOf(caseFile, item.id) !== undefined)
  const phases = new Set(phased.map(item => item.phase))
  return phased.length * 2 > items.length && phases.size <= 6 ? 'phase' : 'year'
}
