import { z } from 'zod'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { asksPasswordAgain, elevate } from '../actions/elevation.ts'
import { beginOpenId, endOpenId, openIdAddress } from '../actions/openid.ts'
import { links } from '../links.ts'
import { passwordAgainShape } from '../model.ts'
import { LinkOpenIdPage } from '../pages/openid.tsx'
import { say } from '../pages/say.ts'
import { enter, manageOwnAccount } from '../rules/rights.ts'
import { ownerIn } from './owner.ts'
import { onward } from './sign-in.ts'

/** Enough for a person, too few for a machine: each asks something of the provider. */
const perMinute = 20

const begin = route.redirect({
  address: links.openId,
  permission: enter,
  perMinute,
  act: async ({ services, context, query }) => {
    const outcome = await beginOpenId(services, context, { naar: query.naar, links: undefined })
    return outcome.ok ? done({ goTo: outcome.value.address, cookies: outcome.value.cookies }) : outcome
  },
})

// Linking begins with a form of our own: a link elsewhere could otherwise tie a stranger's account to somebody's own.
// A form may not lead to another site, so the page then offers the way there.
const linkAccount = route.form({
  address: links.linkOpenId,
  permission: manageOwnAccount,
  perMinute,
  frame: 'work',
  title: (_, { language }) => say(language)('openIdPanel'),
  crumbs: (_, { language }) => [
    { label: say(language)('accountTitle'), href: href(links.account) },
    { label: say(language)('openIdPanel') },
  ],
  load: async ({ services, context }) => ({
    address: await openIdAddress(services, context),
    asksPassword: await asksPasswordAgain(services, context),
  }),
  view: LinkOpenIdPage,
  body: z.object({ current: passwordAgainShape }),
  act: async ({ services, context, body }) => {
    const elevated = await elevate(services, context, body.current)
    if (!elevated.ok) return elevated
    const given = { naar: undefined, links: ownerIn(context) }
    const outcome = await beginOpenId(services, context, given)
    return outcome.ok ? done({ goTo: href(links.linkOpenId), cookies: outcome.value.cookies }) : outcome
  },
})

const back = route.redirect({
  address: links.openIdReturn,
  permission: enter,
  perMinute,
  act: async ({ services, context, query }) => {
    const { code, state, iss } = query
    const outcome = await endOpenId(services, context, { code, state, iss, actor: context.actor })
    if (!outcome.ok) return outcome
    const end = outcome.value
    if (end.kind === 'linked') return done({ goTo: href(links.account, {}, { gelukt: 'koppeling' }) })
    return done(onward(end.opened, end.naar))
  },
})

/** Signing in and linking through an OpenID Connect provider. */
export const openIdRoutes = [begin, linkAccount, back]
