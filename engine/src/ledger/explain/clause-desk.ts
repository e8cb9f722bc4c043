import type { Words } from '../../case/shape.ts'
import type { Clause } from '../../case/types.ts'
import type { LedgerLine } from '../ledger.ts'
import { type Desk, joined } from './desk.ts'
import { evaluateOperation } from './explanation.ts'
import type { Figure, FigureUnit, How, Reference } from './figure.ts'

/** A clause under explanation. */
export interface ClauseDesk<C extends Clause = Clause> {
  readonly desk: Desk
  readonly clause: C
  readonly worked: LedgerLine
  /** Place of the clause in the case. */
  readonly index: number
  /** Pointer of the clause's own figures. */
  readonly own: string
}

/** A reference to an input of the clause as it is written in the case. */
export function written(clauseDesk: ClauseDesk, ...steps: (string | number)[]): string {
  return ['/case/clauses', clauseDesk.index, 'inputs', ...steps].join('/')
}

/** A figure whose value is worked out from its inputs. */
export function derived(clauseDesk: ClauseDesk, text: Words, unit: FigureUnit, how: How): Figure {
  const { desk, clause } = clauseDesk
  const amountAt = (input: Reference): number | null =>
    'pointer' in input ? desk.find(input.pointer)!.value : input.constant
  const inputs = how.inputs.map(input => ({ operator: input.operator, value: amountAt(input) }))
  return {
    label: joined({ nl: `afspraak ${clause.id}`, en: `clause ${clause.id}` }, text),
    value: evaluateOperation(how.operation, inputs),
    unit,
    how: () => how,
  }
}

/** Cash of a party in one period before this clause: all lines and the clauses ahead of it. */
export function linesBefore(clauseDesk: ClauseDesk, party: number): { line: LedgerLine; sign: number }[] {
  const { lines } = clauseDesk.desk.ledger
  const before = lines.slice(0, lines.indexOf(clauseDesk.worked))
  return before.flatMap(line => {
    const sign = Number(line.to === party) - Number(line.from === party)
    return sign === 0 ? [] : [{ line, sign }]
  })
}

/** A reference that only has a place. */
export function of(pointer: string): Reference {
  return { operator: 'of', pointer }
}
