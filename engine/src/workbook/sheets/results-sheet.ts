import type { Appraisal } from '../../ledger/appraisal.ts'
import { cellReference, quoted } from '../reference.ts'
import { formula, SheetDraft, text } from '../sheet-draft.ts'
import type { AmountPlaces } from './amounts-sheet.ts'
import type { CashPlaces } from './cash-sheet.ts'
import { type Desk, FIRST_ROW, HEAD_ROW, heads, say, sheetNames, timeRange } from './desk.ts'
import type { LandExploitationPlaces, ResultPlace } from './land-exploitation-sheet.ts'
import type { LinePlaces } from './lines-sheet.ts'
import type { PartyPlaces } from './parties-sheet.ts'
import type { ReturnPlaces } from './returns-sheet.ts'
import { discountRange, type TimesPlaces } from './times-sheet.ts'

interface Materials {
  readonly desk: Desk
  readonly lines: LinePlaces
  readonly times: TimesPlaces
  readonly amounts: AmountPlaces
  readonly cash: CashPlaces
  readonly landExploitation: LandExploitationPlaces | undefined
  readonly parties: PartyPlaces
  readonly returns: ReturnPlaces
  readonly appraisal: Appraisal
}

type Row = Omit<ResultPlace, 'reference'> & { readonly source: string }

function areaRows({ desk, lines, times, amounts, cash, parties }: Materials): Row[] {
  const flows = timeRange(cash.draft.name, cash.areaRow, 0, desk.ledger.times.periods)
  const npv = `SUMPRODUCT(${flows},${discountRange(desk, times, 'common')})`
  const gebied = say(desk, 'Gebied', 'Area')
  return [
    {
      label: `${gebied}: ${say(desk, 'resultaat op prijspeil', 'result at price level')}`,
      source: `SUMPRODUCT(${lines.column('areaSign')},${amounts.totals})`,
      format: 'euro',
      answer: '/area/atPriceLevelEur',
    },
    {
      label: `${gebied}: ${say(desk, 'resultaat met inflatie', 'result with inflation')}`,
      source: `SUM(${flows})`,
      format: 'euro',
      answer: '/area/realEur',
      difference: parties.conservation,
    },
    {
      label: `${gebied}: ${say(desk, 'netto contante waarde, gezamenlijk disconto', 'npv at the common rate')}`,
      source: npv,
      format: 'euro',
      answer: '/area/npvEur',
      difference: `${parties.totalNpvCommon}-${cellReference('', 1, FIRST_ROW + 2)}`,
    },
    {
      label: say(
        desk,
        'Verschil door eigen disconto van de partijen',
        'Difference by the own rates of the parties',
      ),
      source: `${parties.totalNpvOwn}-${cellReference('', 1, FIRST_ROW + 2)}`,
      format: 'euro',
      answer: '/rateDifferenceEur',
    },
  ]
}

/** A difference larger than this, against the size of the area, is a mistake; what is no figure is not compared. */
function verdict(desk: Desk, difference: string): string {
  const size = `ABS(${cellReference('', 1, FIRST_ROW + 2)})`
  const [holds, fails] = [say(desk, 'klopt', 'holds'), say(desk, 'klopt niet', 'does not hold')].map(quoted)
  const compared = `IF(ABS(${difference})<0.005+${size}*0.000000001,${holds},${fails})`
  return `IFERROR(${compared},${quoted(say(desk, 'n.v.t.', 'n/a'))})`
}

function putChecks(desk: Desk, draft: SheetDraft, { checks }: Appraisal): void {
  const title = draft.nextRow + 1
  draft.put(
    title,
    0,
    text(say(desk, 'Controles op het moment van maken', 'Checks at the time of making'), 'label'),
  )
  checks.forEach((check, place) => {
    const held = check.ok ? say(desk, 'klopt', 'holds') : say(desk, 'let op', 'take note')
    draft.putRow(title + 1 + place, 0, [text(check.text[desk.language]), text(held)])
  })
}

/** Resultaat: every answer of the appraisal, with the differences that must be zero. */
export function resultsSheet(materials: Materials): SheetDraft {
  const { desk, landExploitation, parties, returns, appraisal } = materials
  const draft = new SheetDraft(sheetNames(desk).results, [70, 24, 22, 16], { rows: HEAD_ROW, columns: 1 })
  draft.putHead(
    say(desk, 'Resultaat', 'Results'),
    say(
      desk,
      'Plus is goed voor de partij. Bedragen in euro.',
      'Plus is good for the party. Amounts in euro.',
    ),
  )
  draft.putRow(
    HEAD_ROW,
    0,
    heads([
      say(desk, 'uitkomst', 'result'),
      say(desk, 'waarde', 'value'),
      say(desk, 'verschil, moet nul zijn', 'difference, must be zero'),
      say(desk, 'controle', 'check'),
    ]),
  )
  const linked = [...(landExploitation?.results ?? []), ...parties.results, ...returns.results]
  const rows: Row[] = [
    ...areaRows(materials),
    ...linked.map(({ reference, ...result }) => ({ ...result, source: reference })),
  ]
  rows.forEach(({ label, source, format, answer, difference }, place) => {
    const row = FIRST_ROW + place
    draft.put(row, 0, text(label))
    draft.put(row, 1, formula(source, format, { role: 'result', answer }))
    if (difference === undefined) return
    draft.put(row, 2, formula(difference, 'euro'))
    draft.put(row, 3, formula(verdict(desk, cellReference('', 2, row)), 'text'))
  })
  putChecks(desk, draft, appraisal)
  return draft
}
