import { z } from 'zod'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { ticked } from '../../../kit/http/input.ts'
import { done, type Outcome } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { askApproval, decideApproval, reopenCase, withdrawApproval } from '../actions/approval.ts'
import { links } from '../links.ts'
import { approvalSteps } from '../model.ts'
import { AdoptPage } from '../pages/adopt.tsx'
import { headOf } from '../pages/case-page.tsx'
import { say } from '../pages/say.ts'
import { manageCase } from '../rules/access.ts'
import { decisionRefusal, openApproval, stepsOf } from '../rules/approval.ts'
import { readDecisions } from '../store/decisions.ts'
import { versionShape } from './analysis.ts'
import { crumbsOf } from './bench.ts'
import { changingCase } from './changing-case.ts'
import { decisionLines } from './decision-lines.ts'
import { seenCase } from './seen.ts'

/** What is sent in each state of the case. */
const body = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('ask'),
    revision: z.coerce.number().int().min(1),
    ...versionShape,
    college: ticked,
    council: ticked,
  }),
  z.object({
    act: z.literal('decide'),
    step: z.enum(approvalSteps),
    outcome: z.enum(['approved', 'rejected']),
    decidedOn: z.iso
      .date()
      .optional()
      .or(z.literal('').transform(() => undefined)),
    reason: versionShape.reason,
  }),
  z.object({ act: z.literal('withdraw'), reason: versionShape.reason }),
  z.object({ act: z.literal('reopen'), reason: versionShape.reason }),
])

const adopting = changingCase({
  address: links.adopt,
  right: manageCase,
  body,
  act: async ({ services, context: { actor }, body: sent }, { seen }) => {
    if (!actor) throw new NotFound()
    const caseId = seen.id
    const outcome = await ((): Promise<Outcome<unknown>> => {
      switch (sent.act) {
        case 'ask':
          return askApproval(services, actor, { ...sent, caseId, steps: stepsOf(sent) })
        case 'decide':
          return decideApproval(services, actor, { ...sent, caseId, decidedOn: sent.decidedOn })
        case 'withdraw':
          return withdrawApproval(services, actor, { caseId, reason: sent.reason })
        case 'reopen':
          return reopenCase(services, actor, { caseId, reason: sent.reason })
      }
    })()
    if (!outcome.ok) return outcome
    return done({ goTo: href(links.adopt, { id: caseId }, { gelukt: 'ja' }) })
  },
})

/** Asking for approval of a version, deciding about it, and reopening. */
export const adoptRoute = route.form({
  ...adopting,
  frame: 'work',
  title: (_, { language }) => say(language)('tab_adopt'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('tab_adopt')),
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const { actor } = context
    if (!seen.mayManage || !actor) throw new NotAllowed(manageCase.name)
    const decisions = await readDecisions(services.db, seen.id)
    const open = seen.state === 'submitted' ? openApproval(decisions) : undefined
    return {
      head: headOf(seen),
      isDone: query.gelukt !== undefined,
      approval: open && {
        version: open.version,
        steps: open.steps,
        doneCount: open.doneCount,
        step: open.step,
        isOwn: open.askedById === actor.personId,
        refusal: decisionRefusal(actor, open),
      },
      decisions: await decisionLines(services.db, decisions),
    }
  },
  view: AdoptPage,
})
