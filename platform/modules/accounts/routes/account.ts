import { z } from 'zod'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { askEmailChange } from '../actions/email-change.ts'
import { changePassword, confirmPassword } from '../actions/passwords.ts'
import { setUpSecondFactor } from '../actions/second-step.ts'
import { changePerson } from '../actions/sessions.ts'
import { links } from '../links.ts'
import {
  codeShape,
  emailShape,
  languageShape,
  newPasswordShape,
  ownPasswordShape,
  personNameShape,
} from '../model.ts'
import { type AccountData, AccountPage, EmailPage, PasswordPage } from '../pages/account.tsx'
import { say } from '../pages/say.ts'
import { SetUpPage } from '../pages/second-step.tsx'
import { manageOwnAccount } from '../rules/rights.ts'
import { accountOf } from '../store/accounts.ts'
import { identitySince } from '../store/identities.ts'
import { secondFactorSince, unusedRecoveryCodes } from '../store/second-factors.ts'
import { ownerIn } from './owner.ts'
import { setUpData } from './set-up-data.ts'

const justDone = {
  gegevens: 'detailsSaved',
  wachtwoord: 'passwordDone',
  'tweede-stap': 'secondFactorDone',
  koppeling: 'openIdDone',
} as const

const crumbs =
  (key: 'passwordTitle' | 'emailTitle' | 'setUpTitle') =>
  (_: unknown, { language }: Context) => [
    { label: say(language)('accountTitle'), href: href(links.account) },
    { label: say(language)(key) },
  ]

async function accountData(
  services: Services,
  context: Context,
  just: string | undefined,
): Promise<AccountData> {
  const { personId } = ownerIn(context)
  const { db } = services
  const account = await accountOf(db, personId)
  if (!account) throw new Error('a signed-in person has an account')
  return {
    email: account.email,
    name: account.name,
    language: account.language,
    secondStepSince: (await secondFactorSince(db, personId))?.toString(),
    codesLeft: await unusedRecoveryCodes(db, personId),
    isExempt: account.isDemo && services.demo,
    hasOpenId: services.openId !== undefined,
    openIdSince: (await identitySince(db, personId))?.toString(),
    justDone: just !== undefined && just in justDone ? justDone[just as keyof typeof justDone] : undefined,
  }
}

const account = route.form({
  address: links.account,
  permission: manageOwnAccount,
  frame: 'work',
  title: (_, { language }) => say(language)('accountTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('accountTitle') }],
  load: ({ services, context, query }) => accountData(services, context, query.gelukt),
  initial: data => ({ name: data.name, language: data.language }),
  view: AccountPage,
  body: z.object({ name: personNameShape, language: languageShape }),
  act: async ({ services, context, body }) => {
    await changePerson(services, ownerIn(context), body)
    const taal = { name: 'taal', value: body.language, maxAgeSeconds: 365 * 86_400 }
    return done({ goTo: href(links.account, {}, { gelukt: 'gegevens' }), cookies: [taal] })
  },
})

const password = route.form({
  address: links.password,
  permission: manageOwnAccount,
  frame: 'work',
  title: (_, { language }) => say(language)('passwordTitle'),
  crumbs: crumbs('passwordTitle'),
  load: () => ({}),
  view: PasswordPage,
  body: z.object({ current: ownPasswordShape, password: newPasswordShape }),
  act: async ({ services, context, body }) => {
    const { personId } = ownerIn(context)
    const outcome = await changePassword(services, context, { personId, ...body })
    return outcome.ok ? done({ goTo: href(links.account, {}, { gelukt: 'wachtwoord' }) }) : outcome
  },
})

const email = route.form({
  address: links.email,
  permission: manageOwnAccount,
  frame: 'work',
  title: (_, { language }) => say(language)('emailTitle'),
  crumbs: crumbs('emailTitle'),
  load: ({ query }) => ({ isSent: query.gelukt !== undefined }),
  view: EmailPage,
  body: z.object({ email: emailShape, current: ownPasswordShape }),
  act: async ({ services, context, body }) => {
    const given = { personId: ownerIn(context).personId, password: body.current, newEmail: body.email }
    const outcome = await askEmailChange(services, context, given)
    return outcome.ok ? done({ goTo: href(links.email, {}, { gelukt: 'verstuurd' }) }) : outcome
  },
})

const secondFactor = route.form({
  address: links.secondFactor,
  permission: manageOwnAccount,
  frame: 'work',
  title: (_, { language }) => say(language)('setUpTitle'),
  crumbs: crumbs('setUpTitle'),
  load: ({ services, context }) => {
    const { personId, sessionId } = ownerIn(context)
    return setUpData(services, { sessionId, personId }, true)
  },
  view: SetUpPage,
  body: z.object({ current: ownPasswordShape, code: codeShape }),
  act: async ({ services, context, body }) => {
    const { personId } = ownerIn(context)
    const confirmed = await confirmPassword(services, context, { personId, password: body.current })
    if (!confirmed.ok) return confirmed
    const given = { personId, code: body.code, isSigningIn: false }
    const outcome = await setUpSecondFactor(services, context, given)
    if (!outcome.ok) return outcome
    const { cookies } = outcome.value
    return done({ goTo: href(links.account, {}, { gelukt: 'tweede-stap' }), cookies })
  },
})

/** The own account: details, password, address, second step. */
export const accountRoutes = [account, password, email, secondFactor]
