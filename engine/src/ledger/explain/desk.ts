import type { Words } from '../../case/shape.ts'
import type { Bilingual, Rate } from '../../case/types.ts'
import { growthParts } from '../growth.ts'
import { type LandExploitationBook, landExploitationBook } from '../land-exploitation.ts'
import type { Ledger, LedgerLine } from '../ledger.ts'
import { constant, type Figure, type Reference } from './figure.ts'

/** What the explainers work from: a ledger, its land exploitation once it was asked for, and every other figure. */
export interface Desk {
  readonly ledger: Ledger
  readonly book: () => LandExploitationBook | null
  /** The figure at a pointer; undefined when there is none. */
  readonly find: (pointer: string) => Figure | undefined
}

/** Opens a desk on a ledger; every figure is looked up once. */
export function openDesk(ledger: Ledger, explain: (desk: Desk, pointer: string) => Figure | undefined): Desk {
  let book: LandExploitationBook | null | undefined
  const found = new Map<string, Figure | undefined>()
  const desk: Desk = {
    ledger,
    book: () => {
      book ??= landExploitationBook(ledger)
      return book
    },
    find: pointer => {
      if (!found.has(pointer)) found.set(pointer, explain(desk, pointer))
      return found.get(pointer)
    },
  }
  return desk
}

/** A rate of the case and where it is written; a default has no place. */
export interface NamedRate {
  readonly rate: Rate
  readonly pointer: string | null
}

/** The common rate: written, or that of welfare, or its default. */
export function namedCommonRate({ ledger }: Desk): NamedRate {
  const { common, social } = ledger.case.rates
  if (common !== undefined) return { rate: common, pointer: '/case/rates/common' }
  if (social !== undefined) return { rate: social, pointer: '/case/rates/social' }
  return { rate: 0.0225, pointer: null }
}

/** The rate of the BBV: written or its default. */
export function namedBbvRate({ ledger }: Desk): NamedRate {
  const { bbv } = ledger.case.rates
  return bbv === undefined ? { rate: 0.02, pointer: null } : { rate: bbv, pointer: '/case/rates/bbv' }
}

/** The interest of the land exploitation. */
export function namedInterest({ ledger }: Desk): NamedRate {
  return { rate: ledger.case.rates.interest, pointer: '/case/rates/interest' }
}

/** The own rate of a party, by its place. */
export function namedPartyRate({ ledger }: Desk, place: number): NamedRate {
  return { rate: ledger.parties[place]!.rate, pointer: `/case/parties/${place}/rate` }
}

const YEARS: Words = { nl: 'jaren', en: 'years' }
const RATE: Words = { nl: 'rente per jaar', en: 'rate a year' }

/** The pairs of rate and years between two positions, for the operations on growth. */
export function growthInputs({ rate, pointer }: NamedRate, from: number, to: number): Reference[] {
  return growthParts(rate, from, to).flatMap(part => {
    const rateInput: Reference =
      pointer === null
        ? constant('of', part.rate, 'rate', RATE)
        : { operator: 'of', pointer: part.row === undefined ? pointer : `${pointer}/${part.row}/rate` }
    return [rateInput, constant('of', part.years, 'years', YEARS)]
  })
}

/** A text in both languages, Dutch where there is no English. */
export function words(text: Bilingual): Words {
  return { nl: text.nl, en: text.en ?? text.nl }
}

/** The pointer of a ledger line's own figures. */
export function linePointer(line: LedgerLine): string {
  return `/${line.kind === 'clause' ? 'clauses' : 'lines'}/${line.id}`
}

/** What a reader calls a ledger line: its name, or its id. */
export function lineName({ ledger }: Desk, line: LedgerLine): Words {
  const index = Number(line.pointer.split('/')[2])
  const name = line.kind === 'row' ? ledger.case.programme?.[index]?.name : ledger.case.lines?.[index]?.name
  if (line.kind === 'clause') return { nl: `afspraak ${line.id}`, en: `clause ${line.id}` }
  const own = name ? words(name) : { nl: line.id, en: line.id }
  return line.kind === 'vat' ? { nl: `btw: ${own.nl}`, en: `VAT: ${own.en}` } : own
}

/** What a reader calls a party: its name, or its id. */
export function partyName({ ledger }: Desk, place: number): Words {
  const { id, name } = ledger.parties[place]!
  return words(name ?? { nl: id })
}

/** Two texts joined. */
export function joined(first: Words, second: Words): Words {
  return { nl: `${first.nl}: ${second.nl}`, en: `${first.en}: ${second.en}` }
}

/** A text with the number of a period. */
export function atPeriod(text: Words, t: number): Words {
  return { nl: `${text.nl}, t ${t}`, en: `${text.en}, t ${t}` }
}
