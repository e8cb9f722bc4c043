import { casePriceLevel } from '../../ledger/expand-lines.ts'
import { monthPosition } from '../../ledger/month-position.ts'
import { cellReference, rangeReference, serialDay } from '../reference.ts'
import { fixed, formula, input, SheetDraft, text } from '../sheet-draft.ts'
import type { Cell } from '../workbook.ts'
import { type Desk, FIRST_ROW, HEAD_ROW, heads, nameIt, say, sheetNames, told } from './desk.ts'
import { putYearTable, type SeriesPlace } from './year-table.ts'

/** Where the assumptions stand, for formulas of other sheets. */
export interface Assumptions {
  readonly draft: SheetDraft
  readonly valuationDate: string
  readonly valuationPosition: string
  readonly casePriceLevelPosition: string
  readonly periodsPerYear: string
  readonly periods: string
  readonly closedThrough: string
  /** Part of a period that passes before its cash. */
  readonly cashShare: string
  readonly interestInPeriod: string
  /** Number of the party of the land exploitation; -1 when there is none. */
  readonly holder: string
  readonly bookValue: string
  readonly partyIds: string
  readonly firstYear: number
  readonly series: ReadonlyMap<string, SeriesPlace>
  readonly phases: ReadonlyMap<string, { readonly start: string; readonly end: string }>
}

/** The position in years of a day in a cell: a month is a twelfth, a day its part of that month. */
export function positionOf(day: string): string {
  return `YEAR(${day})+(MONTH(${day})-1+(DAY(${day})-1)/DAY(EOMONTH(${day},0)))/12`
}

type Fact = readonly [label: string, cell: Cell, about: string]

function facts(desk: Desk): Fact[] {
  const { case: areaCase, times } = desk.ledger
  const holds = say(desk, 'Ligt vast in dit werkboek.', 'Fixed in this workbook.')
  const words = (nl: string, en: string) => say(desk, nl, en)
  const own = (place: number) => cellReference('', 1, FIRST_ROW + place, '$$')
  const grex = areaCase.landExploitation
  return [
    [words('peildatum', 'valuation date'), fixed(serialDay(areaCase.valuationDate), 'date'), holds],
    [words('prijspeil', 'price level'), fixed(serialDay(casePriceLevel(areaCase)), 'date'), holds],
    [words('perioden per jaar', 'periods a year'), fixed(times.periodsPerYear, 'whole'), holds],
    [words('aantal perioden', 'number of periods'), fixed(times.periods, 'whole'), holds],
    [
      words('tijdconventie', 'convention'),
      input(times.convention, 'text', '/convention'),
      words(
        'begin, mid of end: wanneer het geld in een periode valt.',
        'begin, mid or end: when cash falls in a period.',
      ),
    ],
    [
      words('deel van de periode voor de kasstroom', 'part of the period before the cash'),
      formula(`IF(${own(4)}="begin",0,IF(${own(4)}="end",1,0.5))`, 'number'),
      '',
    ],
    [
      words('rente in de periode', 'interest in the period'),
      input(areaCase.interestInPeriod ?? 'compound', 'text', '/interestInPeriod'),
      words('compound (samengesteld) of simple (enkelvoudig).', 'compound or simple.'),
    ],
    [words('peildatum in jaren', 'valuation date in years'), formula(positionOf(own(0)), 'factor'), ''],
    [words('prijspeil in jaren', 'price level in years'), formula(positionOf(own(1)), 'factor'), ''],
    [
      words('laatste afgesloten periode', 'last closed period'),
      fixed(times.closedThrough, 'whole'),
      words('-1: geen periode is afgesloten.', '-1: no period is closed.'),
    ],
    [
      words('partij van de grondexploitatie', 'party of the land exploitation'),
      text(grex?.party ?? '-'),
      words(
        'Nummer in de lijst hieronder; -1: er is geen grondexploitatie.',
        'Number in the list below; -1: there is no land exploitation.',
      ),
    ],
    [
      words('boekwaarde', 'book value'),
      grex ? input(grex.bookValueEur, 'euro', '/landExploitation/bookValueEur') : fixed(0, 'euro'),
      words('Al uitgegeven min al ontvangen.', 'Spent minus received so far.'),
    ],
    [
      words('datum van de boekwaarde', 'date of the book value'),
      grex ? fixed(serialDay(grex.bookValueDate), 'date') : text('-'),
      holds,
    ],
  ]
}

function putParties(desk: Desk, draft: SheetDraft): string {
  const title = draft.nextRow + 1
  draft.put(title, 0, text(say(desk, 'Partijen', 'Parties'), 'label'))
  draft.putRow(
    title + 1,
    0,
    heads([
      say(desk, 'partij', 'party'),
      say(desk, 'naam', 'name'),
      say(desk, 'soort', 'kind'),
      say(desk, 'nummer', 'number'),
    ]),
  )
  const { parties } = desk.ledger
  parties.forEach((party, place) => {
    const cells = [text(party.id), text(told(desk, party.name)), text(party.kind), fixed(place + 1, 'whole')]
    draft.putRow(title + 2 + place, 0, cells)
  })
  const row = title + 2
  return rangeReference(draft.name, {
    column: 0,
    row,
    toColumn: 0,
    toRow: row + Math.max(0, parties.length - 1),
  })
}

