// How the tests run while mutants are sought: each test by itself first, then once with every mutant that it met and that
// is still alive. So nothing starts anew for a mutant, and thousands take minutes.
import { readFileSync, writeFileSync } from 'node:fs'
import { type RunnerTestCase, TestRunner } from 'vitest'

/** What the instrumented code and this runner tell each other. */
interface Switches {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  /** How often each mutant was met, by id: while modules were loaded, and by what runs. */
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> }
}

/** Which mutants a test met, and which of those it noticed. */
export interface MutationFindings {
  /** By id: the name of the test that failed. */
  readonly killed: Record<string, string>
  readonly covered: string[]
  /** Met while the modules were loaded, before any test. */
  readonly atLoad: string[]
  /** Tests that fail without any mutant, or after one was switched off: then nothing that is found holds. */
  readonly unsound: string[]
}

/** A test that meets so many times more places with a mutant than without is taken to run for ever. */
const endlessFactor = 5
const endlessMin = 20_000

/** A test that takes longer by itself, in milliseconds of the processor, is not repeated for each mutant. */
const slowMs = 100

const switches = (): Switches => ((globalThis as { __stryker__?: Switches }).__stryker__ ??= {})

/** Vitest's runner, with a test run once more for each mutant that it meets. */
export default class MutantRunner extends TestRunner {
  private readonly findingsFile = process.env.MUTATION_FINDINGS ?? ''
  private readonly before = JSON.parse(readFileSync(this.findingsFile, 'utf8')) as MutationFindings
  private readonly killed = new Map(Object.entries(this.before.killed))
  private readonly covered = new Set(this.before.covered)
  private readonly unsound = new Set(this.before.unsound)

  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test)
    const { hits, cpuMs } = await this.measured(test, run)
    // The first time counts what is compiled and loaded as well.
    if (cpuMs > slowMs && (await this.measured(test, run)).cpuMs > slowMs) return
    const total = Object.values(hits).reduce((sum, count) => sum + count, 0)
    for (const mutant of Object.keys(hits)) {
      this.covered.add(mutant)
      if (this.killed.has(mutant)) continue
      if (!(await passes(run, mutant, Math.max(endlessMin, total * endlessFactor))))
        this.killed.set(mutant, test.fullName)
    }
    await this.hitsOf(test, run)
  }

  override onAfterRunFiles(files: Parameters<TestRunner['onAfterRunFiles']>[0]): void {
    super.onAfterRunFiles(files)
    const atLoad = Object.keys(switches().mutantCoverage?.static ?? {})
    const found: MutationFindings = {
      killed: Object.fromEntries(this.killed),
      covered: [...this.covered],
      atLoad: [...new Set([...this.before.atLoad, ...atLoad])],
      unsound: [...this.unsound],
    }
    writeFileSync(this.findingsFile, JSON.stringify(found))
  }

  private async measured(test: RunnerTestCase, run: () => unknown) {
    const before = process.cpuUsage()
    const hits = await this.hitsOf(test, run)
    return { hits, cpuMs: process.cpuUsage(before).user / 1000 }
  }

  /** Runs a test on the code as it is. @returns how often it met each mutant, by id */
  private async hitsOf(test: RunnerTestCase, run: () => unknown): Promise<Record<string, number>> {
    Object.assign(switches(), { activeMutant: undefined, currentTestId: test.id })
    try {
      await run()
    } catch {
      this.unsound.add(test.fullName)
    }
    return switches().mutantCoverage?.perTest[test.id] ?? {}
  }
}

/** Whether a test passes with a mutant; no when it comes by more than so many places. */
async function passes(run: () => unknown, mutant: string, placesMax: number): Promise<boolean> {
  let left = placesMax
  const counter = new Proxy<Record<string, number>>(
    {},
    {
      set: () => {
        left -= 1
        if (left < 0) throw new Error('it runs for ever')
        return true
      },
    },
  )
  const coverage = switches().mutantCoverage
  if (coverage) coverage.perTest.counted = counter
  Object.assign(switches(), { activeMutant: mutant, currentTestId: 'counted' })
  try {
    await run()
    return true
  } catch {
    return false
  }
}
