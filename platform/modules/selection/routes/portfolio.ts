import { may } from '../../../kit/access/permission.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { invitationsFor } from '../actions/invitations.ts'
import { requestCalculation } from '../actions/portfolio.ts'
import { portfolioView } from '../actions/portfolio-view.ts'
import { links, portfolioQuery } from '../links.ts'
import type { Call } from '../model.ts'
import { type PortfolioData, PortfolioPage } from '../pages/portfolio.tsx'
import { say } from '../pages/say.ts'
import { type Admission, adoptedAdmission, isWhatIf, usualLambda } from '../rules/portfolio.ts'
import { makeProposal, seeTranche } from '../rules/rights.ts'
import { actorOf, hiddenFrom, sightOf, trancheCrumbs, trancheOf } from './tranche-page.ts'

type PortfolioQuery = ReturnType<typeof portfolioQuery.parse>

/** What is asked: as the call adopted it, unless the address says otherwise. */
export function admissionOf(
  call: Call,
  { vorm, aantal, weging }: PortfolioQuery,
): Admission & { lambda: number } {
  const mode = vorm === undefined ? call.admission : vorm === 'plafond' ? 'cap' : 'threshold'
  const most = mode === 'cap' ? (aantal ?? call.admittedMax ?? call.expectedMax ?? 20) : undefined
  // A tenth is as fine as the frontier is calculated.
  return { mode, most, lambda: Math.round((weging ?? usualLambda) * 10) / 10 }
}

const portfolio = route.page({
  address: links.portfolio,
  permission: seeTranche,
  frame: 'work',
  title: (_, { language }) => say(language)('portfolioTitle'),
  crumbs: (data, context) =>
    trancheCrumbs(data.call.number, context, say(context.language)('portfolioTitle')),
  load: async (asked): Promise<PortfolioData> => {
    const { services, context, query } = asked
    const tranche = await trancheOf(asked)
    const { call } = tranche
    const { lambda, ...admission } = admissionOf(call, query)
    const isHidden = (await sightOf(services, actorOf(context), call)) === 'none'
    const found = isHidden
      ? { hasPool: false, isAsked: false, view: undefined, errors: [] }
      : await portfolioView(services.db, tranche, {
          ...{ admission, lambda },
          hidden: await hiddenFrom(services, actorOf(context), call),
        })
    const mayMake = may(context.actor, makeProposal)
    const above = found.view?.rows.filter(row => row.isAbove) ?? []
    return {
      ...{ call, isHidden, asked: { ...admission, lambda } },
      ...found,
      invitations: found.view ? await invitationsFor(services.db, found.view.gaps) : [],
      mayCalculate: mayMake,
      whatIf: isWhatIf(call, admission) ? { most: adoptedAdmission(call).most } : undefined,
      mayPropose: mayMake && call.state === 'proposal' && !isWhatIf(call, admission),
      needsStability: above.length > 0 && above.every(row => row.stability === undefined),
    }
  },
  view: PortfolioPage,
})

const calculate = route.action({
  address: links.calculate,
  permission: makeProposal,
  body: portfolioQuery,
  act: async asked => {
    const { services, context, body, parameters } = asked
    const tranche = await trancheOf(asked)
    const { lambda, ...admission } = admissionOf(tranche.call, body)
    const back = href(links.portfolio, parameters, body)
    const outcome = await requestCalculation(services, actorOf(context), {
      ...{ tranche, admission, lambda, href: back },
    })
    if (!outcome.ok) return outcome
    return done({ goTo: outcome.value ? `/voortgang/${outcome.value}` : back })
  },
})

/** The portfolio and its calculation. */
export const portfolioRoutes = [portfolio, calculate]
