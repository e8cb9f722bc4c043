import { type CaseOutcome, changedByVariant, pathMistakes } from './apply-variant.ts'
import { caseShape } from './case-shape.ts'
import { checkShape, isRecord } from './check-shape.ts'
import { checkDocument } from './checks/check-document.ts'
import { type CaseError, caseError } from './errors.ts'
import { salvage } from './salvage.ts'
import type { Case, Variant } from './types.ts'

/**
 * Every mistake of a document, its variants not yet applied. Never throws. What the document shares with a case that
 * was read before (`known`) is sound by itself and only judged together with the rest.
 */
export function mistakesOf(input: unknown, known?: Case): CaseError[] {
  const errors: CaseError[] = []
  checkShape(caseShape.schema, input, '', errors, known)
  return errors.concat(checkDocument(salvage(input, errors), known))
}

/** Mistakes that a variant brings, told at that variant. */
function mistakesWith(areaCase: Case, variantId: string): CaseError[] {
  const changed = changedByVariant(areaCase, variantId)
  if (!changed.ok) return [...changed.errors]
  const place = `/variants/${areaCase.variants!.findIndex(variant => variant.id === variantId)}`
  return mistakesOf(changed.case, areaCase).map(error =>
    caseError(place, 'VARIANT_ONJUIST', { id: variantId, pointer: error.pointer, message: error.message }),
  )
}

/** Mistakes in paths of the variants that `errors` say nothing about, which are well-formed therefore. */
function pathsIn(input: unknown, errors: readonly CaseError[]): CaseError[] {
  if (!isRecord(input) || !Array.isArray(input.variants)) return []
  const isAt = (pointer: string) => (error: CaseError) =>
    error.pointer === pointer || error.pointer.startsWith(`${pointer}/`)
  if (errors.some(error => error.pointer === '/variants')) return []
  const sound: Variant[] = input.variants.filter((_, index) => !errors.some(isAt(`/variants/${index}`)))
  return pathMistakes(input as Case, sound)
}

function unique(errors: readonly CaseError[]): CaseError[] {
  const keys = new Set<string>()
  return errors.filter(error => {
    const key = `${error.pointer} ${error.code} ${error.message.nl}`
    return keys.has(key) ? false : keys.add(key)
  })
}

/**
 * Reads a document as a case. Reports every mistake at once, also those that a variant would bring; never throws,
 * whatever the input. The case is the input itself: nothing is filled in, so that writing it gives the same file.
 */
export function parseCase(input: unknown): CaseOutcome {
  return readCase(input, undefined)
}

/** Fields that only point at something, and of which no figure comes. */
const pointing = /^\/(deal\/.+|responsibilities\/\d+\/risk|claims\/\d+\/without)$/
const nowhere: readonly CaseError['code'][] = [
  'ONBEKENDE_PARTIJ',
  'ONBEKENDE_FACTOR',
  'ONBEKENDE_GEBEURTENIS',
  'ONBEKENDE_VARIANT',
]

/**
 * The same for who wants figures. Where only the deal, a public act or a claim points at a risk, party or variant that is
 * not there (any more), the case is read without that: so a case can be worked out when its events are taken out.
 */
export function parseCaseForFigures(input: unknown): CaseOutcome {
  const outcome = parseCase(input)
  const isPointing = ({ pointer, code }: CaseError): boolean =>
    pointing.test(pointer) && nowhere.includes(code)
  if (outcome.ok || !isRecord(input) || !outcome.errors.every(isPointing)) return outcome
  const { deal: _, ...others } = input
  const isDealSound = !outcome.errors.some(({ pointer }) => pointer.startsWith('/deal/'))
  return parseCase(salvage(isDealSound ? input : others, outcome.errors))
}

/** The same for a document that shares what is not new with a case that was read before. */
export function readCase(input: unknown, known: Case | undefined): CaseOutcome {
  const errors = mistakesOf(input, known)
  if (errors.length > 0) return { ok: false, errors: unique(errors.concat(pathsIn(input, errors))) }
  const areaCase = input as Case
  const brought = (areaCase.variants ?? []).flatMap(variant => mistakesWith(areaCase, variant.id))
  return brought.length > 0 ? { ok: false, errors: unique(brought) } : { ok: true, case: areaCase }
}

/**
 * The case as it is under a variant: the parent's changes first, `set` before `remove`, validated.
 * The variants themselves stay in it, so that a child can still be applied to the original only.
 */
export function applyVariant(areaCase: Case, variantId: string): CaseOutcome {
  if (!areaCase.variants?.some(variant => variant.id === variantId)) {
    const known = areaCase.variants?.map(variant => variant.id).join(', ') || '-'
    return { ok: false, errors: [caseError('', 'ONBEKENDE_VARIANT', { id: variantId, known })] }
  }
  const changed = changedByVariant(areaCase, variantId)
  if (!changed.ok) return changed
  const errors = mistakesWith(areaCase, variantId)
  return errors.length > 0 ? { ok: false, errors } : changed
}
