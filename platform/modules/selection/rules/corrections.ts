import type { Assessment } from '../model.ts'

/** A score that changed in a later version, with why. */
export interface ScoreCorrection {
  criterion: string
  from: number | undefined
  to: number | undefined
  reason: string
}

/** What changed from each final version to the next: what was given first stays to be seen. */
export function correctionsOf(versions: readonly Assessment[]): ScoreCorrection[] {
  const finals = versions.filter(one => one.state === 'final').toSorted((a, b) => a.version - b.version)
  return finals.slice(1).flatMap((later, index) => {
    const before = new Map(finals[index]?.scores.map(one => [one.criterion, one.score]))
    return later.scores
      .filter(one => before.get(one.criterion) !== one.score)
      .map(one => ({
        criterion: one.criterion,
        from: before.get(one.criterion),
        to: one.score,
        reason: later.reason ?? '',
      }))
  })
}
