/** Bounds between classes, rising: three bounds make four classes. */
export interface RiskClasses {
  /** Chances, 0 to 1. */
  chances: readonly number[]
  effectsEur: readonly number[]
}

/** The classes that hold while a reader chose none. */
export const usualClasses: RiskClasses = {
  chances: [0.1, 0.25, 0.5],
  effectsEur: [250_000, 1_000_000, 2_500_000],
}

const boundsIn = (text: string | undefined, scale: number): number[] | undefined => {
  const words = (text ?? '').split(/[\s;]+/).filter(Boolean)
  const bounds = words.map(word => Number(word.replace(',', '.')) * scale)
  const rises = bounds.every((bound, place) => bound > (bounds[place - 1] ?? 0))
  return bounds.length === 3 && rises ? bounds : undefined
}

/** Classes as a reader writes them: "10 25 50" per cent, "0,25 1 2,5" million euro; the usual ones where that makes none. */
export function classesOf(chances: string | undefined, effects: string | undefined): RiskClasses {
  return {
    chances: boundsIn(chances, 0.01) ?? usualClasses.chances,
    effectsEur: boundsIn(effects, 1e6) ?? usualClasses.effectsEur,
  }
}

/** The class of a value: 0 is the lowest; a bound belongs to the class above it. */
export const classOf = (value: number, bounds: readonly number[]): number =>
  bounds.filter(bound => value >= bound).length

/** Where the money for a risk is: each euro has one home. */
export type RiskHome = 'contingency' | 'provision' | 'insurance' | 'resilience'

/**
 * Where a risk belongs. What a line of the case absorbs is in its contingency and nowhere else; what happens more often than
 * not belongs in the estimate or a provision; what is rare and large is worth insuring; the rest is for the resilience of
 * who bears it.
 */
export function homeOf(
  risk: { probability: number; effectEur: number; coveredBy: unknown },
  { chances, effectsEur }: RiskClasses,
): RiskHome {
  if (risk.coveredBy) return 'contingency'
  if (classOf(risk.probability, chances) === chances.length) return 'provision'
  const isRare = classOf(risk.probability, chances) === 0
  return isRare && classOf(risk.effectEur, effectsEur) >= effectsEur.length - 1 ? 'insurance' : 'resilience'
}
