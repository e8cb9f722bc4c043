import { applyVariant } from '../case/parse-case.ts'
import type { Case } from '../case/types.ts'
import type { Appraisal } from '../ledger/appraisal.ts'
import { appraiseLedger, CaseProblem } from '../ledger/appraise.ts'
import { buildLedger } from '../ledger/build-ledger.ts'
import { type Ledger, lineById } from '../ledger/ledger.ts'
import { total } from '../ledger/position.ts'
import { type CooperationVariant, cooperationVariant, type NoCooperation } from './cooperation-variant.ts'
import type { Divided } from './redistribution.ts'
import { type CooperationModel, type CooperationTerms, cooperationModels } from './terms.ts'

/** One form worked out. */
export interface ComparedModel {
  readonly form: CooperationModel
  readonly appraisal: Appraisal
  /** Part of land costs and of land revenues that ends with each party, 0 to 1; a line of nought gives no parts. */
  readonly bears: Readonly<Record<Divided, Readonly<Record<string, number>>>>
}

/** All models of cooperation laid over one case, or why they cannot be. */
export type ComparedModels = readonly ComparedModel[] | NoCooperation

/** Real cash of a line with the tax on it that is not recovered. */
function cashOf(ledger: Ledger, id: string): number {
  const tax = lineById(ledger, `${id}-btw`)
  return total(lineById(ledger, id)!.cashEur) + (tax ? total(tax.cashEur) : 0)
}

/** What each party bears of the costs, or gets of the revenues, after settling, as part of the whole. */
function partsOf(
  ledger: Ledger,
  found: CooperationVariant,
  divided: Divided,
): Readonly<Record<string, number>> {
  const byParty = ledger.parties.map(() => 0)
  let wholeEur = 0
  const add = (place: number, eur: number) => {
    byParty[place]! += eur
  }
  for (const id of found.payments[divided]) {
    const line = lineById(ledger, id)!
    const eur = cashOf(ledger, id)
    add(divided === 'costs' ? line.from : line.to, eur)
    wholeEur += eur
  }
  for (const id of found.settled[divided]) {
    const line = lineById(ledger, id)!
    const eur = cashOf(ledger, id) * (divided === 'costs' ? 1 : -1)
    add(line.from, eur)
    add(line.to, -eur)
  }
  if (wholeEur === 0) return {}
  return Object.fromEntries(ledger.parties.map((party, place) => [party.id, byParty[place]! / wholeEur]))
}

/**
 * Works all models of cooperation out on one case, in the order of `cooperationModels`.
 * @throws CaseProblem when a form does not fit the case, which is our fault
 */
export function compareCooperation(areaCase: Case, terms: CooperationTerms): ComparedModels {
  const compared: ComparedModel[] = []
  for (const form of cooperationModels) {
    const found = cooperationVariant(areaCase, form, terms)
    if ('reason' in found) return found
    const others = (areaCase.variants ?? []).filter(variant => variant.id !== found.variant.id)
    const outcome = applyVariant({ ...areaCase, variants: [...others, found.variant] }, found.variant.id)
    if (!outcome.ok) throw new CaseProblem(outcome.errors)
    const ledger = buildLedger(outcome.case)
    compared.push({
      form,
      appraisal: appraiseLedger(ledger),
      bears: { costs: partsOf(ledger, found, 'costs'), revenues: partsOf(ledger, found, 'revenues') },
    })
  }
  return compared
}
