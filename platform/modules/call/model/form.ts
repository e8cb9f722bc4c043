import { z } from 'zod'

const bilingual = (max: number) =>
  z.object({ nl: z.string().trim().min(1).max(max), en: z.string().trim().min(1).max(max) })

/** Kinds of fields that take one answer. */
const simpleKinds = [
  'short-text',
  'long-text',
  'number',
  'money',
  'share',
  'date',
  'choice',
  'choices',
  'yes-no',
] as const

/** Kinds of fields that the programme reads facts from; each occurs once in a form. */
const factKinds = [
  'title',
  'place',
  'location',
  'location-type',
  'homes',
  'phase',
  'demand-share',
  'market-tension',
  'owner-count',
  'soil-suspected',
  'barrier',
  'permit-count',
  'deficit',
  'investments',
  'themes',
  'bottlenecks',
  'backing',
  'knowledge-offer',
  'attachments',
] as const

/** Kinds without which a plan cannot be tested, divided or compared. */
export const neededKinds = ['title', 'place', 'location', 'homes', 'phase', 'bottlenecks'] as const

/** Kind of a field. */
export const fieldKinds = [...simpleKinds, ...factKinds] as const
/** Kind of a field. */
export type FieldKind = (typeof fieldKinds)[number]

const key = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)

/** One question of a form. */
export const formFieldShape = z.object({
  key,
  kind: z.enum(fieldKinds),
  label: bilingual(200),
  hint: bilingual(500).optional(),
  isRequired: z.boolean(),
  /** Of a choice. */
  choices: z
    .array(z.object({ value: key, label: bilingual(200) }))
    .max(50)
    .optional(),
  /** Fewest characters of a text. */
  lengthMin: z.number().int().min(0).max(5000).optional(),
  /** Most characters of a text. */
  lengthMax: z.number().int().min(1).max(10_000).optional(),
})

/** One page of a form: a step. */
export const formPageShape = z.object({
  key,
  title: bilingual(100),
  lead: bilingual(500).optional(),
  help: bilingual(1000).optional(),
  fields: z.array(formFieldShape).max(40),
})

/** A form: its pages in order. */
export const formDefinitionShape = z.object({ pages: z.array(formPageShape).min(1).max(15) })

/** One question of a form. */
export type FormField = z.infer<typeof formFieldShape>
/** One page of a form. */
export type FormPage = z.infer<typeof formPageShape>
/** A form as data. */
export type FormDefinition = z.infer<typeof formDefinitionShape>

/** A version of the form of a call. */
export interface CallForm {
  id: string
  callId: string
  version: number
  definition: FormDefinition
  madeAt: Temporal.Instant
}

/** Most bottlenecks, and most pieces of evidence, of one plan. */
export const rowsMax = 10

/** What is filled in, by the names of the boxes: "knelpunten.0.soort". */
export type FormValues = Readonly<Record<string, string | readonly string[]>>
