import type { Case } from '../case/types.ts'
import type { Appraisal } from '../ledger/appraisal.ts'
import { type AppraiseOptions, appraise, caseUnder } from '../ledger/appraise.ts'
import { buildLedger } from '../ledger/build-ledger.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { costRecoveryRule } from './cost-recovery-rules.ts'
import { profitTaxRule, propertyTaxRule } from './flag-rules.ts'
import { resilienceRule, revolvingFundRule } from './fund-rules.ts'
import { interimProfitRule, provisionRule, runtimeRule } from './land-rules.ts'
import { equalOpportunityRule, stateAidRule } from './market-rules.ts'
import { affordableRule } from './programme-rules.ts'
import type { RuleOutcome } from './rule.ts'
import { type RuleScene, ruleScene } from './scene.ts'
import { housingIncentiveRule, potsRule, publicDeficitRule } from './subsidy-rules.ts'

/** Every rule, in the order in which they are read. */
const rules: readonly ((scene: RuleScene) => RuleOutcome)[] = [
  runtimeRule,
  provisionRule,
  interimProfitRule,
  resilienceRule,
  costRecoveryRule,
  publicDeficitRule,
  housingIncentiveRule,
  potsRule,
  revolvingFundRule,
  stateAidRule,
  equalOpportunityRule,
  affordableRule,
  profitTaxRule,
  propertyTaxRule,
]

/** The rules of a case, with what they were tested on. */
export interface TestedRules {
  readonly case: string
  readonly inputHash: string
  /** Day on which the rules are read, ISO. */
  readonly validOn: string
  readonly rules: readonly RuleOutcome[]
}

/** The outcomes of all rules on a case that was worked out before. */
export function rulesOf(ledger: Ledger, appraisal: Appraisal): RuleOutcome[] {
  const scene = ruleScene(ledger, appraisal)
  return rules.map(rule => rule(scene))
}

/**
 * Tests a case against the rules of public accounts, cost recovery, grants, funds and aid. Amounts are present values at
 * the BBV discount rate at the valuation date, unless a figure says otherwise.
 * @throws CaseProblem when there is no such variant, or it does not fit
 */
export function testRules(areaCase: Case, { variantId, ...timing }: AppraiseOptions = {}): TestedRules {
  const chosen = caseUnder(areaCase, variantId)
  const appraisal = appraise(chosen, timing)
  const scene = ruleScene(buildLedger(chosen, timing), appraisal)
  return {
    case: chosen.id,
    inputHash: appraisal.inputHash,
    validOn: scene.day,
    rules: rules.map(rule => rule(scene)),
  }
}
