import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import { accountActs, administerAccount } from '../actions/administration.ts'
import { answerDataRequest } from '../actions/data-requests.ts'
import { asksPasswordAgain, elevate } from '../actions/elevation.ts'
import { links } from '../links.ts'
import { dataRequestOutcomes, explanationShape, idShape, passwordAgainShape } from '../model.ts'
import { type AccountLine, AccountsPage, AdministerPage } from '../pages/administration.tsx'
import { AnswerPage, DataRequestsPage } from '../pages/data-requests.tsx'
import { say } from '../pages/say.ts'
import { answerDataRequests, listAccounts } from '../rules/rights.ts'
import { type ListedAccount, readAccounts, readListedAccount } from '../store/account-list.ts'
import { readDataRequest, readDataRequests } from '../store/data-requests.ts'
import { ownerIn } from './owner.ts'
import { requestLine } from './request-line.ts'

const line = (account: ListedAccount): AccountLine => ({
  ...account,
  lastSignIn: account.lastSignIn?.toString(),
})

const title =
  (key: 'adminTitle' | 'dataRequestsTitle' | 'answerTitle') =>
  (_: unknown, { language }: Context) =>
    say(language)(key)

const accounts = route.page({
  address: links.administration,
  permission: listAccounts,
  frame: 'work',
  title: title('adminTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('adminTitle') }],
  load: async ({ services, query }) => {
    const { pagina: page, per: pageSize, zoek: search } = query
    const found = await readAccounts(services.db, { search, limit: pageSize, offset: (page - 1) * pageSize })
    return { rows: found.rows.map(line), total: found.total, search, page, pageSize }
  },
  view: AccountsPage,
})

const oneAccount = route.form({
  address: links.administerAccount,
  permission: listAccounts,
  frame: 'work',
  title: data => data.account.name,
  crumbs: (data, { language }) => [
    { label: say(language)('adminTitle'), href: href(links.administration) },
    { label: data.account.name },
  ],
  load: async ({ services, context, parameters, query }) => {
    const id = idShape.safeParse(parameters.id)
    const account = id.success && (await readListedAccount(services.db, id.data))
    if (!account) throw new NotFound()
    const isOwn = account.personId === ownerIn(context).personId
    const asksPassword = !isOwn && (await asksPasswordAgain(services, context))
    return { account: line(account), isOwn, isDone: query.gelukt !== undefined, asksPassword }
  },
  view: AdministerPage,
  body: z.object({ act: z.enum(accountActs), reason: explanationShape, current: passwordAgainShape }),
  act: async ({ services, context, parameters, body }) => {
    const { act, reason, current } = body
    const elevated = await elevate(services, context, current)
    if (!elevated.ok) return elevated
    const asked = { personId: parameters.id, act, reason, siteName: 'Versneller' }
    const outcome = await administerAccount(services, ownerIn(context), asked)
    if (!outcome.ok) return outcome
    if (act === 'erase') return done({ goTo: href(links.administration, {}, { gelukt: 'ja' }) })
    return done({ goTo: href(links.administerAccount, { id: parameters.id }, { gelukt: 'ja' }) })
  },
})

const requests = route.page({
  address: links.dataRequests,
  permission: answerDataRequests,
  frame: 'work',
  title: title('dataRequestsTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('dataRequestsTitle') }],
  load: async ({ services, query }) => {
    const { pagina: page, per: pageSize, gelukt } = query
    const found = await readDataRequests(services.db, { limit: pageSize, offset: (page - 1) * pageSize })
    return {
      requests: found.rows.map(one => requestLine(one, services.clock.now())),
      total: found.total,
      page,
      pageSize,
      isAnswered: gelukt !== undefined,
    }
  },
  view: DataRequestsPage,
})

const answer = route.form({
  address: links.answerDataRequest,
  permission: answerDataRequests,
  frame: 'work',
  title: title('answerTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('dataRequestsTitle'), href: href(links.dataRequests) },
    { label: say(language)('answerTitle') },
  ],
  load: async ({ services, parameters }) => {
    const id = idShape.safeParse(parameters.id)
    const request = id.success && (await readDataRequest(services.db, id.data))
    if (!request) throw new NotFound()
    return { request: requestLine(request, services.clock.now()) }
  },
  view: AnswerPage,
  body: z.object({ outcome: z.enum(dataRequestOutcomes), answer: explanationShape }),
  act: async ({ services, context, parameters, body }) => {
    const outcome = await answerDataRequest(services, ownerIn(context), { id: parameters.id, ...body })
    return outcome.ok ? done({ goTo: href(links.dataRequests, {}, { gelukt: 'ja' }) }) : outcome
  },
})

/** What an administrator sees and does about accounts. */
export const administrationRoutes = [accounts, oneAccount, requests, answer]