function putPhases(desk: Desk, draft: SheetDraft): Assumptions['phases'] {
  const places = new Map<string, { start: string; end: string }>()
  const phases = desk.ledger.case.phases ?? []
  if (phases.length === 0) return places
  const title = draft.nextRow + 1
  draft.put(
    title,
    0,
    text(
      say(desk, 'Fasen (perioden, beide grenzen horen erbij)', 'Phases (periods, both ends included)'),
      'label',
    ),
  )
  draft.putRow(
    title + 1,
    0,
    heads([
      say(desk, 'fase', 'phase'),
      say(desk, 'deelgebied', 'subarea'),
      say(desk, 'begin', 'start'),
      say(desk, 'einde', 'end'),
    ]),
  )
  phases.forEach((phase, place) => {
    const row = title + 2 + place
    draft.putRow(row, 0, [text(phase.id), text(phase.area)])
    places.set(phase.id, {
      start: draft.put(row, 2, input(phase.start, 'whole', `/phases/${place}/start`)),
      end: draft.put(row, 3, input(phase.end, 'whole', `/phases/${place}/end`)),
    })
  })
  return places
}

/** First and last calendar year that any formula asks for. */
function yearsOf(desk: Desk): { firstYear: number; lastYear: number } {
  const { case: areaCase, times } = desk.ledger
  const levels = [areaCase.valuationDate, casePriceLevel(areaCase)]
  for (const priced of [...(areaCase.lines ?? []), ...(areaCase.programme ?? [])]) {
    if (priced.priceLevel !== undefined) levels.push(priced.priceLevel)
  }
  for (const clause of areaCase.clauses ?? []) {
    if (clause.kind === 'residual-price') levels.push(clause.inputs.peildatum)
  }
  const years = levels.map(day => Math.floor(monthPosition(day) / 12))
  const end = Math.floor(times.valuationYear + times.periods / times.periodsPerYear) + 1
  return { firstYear: Math.min(...years), lastYear: Math.max(...years, end) }
}

/** Uitgangspunten: dates, convention, parties, phases, and the rates by year. */
export function assumptionsSheet(desk: Desk): Assumptions {
  const draft = new SheetDraft(
    sheetNames(desk).assumptions,
    [40, 22, 18, 18, ...new Array<number>(40).fill(18)],
    {
      rows: HEAD_ROW,
      columns: 1,
    },
  )
  draft.putHead(
    say(desk, 'Uitgangspunten', 'Assumptions'),
    say(
      desk,
      'Gekleurde cellen kun je veranderen; alles rekent dan opnieuw.',
      'Coloured cells may be changed; everything is then worked out again.',
    ),
  )
  draft.putRow(
    HEAD_ROW,
    0,
    heads([say(desk, 'kenmerk', 'item'), say(desk, 'waarde', 'value'), say(desk, 'toelichting', 'note')]),
  )
  const places = facts(desk).map(([label, cell, about], place) => {
    draft.putRow(FIRST_ROW + place, 0, [
      text(label),
      undefined,
      about === '' ? undefined : text(about, 'note'),
    ])
    return draft.put(FIRST_ROW + place, 1, cell)
  })
  const place = (index: number): string => places[index]!
  const partyIds = putParties(desk, draft)
  const holderRow = FIRST_ROW + 10
  const holderFormula = formula(
    `IFERROR(MATCH(${cellReference('', 1, holderRow)},${partyIds},0),-1)`,
    'whole',
  )
  const holder = draft.put(holderRow, 3, holderFormula)
  const phases = putPhases(desk, draft)
  const { firstYear, lastYear } = yearsOf(desk)
  return {
    draft,
    valuationDate: nameIt(desk, 'Peildatum', 'Valuation_date', place(0)),
    periodsPerYear: nameIt(desk, 'Perioden_per_jaar', 'Periods_a_year', place(2)),
    periods: nameIt(desk, 'Aantal_perioden', 'Number_of_periods', place(3)),
    cashShare: nameIt(desk, 'Deel_voor_kasstroom', 'Part_before_cash', place(5)),
    interestInPeriod: nameIt(desk, 'Rente_in_periode', 'Interest_in_period', place(6)),
    valuationPosition: nameIt(desk, 'Peildatum_in_jaren', 'Valuation_date_in_years', place(7)),
    casePriceLevelPosition: nameIt(desk, 'Prijspeil_in_jaren', 'Price_level_in_years', place(8)),
    closedThrough: nameIt(desk, 'Afgesloten_tot_en_met', 'Closed_through', place(9)),
    holder: nameIt(desk, 'Partij_grondexploitatie', 'Party_land_exploitation', holder),
    bookValue: nameIt(desk, 'Boekwaarde', 'Book_value', place(11)),
    partyIds: nameIt(desk, 'Partijlijst', 'Party_list', partyIds),
    firstYear,
    phases,
    series: putYearTable(desk, draft, firstYear, lastYear),
  }
}
