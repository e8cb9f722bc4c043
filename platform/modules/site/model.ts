import { z } from 'zod'
import { sentence } from '../../kit/http/input.ts'
import type { SiteTextKey } from './texts.ts'

/** Where a choice of language or theme sends the reader back to: an address of this site, otherwise the home page. */
const returnAddress = z
  .string()
  .max(2000)
  .optional()
  .transform(address => (address && isOwnAddress(address) ? address : '/'))

/** Whether an address stays on this site: a path, not a host in disguise. */
export function isOwnAddress(address: string): boolean {
  if (!/^\/(?![/\\])/.test(address)) return false
  const base = 'http://site.invalid'
  return URL.canParse(address, base) && new URL(address, base).origin === base
}

/** The choice of a language. */
export const languageChoice = z.object({
  taal: z.enum(['nl', 'en'], {
    error: sentence('TAAL_ONBEKEND', 'Kies Nederlands of English.', 'Choose Nederlands or English.'),
  }),
  naar: returnAddress,
})

/** The choice of a theme; system takes the choice away. */
export const themeChoice = z.object({
  thema: z.enum(['light', 'dark', 'system'], {
    error: sentence('WEERGAVE_ONBEKEND', 'Kies licht, donker of systeem.', 'Choose light, dark or system.'),
  }),
  naar: returnAddress,
})

/** The choice of keys of one sign: on, or off on this device. */
export const keysChoice = z.object({ toetsen: z.enum(['aan', 'uit']), naar: returnAddress })

/** The four result goals, by the first part of their text keys. */
export const goalNumbers = [1, 2, 3, 4] as const
/** Number of a result goal. */
export type GoalNumber = (typeof goalNumbers)[number]

/** The three workstreams with the keys of their points. */
export const workstreams = [
  { number: 1, points: ['line1Point1', 'line1Point2', 'line1Point3', 'line1Point4'] },
  { number: 2, points: ['line2Point1', 'line2Point2', 'line2Point3', 'line2Point4'] },
  { number: 3, points: ['line3Point1', 'line3Point2', 'line3Point3'] },
] as const satisfies readonly { number: 1 | 2 | 3; points: readonly SiteTextKey[] }[]

/** Processing of personal data as it is, by the first part of their text keys. */
export const processings = ['visit', 'choice', 'account', 'session', 'audit'] as const
