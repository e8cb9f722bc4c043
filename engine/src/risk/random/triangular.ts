/** A triangular distribution by its lowest, most likely and highest value. */
export interface ThreePoints {
  readonly min: number
  readonly likely: number
  readonly max: number
}

/** The value that a triangular variable stays under with probability u, 0 to 1. */
export function triangularValue({ min, likely, max }: ThreePoints, u: number): number {
  const range = max - min
  const below = likely - min
  if (u * range <= below) return min + Math.sqrt(u * range * below)
  return max - Math.sqrt((1 - u) * range * (max - likely))
}
