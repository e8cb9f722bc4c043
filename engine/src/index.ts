/** The public face of the engine. Nothing else of it may be imported from outside. */
export { type ChartAccount, chartOfAccounts } from '../parameters/chart-of-accounts.ts'
export {
  type DeficitCause,
  deficitCauses,
  type InvestmentKind,
  type InvestmentTable,
  investmentKindsOn,
  investmentTables,
} from '../parameters/investment-kinds.ts'
export { marketReplays } from '../parameters/market-replays.ts'
export {
  type ProgrammeCategory,
  type ProgrammeUnit,
  programmeCategories,
} from '../parameters/programme-categories.ts'
export { riskAssumptions } from '../parameters/risk-assumptions.ts'
export { type WelfareEffect, welfareEffects } from '../parameters/welfare-effects.ts'
export { applyChanges, type ListedChange } from './case/apply-changes.ts'
export type { CaseOutcome } from './case/apply-variant.ts'
export { canonicalJson } from './case/canonical-json.ts'
export { caseJsonSchema } from './case/case-json-schema.ts'
export {
  type CaseChange,
  type CaseDifference,
  type ChangeEffect,
  changeLabel,
  diffCases,
} from './case/diff-cases.ts'
export { type CaseError, type CaseErrorCode, caseErrorTexts } from './case/errors.ts'
export { fieldNames, partNames } from './case/field-names.ts'
export { landPriceFormulas } from './case/line-shapes.ts'
export { applyVariant, parseCase } from './case/parse-case.ts'
export { isPublicKind, isPublicMoneyKind } from './case/party-kinds.ts'
export { sha256 } from './case/sha-256.ts'
export type { Json, Words } from './case/shape.ts'
export type {
  Actual,
  Area,
  Bilingual,
  Case,
  Clause,
  Convention,
  Line,
  Loan,
  Party,
  Phase,
  ProgrammeLine,
  Rate,
  Source,
  Variant,
} from './case/types.ts'
export { lineOfAmount } from './case/visible/amount-key.ts'
export { type AmountEntries, type HiddenTotal, hiddenSums } from './case/visible/hidden-totals.ts'
export { isSafelyTold, sightOn, type Told, tellable } from './case/visible/tellable.ts'
export {
  type VisibleCase,
  type VisibleOutcome,
  visibleCase,
  type Withheld,
} from './case/visible/visible-case.ts'
export { analysisCommands } from './commands/analysis.ts'
export type { AnswerCell, AnswerTable } from './commands/answer-table.ts'
export { type CalcOptions, type CalcOutcome, calcCommand } from './commands/calc.ts'
export { calibrationTables } from './commands/calibration-tables.ts'
export {
  type CaseCommand,
  type CaseCommandOptions,
  type CaseCommandOutcome,
  type ComparedColumn,
  type ComparedParty,
  caseCommands,
  compareVariants,
} from './commands/case.ts'
export type { FileCommand } from './commands/file-command.ts'
export { askedPortfolio, portfolioTables } from './commands/portfolio.ts'
export { askedContribution, askedRisk } from './commands/risk.ts'
export { riskTables } from './commands/risk-tables.ts'
export {
  type ComparedModel,
  type ComparedModels,
  compareCooperation,
} from './cooperation/compare-cooperation.ts'
export {
  type CooperationVariant,
  cooperationName,
  cooperationVariant,
  type NoCooperation,
} from './cooperation/cooperation-variant.ts'
export {
  type CooperationModel,
  type CooperationTerms,
  cooperationModels,
  marketParties,
  usualTerms,
} from './cooperation/terms.ts'
export { type DealAnswer, type DealOutcome, type DealQuestion, findDeal } from './deal/find-deal.ts'
export {
  type BatchItem,
  type CalculateOutcome,
  calculate,
  describeFormula,
  type Formula,
  type FormulaAnswer,
  type FormulaDescription,
  type FormulaGroup,
  formulas,
  type InputDescription,
  type InputError,
  type InputErrorCode,
  NoAnswer,
  type RateSeries,
  type Reason,
  type ReasonCode,
  residualOffice,
  residualRent,
  residualSale,
  residualSimple,
  residualSocial,
  type Step,
  type Unit,
} from './formulas/index.ts'
export type { Allocation, Grant, Payment } from './funds/allocation.ts'
export { explainRejection, type RejectionReason, type Shortfall } from './funds/explain-rejection.ts'
export { type FundsPoint, fundsFrontier } from './funds/frontier.ts'
export type {
  FundInstance,
  FundsPolicy,
  InstanceFund,
  InstanceProject,
  ProjectOption,
  Wall,
  Walls,
} from './funds/instance-shape.ts'
export { parseFundInstance } from './funds/parse-instance.ts'
export { type Merge, type ValueOfPooling, valueOfPooling, type WallValue } from './funds/pooling.ts'
export { type FundsOptions, solveFunds } from './funds/solve-funds.ts'
export type {
  Appraisal,
  AreaResult,
  Check,
  LandExploitationResult,
  PartyResult,
  Severity,
} from './ledger/appraisal.ts'
export { type AppraiseOptions, appraise, CaseProblem } from './ledger/appraise.ts'
export { type Explainer, type ExplainOutcome, explain, openExplainer } from './ledger/explain/explain.ts'
export { type Explanation, type ExplanationInput, recompute } from './ledger/explain/explanation.ts'
export type { FigureUnit, Operation, Operator } from './ledger/explain/figure.ts'
export { type InvestingRoom, type InvestingYear, investingRoom } from './ledger/investing-room.ts'
export { deficitByCause, type Investment, type Investments, investments } from './ledger/investments.ts'
export { commonRate } from './ledger/ledger.ts'
export { type LineCash, lineCash } from './ledger/line-cash.ts'
export type { ReturnRates } from './ledger/return-rates.ts'
export {
  appraiseDelay,
  changeForZeroNcw,
  type DelayedPart,
  type Lever,
  type ZeroChange,
} from './ledger/solve.ts'
export { type WorkedCase, workOutCase } from './ledger/worked-case.ts'
export { type ReuseEvidence, type ReuseOutcome, wilsonLower } from './matching/evidence.ts'
export {
  type MatchHit,
  type MatchIndex,
  type MatchItem,
  type MatchReason,
  type MatchSettings,
  openMatchIndex,
  publishedMatchSettings,
} from './matching/match.ts'
export { bottleneckTypes, type MatchBottleneck, type MatchSolution } from './matching/match-shape.ts'
export { type Calibration, calibrate } from './risk/calibration/calibration.ts'
export { correlationMatrix, repaired } from './risk/factors/correlation.ts'
export type { LoneCauses } from './risk/run/causes-alone.ts'
export { type Chunk, chunksOf, place } from './risk/run/chunks.ts'
export {
  type ContributionComparison,
  compareContributions,
  prepareComparison,
} from './risk/run/compare-contributions.ts'
export type { ContributionAnswer } from './risk/run/contribution.ts'
export { type ContributionMeasure, usualPayer } from './risk/run/contribution-question.ts'
export type { HelpOutcome } from './risk/run/find-help.ts'
export { findJointContribution, type JointAnswer, prepareJoint } from './risk/run/joint-contribution.ts'
export type { JointLimit, JointWithin, MoneyAsked } from './risk/run/joint-limits.ts'
export {
  answerOfPortfolio,
  type PortfolioAnswer,
  type PortfolioRun,
  portfolioWidths,
  preparePortfolio,
  runPortfolio,
} from './risk/run/portfolio.ts'
export { type RiskProfile, riskProfile } from './risk/run/risk-profile.ts'
export type { RiskAnswer } from './risk/run/risk-run.ts'
export type { RuleFigure, RuleOutcome, RuleStatus } from './rules/rule.ts'
export { type TestedRules, testRules } from './rules/test-rules.ts'
export {
  type AssessorSide,
  type AssignableAssessor,
  type AssignedPair,
  type Assignment,
  type AssignmentQuestion,
  assessorSides,
  assignAssessors,
  calibrationFiles,
  type OpenSeat,
} from './selection/assign-assessors.ts'
export type {
  Clearance,
  ConflictFacts,
  ConflictFile,
  ConflictOrganisation,
  ConflictPerson,
  ConflictRule,
  ConflictSettings,
} from './selection/conflicts/facts.ts'
export { softRules, usualGenericDomains } from './selection/conflicts/facts.ts'
export {
  type AssessorsLeft,
  assessorsLeft,
  type ConflictReason,
  type ConflictVerdict,
  judgeConflict,
} from './selection/conflicts/judge-conflict.ts'
export {
  type ChoiceDescription,
  describeChoice,
} from './selection/describe-choice.ts'
export { parsePool } from './selection/parse-pool.ts'
export { parseScores } from './selection/parse-scores.ts'
export type { Pool, PoolEntry } from './selection/pool-shape.ts'
export type { Gap } from './selection/portfolio-reasons.ts'
export { type FileFlag, type FileScore, type ScoresAnswer, scoreFiles } from './selection/score-files.ts'
export type { ScoresFile } from './selection/scores-shape.ts'
export {
  type FrontierPoint,
  type SelectionAnswer,
  type SelectionOutcome,
  type SelectionQuestion,
  selectPortfolio,
} from './selection/select-portfolio.ts'
export { type ValueForMoney, valueForMoney } from './welfare/value-for-money.ts'
export {
  effectName,
  OUTSIDE,
  type WelfareBalance,
  type WelfareRow,
  type WelfareStep,
  welfareBalance,
} from './welfare/welfare-balance.ts'
export { type CaseWorkbookOptions, caseWorkbook } from './workbook/case-workbook.ts'
export {
  documentFromWorkbook,
  type ReadRows,
  type WorkbookDocument,
} from './workbook/document-from-workbook.ts'
export type { Cell, CellFormat, CellRole, RangeName, Sheet, Workbook } from './workbook/workbook.ts'
