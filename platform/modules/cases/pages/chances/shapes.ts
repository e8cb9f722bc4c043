import type { Case, DealAnswer, DealOutcome, HelpOutcome, RiskProfile, Variant } from '@versneller/engine'
import type { Language } from '../../../../kit/texts/texts.ts'
import type { HelpQuestion } from '../../actions/help-results.ts'
import type { WorkView } from '../../actions/long-work.ts'
import type { PictureQuestion, PictureResult } from '../../actions/picture-results.ts'
import type { DealQuery, PictureQuery } from '../../links.ts'
import type { AskedDeal } from '../../rules/deal-assumptions.ts'
import type { RiskClasses } from '../../rules/risk-register.ts'
import type { CaseHead } from '../case-page.tsx'

/** What the page of the least help shows. */
export interface HelpData {
  head: CaseHead
  /** Under the variant that was chosen. */
  caseFile: Case
  variants: readonly Variant[]
  variantId: string | undefined
  /** Whom this reader may ask about. */
  parties: readonly string[]
  question: HelpQuestion | undefined
  /** Absent while nothing was asked. */
  result: WorkView<HelpOutcome> | undefined
  /** Mark of the figures that somebody shared. */
  mark: string | undefined
}

/** What the page of a deal shows. */
export interface DealData {
  head: CaseHead
  /** Absent where the case has no risks to divide that this reader may be told of. */
  deal: AskedDeal | undefined
  variants: readonly Variant[]
  variantId: string | undefined
  asked: DealQuery
  /** Absent while nothing was asked. */
  result: WorkView<DealOutcome> | undefined
}

/** What the parts of a found deal get. */
export interface DealFoundProps {
  answer: DealAnswer
  deal: AskedDeal
  language: Language
}

/** What the picture of the risk shows. */
export interface PictureData {
  head: CaseHead
  caseFile: Case
  question: PictureQuestion
  /** As it stands in the address. */
  asked: PictureQuery
  classes: RiskClasses
  /** Parties whose results this reader may be told. */
  toldParties: readonly string[]
  isFundingTold: boolean
  isAreaTold: boolean
  result: WorkView<PictureResult>
}

/** What the parts of the page get once the work is over. */
export interface PictureProps {
  data: PictureData
  profile: RiskProfile
  language: Language
}
