import type { Appraisal } from '../../ledger/appraisal.ts'
import { firstYearRate } from '../../ledger/appraise.ts'
import { cellReference, rangeReference } from '../reference.ts'
import { fixed, formula, SheetDraft, text } from '../sheet-draft.ts'
import type { Assumptions } from './assumptions-sheet.ts'
import { type Desk, HEAD_ROW, heads, say, sheetNames, timeRange, told } from './desk.ts'
import type { ResultPlace } from './land-exploitation-sheet.ts'
import { type PartyPlaces, partyCashRange } from './parties-sheet.ts'
import type { TimesPlaces } from './times-sheet.ts'

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

const LABEL_COLUMN = 0
const FIRST_COLUMN = 2

function none(desk: Desk): string {
  return say(desk, 'geen', 'none')
}

/** Flows of a party on steps of half a period, and beside them the sign of the last flow that was not zero. */
function putFlows(
  { desk, times, parties }: Materials,
  draft: SheetDraft,
  place: number,
  first: number,
): void {
  const { periods } = desk.ledger.times
  const column = FIRST_COLUMN + place * 2
  const steps = timeRange(times.draft.name, times.stepRow, 0, periods)
  const cash = partyCashRange(desk, parties, place)
  for (let step = 0; step <= periods * 2; step += 1) {
    const row = first + step
    const sum = `SUMIFS(${cash},${steps},${cellReference('', LABEL_COLUMN, row, '$.')})`
    draft.put(row, column, formula(`IF(ABS(${sum})<0.005,0,${sum})`, 'euro'))
    const own = cellReference('', column, row, '$.')
    const before = step === 0 ? '0' : cellReference('', column + 1, row - 1, '$.')
    draft.put(row, column + 1, formula(`IF(${own}=0,${before},SIGN(${own}))`, 'whole'))
  }
}

/** Rates of return of one party: number of changes of sign, each root from its own start, and the one to show. */
function putReturns(
  materials: Materials,
  draft: SheetDraft,
  place: number,
  lay: { first: number; roots: number },
): ResultPlace[] {
  const { desk, assumptions, appraisal } = materials
  const party = desk.ledger.parties[place]
  if (!party) return []
  const { periods, periodsPerYear } = desk.ledger.times
  const column = FIRST_COLUMN + place * 2
  const last = lay.first + periods * 2
  const down = (at: number, from: number, to: number) =>
    rangeReference('', { column: at, row: from, toColumn: at, toRow: to })
  const signs = column + 1
  const changes = `SUMPRODUCT((${down(signs, lay.first + 1, last)}<>${down(signs, lay.first, last - 1)})*(${down(signs, lay.first, last - 1)}<>0))`
  const name = told(desk, party.name) || party.id
  draft.put(HEAD_ROW, column, text(party.id, 'head'))
  draft.put(HEAD_ROW, column + 1, text(name, 'head'))
  draft.put(HEAD_ROW + 1, column, formula(changes, 'whole'))
  const required = firstYearRate(desk.ledger, party.requiredReturn ?? party.rate)
  draft.put(HEAD_ROW + 2, column, fixed(required, 'percent'))
  const irr = appraisal.parties[party.id]?.irr
  const stepsPerYear = `(2*${assumptions.periodsPerYear})`
  const flows = down(column, lay.first, last)
  const rootRows = Array.from({ length: lay.roots }, (_, index) => HEAD_ROW + 4 + index * 2)
  rootRows.forEach((row, index) => {
    const root = irr?.roots[index]
    if (root === undefined && index > 0) return
    const start = (1 + (root ?? required)) ** (1 / (2 * periodsPerYear)) - 1
    draft.put(row + 1, column, fixed(Math.round(start * 1e6) / 1e6, 'factor'))
    const found = `(1+IRR(${flows},${cellReference('', column, row + 1)}))^${stepsPerYear}-1`
    const marks = root === undefined ? {} : { answer: `/parties/${party.id}/irr/roots/${index}` }
    draft.put(
      row,
      column,
      formula(
        `IF(${cellReference('', column, HEAD_ROW + 1)}=0,"${none(desk)}",IFERROR(${found},"${none(desk)}"))`,
        'percent',
        marks,
      ),
    )
  })
  const preferred = irr && irr.preferred !== null ? irr.roots.indexOf(irr.preferred) : 0
  const shown = cellReference('', column, rootRows[Math.max(0, preferred)] ?? HEAD_ROW + 4, '..')
  const reference = draft.put(HEAD_ROW + 3, column, formula(shown, 'percent', { role: 'result' }))
  const label = `${name}: ${say(desk, 'rendement per jaar (irr)', 'return a year (irr)')}`
  return [{ label, reference, format: 'percent', answer: `/parties/${party.id}/irr/preferred` }]
}

/** Rendement: the yearly return of every party, found on its flows in steps of half a period. */
export function returnsSheet(materials: Materials): ReturnPlaces {
  const { desk, appraisal } = materials
  const { parties, times } = desk.ledger
  const widths = [44, 12, ...parties.flatMap(() => [18, 18])]
  const draft = new SheetDraft(sheetNames(desk).returns, widths, { rows: HEAD_ROW, columns: 2 })
  const roots = parties.reduce(
    (most, party) => Math.max(most, appraisal.parties[party.id]?.irr.roots.length ?? 0),
    1,
  )
  draft.put(1, 0, text(say(desk, 'Rendement', 'Return'), 'title'))
  draft.put(
    2,
    0,
    text(
      say(
        desk,
        'Bij meer dan een tekenwisseling kan er meer dan een rendement zijn; het zoeken begint bij de startwaarde.',
        'With more than one change of sign there can be more than one return; the search begins at the starting value.',
      ),
      'note',
    ),
  )
  draft.putRow(HEAD_ROW, 0, heads([say(desk, 'rij', 'row'), say(desk, 'jaren', 'years')]))
  const labels = [
    say(desk, 'tekenwisselingen', 'changes of sign'),
    say(desk, 'gevraagd rendement', 'required return'),
    say(desk, 'rendement per jaar', 'return a year'),
    ...Array.from({ length: roots }, (_, index) => [
      say(desk, `gevonden rendement ${index + 1}`, `return found ${index + 1}`),
      say(
        desk,
        `startwaarde ${index + 1}, per halve periode`,
        `starting value ${index + 1}, per half period`,
      ),
    ]).flat(),
  ]
  labels.forEach((label, index) => {
    draft.put(HEAD_ROW + 1 + index, LABEL_COLUMN, text(label))
  })
  const first = HEAD_ROW + 6 + roots * 2
  draft.put(
    first - 1,
    LABEL_COLUMN,
    text(say(desk, 'stap van een halve periode', 'step of half a period'), 'label'),
  )
  for (let step = 0; step <= times.periods * 2; step += 1) {
    draft.put(first + step, LABEL_COLUMN, fixed(step, 'whole'))
    draft.put(
      first + step,
      1,
      formula(
        `${cellReference('', LABEL_COLUMN, first + step, '$.')}/(2*${materials.assumptions.periodsPerYear})`,
        'number',
      ),
    )
  }
  const results = parties.flatMap((_, place) => {
    putFlows(materials, draft, place, first)
    return putReturns(materials, draft, place, { first, roots })
  })
  return { draft, results }
}
