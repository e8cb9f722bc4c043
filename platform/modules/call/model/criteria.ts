import { z } from 'zod'
import type { Bilingual } from '../../../kit/texts/texts.ts'

const words = (max: number) => z.string().trim().min(1).max(max)
const bilingual = (max: number) => z.object({ nl: words(max), en: words(max) })

/** Levels of a criterion; each has its anchor. */
export const levels = [1, 2, 3, 4, 5] as const

const anchorShape = bilingual(600)

/** One criterion: what is asked, what each level looks like, and an example. */
export const criterionShape = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  title: bilingual(120),
  question: bilingual(600),
  /** Relative to the other criteria. */
  weight: z.number().min(0).max(100),
  anchors: z.object({ 1: anchorShape, 2: anchorShape, 3: anchorShape, 4: anchorShape, 5: anchorShape }),
  example: bilingual(600),
})

/** Dimensions of the breadth of a portfolio, each with a weight. */
export const breadthDimensions = [
  'knelpunt',
  'investering',
  'thema',
  'regio',
  'omvang',
  'fase',
  'marktspanning',
  'trekker',
  'locatietype',
] as const

const weight = z.number().min(0).max(100)

/** What plans are judged by: one knock-out, criteria with anchors and weights, the threshold, weights of the breadth. */
export const criteriaContentsShape = z.object({
  knockOut: z.object({ title: bilingual(120), text: bilingual(1000) }),
  criteria: z.array(criterionShape).min(1).max(12),
  threshold: z.object({ scoreMin: z.number().min(1).max(5), criterionMin: z.number().min(1).max(5) }),
  /** Weight per dimension: every category of a dimension has that of the dimension. */
  breadth: z.object({
    knelpunt: weight,
    investering: weight,
    thema: weight,
    regio: weight,
    omvang: weight,
    fase: weight,
    marktspanning: weight,
    trekker: weight,
    locatietype: weight,
  }),
})

/** A criterion with its anchors. */
export type Criterion = z.infer<typeof criterionShape>
/** The contents of a criteria set. */
export type CriteriaContents = z.infer<typeof criteriaContentsShape>

/** A criteria set. */
export interface CriteriaSet {
  id: string
  /** The programme that judges by it; none before there was one. */
  programmeId: string | undefined
  version: number
  state: 'draft' | 'frozen'
  contents: CriteriaContents
  decisionId: string | undefined
  /** SHA-256 of the contents as they were adopted. */
  hash: string | undefined
  frozenAt: Temporal.Instant | undefined
}

/** What another party thinks of a proposal; outside value = code. */
export const stances = { voor: 'for', tegen: 'against', neutraal: 'neutral' } as const
/** What another party thinks of a proposal. */
export type Stance = (typeof stances)[keyof typeof stances]

/** What another party thinks of a proposal, with its words. */
export interface CriteriaReaction {
  proposalId: string
  organisationId: string
  organisationName: string
  stance: Stance
  text: string
  madeAt: Temporal.Instant
}

/** What a party would have otherwise in the draft of the criteria. */
export interface CriteriaProposal {
  id: string
  criteriaSetId: string
  /** Key of a criterion; undefined: about the whole. */
  criterion: string | undefined
  text: string
  organisationId: string
  organisationName: string
  madeAt: Temporal.Instant
  state: 'open' | 'taken-over' | 'declined'
  answer: string | undefined
  reactions: CriteriaReaction[]
}

/** The title of a criterion, or of the whole. */
export const criterionTitle = (contents: CriteriaContents, key: string): Bilingual | undefined =>
  contents.criteria.find(one => one.key === key)?.title
