/** Prints the outcomes of one case: `node engine/golden/reference/print-expected.ts mini-grex`. */
import { expectedOf } from './expected.ts'
import { goldenCases } from './golden-cases.ts'

// The engine is checked without the types of any surroundings; this script alone needs two names of them.
declare const process: { argv: string[] }
declare const console: { log(text: string): void }

const file = goldenCases[process.argv[2] ?? '']
if (file === undefined) throw new Error(`name one of ${Object.keys(goldenCases).join(', ')}`)
console.log(JSON.stringify(expectedOf(file)))
