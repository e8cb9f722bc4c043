// Builds the risk kernel from AssemblyScript and checks it in as a module of text: it then loads the same way in Node, in
// a worker and in a bundle of the browser, without a file to find. With `--check` proves that it is fresh.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'
import { repository, writeOrCheck } from './write-or-check.ts'

// Not -O3: it folds loops that are written out per number of terms or parties back into one with tests inside.
const options = [
  '-O2',
  '--converge',
  '--noAssert',
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--use',
  'abort=',
]

const parts = new Map<string, Uint8Array | string>()
const entry = join('engine', 'wasm', 'source', 'kernel.ts')
// Functions inside the kernel pass vectors to each other; warning 112 is about passing them to a host.
const { error, stderr } = await asc.main(
  [entry, '--baseDir', repository, '--outFile', 'kernel.wasm', ...options, '--disableWarning', '112'],
  {
    writeFile: (name, contents) => {
      parts.set(name, contents)
    },
  },
)
const binary = parts.get('kernel.wasm')
if (error || typeof binary === 'string' || !binary) {
  console.error(stderr.toString())
  process.exit(1)
}
const base64 = Buffer.from(binary).toString('base64')
const sha256 = createHash('sha256').update(binary).digest('hex')
writeOrCheck(
  'engine/wasm/kernel.generated.ts',
  `// Written by tools/risk-kernel.ts from engine/wasm/source: ${binary.length} bytes.

/** SHA-256 of the bytes of the kernel. */
export const kernelSha256 = '${sha256}'

/** The kernel, in base64. */
export const kernelBase64 =
  '${base64}'
`,
)
