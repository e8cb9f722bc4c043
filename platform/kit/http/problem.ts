import type { Bilingual } from '../texts/texts.ts'

/** Something that the person can mend: a code of the module's closed list, a sentence, and where it belongs. */
export interface Problem {
  /** Dutch capitals, listed in docs/errors.md. */
  code: string
  message: Bilingual
  /** Name of the form field, or JSON pointer of the body. */
  field?: string | undefined
}

/** How an action ends that the person may have to correct. Status 422 is for pages only; an API answers 400. */
export type Outcome<Value> =
  | { ok: true; value: Value }
  | {
      ok: false
      problems: Problem[]
      conflict?: boolean
      /** Asked too often (429): seconds after which it may be tried again. */
      retryAfterSeconds?: number
      /** More that an API tells of the refusal, beside the fields of problem+json. */
      details?: Readonly<Record<string, unknown>>
    }

/** A good end. */
export const done = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

/** Input that has to be mended. */
export const refused = (...problems: Problem[]): { ok: false; problems: Problem[] } => ({
  ok: false,
  problems,
})

/** Right input at the wrong moment (state, deadline, stale version): status 409. */
export const conflict = (...problems: Problem[]): { ok: false; problems: Problem[]; conflict: true } => ({
  ok: false,
  problems,
  conflict: true,
})

/** Tried too often: status 429 with the seconds to wait. */
export const tooOften = (
  retryAfterSeconds: number,
  ...problems: Problem[]
): { ok: false; problems: Problem[]; retryAfterSeconds: number } => ({
  ok: false,
  problems,
  retryAfterSeconds,
})
