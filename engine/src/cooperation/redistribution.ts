import type { Bilingual, Case, Line, Party, Variant } from '../case/types.ts'
import type { Payment } from './land-lines.ts'

/** What a settlement divides. */
export type Divided = 'costs' | 'revenues'

/** A payment between two parties that is a share of other payments, period by period. */
export interface Settlement {
  readonly from: string
  readonly to: string
  readonly share: number
  readonly of: readonly Payment[]
  readonly account: Line['account']
  readonly name: Bilingual
  readonly divides: Divided
}

/**
 * Collects what a form changes in a case, as a variant. External lines keep their amount and only change who pays or
 * gets them; everything else is a line between parties. So the cash of the area is the same in every form.
 */
export class Redistribution {
  readonly #case: Case
  readonly #set: { path: string; value: unknown }[] = []
  readonly #remove: string[] = []
  readonly #taken: Set<string>
  /** Ids of the settlement lines, by what they divide. */
  readonly settled: Record<Divided, string[]> = { costs: [], revenues: [] }

  constructor(areaCase: Case) {
    this.#case = areaCase
    const { lines, programme, clauses } = areaCase
    this.#taken = new Set(
      [...(lines ?? []), ...(programme ?? []), ...(clauses ?? [])].flatMap(({ id }) => [id, `${id}-btw`]),
    )
  }

  addParty(party: Party): void {
    this.#set.push({ path: `/parties/@${party.id}`, value: party })
  }

  /** Lets a party pay. */
  payBy(payments: readonly Payment[], who: string): void {
    for (const payment of payments) if (payment.from !== who) this.#turn(payment, 'from', who)
  }

  /**
   * Lets a party get. Where that party pays itself, the payment stays and comes straight back: other lines may be a share
   * of it.
   */
  getBy(payments: readonly Payment[], who: string): void {
    for (const payment of payments.filter(one => one.from !== who && one.to !== who))
      this.#turn(payment, 'to', who)
    const own = payments.filter(one => one.from === who)
    for (const [payee, of] of Map.groupBy(own, payment => payment.to))
      this.settle({
        from: payee,
        to: who,
        share: 1,
        of,
        account: 'opbrengst-overig',
        name: { nl: 'Terug: eigen grond', en: 'Back: own land' },
        divides: 'revenues',
      })
  }

  #turn(payment: Payment, side: 'from' | 'to', who: string): void {
    const { id } = payment.item
    // Rows bring in land prices: only who gets them is turned.
    if (payment.kind === 'row') {
      this.#set.push({ path: `/programme/@${id}/payee`, value: who })
      return
    }
    this.#set.push({ path: `/lines/@${id}/${side}`, value: who })
    const other = side === 'from' ? payment.to : payment.from
    const holder = this.#case.landExploitation?.party
    if (payment.item.grex === true && who !== holder && other !== holder)
      this.#remove.push(`/lines/@${id}/grex`)
  }

  /** Adds the lines of a settlement: one for each circle of readers, with the tax that cannot be recovered. */
  settle(settlement: Settlement): void {
    const { from, to, share, of, account, name, divides } = settlement
    if (from === to || share === 0) return
    const groups = Map.groupBy(of, ({ kind, item }) => {
      const vat = kind === 'line' && divides === 'costs' ? item.vat : undefined
      return JSON.stringify([item.visibleTo ?? null, vat ? vat.rate * (1 - vat.recoverable) : 0])
    })
    for (const [key, payments] of groups) {
      const [visibleTo, taxShare] = JSON.parse(key) as [string[] | null, number]
      const id = this.#freshId()
      const line: Line = {
        id,
        account,
        from,
        to,
        percent: { share: share * (1 + taxShare), of: payments.map(payment => payment.item.id) },
        name,
        ...(visibleTo ? { visibleTo } : {}),
      }
      this.#set.push({ path: `/lines/@${id}`, value: line })
      this.settled[divides].push(id)
    }
  }

  #freshId(): string {
    let number = 1
    while (this.#taken.has(`vorm-${number}`)) number += 1
    const id = `vorm-${number}`
    this.#taken.add(id)
    return id
  }

  /** The changes as a variant of the case. */
  variant(id: string, reason: Bilingual): Variant {
    return {
      id,
      reason,
      set: this.#set as unknown as NonNullable<Variant['set']>,
      ...(this.#remove.length > 0 ? { remove: this.#remove } : {}),
    }
  }
}
