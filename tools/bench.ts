// `npm run bench [-- NAME] [--json]`: figures beside their anchor, measured in one run. Never a test: a busy machine is
// slower, the ratio to the anchor stays.
import '../platform/app/jsx.mjs'
import { writeRows } from './proof/bench-rows.ts'

const benches = {
  appraise: async () => (await import('./proof/appraise-bench.ts')).appraiseBench(),
  keystroke: async () => (await import('./proof/keystroke-bench.ts')).keystrokeBench(),
  workbench: async () => (await import('./proof/workbench-bench.ts')).workbenchBench(),
  selection: async () => (await import('./proof/selection-bench.ts')).selectionBench(),
  risk: async () => (await import('./proof/engine-bench.ts')).engineBench('engine/bench/risk/risk-bench.ts'),
  deal: async () => (await import('./proof/engine-bench.ts')).engineBench('engine/bench/deal-bench.ts'),
  web: async () => (await import('./proof/web-bench.ts')).webBench(),
} as const

type Name = keyof typeof benches
const isName = (word: string): word is Name => Object.hasOwn(benches, word)

const words = process.argv.slice(2)
const asked = words.filter(word => !word.startsWith('--'))
const unknown = asked.filter(word => !isName(word))
if (unknown.length > 0) {
  console.error(`Onbekend: ${unknown.join(', ')}. Kies uit: ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}
for (const name of asked.length > 0 ? asked.filter(isName) : (Object.keys(benches) as Name[]))
  writeRows(name, await benches[name](), words.includes('--json'))
