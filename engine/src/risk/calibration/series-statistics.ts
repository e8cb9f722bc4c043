/** How a series of yearly values behaves. Of a level its yearly growth counts (log points), of a rate the rate itself. */
export interface SeriesStatistics {
  /** Growth a year as a fraction, or the mean rate. */
  readonly mean: number
  readonly sd: number
  /** Correlation of each year with the year before. */
  readonly autocorrelation: number
  /** The deepest fall from an earlier peak: a share of that peak, or points of a rate. */
  readonly deepestFall: number
  /** The most years in a row below an earlier peak. */
  readonly longestBelow: number
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length

/** What moves from year to year: growth of a level in log points, or the rate itself. */
function movementsOf(kind: 'level' | 'rate', values: readonly number[]): number[] {
  if (kind === 'rate') return [...values]
  return values.slice(1).map((value, place) => Math.log(value / values[place]!))
}

/** Describes a series of at least three years. */
export function seriesStatistics(kind: 'level' | 'rate', values: readonly number[]): SeriesStatistics {
  const moves = movementsOf(kind, values)
  const mean = meanOf(moves)
  const apart = moves.map(move => move - mean)
  const squares = apart.reduce((sum, one) => sum + one * one, 0)
  const products = apart.slice(1).reduce((sum, one, place) => sum + one * apart[place]!, 0)
  let peak = values[0]!
  let deepestFall = 0
  let below = 0
  let longestBelow = 0
  for (const value of values) {
    below = value < peak ? below + 1 : 0
    peak = Math.max(peak, value)
    deepestFall = Math.max(deepestFall, kind === 'level' ? 1 - value / peak : peak - value)
    longestBelow = Math.max(longestBelow, below)
  }
  return {
    mean: kind === 'level' ? Math.expm1(mean) : mean,
    sd: Math.sqrt(squares / moves.length),
    autocorrelation: squares > 0 ? products / squares : 0,
    deepestFall,
    longestBelow,
  }
}

/** The parameters of a factor that fit a series best: x_n = phi x_(n-1) + sd eps_n around the mean, by least squares. */
export function fittedFactor(
  kind: 'level' | 'rate',
  values: readonly number[],
): { readonly mean: number; readonly sd: number; readonly phi: number } {
  const moves = movementsOf(kind, values)
  const mean = meanOf(moves)
  const apart = moves.map(move => move - mean)
  const before = apart.slice(0, -1)
  const after = apart.slice(1)
  const spread = before.reduce((sum, one) => sum + one * one, 0)
  const phi = spread > 0 ? after.reduce((sum, one, place) => sum + one * before[place]!, 0) / spread : 0
  const left = after.reduce((sum, one, place) => sum + (one - phi * before[place]!) ** 2, 0)
  // Two parameters, the mean and phi, were taken from the same years.
  const sd = Math.sqrt(left / Math.max(1, after.length - 2))
  return { mean: kind === 'level' ? Math.expm1(mean) : mean, sd, phi }
}
