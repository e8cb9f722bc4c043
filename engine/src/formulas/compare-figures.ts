/**
 * Where two results differ, as sentences; empty when they have the same parts and every number
 * lies within `within` of the other.
 */
export function differences(found: unknown, expected: unknown, within: number, at = ''): string[] {
  if (typeof expected === 'number' && typeof found === 'number') {
    return Math.abs(found - expected) <= within ? [] : [`${at || '/'}: ${found} instead of ${expected}`]
  }
  if (!isHolder(expected) || !isHolder(found)) {
    return Object.is(found, expected) ? [] : [`${at || '/'}: ${String(found)} instead of ${String(expected)}`]
  }
  const [foundParts, expectedParts] = [new Map(Object.entries(found)), new Map(Object.entries(expected))]
  const names = new Set([...foundParts.keys(), ...expectedParts.keys()])
  return [...names].flatMap(name =>
    differences(foundParts.get(name), expectedParts.get(name), within, `${at}/${name}`),
  )
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
