import type { Case, ProgrammeLine } from '../../case/types.ts'

/** Social homes that may become homes that a party sells, and as what. */
export interface ChangeableHomes {
  readonly rows: readonly ProgrammeLine[]
  readonly homes: number
  readonly becomes: ProgrammeLine
}

const isSale = ({ appraisal }: ProgrammeLine): boolean =>
  appraisal.formula === 'residual-sale' || appraisal.formula === 'residual-simple'

/** Social homes of a case and the homes for sale of a party that they can become; in one area where that can be. */
export function changeableHomes(areaCase: Case, party: string): ChangeableHomes | undefined {
  const programme = areaCase.programme ?? []
  const rows = programme.filter(row => row.category === 'huur-sociaal' && row.units >= 1)
  const sold = programme.filter(row => isSale(row) && row.payer === party && row.tenure === 'koop')
  const becomes = sold.find(row => rows.some(social => social.area === row.area)) ?? sold[0]
  const homes = rows.reduce((sum, row) => sum + Math.floor(row.units), 0)
  return becomes && homes > 0 ? { rows, homes, becomes } : undefined
}

/** The case in which so many social homes, in the order of its programme, are homes for sale. */
export function withChangedHomes(areaCase: Case, { rows, becomes }: ChangeableHomes, homes: number): Case {
  let left = homes
  // Homes of the same area go first.
  const order = rows.toSorted((a, b) => Number(b.area === becomes.area) - Number(a.area === becomes.area))
  const taken = new Map(
    order.map(row => {
      const part = Math.min(left, Math.floor(row.units))
      left -= part
      return [row.id, part]
    }),
  )
  const programme = areaCase.programme!.map(row => {
    const changed = (row.id === becomes.id ? homes : 0) - (taken.get(row.id) ?? 0)
    return changed === 0 ? row : { ...row, units: row.units + changed }
  })
  return { ...areaCase, programme }
}
