// `node tools/release-notes.ts 0.2.0`: folds the fragments of changes/ into CHANGELOG.md and removes them.
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withRelease } from './release-notes/release-notes.ts'
import { readFile, repository } from './write-or-check.ts'

const [version] = process.argv.slice(2)
if (!version || !/^\d+\.\d+\.\d+$/.test(version))
  throw new Error('give a version: node tools/release-notes.ts 0.2.0')
const files = readdirSync(join(repository, 'changes')).filter(
  file => file.endsWith('.md') && file !== 'README.md',
)
const fragments = files.sort().map(file => ({ file, text: readFile(`changes/${file}`) }))
const day = Temporal.Now.plainDateISO('Europe/Amsterdam')
writeFileSync(
  join(repository, 'CHANGELOG.md'),
  withRelease(readFile('CHANGELOG.md'), `${version} (${day})`, fragments),
)
for (const file of files) rmSync(join(repository, 'changes', file))
