import { appraise, type Case } from '@versneller/engine'

type Variant = NonNullable<Case['variants']>[number]

/** How a wish ended. */
export const wishOutcomes = ['open', 'honoured', 'declined'] as const
/** One way in which a wish ends. */
export type WishOutcome = (typeof wishOutcomes)[number]

/** A public wish that a variant works out: where it comes from, what it is set against, and who decided. */
export interface Wish {
  /** Policy or agreement that it comes from. */
  source: string
  /** The variant without it; absent: the case itself. */
  against?: string | undefined
  outcome: WishOutcome
  decidedBy?: string | undefined
}

/** The wish of a variant, kept in its free part; undefined when it is no wish. */
export function wishOf({ x }: Pick<Variant, 'x'>): Wish | undefined {
  const wish = (x as { wish?: Partial<Record<keyof Wish, unknown>> } | undefined)?.wish
  if (typeof wish !== 'object' || wish === null || typeof wish.source !== 'string') return undefined
  const { source, against, decidedBy, outcome } = wish
  return {
    source,
    outcome: wishOutcomes.find(one => one === outcome) ?? 'open',
    ...(typeof against === 'string' ? { against } : {}),
    ...(typeof decidedBy === 'string' ? { decidedBy } : {}),
  }
}

/** A wish with what it does to the result of the area, in euro at present value. */
export interface WeighedWish {
  variant: Variant
  wish: Wish
  areaEur: number
}

/** The wishes of a case, each weighed by two variants: with it, and without it. */
export function weighedWishes(caseFile: Case): WeighedWish[] {
  const known = new Set((caseFile.variants ?? []).map(variant => variant.id))
  const npv = (variantId: string | undefined) =>
    appraise(caseFile, variantId !== undefined && known.has(variantId) ? { variantId } : {}).area.npvEur
  return (caseFile.variants ?? []).flatMap(variant => {
    const wish = wishOf(variant)
    return wish ? [{ variant, wish, areaEur: npv(variant.id) - npv(wish.against) }] : []
  })
}
