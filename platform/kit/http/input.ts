import { z } from 'zod'
import type { Problem } from './problem.ts'

const sentences: Record<string, { nl: string; en: string }> = {
  VELD_ONTBREEKT: { nl: 'Vul dit veld in.', en: 'Fill in this field.' },
  VELD_ONGELDIG: { nl: 'Controleer dit veld.', en: 'Check this field.' },
  TEKST_TE_LANG: { nl: 'Maak deze tekst korter.', en: 'Make this text shorter.' },
  TEKST_TE_KORT: { nl: 'Maak deze tekst langer.', en: 'Make this text longer.' },
  GETAL_ONGELDIG: { nl: 'Vul een getal in.', en: 'Fill in a number.' },
  GETAL_BUITEN_BEREIK: {
    nl: 'Vul een getal binnen de grenzen in.',
    en: 'Fill in a number within the limits.',
  },
  KEUZE_ONTBREEKT: { nl: 'Kies een van de mogelijkheden.', en: 'Choose one of the options.' },
  ONBEKEND_VELD: { nl: 'Haal dit veld weg: het is niet bekend.', en: 'Remove this field: it is not known.' },
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'TEKST_TE_LANG' : 'GETAL_BUITEN_BEREIK'
  if (issue.code === 'too_small')
    return issue.origin !== 'string'
      ? 'GETAL_BUITEN_BEREIK'
      : issue.minimum === 1
        ? 'VELD_ONTBREEKT'
        : 'TEKST_TE_KORT'
  if (issue.code === 'invalid_type') return issue.expected === 'number' ? 'GETAL_ONGELDIG' : 'VELD_ONTBREEKT'
  if (issue.code === 'invalid_value') return 'KEUZE_ONTBREEKT'
  return 'VELD_ONGELDIG'
}

/** A sentence of a shape's own, written as `code|Dutch|English` in its `error` or `message`. */
export function sentence(code: string, nl: string, en: string): string {
  return `${code}|${nl}|${en}`
}

/** A day of a form: "2026-11-24". */
export const dayInput = z.iso.date(
  sentence('DATUM_ONGELDIG', 'Vul een datum in, zoals 24-11-2026.', 'Fill in a date, such as 24-11-2026.'),
)

/** A day that may stay empty. */
export const optionalDayInput = z.union([z.literal('').transform(() => undefined), dayInput]).optional()

/** A text that has to say why, or what somebody asks: at least ten characters, and so many at most. */
export const explanationInput = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(
      10,
      sentence(
        'TOELICHTING_TE_KORT',
        'Leg het uit in minstens 10 tekens.',
        'Explain it in at least 10 characters.',
      ),
    )
    .max(lengthMax)

/** A box that is ticked or not: an empty value is a box that was left alone. */
export const ticked = z
  .enum(['ja', ''])
  .optional()
  .transform(value => value === 'ja')

/** The values of the boxes of one name that are ticked, so many at most; a single one comes as a text. */
export const tickedOf = (countMax: number) =>
  z
    .union([z.string().max(64), z.array(z.string().max(64)).max(countMax)])
    .default([])
    .transform(values => [values].flat())

const unknownField = (path: readonly PropertyKey[]): Problem => ({
  code: 'ONBEKEND_VELD',
  field: path.map(String).join('.'),
  message: sentences.ONBEKEND_VELD!,
})

/** The mistakes of a parsed shape as problems that name field, code and what to do, in both languages. */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.flatMap(issue => {
    const field = issue.path.map(String).join('.')
    if (issue.code === 'unrecognized_keys') return issue.keys.map(key => unknownField([...issue.path, key]))
    const [code, nl, en] = issue.message.split('|')
    if (code && nl && en) return { code, field, message: { nl, en } }
    const known = codeOf(issue)
    return { code: known, field, message: sentences[known]! }
  })
}
