import { casePriceLevel } from '../../ledger/expand-lines.ts'
import { cellReference, serialDay } from '../reference.ts'
import { fixed, formula, SheetDraft, text } from '../sheet-draft.ts'
import type { Cell, CellFormat } from '../workbook.ts'
import { type Assumptions, positionOf } from './assumptions-sheet.ts'
import {
  type Desk,
  everyT,
  FIRST_ROW,
  HEAD_ROW,
  say,
  sheetNames,
  TIME_COLUMN,
  timeColumn,
  timeHeads,
  timeRange,
  timeWidths,
  told,
} from './desk.ts'
import { hasSocialRate, indexKey, levelAt, partyKey, type SeriesPlace } from './year-table.ts'

/** Rows of the sheet of time that others refer to. */
export interface TimesPlaces {
  readonly draft: SheetDraft
  readonly stepRow: number
  readonly endPositionRow: number
  readonly periodRateRow: number
  readonly flowRateRow: number
  readonly cashYearsRow: number
  /** Row of discount factors by the key of the rate. */
  readonly discountRow: (key: string) => number
  /** Row of index factors from a price level. */
  readonly factorRow: (index: string, priceLevel: string) => number
  /** Factor from a price level to that of the case. */
  readonly levelFactor: (index: string, priceLevel: string) => string
}

/** What a sheet of time holds in one row. */
interface TimeRow {
  readonly label: string
  readonly leading?: readonly (Cell | undefined)[]
  readonly format: CellFormat
  readonly at: (column: (row: number) => string, t: number) => string
}

const ROW = {
  begin: FIRST_ROW,
  years: FIRST_ROW + 1,
  position: FIRST_ROW + 2,
  calendar: FIRST_ROW + 3,
  tableRow: FIRST_ROW + 4,
  yearPart: FIRST_ROW + 5,
  end: FIRST_ROW + 6,
  endTableRow: FIRST_ROW + 7,
  endYearPart: FIRST_ROW + 8,
  step: FIRST_ROW + 9,
  interestEnd: FIRST_ROW + 10,
  interestCash: FIRST_ROW + 11,
  periodRate: FIRST_ROW + 12,
  flowRate: FIRST_ROW + 13,
} as const

/** The level of a rate at a position in a cell. */
export function levelAtPosition(assumptions: Assumptions, series: SeriesPlace, position: string): string {
  return levelAt(series, `(INT(${position})-${assumptions.firstYear - 1})`, `(${position}-INT(${position}))`)
}

/** The series of a key of the case. */
export function seriesAt(assumptions: Assumptions, key: string): SeriesPlace {
  return assumptions.series.get(key)!
}

function calendarRows(desk: Desk, assumptions: Assumptions): TimeRow[] {
  const { valuationDate, valuationPosition, periodsPerYear, cashShare, firstYear } = assumptions
  const head = (t: number) => cellReference('', timeColumn(t), HEAD_ROW, '.$')
  const words = (nl: string, en: string) => say(desk, nl, en)
  return [
    {
      label: words('begin van de periode', 'beginning of the period'),
      format: 'date',
      at: (_, t) => (t === 0 ? valuationDate : `EDATE(${valuationDate},(${head(t)}-1)*12/${periodsPerYear})`),
    },
    {
      label: words('e(t): jaren tot de kasstroom', 'e(t): years to the cash'),
      format: 'factor',
      at: (_, t) => (t === 0 ? '0' : `(${head(t)}-1+${cashShare})/${periodsPerYear}`),
    },
    {
      label: words('plaats van de kasstroom in jaren', 'place of the cash in years'),
      format: 'factor',
      at: at => `${valuationPosition}+${at(ROW.years)}`,
    },
    {
      label: words('jaar van de kasstroom', 'year of the cash'),
      format: 'whole',
      at: at => `INT(${at(ROW.position)})`,
    },
    {
      label: words('rij in de jaartabel', 'row in the table of years'),
      format: 'whole',
      at: at => `${at(ROW.calendar)}-${firstYear - 1}`,
    },
    {
      label: words('deel van dat jaar', 'part of that year'),
      format: 'factor',
      at: at => `${at(ROW.position)}-${at(ROW.calendar)}`,
    },
    {
      label: words('einde van de periode in jaren', 'end of the period in years'),
      format: 'factor',
      at: (_, t) => `${valuationPosition}+${head(t)}/${periodsPerYear}`,
    },
    {
      label: words('rij in de jaartabel, einde', 'row in the table of years, end'),
      format: 'whole',
      at: at => `INT(${at(ROW.end)})-${firstYear - 1}`,
    },
    {
      label: words('deel van het jaar, einde', 'part of the year, end'),
      format: 'factor',
      at: at => `${at(ROW.end)}-INT(${at(ROW.end)})`,
    },
    {
      label: words('stap van een halve periode', 'step of half a period'),
      format: 'whole',
      at: at => `ROUND(${at(ROW.years)}*2*${periodsPerYear},0)`,
    },
  ]
}

