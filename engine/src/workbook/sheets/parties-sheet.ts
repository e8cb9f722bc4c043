import { cellReference, rangeReference } from '../reference.ts'
import { formula, SheetDraft, text } from '../sheet-draft.ts'
import type { CashPlaces } from './cash-sheet.ts'
import {
  type Desk,
  everyT,
  FIRST_ROW,
  HEAD_ROW,
  say,
  sheetNames,
  timeColumn,
  timeHeads,
  timeRange,
  timeWidths,
  told,
} from './desk.ts'
import type { ResultPlace } from './land-exploitation-sheet.ts'
import type { LinePlaces } from './lines-sheet.ts'
import { putPositionRows } from './position-rows.ts'
import { discountRange, type TimesPlaces } from './times-sheet.ts'
import { partyKey } from './year-table.ts'

/** Rows that one party takes: cash, cumulative, two rows of flags, three results of value, three of position. */
const PARTY_ROWS = 11

/** Where the parties stand. */
export interface PartyPlaces {
  readonly draft: SheetDraft
  /** Row with the cash of a party by its place. */
  readonly cashRow: (place: number) => number
  readonly results: readonly ResultPlace[]
  /** In every period the parties together less the area; the largest difference. */
  readonly conservation: string
  readonly totalNpvOwn: string
  readonly totalNpvCommon: string
}

interface Materials {
  readonly desk: Desk
  readonly lines: LinePlaces
  readonly times: TimesPlaces
  readonly cash: CashPlaces
}

function putParty({ desk, lines, times, cash }: Materials, draft: SheetDraft, place: number): ResultPlace[] {
  const party = desk.ledger.parties[place]!
  const { periods } = desk.ledger.times
  const row = FIRST_ROW + place * PARTY_ROWS
  const name = told(desk, party.name) || party.id
  draft.putRow(row, 0, [text(party.id, 'label'), text(say(desk, 'kasstroom', 'cash'))])
  draft.put(row, 4, formula(`SUM(${timeRange('', row, 0, periods)})`, 'euro', { role: 'total' }))
  draft.put(row + 1, 0, text(name))
  draft.put(row + 1, 1, text(say(desk, 'opgeteld', 'cumulative')))
  for (const t of everyT(desk)) {
    const column = timeColumn(t)
    const source = `SUMIFS(${cash.column(t)},${lines.column('toNumber')},${place + 1})-SUMIFS(${cash.column(t)},${lines.column('fromNumber')},${place + 1})`
    draft.put(
      row,
      column,
      formula(source, 'euro', { role: 'total', answer: `/parties/${party.id}/cashEur/${t}` }),
    )
    const own = cellReference('', column, row, '.$')
    const before = cellReference('', column - 1, row + 1, '.$')
    draft.put(row + 1, column, formula(t === 0 ? own : `${before}+${own}`, 'euro'))
  }
  const positions = putPositionRows(desk, draft, { positionRow: row + 1, row: row + 2, start: 0 })
  const flows = timeRange('', row, 0, periods)
  const value = (key: string): string => `SUMPRODUCT(${flows},${discountRange(desk, times, key)})`
  const [own, common] = [4, 5].map(down => cellReference('', 4, row + down))
  const results: readonly (readonly [string, string, string, string, ResultPlace['format']])[] = [
    [
      'npvOwnEur',
      'netto contante waarde, eigen disconto',
      'npv at own rate',
      value(partyKey(party.id)),
      'euro',
    ],
    [
      'npvCommonEur',
      'netto contante waarde, gezamenlijk disconto',
      'npv at the common rate',
      value('common'),
      'euro',
    ],
    ['', 'verschil door het disconto', 'difference by the rate', `${own}-${common}`, 'euro'],
    ['peakFundingEur', 'piekfinanciering', 'peak funding', positions.peak, 'euro'],
    ['peakFundingT', 'piekfinanciering in t', 'peak funding in t', positions.peakT, 'whole'],
    ['breakEvenT', 'omslagpunt in t', 'break-even in t', positions.breakEvenT, 'whole'],
  ]
  return results.flatMap(([field, nl, en, source, format], index) => {
    const label = say(desk, nl, en)
    draft.put(row + 4 + index, 1, text(label))
    const reference = draft.put(row + 4 + index, 4, formula(source, format, { role: 'result' }))
    return field === ''
      ? []
      : [{ label: `${name}: ${label}`, reference, format, answer: `/parties/${party.id}/${field}` }]
  })
}

/** Partijen: what every party pays and receives per period, its values, peak and break-even. */
export function partiesSheet(materials: Materials): PartyPlaces {
  const { desk, cash } = materials
  const { parties, times } = desk.ledger
  const draft = new SheetDraft(sheetNames(desk).parties, timeWidths(desk, [26, 44, 4, 4, 20]), {
    rows: HEAD_ROW,
    columns: 2,
  })
  draft.putHead(
    say(desk, 'Partijen', 'Parties'),
    say(
      desk,
      'Plus is goed voor de partij. Samen zijn de partijen het gebied.',
      'Plus is good for the party. Together the parties are the area.',
    ),
  )
  draft.putRow(
    HEAD_ROW,
    0,
    timeHeads(desk, [
      say(desk, 'partij', 'party'),
      say(desk, 'wat', 'what'),
      '',
      '',
      say(desk, 'uitkomst', 'result'),
    ]),
  )
  const results = parties.flatMap((_, place) => putParty(materials, draft, place))
  const row = FIRST_ROW + parties.length * PARTY_ROWS
  const cashRow = (place: number): number => FIRST_ROW + place * PARTY_ROWS
  const add = (reference: (place: number) => string) => parties.map((_, place) => reference(place)).join('+')
  draft.put(row, 1, text(say(desk, 'partijen samen min gebied', 'parties together less area')))
  for (const t of everyT(desk)) {
    const area = cellReference(cash.draft.name, timeColumn(t), cash.areaRow, '.$')
    const together = add(place => cellReference('', timeColumn(t), cashRow(place), '.$'))
    draft.put(row, timeColumn(t), formula(`ABS(${together}-${area})`, 'euro'))
  }
  const conservation = draft.put(
    row,
    4,
    formula(`MAX(${timeRange('', row, 0, times.periods)})`, 'euro', { role: 'total' }),
  )
  const sum = (down: number, nl: string, en: string): string => {
    draft.put(row + down - 3, 1, text(say(desk, nl, en)))
    return draft.put(
      row + down - 3,
      4,
      formula(
        add(place => cellReference('', 4, cashRow(place) + down)),
        'euro',
        { role: 'total' },
      ),
    )
  }
  return {
    draft,
    cashRow,
    results,
    conservation,
    totalNpvOwn: sum(4, 'samen, eigen disconto', 'together, own rates'),
    totalNpvCommon: sum(5, 'samen, gezamenlijk disconto', 'together, common rate'),
  }
}

/** Cash of a party over all t, from another sheet. */
export function partyCashRange(desk: Desk, parties: PartyPlaces, place: number): string {
  const row = parties.cashRow(place)
  return rangeReference(parties.draft.name, {
    column: timeColumn(0),
    row,
    toColumn: timeColumn(desk.ledger.times.periods),
    toRow: row,
  })
}
