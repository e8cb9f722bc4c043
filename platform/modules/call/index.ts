export { openAttachment } from './actions/attachments.ts'
export { moveCall, moveSubmission } from './actions/move.ts'
export {
  type SubmittedPlan,
  submittedContents,
  submittedPlans,
  submittedPlansWith,
} from './actions/read-plan.ts'
export { cancelSitting, planSitting, waitingForSitting } from './actions/sittings.ts'
export type {
  Call,
  Criterion,
  FrameworkStanding,
} from './model/index.ts'
export {
  investmentKinds,
  locationTypes,
  marketTensions,
  planPhases,
  themes,
} from './model/index.ts'
export { described as describePlan } from './routes/seen.ts'
export { isOutsideFrameworks } from './rules/frameworks.ts'
export { isReadyToAssess } from './rules/states.ts'
export {
  readCall as callById,
  readCallByNumber as callByNumber,
  readCriteriaSet as criteriaSetById,
  readTranches as allTranches,
} from './store/calls.ts'
export { readSubmissionCounts as submissionCounts } from './store/submission-counts.ts'
export { readSubmission as submissionById } from './store/submissions.ts'
