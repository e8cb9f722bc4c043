/** One measured row, in the form of `bench --json`. */
export interface BenchRow {
  name: string
  median: number
  min: number
  max: number
  unit: string
  /** Median divided by that of the anchor of the same run. */
  ratioTo: Record<string, number>
  p50Ms?: number
  p95Ms?: number
  p99Ms?: number
  errors?: number
}

/** What a bench measured, and on what. */
export interface BenchOutcome {
  rows: readonly BenchRow[]
  machine: Record<string, unknown>
}

const ratio = new Intl.NumberFormat('nl-NL', { maximumSignificantDigits: 3 })
const figure = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 2 })

/** Prints a bench: a table for a person, or the rows as JSON. */
export function writeRows(name: string, { rows, machine }: BenchOutcome, asJson: boolean): void {
  if (asJson) {
    console.log(JSON.stringify({ bench: name, rows, machine }))
    return
  }
  console.log(`\n${name}  ${JSON.stringify(machine)}`)
  const table = rows.map(row => ({
    naam: row.name,
    mediaan: figure.format(row.median),
    laagste: figure.format(row.min),
    hoogste: figure.format(row.max),
    eenheid: row.unit,
    'p50 ms': row.p50Ms ?? '',
    'p95 ms': row.p95Ms ?? '',
    'p99 ms': row.p99Ms ?? '',
    fouten: row.errors ?? '',
    anker: Object.entries(row.ratioTo)
      .map(([anchor, times]) => `${ratio.format(times)} x ${anchor}`)
      .join(', '),
  }))
  console.table(table)
}
