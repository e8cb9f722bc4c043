// `npm run mutate [-- FOLDER | FILE …]`: changes one sign, operator, number, comparison or condition at a time and sees
// whether a test beside it fails. Says which changes live, and the share that was noticed.
import { globSync, readFileSync } from 'node:fs'
import { withMutants } from './mutation/mutants.ts'
import { type EquivalentMutant, killedShare, mutationReport } from './mutation/report.ts'
import { runMutants } from './mutation/run-mutants.ts'

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`

const equivalents = JSON.parse(
  readFileSync(new URL('mutation/equivalent-mutants.json', import.meta.url), 'utf8'),
) as EquivalentMutant[]
interface Home {
  /** The tests of this folder are run for the mutants below it. */
  readonly folder: string
  /** Share that must be noticed. */
  readonly goalShare: number
}

/** What is tried when nothing is asked. */
const usual: readonly Home[] = ['engine/src/formulas', 'engine/src/rules'].map(folder => ({
  folder,
  goalShare: 0.98,
}))
/** Tried only when asked: their tests solve and simulate, so that one folder takes the better part of an hour. */
const slow: readonly Home[] = [
  'engine/src/funds',
  'engine/src/deal',
  'engine/src/selection',
  'engine/src/risk/statistics',
].map(folder => ({ folder, goalShare: 0.95 }))

const asked = process.argv.slice(2)
for (const { folder: home, goalShare } of asked.length === 0 ? usual : [...usual, ...slow]) {
  const paths = globSync(`${home}/**/*.ts`, { exclude: ['**/*.test.ts', '**/testing.ts', '**/testing/**'] })
    .filter(path => asked.length === 0 || asked.some(start => path.startsWith(start)))
    .sort()
  if (paths.length === 0) continue
  const { mutants, codeOf } = await withMutants(paths)
  const found = await runMutants(home, codeOf)
  const { files, stale } = mutationReport(mutants, found, equivalents)
  for (const { file, alive } of files)
    for (const { line, original, replacement } of alive)
      console.log(`${file}:${line}: ${original} → ${replacement}`)
  for (const { file, code, reason } of stale)
    console.log(`${file}: no longer equivalent: ${code} (${reason})`)
  for (const file of files)
    console.log(
      `${percent(killedShare([file])).padStart(8)} ${file.killed} noticed, ${file.alive.length} alive, ${file.equivalent} equivalent: ${file.file}`,
    )
  for (const test of found.unsound) console.log(`fails without a mutant: ${test}`)
  console.log(`${percent(killedShare(files)).padStart(8)} of the mutants in ${home} are noticed`)
  if (killedShare(files) < goalShare || stale.length > 0 || found.unsound.length > 0) process.exitCode = 1
}
