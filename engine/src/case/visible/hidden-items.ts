import { vatLineId } from '../checks/scope.ts'
import type { Case, Clause } from '../types.ts'

/** What readers may not see, by id. */
export interface HiddenItems {
  /** Lines of the file and programme rows. */
  readonly payments: ReadonlySet<string>
  /** The same with the VAT lines of hidden lines, by which other parts may name them. */
  readonly named: ReadonlySet<string>
  /** Clauses whose pay-off would tell something about a hidden payment. */
  readonly clauses: ReadonlySet<string>
}

/** Parties that look together; none for a reader who is no party and sees what is open to all. */
export type Readers = readonly string[]

function isClosedTo(readers: Readers, visibleTo: readonly string[] | undefined): boolean {
  return visibleTo !== undefined && !readers.some(party => visibleTo.includes(party))
}

/**
 * Lines and rows that the readers may not see: those that name none of them in `visibleTo`, and, because their amount would
 * give a hidden one away, percentages of a hidden line and quantities of a hidden row.
 */
function hiddenPayments(areaCase: Case, readers: Readers): Set<string> {
  const rows = areaCase.programme ?? []
  const lines = areaCase.lines ?? []
  const hidden = new Set(
    [...rows, ...lines].filter(item => isClosedTo(readers, item.visibleTo)).map(item => item.id),
  )
  for (let before = -1; before !== hidden.size; ) {
    before = hidden.size
    for (const line of lines) {
      const { amount } = line.quantity ?? {}
      const row = typeof amount === 'object' ? amount.of.split('/')[0]! : ''
      if (line.percent?.of.some(id => hidden.has(id)) || hidden.has(row)) hidden.add(line.id)
    }
  }
  return hidden
}

/** Parties of whom a hidden payment or clause moves the cash. */
function touchedParties(areaCase: Case, payments: ReadonlySet<string>): Set<string> {
  const rows = (areaCase.programme ?? []).filter(row => payments.has(row.id))
  const lines = (areaCase.lines ?? []).filter(line => payments.has(line.id))
  return new Set([
    ...rows.flatMap(row => [row.payer, row.payee]),
    ...lines.flatMap(line => [line.from, line.to]),
  ])
}

/** Lines and rows that a clause names, as it stands in `of`, `items` and `programme`. */
function namedPayments(clause: Clause): string[] {
  switch (clause.kind) {
    case 'residual-price':
      return [clause.inputs.programme]
    case 'min-price-share':
      return clause.inputs.of
    case 'cost-recovery-settlement':
      return clause.inputs.items
    case 'guarantee':
      return [clause.inputs.of]
    case 'guarantee-fee':
      return clause.inputs.of === undefined ? [] : [clause.inputs.of]
    default:
      return []
  }
}

/** The party whose whole cash a clause looks at. */
function watchedParty(clause: Clause): string | undefined {
  switch (clause.kind) {
    case 'overage':
    case 'clawback':
    case 'subsidy-clawback':
      return clause.from
    case 'first-loss':
    case 'stop-loss':
      return clause.to
    case 'guarantee':
      return clause.inputs.of
    case 'loan':
      return clause.inputs.draw === 'as-needed' || clause.inputs.repay === 'sweep' ? clause.to : undefined
    default:
      return undefined
  }
}

/** Everything that the readers may not see, worked out down to the clauses that depend on it. */
export function hiddenItems(areaCase: Case, readers: Readers): HiddenItems {
  const payments = hiddenPayments(areaCase, readers)
  const taxed = (areaCase.lines ?? []).filter(line => line.vat && payments.has(line.id))
  const named = new Set([...payments, ...taxed.map(line => vatLineId(line.id))])
  const touched = touchedParties(areaCase, payments)
  const clauses = new Set<string>()
  for (const clause of areaCase.clauses ?? []) {
    const watched = watchedParty(clause)
    const tells = namedPayments(clause).some(id => named.has(id))
    if (!tells && (watched === undefined || !touched.has(watched))) continue
    clauses.add(clause.id)
    touched.add(clause.from)
    touched.add(clause.to)
  }
  return { payments, named, clauses }
}
