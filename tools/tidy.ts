// `npm run tidy`: the house rules. `npm run tidy -- texts links` applies some of them only.
import { fileURLToPath } from 'node:url'
import { rules } from './tidy/rules/index.ts'
import { treeOfFolder } from './tidy/tree.ts'

const asked = process.argv.slice(2)
const tree = treeOfFolder(fileURLToPath(new URL('..', import.meta.url)))
let count = 0
for (const rule of rules.filter(rule => asked.length === 0 || asked.includes(rule.name))) {
  const found = rule.check(tree)
  count += found.length
  for (const { path, line, said } of found) console.log(`${path}:${line}: ${rule.name}: ${said}`)
  if (found.length > 0) console.log(`    ${rule.reason}`)
}
console.log(`${count} violations in ${tree.paths.length} files`)
process.exitCode = count === 0 ? 0 : 1
