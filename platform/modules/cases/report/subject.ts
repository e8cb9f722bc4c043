import type {
  Appraisal,
  Case,
  ContributionComparison,
  DealAnswer,
  JointAnswer,
  RiskAnswer,
} from '@versneller/engine'
import type { Language } from '../../../kit/texts/texts.ts'
import type { CaseState } from '../model.ts'
import type { ResponsibilityFile } from '../pages/responsibilities/files.ts'
import type { Withheld } from '../workbench-contract.ts'

/** What was worked out about chance for a report, as far as its reader may be told. */
export interface ReportedChances {
  /** Spread of the parties that no hidden line touches. */
  spread: { answer: RiskAnswer; partyIds: readonly string[] } | undefined
  help: ContributionComparison | undefined
  /** Grants for several parties at once, where those were asked. */
  together: JointAnswer | undefined
  /** With the names of those whose terms are an assumption of the reader. */
  deal: { answer: DealAnswer; assumed: readonly string[] } | undefined
}

/** What a report is made of: a case as its reader may see it, and what is told of the rest. */
export interface ReportSubject {
  /** Holds nothing that the reader may not see. */
  caseFile: Case
  variantId: string | undefined
  withheld: Withheld
  isIllustration: boolean
  /** Where it is kept; undefined for a file. */
  kept:
    | { state: CaseState; revision: number; version: { number: number; name: string } | undefined }
    | undefined
  /** Absent: the report tells nothing about chance. */
  chances?: ReportedChances | undefined
  /** Absent for a file, which nobody signed. */
  responsibilities?: ResponsibilityFile | undefined
  madeAt: Temporal.Instant
  language: Language
}

/** A subject with the outcomes of its case. */
export interface Reported extends ReportSubject {
  /** The case with the changes of the variant in it. */
  under: Case
  appraisal: Appraisal
}

/** Of a reader from whom nothing is kept. */
export const nothingWithheld: Withheld = {
  lineCount: 0,
  totals: [],
  untold: 'untoldFew',
  partyIds: [],
  touchesArea: false,
  touchesLand: false,
  clauseCount: 0,
}
