import { caseOf } from '../../case/testing/case-of.ts'
import type { Case } from '../../case/types.ts'
import { appraise } from '../../ledger/appraise.ts'
import { buildLedger } from '../../ledger/build-ledger.ts'
import { costRecoveryRule } from '../cost-recovery-rules.ts'
import { profitTaxRule, propertyTaxRule } from '../flag-rules.ts'
import { resilienceRule, revolvingFundRule } from '../fund-rules.ts'
import { interimProfitRule, provisionRule, runtimeRule } from '../land-rules.ts'
import { equalOpportunityRule, stateAidRule } from '../market-rules.ts'
import { affordableRule } from '../programme-rules.ts'
import type { RuleOutcome } from '../rule.ts'
import { type RuleScene, ruleScene } from '../scene.ts'
import { housingIncentiveRule, potsRule, publicDeficitRule } from '../subsidy-rules.ts'

const document = {
  format: 'versneller-case/1',
  id: 'klein',
  name: { nl: 'Klein' },
  valuationDate: '2026-01-01',
  periods: 4,
  convention: 'end',
  rates: { interest: 0.02 },
  parties: [
    { id: 'gem', kind: 'gemeente', rate: 0.02 },
    { id: 'rijk', kind: 'rijk', rate: 0.0225 },
    { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 },
  ],
  landExploitation: { party: 'gem', bookValueEur: 0, bookValueDate: '2026-01-01' },
  lines: [
    { id: 'werk', account: '5', from: 'gem', to: 'outside', series: { 0: 5e6 } },
    { id: 'grond', account: 'opbrengst-uitgifte', from: 'dev', to: 'gem', series: { 0: 6e6 } },
  ],
}

/**
 * For tests only: a municipality that makes land ready and sells it; `changes` lays parts over it, or takes them away
 * with undefined.
 */
export const small = (changes: object = {}): Case =>
  caseOf(
    Object.fromEntries(Object.entries({ ...document, ...changes }).filter(([, part]) => part !== undefined)),
  )

/** For tests only: a municipality with names. */
export const gem = {
  id: 'gem',
  kind: 'gemeente',
  rate: 0.02,
  name: { nl: 'Gemeente', en: 'Municipality' },
}

/** For tests only: a developer with names. */
export const dev = { id: 'dev', kind: 'ontwikkelaar', rate: 0.08, name: { nl: 'Bouwer', en: 'Builder' } }

/** For tests only: the State. */
export const rijk = { id: 'rijk', kind: 'rijk', rate: 0.0225 }

/** For tests only: a line that is paid at the valuation date, unless `changes` says otherwise. */
export const paid = (
  id: string,
  account: string,
  ends: [string, string],
  eur: number,
  changes: object = {},
) => ({
  id,
  account,
  from: ends[0],
  to: ends[1],
  series: { 0: eur },
  ...changes,
})

/** For tests only: a programme of so many units by category, of which the land is free. */
export const programmeOf = (units: Record<string, number>, phase = 'f') => ({
  areas: [{ id: 'a', name: { nl: 'A' }, landUseM2: { issuable: 1, paved: 0, green: 0, water: 0 } }],
  phases: [{ id: 'f', area: 'a', start: 2, end: 4 }],
  programme: Object.entries(units).map(([category, count]) => ({
    id: category,
    category,
    tenure: 'x',
    units: count,
    goM2: 1,
    bvoM2: 1,
    plotM2: 1,
    parkingPerUnit: 0,
    area: 'a',
    phase,
    appraisal: { formula: 'residual-social', inputs: { units: 1, fixedPriceEur: 0 } },
    payer: 'dev',
    payee: 'gem',
  })),
})

/** By id; a test of one rule runs no other. */
const ruleById: Readonly<Record<string, (scene: RuleScene) => RuleOutcome>> = {
  'bbv-looptijd': runtimeRule,
  'bbv-verliesvoorziening': provisionRule,
  'bbv-tussentijdse-winst': interimProfitRule,
  weerstandsvermogen: resilienceRule,
  kostenverhaal: costRecoveryRule,
  'publiek-tekort': publicDeficitRule,
  woningbouwimpuls: housingIncentiveRule,
  potten: potsRule,
  'revolverend-fonds': revolvingFundRule,
  staatssteun: stateAidRule,
  'gelijke-kansen': equalOpportunityRule,
  betaalbaar: affordableRule,
  vennootschapsbelasting: profitTaxRule,
  ozb: propertyTaxRule,
}

/** For tests only: the outcome of one rule. */
export function outcomeOf(areaCase: Case, id: string): RuleOutcome {
  const outcome = ruleById[id]?.(ruleScene(buildLedger(areaCase), appraise(areaCase)))
  if (outcome?.id !== id) throw new Error(`no rule ${id}`)
  return outcome
}

/** For tests only: how one rule turned out. */
export const statusOf = (areaCase: Case, id: string) => outcomeOf(areaCase, id).status

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000 + 0

/** For tests only: all that a rule says, short enough to compare as a whole. */
export function told(areaCase: Case, id: string) {
  const { status, margin, figures, parameters, motivation } = outcomeOf(areaCase, id)
  return {
    status,
    ...(margin ? { margin: rounded(margin.value) } : {}),
    figures: Object.fromEntries(figures.map(one => [one.id, rounded(one.value)])),
    parameters: parameters.map(({ name }) => name),
    ...motivation,
  }
}
