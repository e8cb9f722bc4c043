// `npm run generate`: writes everything that is generated and checked in.
import { spawnSync } from 'node:child_process'
import { generators } from './generators.ts'

for (const file of generators) {
  console.log(file)
  const { status } = spawnSync(process.execPath, [file], { stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}
