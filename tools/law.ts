// `npm run law`: judges every import of the repository by the rules of .dependency-cruiser.mjs.
import { fileURLToPath } from 'node:url'
import { checkLaw, sourceFiles } from './law/check-law.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { violations, modules } = await checkLaw(root, sourceFiles(root))
for (const { rule, from, to, reason } of violations)
  console.log(`${from}: ${rule}: imports ${to}\n    ${reason}`)
console.log(`${violations.length} violations in ${modules.length} files`)
process.exitCode = violations.length === 0 ? 0 : 1
