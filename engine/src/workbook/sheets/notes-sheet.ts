import type { Appraisal } from '../../ledger/appraisal.ts'
import { serialDay } from '../reference.ts'
import { fixed, longText, SheetDraft, text } from '../sheet-draft.ts'
import type { Cell } from '../workbook.ts'
import { type Desk, HEAD_ROW, heads, say, sheetNames, told } from './desk.ts'

function howToRead(desk: Desk): string[] {
  const words = (nl: string, en: string) => say(desk, nl, en)
  return [
    words(
      'Dit werkboek rekent de gebiedsexploitatie na met levende formules.',
      'This workbook works the area business case out with live formulas.',
    ),
    words(
      'Verander een gekleurde cel en alles rekent opnieuw: prijzen, hoeveelheden, rentes en indexen.',
      'Change a coloured cell and everything is worked out again: prices, quantities, rates and indices.',
    ),
    words(
      'Bedragen zijn in euro en staan in de richting van de regel: van de betaler naar de ontvanger.',
      'Amounts are in euro, in the direction of the line: from the payer to the payee.',
    ),
    words(
      'In uitkomsten is plus goed voor de partij. Betalingen tussen partijen vallen in het gebied tegen elkaar weg.',
      'In results plus is good for the party. Payments between parties cancel in the area.',
    ),
    words(
      'Op elk blad met perioden is dezelfde kolom dezelfde t; t = 0 is de peildatum.',
      'On every sheet with periods the same column is the same t; t = 0 is the valuation date.',
    ),
    words(
      'Data, het aantal perioden en de lijst van regels liggen vast: maak daarvoor een nieuw werkboek.',
      'Dates, the number of periods and the list of lines are fixed: make a new workbook for those.',
    ),
    words(
      'Leningen staan er niet in: de uitkomst is voor financiering. Risico is niet gesimuleerd.',
      'Loans are not in it: the result is before finance. Risk is not simulated.',
    ),
    words(
      'Alleen wat je mag zien staat erin; de uitkomsten horen bij die regels.',
      'It holds only what you may see; the results belong to those lines.',
    ),
  ]
}

/** Toelichting: what this is, how to read it, and which case it was made from. */
export function notesSheet(desk: Desk, appraisal: Appraisal, variantId: string | undefined): SheetDraft {
  const { case: areaCase, times } = desk.ledger
  const draft = new SheetDraft(sheetNames(desk).notes, [34, 110], { rows: HEAD_ROW, columns: 0 })
  draft.put(1, 0, text(told(desk, areaCase.name), 'title'))
  draft.putRow(HEAD_ROW, 0, heads([say(desk, 'kenmerk', 'item'), say(desk, 'waarde', 'value')]))
  const rows: (readonly [string, Cell])[] = [
    [say(desk, 'gebiedsexploitatie', 'area business case'), text(areaCase.id)],
    [say(desk, 'toelichting', 'note'), longText(told(desk, areaCase.note))],
    [say(desk, 'variant', 'variant'), text(variantId ?? say(desk, 'basis', 'base'))],
    [say(desk, 'peildatum', 'valuation date'), fixed(serialDay(areaCase.valuationDate), 'date')],
    [say(desk, 'tijdconventie bij het maken', 'convention when made'), text(times.convention)],
    [say(desk, 'bestandsformaat', 'file format'), text(areaCase.format)],
    [
      say(desk, 'vingerafdruk van de invoer (sha-256)', 'fingerprint of the input (sha-256)'),
      text(appraisal.inputHash),
    ],
  ]
  rows.forEach(([label, cell], place) => {
    draft.putRow(HEAD_ROW + 1 + place, 0, [text(label), cell])
  })
  const title = draft.nextRow + 1
  draft.put(title, 0, text(say(desk, 'Zo lees je dit', 'How to read this'), 'label'))
  howToRead(desk).forEach((sentence, place) => {
    draft.put(title + 1 + place, 0, text(sentence))
  })
  return draft
}

/** Bronnen: where the figures come from. */
export function sourcesSheet(desk: Desk): SheetDraft {
  const draft = new SheetDraft(sheetNames(desk).sources, [16, 100, 50, 14], { rows: HEAD_ROW, columns: 1 })
  draft.putHead(
    say(desk, 'Bronnen', 'Sources'),
    say(
      desk,
      'De regels noemen hun bron op het blad Regels.',
      'The lines name their source on the sheet Lines.',
    ),
  )
  const labels = [
    say(desk, 'bron', 'source'),
    say(desk, 'tekst', 'text'),
    say(desk, 'adres', 'address'),
    say(desk, 'datum', 'date'),
  ]
  draft.putRow(HEAD_ROW, 0, heads(labels))
  const sources = desk.ledger.case.sources ?? []
  sources.forEach((source, place) => {
    const day = source.date === undefined ? undefined : fixed(serialDay(source.date), 'date')
    draft.putRow(HEAD_ROW + 1 + place, 0, [
      text(source.id),
      longText(source.text),
      text(source.url ?? ''),
      day,
    ])
  })
  return draft
}
