import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('the example in the README of the engine prints what stands below it', () => {
  const readme = readFileSync('engine/README.md', 'utf8')
  const example = /```js\n(.*?)```/s.exec(readme)?.[1] ?? ''
  const printed = /It prints:\n\n```\n(.*?)```/s.exec(readme)?.[1] ?? ''
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', example], {
    encoding: 'utf8',
  })
  expect({ stdout, stderr }).toEqual({ stdout: printed, stderr: '' })
})
