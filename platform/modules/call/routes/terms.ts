import { z } from 'zod'
import { sentence, ticked } from '../../../kit/http/input.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { FormState } from '../../../kit/http/route.ts'
import { allApplicantGroups, type Call } from '../model/index.ts'
import { problem } from '../problems.ts'
import type { CallTerms } from '../store/calls.ts'

const zone = 'Europe/Amsterdam'

const words = (message: string, most: number) => z.string().trim().min(3, message).max(most)
const moment = z.union([
  z.literal(''),
  z
    .string()
    .regex(
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/,
      sentence('MOMENT_ONGELDIG', 'Kies een dag en een tijd.', 'Choose a day and a time.'),
    ),
])
const count = z.union([
  z.literal(''),
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, sentence('AANTAL_ONGELDIG', 'Vul een heel getal in.', 'Fill in a whole number.')),
])

/** What is filled in about a call. */
export const termsBody = z.object({
  number: z
    .string()
    .trim()
    .regex(
      /^[1-9]\d{0,3}$/,
      sentence('NUMMER_ONGELDIG', 'Vul een nummer in, zoals 3.', 'Fill in a number, such as 3.'),
    ),
  titleNl: words(
    sentence('GEGEVENS_ONTBREKEN', 'Vul de titel in het Nederlands in.', 'Fill in the title in Dutch.'),
    200,
  ),
  titleEn: words(
    sentence('GEGEVENS_ONTBREKEN', 'Vul de titel in het Engels in.', 'Fill in the title in English.'),
    200,
  ),
  summaryNl: words(
    sentence('GEGEVENS_ONTBREKEN', 'Vat de oproep samen in het Nederlands.', 'Summarise the call in Dutch.'),
    2000,
  ),
  summaryEn: words(
    sentence('GEGEVENS_ONTBREKEN', 'Vat de oproep samen in het Engels.', 'Summarise the call in English.'),
    2000,
  ),
  kind: z.enum(['round', 'rolling']),
  opensAt: moment.default(''),
  closesAt: moment.default(''),
  isSealed: ticked,
  mayApply: z
    .union([z.array(z.enum(allApplicantGroups)), z.enum(allApplicantGroups).transform(one => [one])])
    .default([]),
  admission: z.enum(['threshold', 'cap']),
  admittedMax: count.default(''),
  expectedMin: count.default(''),
  expectedMax: count.default(''),
})

/** A moment of a form as an instant: what is typed is Dutch time. */
export const instantAt = (text: string): Temporal.Instant | undefined =>
  text === '' ? undefined : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()

const momentOf = (instant: Temporal.Instant | undefined): string =>
  instant ? instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }) : ''

const countOf = (text: string): number | undefined => (text === '' ? undefined : Number(text))

/** A call of what was filled in; everything that does not go together at once. */
export function termsOf(body: z.output<typeof termsBody>): Outcome<CallTerms> {
  const opensAt = instantAt(body.opensAt)
  const closesAt = instantAt(body.closesAt)
  const isSealed = body.isSealed
  const [admittedMax, expectedMin, expectedMax] = [
    countOf(body.admittedMax),
    countOf(body.expectedMin),
    countOf(body.expectedMax),
  ]
  const { mayApply } = body
  const wrong = [
    ...(mayApply.length === 0 ? [problem('WIE_MAG_INDIENEN_ONTBREEKT', 'mayApply')] : []),
    ...(closesAt && (!opensAt || Temporal.Instant.compare(closesAt, opensAt) <= 0)
      ? [problem('SLUIT_VOOR_OPENING', 'closesAt')]
      : []),
    ...(isSealed && body.kind === 'rolling' ? [problem('DOORLOPEND_NIET_VERZEGELD', 'isSealed')] : []),
    ...(body.admission === 'cap' && !admittedMax ? [problem('PLAFOND_ONTBREEKT', 'admittedMax')] : []),
    ...((expectedMin ?? 0) > (expectedMax ?? Number.POSITIVE_INFINITY)
      ? [problem('BAND_OMGEKEERD', 'expectedMax')]
      : []),
  ]
  if (wrong.length > 0) return refused(...wrong)
  return done({
    ...{
      number: Number(body.number),
      kind: body.kind,
      opensAt,
      closesAt,
      isSealed,
      mayApply,
      admission: body.admission,
    },
    title: { nl: body.titleNl, en: body.titleEn },
    summary: { nl: body.summaryNl, en: body.summaryEn },
    admittedMax: body.admission === 'cap' ? admittedMax : undefined,
    ...{ expectedMin, expectedMax: expectedMin === undefined ? undefined : (expectedMax ?? expectedMin) },
  })
}

/** The boxes of a form as a call has them now. */
export function initialTerms(call: Call): FormState['values'] {
  return {
    ...{ number: String(call.number), kind: call.kind, admission: call.admission },
    ...{ titleNl: call.title.nl, titleEn: call.title.en },
    ...{ summaryNl: call.summary.nl, summaryEn: call.summary.en },
    ...{ opensAt: momentOf(call.opensAt), closesAt: momentOf(call.closesAt) },
    isSealed: call.isSealed ? 'ja' : undefined,
    mayApply: [...call.mayApply],
    admittedMax: call.admittedMax?.toString(),
    ...{ expectedMin: call.expectedMin?.toString(), expectedMax: call.expectedMax?.toString() },
  }
}
