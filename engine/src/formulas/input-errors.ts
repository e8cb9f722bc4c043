import type { Bilingual } from './shapes.ts'

/** The closed list of codes for a mistake in the inputs of a formula. */
export const inputErrorCodes = [
  'ONBEKEND_VELD',
  'VELD_ONTBREEKT',
  'ONJUIST_TYPE',
  'BUITEN_BEREIK',
  'ONBEKENDE_KEUZE',
  'ONJUISTE_DATUM',
  'AANTAL_ONJUIST',
  'LENGTE_ONGELIJK',
  'VELDEN_SLUITEN_UIT',
  'ONBEKENDE_PARTIJ',
  'ONBEKENDE_FORMULE',
  'DUBBEL_JAAR',
  'TELT_NIET_OP',
] as const

/** A code from the closed list. */
export type InputErrorCode = (typeof inputErrorCodes)[number]

/** One mistake in a document: where (JSON pointer), which code, and what to do about it. */
export interface InputError {
  readonly pointer: string
  readonly code: InputErrorCode
  readonly message: Bilingual
}

/** Makes one mistake. */
export function inputError(pointer: string, code: InputErrorCode, nl: string, en: string): InputError {
  return { pointer, code, message: { nl, en } }
}

/** The pointer to a member of a document, with the escapes of RFC 6901. */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The name of what a pointer points at, as the reader wrote it; an item of a list carries the name of its list: `flows[2]`. */
export function nameAt(pointer: string): string {
  const parts = pointer.split('/').map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const firstIndex = parts.length - 1 - [...parts].reverse().findIndex(part => !/^\d+$/.test(part))
  const indexes = parts.slice(firstIndex + 1).map(index => `[${index}]`)
  return `${parts[firstIndex]}${indexes.join('')}`
}
