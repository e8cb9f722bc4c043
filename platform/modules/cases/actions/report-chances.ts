import type { Case, DealOutcome, HelpOutcome } from '@versneller/engine'
import type { ReportedChances } from '../report/subject.ts'
import { askedDeal } from '../rules/deal-assumptions.ts'
import { toldParties } from '../rules/help-parties.ts'
import { underVariant } from '../rules/under-variant.ts'
import type { Withheld } from '../workbench-contract.ts'
import { dealResults } from './deal-results.ts'
import { type HelpQuestion, helpResults } from './help-results.ts'
import { riskResults } from './risk-results.ts'
import { whenOver } from './when-over.ts'

/** What a report about chance is asked. */
export interface ChancesAsked {
  caseFile: Case
  withheld: Withheld
  variantId: string | undefined
  help: HelpQuestion | undefined
  /** Assumptions about what parties ask of a deal, as they stand in an address. */
  terms: Readonly<Record<string, unknown>>
  trials: number
  seed: number
}

/** Works out what a report tells about chance, or takes it over from the pages where it was worked out already. */
export async function reportChances(asked: ChancesAsked): Promise<ReportedChances> {
  const { caseFile, withheld, variantId, trials, seed } = asked
  const risk = await riskResults(caseFile, { trials, seed, variantId, crisisYears: [] })
  const under = underVariant(caseFile, variantId)
  const { help: question } = asked
  const help = question ? await whenOver<HelpOutcome>(() => helpResults(under, question)) : undefined
  const deal = askedDeal(under, withheld, asked.terms)
  const found = deal
    ? await whenOver<DealOutcome>(() =>
        dealResults({ caseFile: deal.caseFile, apart: deal.apart, trials, seed }),
      )
    : undefined
  return {
    spread: risk.ok ? { answer: risk.answer, partyIds: toldParties(caseFile, withheld) } : undefined,
    help: help?.ok ? help.comparison : undefined,
    together: help?.ok ? help.joint : undefined,
    deal: deal && found?.ok ? { answer: found.answer, assumed: deal.assumed } : undefined,
  }
}
