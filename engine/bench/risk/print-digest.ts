// Digest of the bits of 20,000 mirrored trials: `node engine/bench/risk/print-digest.ts WORKERS CHUNK forward|backward`.
// Every machine, number of workers and order of chunks gives the same.
import { createHash } from 'node:crypto'
import { chunksOf, startPool } from './chunk-pool.ts'

const [workers = 1, chunk = 500] = process.argv.slice(2, 4).map(Number)
const pool = await startPool(workers)
const chunks = chunksOf(10_000, chunk, true)
const values = await pool.run(10_000, process.argv[4] === 'backward' ? chunks.reverse() : chunks)
await pool.stop()
console.log(createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex'))
