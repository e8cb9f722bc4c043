import { pathSteps } from '../../case/document-path.ts'
import { type CaseError, caseError } from '../../case/errors.ts'
import { applyVariant } from '../../case/parse-case.ts'
import { memberById } from '../../case/place-by-id.ts'
import type { Case } from '../../case/types.ts'
import type { AppraiseOptions } from '../appraise.ts'
import { buildLedger } from '../build-ledger.ts'
import type { Ledger } from '../ledger.ts'
import { type Desk, openDesk } from './desk.ts'
import { explainArea, explainDiscount, explainParty, explainRateDifference } from './explain-area.ts'
import { explainClause } from './explain-clauses.ts'
import { explainGiven } from './explain-given.ts'
import { explainLandExploitation } from './explain-land-exploitation.ts'
import { explainLine } from './explain-lines.ts'
import type { Explanation, ExplanationInput } from './explanation.ts'
import type { Figure, Reference } from './figure.ts'
import { writeFormula } from './write-formula.ts'

/** An explanation, or why there is none. */
export type ExplainOutcome =
  | { readonly ok: true; readonly explanation: Explanation }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/** The figures of one case, variant and convention, for asking many questions of it. */
export interface Explainer {
  readonly explain: (pointer: string) => ExplainOutcome
}

function figureAt(desk: Desk, pointer: string): Figure | undefined {
  const [head = '', ...rest] = pathSteps(pointer)
  switch (head) {
    case 'area':
      return explainArea(desk, rest)
    case 'parties':
      return explainParty(desk, rest)
    case 'rateDifferenceEur':
      return rest.length === 0 ? explainRateDifference(desk) : undefined
    case 'landExploitation':
      return explainLandExploitation(desk, rest)
    case 'lines':
    case 'programme':
      return explainLine(desk, rest)
    case 'clauses':
      return explainClause(desk, rest)
    case 'discount':
      return explainDiscount(desk, rest)
    case 'case':
      return explainGiven(desk, rest)
    default:
      return undefined
  }
}

function inputOf(desk: Desk, reference: Reference): ExplanationInput {
  if (!('pointer' in reference)) {
    const { operator, label, unit, constant } = reference
    return { pointer: null, operator, label, value: constant, unit }
  }
  const { label, value, unit } = desk.find(reference.pointer)!
  return { pointer: reference.pointer, operator: reference.operator, label, value, unit }
}

function explanationOf(desk: Desk, pointer: string, figure: Figure): Explanation {
  const how = figure.how()
  const inputs = how.inputs.map(reference => inputOf(desk, reference))
  const source = memberById(desk.ledger.case.sources, how.source)
  return {
    pointer,
    label: figure.label,
    value: figure.value,
    unit: figure.unit,
    operation: how.operation,
    formula: writeFormula(figure, how, inputs),
    inputs,
    ...(source ? { source } : {}),
    ...(how.note ? { note: how.note } : {}),
    ...(how.calculation ? { calculation: how.calculation } : {}),
  }
}

/** Opens the figures of a case for questions; a wrong variant is told at every question. */
export function openExplainer(areaCase: Case, options: AppraiseOptions = {}): Explainer {
  const { variantId, convention } = options
  const under =
    variantId === undefined ? { ok: true as const, case: areaCase } : applyVariant(areaCase, variantId)
  if (!under.ok) return { explain: () => under }
  return explainerOf(buildLedger(under.case, convention === undefined ? {} : { convention }))
}

/** Explains the figures of a ledger that was worked out before. */
export function explainerOf(ledger: Ledger): Explainer {
  const desk = openDesk(ledger, figureAt)
  return {
    explain: pointer => {
      const figure = desk.find(pointer)
      if (figure) return { ok: true, explanation: explanationOf(desk, pointer, figure) }
      return { ok: false, errors: [caseError('', 'ONBEKENDE_WIJZER', { pointer })] }
    },
  }
}

/**
 * Why a figure is what it is: its formula in words with numbers, and its inputs, each with a pointer that can be asked
 * next, down to what is written in the case and its source. Pointers are those of the answer of `appraise`, with lines,
 * rows and clauses by id: /lines/grondwerk/cashEur/4.
 */
export function explain(areaCase: Case, pointer: string, options: AppraiseOptions = {}): ExplainOutcome {
  return openExplainer(areaCase, options).explain(pointer)
}
