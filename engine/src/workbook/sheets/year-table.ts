import { newestValue } from '../../../parameters/parameter.ts'
import { socialDiscountRates } from '../../../parameters/public-money.ts'
import type { Case, Rate } from '../../case/types.ts'
import { bbvRate, commonRate } from '../../ledger/ledger.ts'
import { cellReference, rangeReference } from '../reference.ts'
import { fixed, formula, input, type SheetDraft, text } from '../sheet-draft.ts'
import { type Desk, heads, say, told } from './desk.ts'

/** Where a rate stands by calendar year, and the level it gives on 1 January of each. */
export interface SeriesPlace {
  readonly rates: string
  readonly levels: string
}

/** The key of the social discount rate: the common one is the same where the case has no other. */
export function socialKey(areaCase: Case): 'common' | 'social' {
  return areaCase.rates.common === undefined ? 'common' : 'social'
}

/** Whether the workbook needs a social discount rate of its own. */
export function hasSocialRate(areaCase: Case): boolean {
  return socialKey(areaCase) === 'social' && (areaCase.effects ?? []).length > 0
}

interface Series {
  readonly key: string
  readonly label: string
  readonly rate: Rate
  readonly pointer: string
}

/** The key of the rate of a party. */
export function partyKey(id: string): string {
  return `party ${id}`
}

/** The key of an index. */
export function indexKey(id: string): string {
  return `index ${id}`
}

function seriesOf(desk: Desk): Series[] {
  const { case: areaCase } = desk.ledger
  const { rates, parties, indices } = areaCase
  const common = rates.common === undefined && rates.social !== undefined ? 'social' : 'common'
  return [
    {
      key: 'interest',
      label: say(desk, 'rente', 'interest'),
      rate: rates.interest,
      pointer: '/rates/interest',
    },
    {
      key: 'bbv',
      label: say(desk, 'disconto bbv', 'BBV discount rate'),
      rate: bbvRate(areaCase),
      pointer: '/rates/bbv',
    },
    {
      key: 'common',
      label: say(desk, 'gezamenlijk disconto', 'common discount rate'),
      rate: commonRate(areaCase),
      pointer: `/rates/${common}`,
    },
    ...(hasSocialRate(areaCase)
      ? [
          {
            key: 'social',
            label: say(desk, 'maatschappelijke discontovoet', 'social discount rate'),
            rate: rates.social ?? newestValue(socialDiscountRates),
            pointer: '/rates/social',
          },
        ]
      : []),
    ...parties.map((party, place) => ({
      key: partyKey(party.id),
      label: say(
        desk,
        `partij ${told(desk, party.name) || party.id}`,
        `party ${told(desk, party.name) || party.id}`,
      ),
      rate: party.rate,
      pointer: `/parties/${place}/rate`,
    })),
    ...Object.entries(indices ?? {}).map(([id, rate]) => ({
      key: indexKey(id),
      label: `index ${id}`,
      rate,
      pointer: `/indices/${id}`,
    })),
  ]
}

/** The rows of a rate as inputs: in which year each begins to hold, and its field in the case. */
function inputsOf({ rate, pointer }: Series, firstYear: number, lastYear: number) {
  if (typeof rate === 'number') return [{ year: firstYear, rate, pointer }]
  return rate.flatMap((row, place) => {
    const begin = place === 0 ? firstYear : Math.max(firstYear, row.from)
    const next = rate[place + 1]?.from ?? lastYear + 1
    const holds = begin <= lastYear && next > begin
    return holds ? [{ year: begin, rate: row.rate, pointer: `${pointer}/${place}/rate` }] : []
  })
}

/**
 * The rates by calendar year, and below them the level on 1 January that they give. A year without an input repeats the
 * year above it, so a change goes on until the next input.
 */
export function putYearTable(
  desk: Desk,
  draft: SheetDraft,
  firstYear: number,
  lastYear: number,
): ReadonlyMap<string, SeriesPlace> {
  const all = seriesOf(desk)
  const count = lastYear - firstYear + 1
  const title = draft.nextRow + 1
  const first = title + 2
  const levelTitle = first + count + 1
  const firstLevel = levelTitle + 2
  draft.put(
    title,
    0,
    text(say(desk, 'Rentes en indexen, per kalenderjaar', 'Rates and indices, by calendar year'), 'label'),
  )
  draft.put(
    levelTitle,
    0,
    text(say(desk, 'Niveau op 1 januari, eerste jaar = 1', 'Level on 1 January, first year = 1'), 'label'),
  )
  for (const row of [title + 1, levelTitle + 1]) {
    draft.putRow(row, 0, heads([say(desk, 'jaar', 'year'), ...all.map(one => one.label)]))
  }
  for (let year = firstYear; year <= lastYear; year += 1) {
    draft.put(first + year - firstYear, 0, fixed(year, 'whole'))
    draft.put(firstLevel + year - firstYear, 0, fixed(year, 'whole'))
  }
  const places = new Map<string, SeriesPlace>()
  all.forEach((series, place) => {
    const column = place + 1
    const given = new Map(inputsOf(series, firstYear, lastYear).map(one => [one.year, one]))
    for (let row = first; row < first + count; row += 1) {
      const own = given.get(firstYear + row - first)
      draft.put(
        row,
        column,
        own
          ? input(own.rate, 'percent', own.pointer)
          : formula(cellReference('', column, row - 1, '..'), 'percent'),
      )
      const before = {
        level: cellReference('', column, row - first + firstLevel - 1, '..'),
        rate: cellReference('', column, row - 1, '..'),
      }
      draft.put(
        row - first + firstLevel,
        column,
        row === first ? fixed(1, 'factor') : formula(`${before.level}*(1+${before.rate})`, 'factor'),
      )
    }
    const down = (row: number) =>
      rangeReference(draft.name, { column, row, toColumn: column, toRow: row + count - 1 })
    places.set(series.key, { rates: down(first), levels: down(firstLevel) })
  })
  return places
}

/**
 * The level of a rate at a place in time: the level on 1 January of that year times its growth since. `row` is the row
 * in the table (1 for the first year), `part` the part of the year that has passed.
 */
export function levelAt(series: SeriesPlace, row: string, part: string): string {
  return `INDEX(${series.levels},${row})*(1+INDEX(${series.rates},${row}))^${part}`
}
