import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** How often a second this disk makes a small write last: the bound of every durable transaction. */
export function fsyncsPerSecond(folder: string): number {
  const file = join(folder, 'fsync-probe')
  const handle = openSync(file, 'w')
  const startMs = performance.now()
  let count = 0
  while (performance.now() - startMs < 1000) {
    writeSync(handle, 'x'.repeat(512))
    fsyncSync(handle)
    count++
  }
  closeSync(handle)
  rmSync(file)
  return count
}
