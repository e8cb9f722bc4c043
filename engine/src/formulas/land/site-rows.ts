import { exceeds, wholeFrom } from '../bounds.ts'
import type { ParkingKind, SiteInputs } from './site-inputs.ts'

/** One density with one way to park, on the reference plot. A row that cannot be built has no height. */
export interface SiteRow {
  readonly far: number
  readonly parking: ParkingKind
  readonly bulk: number
  readonly stories: number | null
  readonly height: number | null
  readonly costPerArea: number | null
  readonly parkingShare: number
  readonly spaces: number
  readonly months: number | null
}

/** All rows of one way to park, one for each density. */
export function siteRows(inputs: SiteInputs, parking: ParkingKind): SiteRow[] {
  return inputs.config.fars.map(far => siteRow(inputs, parking, far))
}

function siteRow(inputs: SiteInputs, parking: ParkingKind, far: number): SiteRow {
  const { config, form, referenceParcel: parcel } = inputs
  const spacesPerArea = weighted(form, use => config.parkingRate[use]!) / config.parkingRatePer
  const areaPerSpace = config.parkingArea[parking]
  // A deck takes its floors out of the same density.
  const bulk = (parcel * far) / (parking === 'deck' ? 1 + spacesPerArea * areaPerSpace : 1)
  const spaces = bulk * spacesPerArea
  const parkingFloor = spaces * areaPerSpace
  const builtParking = parking === 'surface' ? 0 : parkingFloor
  const stories = storiesOf({ inputs, parking, bulk, parkingFloor })
  const costPerArea = costPerAreaOf({ inputs, parking, stories, bulk, parkingFloor, builtParking })
  return {
    far,
    parking,
    bulk,
    stories,
    height: stories === null ? null : wholeFrom(stories) * config.heightPerStory,
    costPerArea,
    parkingShare: builtParking / (bulk + builtParking),
    spaces,
    months: monthsOf(inputs, bulk + builtParking),
  }
}

interface Bulk {
  readonly inputs: SiteInputs
  readonly parking: ParkingKind
  readonly bulk: number
  readonly parkingFloor: number
}

function storiesOf({ inputs, parking, bulk, parkingFloor }: Bulk): number | null {
  const { config, referenceParcel: parcel } = inputs
  if (parking === 'underground') return bulk / parcel / config.parcelCoverage
  if (parking === 'deck') return (bulk + parkingFloor) / parcel / config.parcelCoverage
  const stories = bulk / (parcel - parkingFloor)
  const fits = stories >= 0 && !exceeds(stories, config.maxSurfaceStories)
  return fits ? stories / config.parcelCoverage : null
}

function costPerAreaOf(
  row: Bulk & { readonly stories: number | null; readonly builtParking: number },
): number | null {
  const { config, form } = row.inputs
  if (row.stories === null) return null
  const index = firstBreakFrom(config.heightBreaks, row.stories * config.heightPerStory)
  if (index === undefined) return null
  const buildCost = row.bulk * weighted(form, use => config.costPerArea[use]![index]!)
  const parkingCost = row.parkingFloor * config.parkingCost[row.parking]
  return ((buildCost + parkingCost) / (row.bulk + row.builtParking)) * config.profitFactor
}

function monthsOf({ config, form }: SiteInputs, builtArea: number): number | null {
  const index = firstBreakFrom(config.constructionBreaks, builtArea)
  if (index === undefined) return null
  const { constructionMonths } = config
  if (isList(constructionMonths)) return constructionMonths[index]!
  return weighted(form, use => constructionMonths[use]![index]!)
}

function isList(value: readonly number[] | object): value is readonly number[] {
  return Array.isArray(value)
}

/** Average over the uses of a form, by their share of the floor. */
export function weighted(form: SiteInputs['form'], figureOf: (use: string) => number): number {
  return Object.entries(form).reduce((sum, [use, part]) => sum + part * figureOf(use), 0)
}

function firstBreakFrom(breaks: readonly (number | 'inf')[], value: number): number | undefined {
  const index = breaks.findIndex(limit => limit === 'inf' || !exceeds(value, limit))
  return index === -1 ? undefined : index
}
