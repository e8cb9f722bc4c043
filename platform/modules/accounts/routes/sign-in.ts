import { z } from 'zod'
import { href } from '../../../kit/http/address.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { OpenedSession } from '../actions/open-session.ts'
import { giveCode, setUpSecondFactor, waiting } from '../actions/second-step.ts'
import { signIn, signOut } from '../actions/sign-in.ts'
import { links } from '../links.ts'
import { codeShape, emailShape, ownPasswordShape } from '../model.ts'
import { say } from '../pages/say.ts'
import { CodePage, SetUpPage } from '../pages/second-step.tsx'
import { SignInPage } from '../pages/sign-in.tsx'
import { problem } from '../problems.ts'
import { ownPath } from '../rules/own-path.ts'
import { enter, manageOwnAccount } from '../rules/rights.ts'
import { setUpData } from './set-up-data.ts'

/** Where the next part of signing in is, or the wanted page when it is complete. */
export function onward(
  opened: OpenedSession,
  wanted: string | undefined,
): { goTo: string; cookies: OpenedSession['cookies'] } {
  const next = {
    code: () => href(links.code, {}, { naar: wanted }),
    setup: () => href(links.setUp, {}, { naar: wanted }),
    full: () => ownPath(wanted),
    visitor: () => href(links.signIn),
  }
  return { goTo: next[opened.stage](), cookies: opened.cookies }
}

const title = (key: 'signInTitle' | 'codeTitle' | 'setUpTitle') => (_: unknown, context: Context) =>
  say(context.language)(key)

const justDone = {
  wachtwoord: 'passwordIsSet',
  afgemeld: 'signedOut',
  'e-mail': 'emailIsChanged',
} as const

const isKey = (key: string | undefined): key is keyof typeof justDone => key !== undefined && key in justDone

const signInForm = route.form({
  address: links.signIn,
  permission: enter,
  title: title('signInTitle'),
  load: ({ services, query }) => ({
    naar: query.naar,
    isDemo: services.demo,
    hasOpenId: services.openId !== undefined,
    justDone: isKey(query.gelukt) ? justDone[query.gelukt] : undefined,
  }),
  view: SignInPage,
  body: z.object({ email: emailShape, password: ownPasswordShape }),
  act: async ({ services, context, query, body }) => {
    const outcome = await signIn(services, context, body)
    return outcome.ok ? done(onward(outcome.value, query.naar)) : outcome
  },
})

const codeForm = route.form({
  address: links.code,
  permission: enter,
  title: title('codeTitle'),
  load: async ({ services, context }) => ({
    isWaiting: (await waiting(services, context, 'code')) !== undefined,
  }),
  view: CodePage,
  body: z.object({ code: codeShape }),
  act: async ({ services, context, query, body }) => {
    const outcome = await giveCode(services, context, body.code)
    return outcome.ok ? done(onward(outcome.value, query.naar)) : outcome
  },
})

const setUpForm = route.form({
  address: links.setUp,
  permission: enter,
  title: title('setUpTitle'),
  load: async ({ services, context }) => {
    const session = await waiting(services, context, 'setup')
    return setUpData(services, session && { sessionId: session.id, personId: session.personId })
  },
  view: SetUpPage,
  body: z.object({ code: codeShape }),
  act: async ({ services, context, query, body }) => {
    const session = await waiting(services, context, 'setup')
    if (!session) return refused(problem('AANMELDING_VERLOPEN'))
    const { personId } = session
    const given = { personId, code: body.code, isSigningIn: true }
    const outcome = await setUpSecondFactor(services, context, given)
    return outcome.ok ? done(onward(outcome.value, query.naar)) : outcome
  },
})

const signOutAction = route.action({
  address: links.signOut,
  permission: manageOwnAccount,
  body: z.object({}),
  act: async ({ services, context }) => {
    if (context.actor && context.sessionId) await signOut(services, context.actor, context.sessionId)
    const goTo = href(links.signIn, {}, { gelukt: 'afgemeld' })
    return done({ goTo, clearsStorage: true })
  },
})

/** Signing in, in one or two steps, and out. */
export const signInRoutes = [signInForm, codeForm, setUpForm, signOutAction]