function interestRows(desk: Desk, assumptions: Assumptions): TimeRow[] {
  const { cashShare, interestInPeriod } = assumptions
  const interest = seriesAt(assumptions, 'interest')
  const words = (nl: string, en: string) => say(desk, nl, en)
  const before = (t: number) => cellReference('', timeColumn(t - 1), ROW.interestEnd, '.$')
  return [
    {
      label: words('renteniveau, einde van de periode', 'level of interest, end of the period'),
      format: 'factor',
      at: at => levelAt(interest, at(ROW.endTableRow), at(ROW.endYearPart)),
    },
    {
      label: words('renteniveau, kasstroom', 'level of interest, cash'),
      format: 'factor',
      at: at => levelAt(interest, at(ROW.tableRow), at(ROW.yearPart)),
    },
    {
      label: words('rente over de stand, per periode', 'interest on the balance, a period'),
      format: 'factor',
      at: (at, t) => (t === 0 ? '0' : `${at(ROW.interestEnd)}/${before(t)}-1`),
    },
    {
      label: words('rente over de kasstroom in de periode', 'interest on the cash in the period'),
      format: 'factor',
      at: (at, t) =>
        t === 0
          ? '0'
          : `IF(${interestInPeriod}="simple",${at(ROW.periodRate)}*(1-${cashShare}),${at(ROW.interestEnd)}/${at(ROW.interestCash)}-1)`,
    },
  ]
}

function discountRows(desk: Desk, assumptions: Assumptions, keys: readonly string[]): TimeRow[] {
  const { parties } = desk.ledger
  return keys.map((key, place) => {
    const series = seriesAt(assumptions, key)
    const party = parties.find(one => partyKey(one.id) === key)
    const names: Readonly<Record<string, string>> = {
      interest: say(desk, 'contant maken: rente', 'discount factor: interest'),
      bbv: say(desk, 'contant maken: bbv', 'discount factor: BBV'),
      common: say(desk, 'contant maken: gezamenlijk', 'discount factor: common'),
      social: say(desk, 'contant maken: maatschappelijk', 'discount factor: social'),
    }
    const whose = party ? told(desk, party.name) || party.id : key
    const row = ROW.flowRate + 1 + place
    return {
      label: names[key] ?? say(desk, `contant maken: ${whose}`, `discount factor: ${whose}`),
      leading: [
        undefined,
        undefined,
        undefined,
        formula(levelAtPosition(assumptions, series, assumptions.valuationPosition), 'factor'),
      ],
      format: 'factor',
      at: at => `${cellReference('', 4, row, '$.')}/(${levelAt(series, at(ROW.tableRow), at(ROW.yearPart))})`,
    } satisfies TimeRow
  })
}

/** Index and price level of everything that is priced, each pair once. */
function pricedPairs(desk: Desk): { index: string; priceLevel: string }[] {
  const { case: areaCase } = desk.ledger
  const pairs = new Map<string, { index: string; priceLevel: string }>()
  const add = (index: string | undefined, priceLevel: string): void => {
    if (index !== undefined) pairs.set(`${index} ${priceLevel}`, { index, priceLevel })
  }
  for (const priced of [...(areaCase.programme ?? []), ...(areaCase.lines ?? [])]) {
    add(priced.index, priced.priceLevel ?? casePriceLevel(areaCase))
  }
  for (const clause of areaCase.clauses ?? []) {
    if (clause.kind === 'residual-price') add(clause.inputs.index, clause.inputs.peildatum)
    if (clause.kind === 'index-band') add(clause.inputs.index, areaCase.valuationDate)
    if (clause.kind === 'option') add(clause.inputs.rule.index, areaCase.valuationDate)
  }
  return [...pairs.values()]
}

