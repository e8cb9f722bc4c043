/** What of an organisation says to which concern it belongs. */
export interface Link {
  id: string
  parentId: string | undefined
}

/** The top of the concern of each organisation, by id. A circle, which the actions refuse, ends at its first member. */
export function concernTops(organisations: readonly Link[]): Map<string, string> {
  const parents = new Map(organisations.map(({ id, parentId }) => [id, parentId]))
  const topOf = (id: string): string => {
    const seen = new Set([id])
    let top = id
    for (let next = parents.get(id); next !== undefined && !seen.has(next); next = parents.get(next)) {
      seen.add(next)
      top = next
    }
    return top
  }
  return new Map(organisations.map(({ id }) => [id, topOf(id)]))
}

/** Whether making `parentId` the owner of `id` would let an organisation own itself in the end. */
export function wouldCircle(organisations: readonly Link[], id: string, parentId: string): boolean {
  const parents = new Map(organisations.map(link => [link.id, link.parentId]))
  const seen = new Set<string>()
  for (
    let next: string | undefined = parentId;
    next !== undefined && !seen.has(next);
    next = parents.get(next)
  ) {
    if (next === id) return true
    seen.add(next)
  }
  return false
}
