import { describeChoice } from '@versneller/engine'
import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { namesOf } from '../../accounts/index.ts'
import { sign, writeProposal } from '../actions/portfolio.ts'
import { portfolioView } from '../actions/portfolio-view.ts'
import { plansBefore } from '../actions/reserve.ts'
import type { CallUnderSelection } from '../actions/tranche.ts'
import { links, portfolioQuery } from '../links.ts'
import { explanationShape, outcomes } from '../model.ts'
import {
  type NewProposalData,
  NewProposalPage,
  type ProposalData,
  ProposalPage,
  type ShownProposal,
} from '../pages/proposal.tsx'
import { say } from '../pages/say.ts'
import { proposalReport } from '../report/proposal-report.ts'
import { emptyCategories, type GivenLine, isWhatIf } from '../rules/portfolio.ts'
import { makeProposal, seeTranche, signProposal } from '../rules/rights.ts'
import { type PortfolioProposal, readCalculation, readProposals } from '../store/proposals.ts'
import { admissionOf } from './portfolio.ts'
import { actorOf, hiddenFrom, ownScoresGiven, sightOf, trancheCrumbs, trancheOf } from './tranche-page.ts'

/** A proposal with names, as this person may see it: lines of plans with a conflict are left out. */
async function shownProposal(
  { services, context }: { services: Services; context: Context },
  tranche: CallUnderSelection,
  proposal: PortfolioProposal,
): Promise<ShownProposal | undefined> {
  const { db } = services
  const calculation = await readCalculation(db, { id: proposal.calculationId })
  if (!calculation?.answer) return undefined
  const plans = new Map((await plansBefore(db, tranche.call)).map(plan => [plan.id, plan]))
  const hidden = await hiddenFrom(services, actorOf(context), tranche.call)
  const names = await namesOf(db, [proposal.madeById, ...(proposal.signedById ? [proposal.signedById] : [])])
  const ids = proposal.lines.filter(line => line.proposed === 'admitted').map(line => line.submissionId)
  const { threshold } = tranche
  const described = describeChoice(calculation.pool, { chosen: ids, threshold })
  const order = outcomes as readonly string[]
  return {
    ...{ version: proposal.version, state: proposal.state, lambda: proposal.lambda },
    explanation: proposal.explanation,
    madeBy: names.get(proposal.madeById) ?? '–',
    madeAt: proposal.madeAt.toString(),
    signedBy: proposal.signedById && names.get(proposal.signedById),
    lines: proposal.lines
      .filter(line => !hidden.has(line.submissionId))
      .map(line => ({
        ...line,
        title: plans.get(line.submissionId)?.title ?? '',
        municipality: plans.get(line.submissionId)?.municipality ?? '',
        reasons: described.reasons[line.submissionId] ?? [],
      }))
      .toSorted(
        (a, b) =>
          order.indexOf(a.proposed) - order.indexOf(b.proposed) || a.title.localeCompare(b.title, 'nl'),
      ),
    chosen: {
      count: ids.length,
      meanScore: described.meanScore,
      coverage: described.coverage,
      emptyCategories: emptyCategories(calculation.pool, ids, threshold),
    },
    alternatives: proposal.alternatives,
    inputHash: calculation.answer.inputHash,
    solver: calculation.answer.solver,
  }
}

const proposal = route.form({
  address: links.proposal,
  permission: seeTranche,
  frame: 'work',
  title: (_, { language }) => say(language)('proposalTitle'),
  crumbs: (data, context) => trancheCrumbs(data.call.number, context, say(context.language)('proposalTitle')),
  load: async (asked): Promise<ProposalData> => {
    const { services, context, query } = asked
    const tranche = await trancheOf(asked)
    const { call } = tranche
    const isHidden = (await sightOf(services, actorOf(context), call)) === 'none'
    const [newest, ...earlier] = isHidden ? [] : await readProposals(services.db, call.id)
    return {
      ...{ call, isHidden },
      proposal: newest && (await shownProposal(asked, tranche, newest)),
      earlier: earlier.map(one => ({
        version: one.version,
        state: one.state,
        madeAt: one.madeAt.toString(),
      })),
      maySign: newest?.state === 'draft' && may(context.actor, signProposal),
      agendaHint: newest?.state === 'signed',
      isDone: query.gelukt !== undefined,
    }
  },
  view: ProposalPage,
  body: z.object({ act: z.literal('sign'), version: z.coerce.number().int().min(1) }),
  act: async asked => {
    const { services, context, body, parameters } = asked
    const { call } = await trancheOf(asked)
    const outcome = await sign(services, actorOf(context), { callId: call.id, version: body.version })
    return outcome.ok ? done({ goTo: href(links.proposal, parameters, { gelukt: 'ja' }) }) : outcome
  },
})

const fresh = route.form({
  address: links.newProposal,
  permission: makeProposal,
  frame: 'work',
  title: (_, { language }) => say(language)('newProposalTitle'),
  crumbs: (data, context) =>
    trancheCrumbs(data.call.number, context, say(context.language)('newProposalTitle')),
  load: async (asked): Promise<NewProposalData> => {
    const { services, context } = asked
    const tranche = await ownScoresGiven(asked)
    const { lambda, ...admission } = admissionOf(tranche.call, asked.query)
    // With another admission than the call adopted there is nothing to propose.
    if (isWhatIf(tranche.call, admission)) throw new NotFound()
    const hidden = await hiddenFrom(services, actorOf(context), tranche.call)
    const { view } = await portfolioView(services.db, tranche, { admission, lambda, hidden })
    if (!view || tranche.call.state !== 'proposal') throw new NotFound()
    return { call: tranche.call, asked: { ...admission, lambda }, rows: view.rows }
  },
  view: NewProposalPage,
  body: portfolioQuery.extend({ explanation: explanationShape }).loose(),
  act: async asked => {
    const { services, context, body, parameters } = asked
    const tranche = await ownScoresGiven(asked)
    const { lambda, ...admission } = admissionOf(tranche.call, body)
    const outcome = await writeProposal(services, actorOf(context), {
      ...{ tranche, admission, lambda, explanation: body.explanation },
      given: linesIn(body),
    })
    return outcome.ok ? done({ goTo: href(links.proposal, parameters, { gelukt: 'ja' }) }) : outcome
  },
})

/** The lines of the form: "besluit.<id>" with "reden.<id>". */
function linesIn(body: Readonly<Record<string, unknown>>): GivenLine[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const id = name.startsWith('besluit.') ? name.slice('besluit.'.length) : undefined
    const proposed = outcomes.find(outcome => outcome === value)
    const reason = String(body[`reden.${id}`] ?? '').trim()
    return id && proposed ? [{ submissionId: id, proposed, reason: reason.slice(0, 1000) || undefined }] : []
  })
}

const file = route.download({
  address: links.proposalFile,
  permission: seeTranche,
  load: async asked => {
    const { services, context } = asked
    const tranche = await ownScoresGiven(asked)
    const [newest] = await readProposals(services.db, tranche.call.id)
    const shown = newest && (await shownProposal(asked, tranche, newest))
    if (!shown) throw new NotFound()
    const { language } = context
    return {
      fileName: `voorstel-tranche-${tranche.call.number}.pdf`,
      contentType: 'application/pdf',
      content: proposalReport(shown, {
        language,
        number: tranche.call.number,
        madeAt: services.clock.now(),
      }),
    }
  },
})

/** The proposal: newest one, writing one, and as a file. */
export const proposalRoutes = [proposal, fresh, file]
