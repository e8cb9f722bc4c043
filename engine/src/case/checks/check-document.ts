import { MAXIMUM_PERIODS } from '../basic-shapes.ts'
import type { CaseError } from '../errors.ts'
import type { Case, Rate } from '../types.ts'
import { checkClauses } from './check-clauses.ts'
import { checkLines } from './check-lines.ts'
import { checkPhases } from './check-phases.ts'
import { checkProgramme } from './check-programme.ts'
import { checkRisk } from './check-risk.ts'
import { namesTheSame } from './same-names.ts'
import {
  checkId,
  checkPartyOrOutside,
  checkPeriod,
  findCircles,
  isNew,
  OUTSIDE,
  type Salvaged,
  type Scope,
  scopeOf,
} from './scope.ts'

/**
 * Finds every mistake between the fields of a document whose own shape was checked before. Never throws. What the
 * document shares with `known`, a case without mistakes, is judged again only where other names could make it wrong.
 */
export function checkDocument(document: Salvaged<Case>, known?: Case): CaseError[] {
  const settled = known && namesTheSame(document, known) ? known : undefined
  const scope = scopeOf(document, { longestRuntime: MAXIMUM_PERIODS, settled })
  if (isNew(scope, 'rates', 'indices')) checkRates(scope)
  if (isNew(scope, 'parties')) checkParties(scope)
  if (isNew(scope, 'phases')) checkPhases(scope)
  if (isNew(scope, 'programme')) checkProgramme(scope, known)
  if (isNew(scope, 'lines')) checkLines(scope)
  if (isNew(scope, 'clauses', 'loans')) checkClauses(scope)
  if (isNew(scope, 'risk', 'deal')) checkRisk(scope)
  if (isNew(scope, 'pots', 'claims', 'actuals', 'costRecovery')) checkMoney(scope)
  if (isNew(scope, 'effects', 'responsibilities')) checkPeople(scope)
  if (isNew(scope, 'variants')) checkVariantParents(scope)
  return scope.errors
}

function checkYears(scope: Scope, rate: Salvaged<Rate> | undefined, pointer: string): void {
  if (!Array.isArray(rate)) return
  const rows: readonly ({ readonly from?: number | undefined } | undefined)[] = rate
  rows.forEach((row, index) => {
    const previous = rows[index - 1]?.from
    if (previous === undefined || row?.from === undefined || row.from > previous) return
    scope.report(`${pointer}/${index}/from`, 'JAREN_NIET_OPLOPEND', { year: row.from, previous })
  })
}

function checkRates(scope: Scope): void {
  const { rates, indices } = scope.document
  for (const [id, rate] of Object.entries(rates ?? {})) {
    if (id !== 'x') checkYears(scope, rate as Salvaged<Rate>, `/rates/${id}`)
  }
  for (const [id, rate] of Object.entries(indices ?? {})) checkYears(scope, rate, `/indices/${id}`)
}

function checkParties(scope: Scope): void {
  scope.document.parties?.forEach((party, index) => {
    const pointer = `/parties/${index}`
    if (party?.id === OUTSIDE) scope.report(`${pointer}/id`, 'GERESERVEERD_ID', { id: OUTSIDE })
    checkYears(scope, party?.rate, `${pointer}/rate`)
    checkYears(scope, party?.requiredReturn, `${pointer}/requiredReturn`)
  })
  checkId(scope, 'parties', scope.document.landExploitation?.party, '/landExploitation/party')
}

function checkMoney(scope: Scope): void {
  const { pots, claims, actuals, costRecovery } = scope.document
  pots?.forEach((pot, index) => void checkId(scope, 'parties', pot?.owner, `/pots/${index}/owner`))
  claims?.forEach((claim, index) => {
    checkId(scope, 'pots', claim?.pot, `/claims/${index}/pot`)
    checkId(scope, 'lines', claim?.line, `/claims/${index}/line`)
    checkId(scope, 'variants', claim?.without, `/claims/${index}/without`)
  })
  actuals?.forEach((actual, index) => void checkId(scope, 'payments', actual?.line, `/actuals/${index}/line`))
  costRecovery?.items?.forEach((item, index) => {
    checkId(scope, 'lines', item?.line, `/costRecovery/items/${index}/line`)
  })
}

function checkPeople(scope: Scope): void {
  const { effects, responsibilities } = scope.document
  effects?.forEach((effect, index) => {
    checkPartyOrOutside(scope, effect?.party, `/effects/${index}/party`)
    for (const t of Object.keys(effect?.series ?? {})) {
      checkPeriod(scope, Number(t), `/effects/${index}/series/${t}`)
    }
  })
  responsibilities?.forEach((responsibility, index) => {
    const pointer = `/responsibilities/${index}`
    checkId(scope, 'parties', responsibility?.party, `${pointer}/party`)
    checkId(scope, 'events', responsibility?.risk, `${pointer}/risk`)
    checkPeriod(scope, responsibility?.by, `${pointer}/by`)
  })
}

function checkVariantParents(scope: Scope): void {
  const variants = scope.document.variants ?? []
  const next = new Map<string, readonly string[]>()
  variants.forEach((variant, index) => {
    checkId(scope, 'variants', variant?.parent, `/variants/${index}/parent`)
    if (variant?.id !== undefined && variant.parent !== undefined) next.set(variant.id, [variant.parent])
  })
  for (const circle of findCircles(next)) {
    const id = circle[0]!
    const index = variants.findIndex(variant => variant?.id === id)
    scope.report(`/variants/${index}/parent`, 'KRINGVERWIJZING', { id, path: circle.join(' > ') })
  }
}
