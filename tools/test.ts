// `npm test` and `npm run check`: every check one after another, since two cores are soon full. Says little when all
// is well; the last line is always the sum.
import { allSteps } from './testing/steps.ts'

let passed = 0
let failed = 0
for (const step of allSteps(!process.argv.includes('--without-browser'))) {
  const startMs = performance.now()
  const outcome = await step.run()
  passed += outcome.passed
  failed += outcome.failed
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1)
  console.log(`${outcome.failed === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)`)
  if (outcome.failed > 0) console.log(`${outcome.said.trimEnd()}\n`)
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
