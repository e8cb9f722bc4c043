/** A draw from 0 to 1 that is the same for the same names: the demonstration is the same every time. */
export function drawFor(...names: readonly (string | number)[]): number {
  let hash = 2166136261
  for (const sign of names.join('|')) hash = Math.imul(hash ^ sign.charCodeAt(0), 16777619)
  return ((hash >>> 8) % 10_000) / 10_000
}

/** How good a plan of the demonstration is, by its place in the order of receipts: five are below the threshold. */
function qualityOf(place: number): number {
  return place % 7 === 5 ? 2.45 : 3.25 + 1.25 * drawFor('plan', place)
}

/** What an assessor adds to every score: two are mild, two are strict. */
const strictness = [0, 0.25, 0, -0.3, 0, 0.2, -0.35, 0, 0, 0.1, 0, -0.1]

/** The score of one assessor on one criterion, 1 to 5; now and then one that stands apart. */
export function demoScore(plan: number, assessor: number, criterion: number): number {
  const noise = (drawFor(plan, assessor, criterion) - 0.5) * 0.5
  const apart = drawFor('apart', plan, assessor) < 0.045 && criterion === plan % 6 ? -1.6 : 0
  const exact = qualityOf(plan) + (strictness[assessor % strictness.length] ?? 0) + noise + apart
  return Math.min(5, Math.max(2, Math.round(exact)))
}

/** Words for a score, so that a reader sees what such a reason looks like. */
export function demoReason(criterion: string, score: number): string {
  const judged = score >= 4 ? 'overtuigt' : score === 3 ? 'is voldoende onderbouwd' : 'is nog dun onderbouwd'
  return `Op "${criterion}" ${judged} het plan: de stukken noemen de opgave, de partijen en de planning (demonstratie).`
}
