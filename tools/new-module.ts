// `npm run new-module -- grants`: writes platform/modules/grants and its line in platform/app/modules.ts.
import { spawnSync } from 'node:child_process'
import { newModule } from './new-module/new-module.ts'
import { repository } from './write-or-check.ts'

const [name] = process.argv.slice(2)
if (!name) {
  console.error('Give a name: npm run new-module -- grants')
  process.exit(1)
}
try {
  const written = newModule(repository, name)
  spawnSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'check', '--write', ...written])
  console.log(`Written:\n  ${written.join('\n  ')}`)
  console.log(
    'Next: its capabilities in README.md, its row in docs/glossary.md; npm run tidy says what is missing.',
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
