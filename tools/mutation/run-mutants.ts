import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BaseSequencer, startVitest, type TestSpecification } from 'vitest/node'
import type { MutationFindings } from './mutant-runner.ts'

/** Tests that draw their inputs run last: for each mutant they take long, and most are noticed by then. */
class ExamplesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const draws = ({ moduleId }: TestSpecification) => readFileSync(moduleId, 'utf8').includes("'fast-check'")
    const named = files.toSorted((one, other) => one.moduleId.localeCompare(other.moduleId))
    return named.toSorted((one, other) => Number(draws(one)) - Number(draws(other)))
  }
}

/** Runs the tests of a folder on code that holds its mutants; `codeOf` by path from the root. @returns what was noticed */
export async function runMutants(
  folder: string,
  codeOf: ReadonlyMap<string, string>,
): Promise<MutationFindings> {
  const scratch = mkdtempSync(join(tmpdir(), 'versneller-mutation-'))
  const findingsFile = join(scratch, 'findings.json')
  const none: MutationFindings = { killed: {}, covered: [], atLoad: [], unsound: [] }
  writeFileSync(findingsFile, JSON.stringify(none))
  try {
    const vitest = await startVitest(
      'test',
      [],
      {
        config: false,
        watch: false,
        include: [`${folder}/**/*.test.ts`],
        // A thousand hostile documents per formula take too long for each mutant, and notice only what is thrown.
        exclude: ['**/*.long.test.ts', '**/hostile-*.test.ts'],
        setupFiles: ['tools/mutation/fixed-draws.ts'],
        runner: 'tools/mutation/mutant-runner.ts',
        env: { MUTATION_FINDINGS: findingsFile },
        // One test file after another: what the first noticed need not be tried by the next.
        maxWorkers: 1,
        // Else the code with mutants in it would be kept, and be met again.
        fsModuleCache: false,
        sequence: { sequencer: ExamplesFirst },
        reporters: [{}],
        testTimeout: 24 * 3_600_000,
      },
      {
        plugins: [
          {
            name: 'mutants',
            enforce: 'pre',
            load: id => codeOf.get(id.slice(process.cwd().length + 1)),
          },
        ],
      },
    )
    await vitest.close()
    return JSON.parse(readFileSync(findingsFile, 'utf8')) as MutationFindings
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
