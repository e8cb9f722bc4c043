import type { Appraisal } from '../../ledger/appraisal.ts'
import { cellReference, rangeReference } from '../reference.ts'
import { fixed, formula, input, SheetDraft, text } from '../sheet-draft.ts'
import type { Cell } from '../workbook.ts'
import type { Assumptions } from './assumptions-sheet.ts'
import { type Desk, HEAD_ROW, heads, say, sheetNames, timeRange, told } from './desk.ts'
import type { ResultPlace } from './land-exploitation-sheet.ts'
import { type PartyPlaces, partyCashRange } from './parties-sheet.ts'
import {
  COLUMNS_PER_PARTY,
  putFlows,
  putTrials,
  type RowBlock,
  rootSource,
  trialRates,
} from './return-rows.ts'
import { levelAtPosition, seriesAt, type TimesPlaces } from './times-sheet.ts'
import { partyKey } from './year-table.ts'

/** Where the returns stand. */
export interface ReturnPlaces {
  readonly draft: SheetDraft
  readonly results: readonly ResultPlace[]
}

interface Materials {
  readonly desk: Desk
  readonly assumptions: Assumptions
  readonly times: TimesPlaces
  readonly parties: PartyPlaces
  readonly appraisal: Appraisal
}

interface Blocks {
  /** How many returns are looked for. */
  readonly roots: number
  readonly flows: RowBlock
  readonly trials: RowBlock
}

const FIRST_COLUMN = 2
/** Flows that turn sign more often than this have more returns than are looked for; then the first ones are shown. */
const FEWEST_ROOTS = 3

const ROW = {
  changes: HEAD_ROW + 1,
  required: HEAD_ROW + 2,
  preferred: HEAD_ROW + 3,
  first: HEAD_ROW + 4,
} as const

/** The hurdle that decides which of several returns is shown; of a rate by year its first year. */
function requiredCell({ desk, assumptions }: Materials, place: number): Cell {
  const party = desk.ledger.parties[place]!
  const own = party.requiredReturn
  if (typeof own === 'number') return input(own, 'percent', `/parties/${place}/requiredReturn`)
  const { valuationPosition } = assumptions
  if (own !== undefined) return fixed(own[0]!.rate, 'percent')
  const series = seriesAt(assumptions, partyKey(party.id))
  const next = levelAtPosition(assumptions, series, `(${valuationPosition}+1)`)
  return formula(`${next}/(${levelAtPosition(assumptions, series, valuationPosition)})-1`, 'percent')
}

function putReturns(
  materials: Materials,
  draft: SheetDraft,
  place: number,
  { roots, flows, trials }: Blocks,
): ResultPlace[] {
  const { desk, assumptions } = materials
  const party = desk.ledger.parties[place]!
  const none = say(desk, 'geen', 'none')
  const column = FIRST_COLUMN + place * COLUMNS_PER_PARTY
  const name = told(desk, party.name) || party.id
  draft.putRow(HEAD_ROW, column, heads([party.id, name, '']))
  const signs = (from: number, to: number) =>
    rangeReference('', { column: column + 1, row: from, toColumn: column + 1, toRow: to })
  const last = flows.first + flows.count - 1
  const [before, after] = [signs(flows.first, last - 1), signs(flows.first + 1, last)]
  draft.put(ROW.changes, column, formula(`SUMPRODUCT((${after}<>${before})*(${before}<>0))`, 'whole'))
  draft.put(ROW.required, column, requiredCell(materials, place))
  const search = { trials, flows, column, stepsPerYear: `(2*${assumptions.periodsPerYear})`, none }
  for (let number = 1; number <= roots; number += 1) {
    const row = ROW.first + (number - 1) * 2
    const { low, high, root } = rootSource(search, number)
    const [from, to] = [0, 1].map(step => cellReference('', column + step, row + 1))
    draft.put(row + 1, column, formula(low, 'percent'))
    draft.put(row + 1, column + 1, formula(high, 'percent'))
    const answer = `/parties/${party.id}/irr/roots/${number - 1}`
    draft.put(row, column + 2, formula(root(from!, to!), 'percent'))
    const raw = cellReference('', column + 2, row)
    // A search can run away to another return; what lies outside its bounds is not this one.
    const isInside = `AND(${raw}>=${from}-0.000001,${raw}<=${to}+0.000001)`
    draft.put(
      row,
      column,
      formula(`IFERROR(IF(${isInside},${raw},"${none}"),"${none}")`, 'percent', { answer }),
    )
    const distance = `ABS(${cellReference('', column, row)}-${cellReference('', column, ROW.required)})`
    draft.put(row, column + 1, formula(`IFERROR(${distance},1E+99)`, 'factor'))
  }
  const nearest = Array.from({ length: roots }, (_, index) =>
    cellReference('', column + 1, ROW.first + index * 2),
  )
  const choice = nearest.reduceRight(
    (other, own, index) =>
      `IF(${own}<=MIN(${nearest.join(',')}),${cellReference('', column, ROW.first + index * 2)},${other})`,
    `"${none}"`,
  )
  draft.put(ROW.preferred, column, formula(choice, 'percent', { role: 'result' }))
  const label = `${name}: ${say(desk, 'rendement per jaar (irr)', 'return a year (irr)')}`
  return [
    {
      label,
      reference: draft.at(column, ROW.preferred),
      format: 'percent',
      answer: `/parties/${party.id}/irr/preferred`,
    },
  ]
}

