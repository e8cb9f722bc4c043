import type { ColumnType } from 'kysely'
import pg from 'pg'

/** A timestamptz column: read as an instant, written as one or as ISO 8601 text with an offset. */
export type InstantColumn = ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>

type Parse = (text: string) => unknown

const { builtins } = pg.types
const arrayOf = { int8: 1016, date: 1182, timestamptz: 1185 }

/**
 * How the driver reads columns, for our own pool only: pg-boss and better-auth bring pools of their own and expect
 * the driver's habits.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(id: number, format?: 'text' | 'binary') {
    const own = format === 'binary' ? undefined : ownParsers.get(id)
    return own ?? pg.types.getTypeParser(id, format as 'text')
  },
}

const ownParsers = new Map<number, Parse>([
  [builtins.INT8, safeInteger],
  [builtins.DATE, text => text],
  [builtins.TIMESTAMPTZ, instant],
  [arrayOf.int8, arrayParser(safeInteger)],
  [arrayOf.date, arrayParser(text => text)],
  [arrayOf.timestamptz, arrayParser(instant)],
])

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new RangeError(`the integer ${text} is too large to be read exactly`)
  return value
}

/** "2026-11-24 09:00:00.123456+00"; `infinity` has no instant and is refused. */
function instant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}

// The types of pg-types describe another version of this member than the driver brings.
const arrays = pg.types.arrayParser as unknown as {
  create(text: string, parse: Parse): { parse(): unknown[] }
}

function arrayParser(parse: Parse): Parse {
  return text => arrays.create(text, parse).parse()
}
