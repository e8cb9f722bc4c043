/** Money of a pot for a project in a year, million euro. */
export interface Payment {
  readonly fund: string
  readonly project: string
  readonly year: number
  readonly amount: number
}

/** What a pot granted for a category of a project, over all years, million euro. */
export interface Grant {
  readonly fund: string
  readonly project: string
  readonly category: string
  readonly amount: number
}

/** Who gets what from which pot. Amounts in million euro. */
export interface Allocation {
  /** `proven`: nothing better exists; `gap`: at most `bound`; `infeasible`: what was forced cannot be. */
  readonly status: 'proven' | 'gap' | 'infeasible'
  readonly objective: number
  readonly bound: number
  /** Distance of bound and objective as a share of the bound. */
  readonly gap: number
  /** Ids of the chosen options. */
  readonly chosen: readonly string[]
  readonly payments: readonly Payment[]
  readonly grants: readonly Grant[]
  readonly own: readonly { readonly project: string; readonly year: number; readonly amount: number }[]
  readonly audit: {
    readonly modelHash: string
    readonly solver: string
    readonly seed: number
    readonly limit: { readonly nodes: number; readonly iterations: number }
  }
}
