/** What the ranking of texts is tuned by. Source of the form: Robertson and Zaragoza (2009), BM25. */
export interface RankSettings {
  /** How soon a word that is said again adds nothing. */
  readonly k1: number
  /** How much long texts are held back. */
  readonly b: number
}

/** Texts as counted terms, to be asked how well each fits a term. */
export interface WordIndex {
  readonly size: number
  /** The score of a term for every text that has it. */
  scores(term: string): ReadonlyMap<number, number>
  /** The most that a term can add. */
  most(term: string): number
}

/** Counts the terms of every text once. */
export function indexWords(texts: readonly (readonly string[])[], { k1, b }: RankSettings): WordIndex {
  const lengths = texts.map(terms => terms.length)
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length)
  const postings = new Map<string, Map<number, number>>()
  for (const [place, terms] of texts.entries()) {
    for (const term of terms) {
      const counts = postings.get(term) ?? new Map<number, number>()
      counts.set(place, (counts.get(place) ?? 0) + 1)
      postings.set(term, counts)
    }
  }
  const rarity = (term: string): number => {
    const count = postings.get(term)?.size ?? 0
    return Math.log(1 + (texts.length - count + 0.5) / (count + 0.5))
  }
  const known = new Map<string, ReadonlyMap<number, number>>()
  return {
    size: texts.length,
    most: term => rarity(term) * (k1 + 1),
    scores(term) {
      const before = known.get(term)
      if (before) return before
      const weight = rarity(term)
      const scored = new Map(
        [...(postings.get(term) ?? [])].map(([place, count]): [number, number] => {
          const length = k1 * (1 - b + (b * lengths[place]!) / Math.max(1, average))
          return [place, (weight * count * (k1 + 1)) / (count + length)]
        }),
      )
      known.set(term, scored)
      return scored
    },
  }
}
