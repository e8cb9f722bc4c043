import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { knownPlaceCodes } from '../../parties/index.ts'
import { settingNumber } from '../../programme/index.ts'
import type { marketTensions, SubmissionFacts } from '../model/index.ts'
import { problem } from '../problems.ts'
import { type Complexity, type ComplexityBounds, complexityOf } from '../rules/complexity.ts'
import {
  demandShareOf,
  type PlaceFigure,
  readSeries,
  type SeriesKind,
  tensionOf,
} from '../rules/place-figures.ts'
import { loadFigures } from '../rules/rights.ts'
import {
  insertPlaceSeries,
  type PlaceSeries,
  readPlaceFigures,
  readPlaceSeries,
} from '../store/place-figures.ts'

type Reader = Database | Transaction

/** Most mistakes of a file that are told at once: who has more looks at the whole file. */
const mistakesMax = 20

/** Loads a series per place from a file, whole or not at all; earlier ones stay. */
export async function loadSeries(
  services: Services,
  actor: Actor,
  asked: Omit<PlaceSeries, 'id'> & { text: string },
): Promise<Outcome<undefined>> {
  permit(actor, loadFigures)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'loadPlaceSeries', async (tx, record, now) => {
    const { text, ...series } = asked
    const { figures, mistakes } = readSeries(series.kind, text)
    const wrong = mistakes.map(({ code, line }) => problem(code, 'text', { line }))
    if ((series.kind === 'housing-demand') !== (series.years !== undefined))
      wrong.push(problem('REEKS_ZONDER_JAREN', 'fromYear'))
    // The series that was measured last holds, and none can be taken back.
    if (series.measuredOn > dayOf(now)) wrong.push(problem('PEILDATUM_IN_TOEKOMST', 'measuredOn'))
    const codes = figures.map(({ placeCode }) => placeCode)
    const known = await knownPlaceCodes(tx, codes)
    for (const placeCode of codes)
      if (!known.has(placeCode)) wrong.push(problem('PLAATS_ONBEKEND', 'text', { placeCode }))
    if (wrong.length > 0) throw new Refusal(...wrong.slice(0, mistakesMax))
    const id = await insertPlaceSeries(tx, { ...series, figures, loadedById: actor.personId, now })
    const { kind, name, source, measuredOn } = series
    record({
      objectKind: 'place-series',
      objectId: id,
      after: { kind, name, source, measuredOn, places: figures.length },
    })
    return undefined
  })
}

/** The series of a kind that holds, with its figures; nothing as long as none was loaded. */
export interface HeldSeries {
  series: PlaceSeries
  figures: ReadonlyMap<string, PlaceFigure>
}

/** The series of a kind that was measured last, of those that were there at an instant. */
async function heldSeries(
  db: Reader,
  kind: SeriesKind,
  at: Temporal.Instant | undefined,
): Promise<HeldSeries | undefined> {
  const [series] = await readPlaceSeries(db, { kind, at })
  return series && { series, figures: await readPlaceFigures(db, series.id) }
}

/** Where a plan lies, by code. */
export interface CodedPlace {
  /** "GM0344"; none for a municipality of the demonstration. */
  code: string | undefined
  provinceCode: string | undefined
}

/** How tight the market of a place is by the series that holds now, or held at an instant; nothing where it has no figure. */
export async function tensionIn(
  db: Reader,
  at?: Temporal.Instant,
): Promise<(place: CodedPlace | undefined) => (typeof marketTensions)[number] | undefined> {
  const held = await heldSeries(db, 'market-tension', at)
  if (!held) return () => undefined
  const bounds = {
    hotDaysBelow: await settingNumber(db, 'marketHotDaysBelow', at && dayOf(at)),
    averageDaysMax: await settingNumber(db, 'marketAverageDaysMax', at && dayOf(at)),
  }
  return place => {
    const found = place?.code ? held.figures.get(place.code) : undefined
    return found && tensionOf(found, bounds)
  }
}

/** What follows from figures about a plan and its place. */
export interface ComputedFacts {
  demand: { share: number; homes: number; needed: number; placeCode: string; series: PlaceSeries } | undefined
  hasDemandSeries: boolean
  tension: { class: (typeof marketTensions)[number]; series: PlaceSeries } | undefined
  hasTensionSeries: boolean
  complexity: Complexity
  bounds: ComplexityBounds
}

/** Works out what follows from figures, as they were when it was decided on: nothing is made up where no series was loaded or nobody told. */
export async function computedFacts(
  db: Reader,
  {
    facts,
    place,
    parties,
    at,
  }: {
    facts: SubmissionFacts
    place: CodedPlace | undefined
    parties: number | undefined
    /** When the plan was decided on: what came later does not change it. */
    at: Temporal.Instant | undefined
  },
): Promise<ComputedFacts> {
  const day = at && dayOf(at)
  const demand = await heldSeries(db, 'housing-demand', at)
  const tension = await heldSeries(db, 'market-tension', at)
  const found = [place?.code, place?.provinceCode].flatMap(
    code => (code && demand?.figures.get(code)) || [],
  )[0]
  const share = found && demandShareOf(facts.homesTotal, found.value)
  const tight = (await tensionIn(db, at))(place)
  const bounds = {
    ownersAbove: await settingNumber(db, 'complexityOwnersAbove', day),
    partiesAbove: await settingNumber(db, 'complexityPartiesAbove', day),
    permitsAbove: await settingNumber(db, 'complexityPermitsAbove', day),
    pointsMin: await settingNumber(db, 'complexityPointsMin', day),
  }
  return {
    demand:
      found && demand && share !== undefined
        ? {
            share,
            homes: facts.homesTotal,
            needed: found.value,
            placeCode: found.placeCode,
            series: demand.series,
          }
        : undefined,
    ...{ hasDemandSeries: demand !== undefined, hasTensionSeries: tension !== undefined },
    tension: tight && tension && { class: tight, series: tension.series },
    ...{ bounds, complexity: complexityOf({ ...facts.complexity, parties }, bounds) },
  }
}
