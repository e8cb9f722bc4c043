import { type Parameter, parameterOn } from '../../parameters/parameter.ts'
import { type ProgrammeCategory, programmeCategories } from '../../parameters/programme-categories.ts'
import { isPublicKind } from '../case/party-kinds.ts'
import type { Case, Party, ProgrammeLine } from '../case/types.ts'
import type { Appraisal } from '../ledger/appraisal.ts'
import { bbvRate, type Ledger, type LedgerLine } from '../ledger/ledger.ts'
import { discountFactors, presentValue } from '../ledger/present-value.ts'

/** What the rules look at: a case, worked out. */
export interface RuleScene {
  readonly case: Case
  readonly ledger: Ledger
  readonly appraisal: Appraisal
  /** Day on which the rules are read: the valuation date. */
  readonly day: string
  /** Value at the valuation date of what a line pays, at the discount rate of public accounts (BBV). */
  readonly presentEur: (line: LedgerLine) => number
}

/** Works out what the rules look at. */
export function ruleScene(ledger: Ledger, appraisal: Appraisal): RuleScene {
  const factors = discountFactors(ledger.times, bbvRate(ledger.case))
  return {
    case: ledger.case,
    ledger,
    appraisal,
    day: ledger.case.valuationDate,
    presentEur: line => presentValue(line.cashEur, factors),
  }
}

const marketKinds: readonly Party['kind'][] = ['ontwikkelaar', 'bouwbedrijf', 'belegger', 'eigenaar']

/** A public body. */
export const isPublic = (party: Party | undefined): boolean => isPublicKind(party?.kind)

/** An undertaking of the market; housing associations have rules of their own. */
export const isMarket = (party: Party | undefined): boolean =>
  party !== undefined && marketKinds.includes(party.kind)

/** The party that pays or gets a line; undefined for outside. */
export const partyAt = (scene: RuleScene, place: number): Party | undefined => scene.ledger.parties[place]

/** The sum over lines that pass a test of their value at the valuation date, in euro. */
export function presentOf(scene: RuleScene, test: (line: LedgerLine) => boolean): number {
  return scene.ledger.lines.reduce((sum, line) => (test(line) ? sum + scene.presentEur(line) : sum), 0)
}

const categoryOf = new Map<string, ProgrammeCategory>(programmeCategories.map(one => [one.code, one]))

/** The rows of the programme that are homes. */
export function homeRows(scene: RuleScene): readonly (ProgrammeLine & { readonly isAffordable: boolean })[] {
  return (scene.case.programme ?? []).flatMap(row => {
    const category = categoryOf.get(row.category)
    return category?.isHome ? [{ ...row, isAffordable: category.isAffordable }] : []
  })
}

/** Number of homes in rows that pass a test. */
export const homesIn = (rows: readonly ProgrammeLine[]): number =>
  rows.reduce((sum, row) => sum + row.units, 0)

/** The name of a party for a sentence. */
export const nameOf = (party: Party): string => party.name?.nl ?? party.id

/** The dated figure that holds on the day of the scene; the first one for a day before all of them. */
export function parameterFor(scene: RuleScene, rows: readonly Parameter[]): Parameter {
  const first = rows.toSorted((one, other) => one.validFrom.localeCompare(other.validFrom))[0]
  return parameterOn(rows, scene.day) ?? first!
}

/** Years from the valuation date to the end of period t. */
export const yearsAt = (scene: RuleScene, t: number): number => t / scene.ledger.times.periodsPerYear