/** A factor from a price level; an index that is a factor of risk has no drift and stays 1. */
function factorRow(
  desk: Desk,
  assumptions: Assumptions,
  row: number,
  index: string,
  priceLevel: string,
): TimeRow {
  const series = assumptions.series.get(indexKey(index))
  const [day, position, level] = [1, 2, 4].map(column => cellReference('', column, row, '$.'))
  const label = say(desk, `index ${index}`, `index ${index}`)
  if (!series)
    return {
      label,
      format: 'factor',
      leading: [undefined, undefined, fixed(1, 'factor'), fixed(1, 'factor')],
      at: () => '1',
    }
  return {
    label,
    leading: [
      fixed(serialDay(priceLevel), 'date'),
      formula(positionOf(day!), 'factor'),
      formula(
        `(${levelAtPosition(assumptions, series, assumptions.casePriceLevelPosition)})/${level}`,
        'factor',
      ),
      formula(levelAtPosition(assumptions, series, position!), 'factor'),
    ],
    format: 'factor',
    at: at => `${levelAt(series, at(ROW.tableRow), at(ROW.yearPart))}/${level}`,
  }
}

function putRows(desk: Desk, draft: SheetDraft, rows: readonly TimeRow[]): void {
  rows.forEach(({ label, leading, format, at }, place) => {
    const row = FIRST_ROW + place
    draft.put(row, 0, text(label))
    if (leading) draft.putRow(row, 1, leading)
    for (const t of everyT(desk)) {
      const column = timeColumn(t)
      draft.put(
        row,
        column,
        formula(
          at(other => cellReference('', column, other, '.$'), t),
          format,
        ),
      )
    }
  })
}

/** Tijd: per t its date, place in years, interest, discount factors and index factors. */
export function timesSheet(desk: Desk, assumptions: Assumptions): TimesPlaces {
  const draft = new SheetDraft(sheetNames(desk).times, timeWidths(desk, [44, 14, 14, 14, 14]), {
    rows: HEAD_ROW,
    columns: 1,
  })
  draft.putHead(
    say(desk, 'Tijd', 'Time'),
    say(
      desk,
      't = 0 is de peildatum. Dezelfde kolom is op elk blad dezelfde t.',
      't = 0 is the valuation date. The same column is the same t on every sheet.',
    ),
  )
  const labels = [
    say(desk, 'rij', 'row'),
    say(desk, 'prijspeil', 'price level'),
    say(desk, 'in jaren', 'in years'),
    say(desk, 'naar prijspeil', 'to price level'),
    say(desk, 'niveau vast', 'fixed level'),
  ]
  draft.putRow(HEAD_ROW, 0, timeHeads(desk, labels))
  const social = hasSocialRate(desk.ledger.case) ? ['social'] : []
  const keys = [
    'interest',
    'bbv',
    'common',
    ...social,
    ...desk.ledger.parties.map(party => partyKey(party.id)),
  ]
  const pairs = pricedPairs(desk)
  const firstPair = ROW.flowRate + 1 + keys.length
  const rowOf = (index: string, priceLevel: string): number =>
    firstPair + pairs.findIndex(pair => pair.index === index && pair.priceLevel === priceLevel)
  putRows(desk, draft, [
    ...calendarRows(desk, assumptions),
    ...interestRows(desk, assumptions),
    ...discountRows(desk, assumptions, keys),
    ...pairs.map((pair, place) =>
      factorRow(desk, assumptions, firstPair + place, pair.index, pair.priceLevel),
    ),
  ])
  return {
    draft,
    stepRow: ROW.step,
    endPositionRow: ROW.end,
    periodRateRow: ROW.periodRate,
    flowRateRow: ROW.flowRate,
    cashYearsRow: ROW.years,
    discountRow: key => ROW.flowRate + 1 + keys.indexOf(key),
    factorRow: rowOf,
    levelFactor: (index, priceLevel) => draft.at(3, rowOf(index, priceLevel)),
  }
}

/** The discount factors of a rate over all t, as a range. */
export function discountRange(desk: Desk, times: TimesPlaces, key: string): string {
  return timeRange(times.draft.name, times.discountRow(key), 0, desk.ledger.times.periods)
}

/** One row of the sheet of time at t, from another sheet. */
export function timeAt(times: TimesPlaces, row: number, t: number): string {
  return cellReference(times.draft.name, TIME_COLUMN + t, row, '.$')
}
