import type { Guard } from './guard.ts'

const selection = 'platform/modules/selection'
const never = [`${selection}/routes/never.test.ts`]
const assessment = [`${selection}/actions/assessment.test.ts`]
const decision = [`${selection}/actions/decision.test.ts`]

/** What keeps people from judging what they have to do with, scores blind, and a decision what was decided. */
export const selectionGuards: readonly Guard[] = [
  {
    without: 'an assessor with a conflict opens the plan',
    file: `${selection}/actions/own-assessment.ts`,
    guard:
      "if (judge({ file: submissionId, assessor: personId }).level !== 'none') throw new NotAllowed('assess')",
    replacedBy: '',
    tests: never,
  },
  {
    without: 'an assessor with a conflict finds the plan in the list',
    file: `${selection}/actions/own-assessment.ts`,
    guard: "if (!plan || judge({ file: plan.id, assessor: personId }).level !== 'none') return []",
    replacedBy: 'if (!plan) return []',
    tests: never,
  },
  {
    without: 'an assessor with a conflict scores the plan',
    file: `${selection}/actions/assess.ts`,
    guard: "throw new ConflictRefusal(problem('BELANGENCONFLICT'))",
    replacedBy: '{}',
    tests: never,
  },
  {
    without: 'scores are given before the declaration',
    file: `${selection}/actions/assess.ts`,
    guard: "if (!declared) throw new ConflictRefusal(problem('EERST_VERKLAREN'))",
    replacedBy: '',
    tests: assessment,
  },
  {
    without: 'scores of others are seen before the own are final',
    file: `${selection}/actions/own-assessment.ts`,
    guard: "others: sight === 'all' ? await othersOf(services, assignment) : []",
    replacedBy: 'others: await othersOf(services, assignment)',
    tests: assessment,
  },
  {
    without: 'a final assessment is written on',
    file: `${selection}/actions/assess.ts`,
    guard: "if (newest) throw new ConflictRefusal(problem('BEOORDELING_STAAT'))",
    replacedBy: 'if (newest) return newest.id',
    tests: assessment,
  },
  {
    without: 'strictness is told while scores still move',
    file: `${selection}/rules/assessment.ts`,
    guard: 'return settled.includes(callState)\n}\n\n/** A valid assessment',
    replacedBy: 'return callState.length > 0\n}\n\n/** A valid assessment',
    tests: never,
  },
  {
    without: 'a conflict that is found later voids nothing',
    file: `${selection}/actions/recheck.ts`,
    guard: 'const voided = await voidAssessments(tx, id, { reason: rules, now })',
    replacedBy: 'const voided = false',
    tests: [`${selection}/actions/recheck.test.ts`],
  },
  {
    without: 'a plan with fewer than three valid assessments is decided on',
    file: `${selection}/actions/decide.ts`,
    guard: '!judged.has(id) || (counts.get(id) ?? 0) < assessmentsNeeded',
    replacedBy: '!judged.has(id)',
    tests: decision,
  },
  {
    without: 'a proposal that is only proposed moves plans',
    file: `${selection}/actions/decide.ts`,
    guard: '|| isProposal ',
    replacedBy: '',
    tests: decision,
  },
  {
    without: 'the result is public during the embargo',
    file: `${selection}/actions/publish.ts`,
    guard:
      "if (!embargoIsOver(result.embargoUntil, now)) throw new ConflictRefusal(problem('EMBARGO_LOOPT'))",
    replacedBy: '',
    tests: decision,
  },
  {
    without: 'a rejected plan is named without consent',
    file: `${selection}/rules/outcomes.ts`,
    guard: "const isNamed = outcome !== 'rejected' || hasNameConsent",
    replacedBy: 'const isNamed = outcome.length > 0 || hasNameConsent',
    tests: decision,
  },
  {
    without: 'who decided handles the second look',
    file: `${selection}/rules/rights.ts`,
    guard: 'inPerson(actor) && !involvedIds.includes(actor.personId)',
    replacedBy: 'inPerson(actor) && involvedIds.length > -1',
    tests: decision,
  },
  {
    without: 'the calculation is left without a reason',
    file: `${selection}/rules/portfolio.ts`,
    guard: "else if (proposed !== calculated && !isArgued) report('deviation')",
    replacedBy: '',
    tests: decision,
  },
]
