import { z } from 'zod'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { beginOpenId, endOpenId, openIdAddress } from '../actions/openid.ts'
import { links } from '../links.ts'
import { OpenIdPage, OpenIdReturnPage } from '../pages/openid.tsx'
import { say } from '../pages/say.ts'
import { enter, manageOwnAccount } from '../rules/rights.ts'
import { ownerIn } from './owner.ts'
import { onward } from './sign-in.ts'

const begin = route.form({
  address: links.openId,
  permission: enter,
  perMinute: 20,
  title: (_, { language }) => say(language)('openIdTitle'),
  load: async ({ services, context }) => ({ address: await openIdAddress(services, context) }),
  view: OpenIdPage,
  body: z.object({}),
  act: async ({ services, context, query }) => {
    const outcome = await beginOpenId(services, context, { naar: query.naar, links: undefined })
    return outcome.ok ? done({ goTo: href(links.openId), cookies: outcome.value }) : outcome
  },
})

const linkAccount = route.action({
  address: links.linkOpenId,
  permission: manageOwnAccount,
  body: z.object({}),
  act: async ({ services, context }) => {
    const given = { naar: undefined, links: ownerIn(context) }
    const outcome = await beginOpenId(services, context, given)
    return outcome.ok ? done({ goTo: href(links.openId), cookies: outcome.value }) : outcome
  },
})

const back = route.form({
  address: links.openIdReturn,
  permission: enter,
  perMinute: 20,
  title: (_, { language }) => say(language)('openIdReturnTitle'),
  load: () => ({}),
  view: OpenIdReturnPage,
  body: z.object({}),
  act: async ({ services, context, query }) => {
    const { code, state, iss } = query
    const outcome = await endOpenId(services, context, { code, state, iss, actor: context.actor })
    if (!outcome.ok) return outcome
    const end = outcome.value
    if (end.kind === 'linked') return done({ goTo: href(links.account) })
    return done(onward(end.opened, end.naar))
  },
})

/** Signing in and linking through an OpenID Connect provider. */
export const openIdRoutes = [begin, linkAccount, back]
