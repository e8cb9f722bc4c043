import type { ApprovalStep, CaseDecision } from '../model.ts'

/** An approval that was asked for and has not ended. */
export interface OpenApproval {
  version: number
  askedById: string
  steps: readonly ApprovalStep[]
  /** How many of the steps are approved. */
  doneCount: number
  /** The step that is to be decided now. */
  step: ApprovalStep
}

/** The approval that a case waits for, from its decisions, oldest first; undefined when it waits for none. */
export function openApproval(decisions: readonly CaseDecision[]): OpenApproval | undefined {
  const from = decisions.findLastIndex(one => one.kind === 'asked')
  const asked = decisions[from]
  if (asked?.kind !== 'asked') return undefined
  const since = decisions.slice(from + 1)
  if (since.some(one => one.kind !== 'approved')) return undefined
  const step = asked.steps[since.length]
  if (step === undefined) return undefined
  const { version, personId: askedById, steps } = asked
  return { version, askedById, steps, doneCount: since.length, step }
}

/** The steps of an approval in their order: a colleague first, then what was chosen of college and council. */
export function stepsOf(asked: { college: boolean; council: boolean }): ApprovalStep[] {
  return [
    'colleague',
    ...(asked.college ? ['college' as const] : []),
    ...(asked.council ? ['council' as const] : []),
  ]
}

/** Why this person may not decide about the approval; undefined when the person may. */
export function decisionRefusal(
  actor: { personId: string; onBehalfOfId?: string | undefined },
  approval: Pick<OpenApproval, 'askedById'>,
): 'GOEDKEURING_EIGEN_AANVRAAG' | 'GOEDKEURING_NIET_NAMENS' | undefined {
  if (actor.onBehalfOfId !== undefined) return 'GOEDKEURING_NIET_NAMENS'
  return actor.personId === approval.askedById ? 'GOEDKEURING_EIGEN_AANVRAAG' : undefined
}
