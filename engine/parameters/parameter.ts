/** A figure that holds from a date on, with where it was found. */
export interface Parameter {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** First day on which it holds. */
  readonly validFrom: string
  /** Last day on which it holds; absent = until further notice. */
  readonly validTo?: string
  readonly source: string
  /**
   * True when the value was read in the source named; false when it was written down from memory and still has to be
   * checked. The first day is certain only where `source` names it; elsewhere it was not looked up.
   */
  readonly verified: boolean
}

/** The row of a dated figure that holds on an ISO day; undefined when none does. */
export function parameterOn(rows: readonly Parameter[], day: string): Parameter | undefined {
  return rows.find(row => row.validFrom <= day && (row.validTo === undefined || day <= row.validTo))
}

/** The value of the newest row, used as the default of a formula that is given no date. */
export const newestValue = (rows: readonly Parameter[]): number => newestRow(rows).value

/** The row of a dated figure that starts last. */
export function newestRow(rows: readonly Parameter[]): Parameter {
  const newest = rows.reduce<Parameter | undefined>(
    (best, row) => (best && best.validFrom >= row.validFrom ? best : row),
    undefined,
  )
  if (!newest) throw new RangeError('a parameter needs at least one row')
  return newest
}
