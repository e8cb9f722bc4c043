import type { MutationFindings } from './mutant-runner.ts'
import type { Mutant } from './mutants.ts'

/** A mutant that no test can notice, because it computes the same; with the reason why. */
export interface EquivalentMutant extends Pick<Mutant, 'file' | 'code' | 'original' | 'replacement'> {
  readonly reason: string
}

/** How many mutants of one file were noticed. */
export interface FileShare {
  readonly file: string
  /** Noticed by a test. */
  readonly killed: number
  readonly equivalent: number
  readonly alive: readonly Mutant[]
}

/** The outcome for all files, and the entries of the list of equivalents that point at no living mutant. */
export interface MutationReport {
  readonly files: readonly FileShare[]
  readonly stale: readonly EquivalentMutant[]
}

const keyOf = ({ file, code, original, replacement }: Omit<EquivalentMutant, 'reason'>): string =>
  JSON.stringify([file, code, original, replacement])

/**
 * Adds up what was found. A mutant that is met only while its module is loaded (a declaration that is read once) cannot be
 * switched on for one test and does not count; one that nothing meets is alive.
 */
export function mutationReport(
  mutants: readonly Mutant[],
  { killed, covered, atLoad }: Omit<MutationFindings, 'unsound'>,
  equivalents: readonly EquivalentMutant[],
): MutationReport {
  const excused = new Set(equivalents.map(keyOf))
  const met = new Set(covered)
  const isDeclaration = new Set(atLoad)
  const used = new Set<string>()
  const files = Map.groupBy(mutants, ({ file }) => file)
  return {
    files: [...files].map(([file, all]) => {
      const counted = all.filter(({ id }) => met.has(id) || !isDeclaration.has(id))
      const living = counted.filter(({ id }) => killed[id] === undefined)
      const alive = living.filter(mutant => !excused.has(keyOf(mutant)))
      for (const mutant of living) used.add(keyOf(mutant))
      return { file, killed: counted.length - living.length, equivalent: living.length - alive.length, alive }
    }),
    stale: equivalents.filter(one => files.has(one.file) && !used.has(keyOf(one))),
  }
}

/** Share of mutants that were noticed, of those that can be; 1 when there are none. */
export function killedShare(files: readonly Pick<FileShare, 'killed' | 'alive'>[]): number {
  const killed = files.reduce((sum, file) => sum + file.killed, 0)
  const alive = files.reduce((sum, file) => sum + file.alive.length, 0)
  return killed + alive === 0 ? 1 : killed / (killed + alive)
}
