import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { beginPortfolio, stopPortfolio } from '../actions/portfolio-run.ts'
import { links } from '../links.ts'
import { PortfolioPage } from '../pages/chances/portfolio.tsx'
import { PortfolioFormPage } from '../pages/chances/portfolio-form.tsx'
import { sayChance } from '../pages/chances/words.ts'
import { say } from '../pages/say.ts'
import { listCases, sightOf } from '../rules/access.ts'
import { caseList } from '../store/lists.ts'
import { readPortfolio, readPortfolios, type StoredPortfolio } from '../store/portfolios.ts'
import { readAccess } from '../store/tellings.ts'
import { reachOf, seenCase } from './seen.ts'

/** So many cases are run together at most. */
const mostCases = 200
const everything = {
  search: undefined,
  state: undefined,
  projectId: undefined,
  ownOnly: false,
  sort: 'naam',
} as const

const crumbs = ({ language }: Context, isRun: boolean) => [
  { label: say(language)('casesTitle'), href: href(links.list) },
  isRun
    ? { label: sayChance(language)('portfolioTitle'), href: href(links.portfolios) }
    : { label: sayChance(language)('portfolioTitle') },
  ...(isRun ? [{ label: sayChance(language)('portfolioRunTitle') }] : []),
]

const lineOf = ({ id, madeAt, caseIds, trials, state }: StoredPortfolio) => ({
  id,
  madeAt: madeAt.toString(),
  caseCount: caseIds.length,
  trials,
  state,
})

const form = route.form({
  address: links.portfolios,
  permission: listCases,
  frame: 'work',
  title: (_, { language }) => sayChance(language)('portfolioTitle'),
  crumbs: (_, context) => crumbs(context, false),
  body: z.object({
    cases: z
      .union([z.uuid(), z.array(z.uuid()).max(mostCases)])
      .optional()
      .transform(ids => (ids === undefined ? [] : [ids].flat())),
    trials: z.coerce.number().pipe(z.union([z.literal(5000), z.literal(20_000), z.literal(100_000)])),
    seed: z.coerce.number().int().min(0).max(4_294_967_295),
  }),
  load: async ({ services, context }) => ({
    cases: await caseList(services.db, reachOf(context.actor), everything, { limit: mostCases, offset: 0 }),
    runs: context.actor ? (await readPortfolios(services.db, context.actor.personId, 10)).map(lineOf) : [],
  }),
  initial: data => ({ cases: data.cases.map(one => one.id), trials: '20000', seed: '1' }),
  act: async ({ services, context, body }) => {
    // Who asks for a case that is not for him gets the answer of one that is not there.
    const seen = await Promise.all(body.cases.map(id => seenCase(services.db, context.actor, id)))
    const { trials, seed } = body
    const outcome = await beginPortfolio(services, context.actor, { seen, trials, seed })
    return outcome.ok ? done({ goTo: href(links.portfolio, { id: outcome.value }) }) : outcome
  },
  view: PortfolioFormPage,
})

/** The joint run of an address, for who began it. */
async function ownPortfolio({ db }: Services, { actor }: Context, id: string): Promise<StoredPortfolio> {
  if (!actor || !z.uuid().safeParse(id).success) throw new NotFound()
  const found = await readPortfolio(db, { id, personId: actor.personId })
  if (!found) throw new NotFound()
  return found
}

const page = route.page({
  address: links.portfolio,
  permission: listCases,
  frame: 'work',
  title: (_, { language }) => sayChance(language)('portfolioRunTitle'),
  crumbs: (_, context) => crumbs(context, true),
  load: async ({ services, context, parameters }) => {
    const { answer, ...run } = await ownPortfolio(services, context, parameters.id)
    const access = await readAccess(services.db, [...run.caseIds, ...run.leftOut])
    const readable = access.filter(one => sightOf(context.actor, one) !== undefined)
    const names = Object.fromEntries(readable.map(({ id, name }) => [id, name]))
    // What was worked out of a case that is not for this reader any more is not shown.
    const isReadable = run.caseIds.every(id => names[id] !== undefined)
    return {
      id: run.id,
      state: run.state,
      trials: run.trials,
      seed: run.seed,
      doneShare: run.trials === 0 ? 0 : run.trialsDone / run.trials,
      madeAt: run.madeAt.toString(),
      names,
      leftOut: run.leftOut.flatMap(id => names[id] ?? []),
      partiesTold: run.partiesTold,
      isReadable,
      answer: isReadable ? answer : undefined,
    }
  },
  view: PortfolioPage,
})

const stop = route.action({
  address: links.stopPortfolio,
  permission: listCases,
  body: z.object({ doe: z.literal('ja').optional() }),
  act: async ({ services, context, parameters }) => {
    const { id } = await ownPortfolio(services, context, parameters.id)
    if (context.actor) await stopPortfolio(services, context.actor, id)
    return done({ goTo: href(links.portfolio, { id }) })
  },
})

/** Many cases over the same courses of the market. */
export const portfolioRoutes = [form, page, stop]
