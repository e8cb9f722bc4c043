import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { PlaceFigure, SeriesKind } from '../rules/place-figures.ts'

type Reader = Database | Transaction

/** A series per place, with where it comes from. */
export interface PlaceSeries {
  id: string
  kind: SeriesKind
  name: string
  source: string
  licence: string
  /** Year-month-day. */
  measuredOn: string
  /** Years in which homes are needed; of the demand alone. */
  years: { from: number; to: number } | undefined
}

/** All series, those that hold first; those that were there at an instant when one is given. */
export async function readPlaceSeries(
  db: Reader,
  { kind, at }: { kind?: SeriesKind; at?: Temporal.Instant | undefined } = {},
): Promise<PlaceSeries[]> {
  let query = db.selectFrom('place_series').selectAll()
  if (kind) query = query.where('kind', '=', kind)
  if (at) query = query.where('loaded_at', '<=', at)
  const rows = await query.orderBy('measured_on', 'desc').orderBy('loaded_at', 'desc').execute()
  return rows.map(row => ({
    ...{ id: row.id, kind: row.kind as SeriesKind, name: row.name, source: row.source },
    ...{ licence: row.licence, measuredOn: row.measured_on },
    years:
      row.from_year === null || row.to_year === null ? undefined : { from: row.from_year, to: row.to_year },
  }))
}

/** The figures of a series, by place. */
export async function readPlaceFigures(db: Reader, seriesId: string): Promise<Map<string, PlaceFigure>> {
  const rows = await db.selectFrom('place_figures').selectAll().where('series_id', '=', seriesId).execute()
  return new Map(
    rows.map(row => [
      row.place_code,
      {
        placeCode: row.place_code,
        value: Number(row.value),
        isAboveAsking: row.is_above_asking ?? undefined,
      },
    ]),
  )
}

/** Keeps a series with its figures. @returns its id */
export async function insertPlaceSeries(
  tx: Transaction,
  fresh: Omit<PlaceSeries, 'id'> & {
    figures: readonly PlaceFigure[]
    loadedById: string
    now: Temporal.Instant
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('place_series')
    .values({
      kind: fresh.kind,
      name: fresh.name,
      source: fresh.source,
      licence: fresh.licence,
      measured_on: fresh.measuredOn,
      from_year: fresh.years?.from ?? null,
      to_year: fresh.years?.to ?? null,
      loaded_by: fresh.loadedById,
      loaded_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('place_figures')
    .values(
      fresh.figures.map(({ placeCode, value, isAboveAsking }) => ({
        series_id: id,
        place_code: placeCode,
        value: String(value),
        is_above_asking: isAboveAsking ?? null,
      })),
    )
    .execute()
  return id
}
