/** A figure for one unit, with where it comes from. */
export interface UnitFigure {
  name: string
  value: number
  high: number
  /** Not found in a source: the label "demo-aanname" stands in its text. */
  isAssumption: boolean
  text: string
  url: string | undefined
}

/** Unit figures by name. */
export type UnitFigures = ReadonlyMap<string, UnitFigure>
