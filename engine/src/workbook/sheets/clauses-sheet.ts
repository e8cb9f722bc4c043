import { cellReference } from '../reference.ts'
import { SheetDraft } from '../sheet-draft.ts'
import { ClauseBlock, type ClauseMaterials } from './clause-block.ts'
import { type Paid, putClause } from './clause-rows.ts'
import { HEAD_ROW, say, sheetNames, timeHeads, timeWidths } from './desk.ts'

/** Where the clauses stand. */
export interface ClausePlaces {
  /** Undefined when the case has none. */
  readonly draft: SheetDraft | undefined
  /** What a clause pays at t, from another sheet. */
  readonly paid: (id: string, t: number) => string
}

/** Clausules: every clause with its inputs, steps and payments, in the order in which they see each other. */
export function clausesSheet(materials: ClauseMaterials): ClausePlaces {
  const { desk } = materials
  const clauses = desk.ledger.case.clauses ?? []
  if (clauses.length === 0) return { draft: undefined, paid: () => '0' }
  const draft = new SheetDraft(sheetNames(desk).clauses, timeWidths(desk, [26, 44, 14, 14, 18]), {
    rows: HEAD_ROW,
    columns: 2,
  })
  draft.putHead(
    say(desk, 'Clausules', 'Clauses'),
    say(
      desk,
      'Elke clausule ziet de uitkomst na de clausules boven haar. Zonder risico: geen gebeurtenis, geen vertraging.',
      'Every clause sees the result after the clauses above it. Without risk: no event, no delay.',
    ),
  )
  const labels = [
    say(desk, 'clausule', 'clause'),
    say(desk, 'wat', 'what'),
    say(desk, 'van', 'from'),
    say(desk, 'naar', 'to'),
    say(desk, 'waarde', 'value'),
  ]
  draft.putRow(HEAD_ROW, 0, timeHeads(desk, labels))
  const paid = new Map<string, Paid>()
  clauses.forEach((clause, place) => {
    paid.set(clause.id, putClause(new ClauseBlock(materials, draft, clause, place)))
  })
  const sheet = cellReference(draft.name, 0, 1).split('!').slice(0, -1).join('!')
  return { draft, paid: (id, t) => `${sheet}!${paid.get(id)!(t)}` }
}
