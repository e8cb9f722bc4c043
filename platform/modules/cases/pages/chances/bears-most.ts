/** Parties with at least this share beside the largest one are named with it. */
const alsoNamed = 0.25

/** Who bears a risk: the party with the largest share, and others with a large one; the largest first. */
export function bearsMost(shares: Readonly<Record<string, number>>): string[] {
  const rows = Object.entries(shares).toSorted(([, a], [, b]) => b - a)
  return rows.filter(([, share], place) => share > 0 && (place === 0 || share >= alsoNamed)).map(([id]) => id)
}