function labelsOf(desk: Desk, roots: number): string[] {
  const numbered = Array.from({ length: roots }, (_, index) => [
    say(
      desk,
      `gevonden rendement ${index + 1}; afstand tot gevraagd`,
      `return found ${index + 1}; distance to required`,
    ),
    say(desk, `gezocht tussen`, `looked for between`),
  ])
  return [
    say(desk, 'tekenwisselingen in de kasstroom', 'changes of sign in the cash'),
    say(desk, 'gevraagd rendement', 'required return'),
    say(desk, 'rendement per jaar: het naast bij gevraagd', 'return a year: nearest to required'),
    ...numbered.flat(),
  ]
}

function putLeading(
  { desk, assumptions }: Materials,
  draft: SheetDraft,
  { roots, flows, trials }: Blocks,
): void {
  labelsOf(desk, roots).forEach((label, index) => {
    draft.put(HEAD_ROW + 1 + index, 0, text(label))
  })
  draft.putRow(
    flows.first - 1,
    0,
    heads([say(desk, 'stap van een halve periode', 'step of half a period'), say(desk, 'jaren', 'years')]),
  )
  for (let step = 0; step < flows.count; step += 1) {
    const row = flows.first + step
    draft.put(row, 0, fixed(step, 'whole'))
    draft.put(
      row,
      1,
      formula(`${cellReference('', 0, row, '$.')}/(2*${assumptions.periodsPerYear})`, 'number'),
    )
  }
  draft.putRow(
    trials.first - 1,
    0,
    heads([
      say(
        desk,
        'geprobeerd rendement; contante waarde, teken, overgangen',
        'return tried; present value, sign, crossings',
      ),
    ]),
  )
  trialRates().forEach((rate, index) => {
    draft.put(trials.first + index, 0, fixed(rate, 'percent'))
  })
}

/** Rendement: the yearly returns of every party, found on its flows in steps of half a period. */
export function returnsSheet(materials: Materials): ReturnPlaces {
  const { desk, times, parties, appraisal } = materials
  const { parties: all, times: calendar } = desk.ledger
  const draft = new SheetDraft(sheetNames(desk).returns, [52, 12, ...all.flatMap(() => [18, 14, 14])], {
    rows: HEAD_ROW,
    columns: 2,
  })
  const roots = all.reduce(
    (most, party) => Math.max(most, appraisal.parties[party.id]!.irr.roots.length),
    FEWEST_ROOTS,
  )
  const flows = { first: ROW.first + roots * 2 + 2, count: calendar.periods * 2 + 1 }
  const trials = { first: flows.first + flows.count + 2, count: trialRates().length }
  const blocks = { roots, flows, trials }
  draft.putHead(
    say(desk, 'Rendement', 'Return'),
    say(
      desk,
      'Gezocht wordt vanaf -99,99% per jaar. Bij meer dan een tekenwisseling kan er meer dan een zijn.',
      'The search begins at -99.99% a year. With more than one change of sign there can be more than one.',
    ),
  )
  draft.putRow(HEAD_ROW, 0, heads([say(desk, 'rij', 'row'), '']))
  putLeading(materials, draft, blocks)
  const steps = timeRange(times.draft.name, times.stepRow, 0, calendar.periods)
  const results = all.flatMap((_, place) => {
    const column = FIRST_COLUMN + place * COLUMNS_PER_PARTY
    putFlows(draft, flows, column, step => `SUMIFS(${partyCashRange(desk, parties, place)},${steps},${step})`)
    putTrials(draft, trials, flows, column)
    return putReturns(materials, draft, place, blocks)
  })
  return { draft, results }
}
