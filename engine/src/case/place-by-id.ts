interface Named {
  readonly id: string
}

const known = new WeakMap<readonly Named[], ReadonlyMap<string, number>>()

/**
 * Where the member of a list of a case with this id stands; undefined when there is none. A list is read once, because a
 * case is never changed in place.
 */
export function placeById(list: readonly Named[] | undefined, id: string | undefined): number | undefined {
  if (!list || id === undefined) return undefined
  let places = known.get(list)
  if (!places) {
    // Backwards, so that of two with one id, as free contents may have, the first is found.
    places = new Map(list.map((member, place): [string, number] => [member.id, place]).reverse())
    known.set(list, places)
  }
  return places.get(id)
}

/** The member of a list of a case with this id; undefined when there is none. */
export function memberById<T extends Named>(
  list: readonly T[] | undefined,
  id: string | undefined,
): T | undefined {
  const place = placeById(list, id)
  return place === undefined ? undefined : list![place]
}
