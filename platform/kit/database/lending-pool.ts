import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import type { Result, SharedReads } from './shared-reads.ts'

/** The pool as the statements use it: a connection is taken when one is needed, not when a statement is near. */
export function lendingPool(pool: pg.Pool, reads: SharedReads): PostgresPool {
  return {
    connect: async () => new Lent(pool, reads) as unknown as PostgresPoolClient,
    end: async () => {
      await reads.close()
      await pool.end()
    },
    options: pool.options,
  }
}

/** What one borrower works with: short reads among those of others, and from anything else on a connection of its own. */
class Lent {
  readonly #pool: pg.Pool
  readonly #reads: SharedReads
  #own: pg.PoolClient | undefined

  constructor(pool: pg.Pool, reads: SharedReads) {
    this.#pool = pool
    this.#reads = reads
  }

  get processID(): number | undefined {
    return (this.#own as { processID?: number } | undefined)?.processID
  }

  async query(text: string, values: readonly unknown[]): Promise<Result> {
    if (this.#own) return this.#own.query(text, values as unknown[])
    const shared = this.#reads.query(text, values)
    if (shared) return shared
    this.#own = await this.#pool.connect()
    const beganMs = performance.now()
    const result = await this.#own.query(text, values as unknown[])
    this.#reads.short.note(text, performance.now() - beganMs)
    return result
  }

  release(isBroken: boolean): void {
    this.#own?.release(isBroken)
  }
}
