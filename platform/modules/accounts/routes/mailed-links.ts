import { z } from 'zod'
import { readingInstant } from '../../../kit/clock/clock.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { settingNumber } from '../../programme/index.ts'
import { confirmEmail } from '../actions/email-change.ts'
import { acceptInvitation, signUp } from '../actions/invitations.ts'
import { askPasswordReset, resetPassword } from '../actions/passwords.ts'
import { tokenDigest } from '../credentials/token.ts'
import { links } from '../links.ts'
import { emailShape, languageShape, newPasswordShape, personNameShape } from '../model.ts'
import {
  ConfirmEmailPage,
  ForgottenPage,
  InvitationPage,
  NewPasswordPage,
  SignUpPage,
} from '../pages/mailed-links.tsx'
import { say } from '../pages/say.ts'
import { enter } from '../rules/rights.ts'
import { isOpenEmailChange } from '../store/email-changes.ts'
import { isOpenPasswordReset, openInvitation } from '../store/links.ts'
import { onward } from './sign-in.ts'

/** Forms that send mail: enough for a person, too few for a machine. */
const mailsPerMinute = 6

const forgotten = route.form({
  address: links.forgotten,
  permission: enter,
  perMinute: mailsPerMinute,
  title: (data, { language }) => say(language)(data.isSent ? 'forgottenDoneTitle' : 'forgottenTitle'),
  load: async ({ services, query }) => ({
    isSent: query.gelukt !== undefined,
    minutes: await settingNumber(services.db, 'passwordLinkMinutes'),
  }),
  view: ForgottenPage,
  body: z.object({ email: emailShape }),
  act: async ({ services, body }) => {
    await askPasswordReset(services, body.email)
    return done({ goTo: href(links.forgotten, {}, { gelukt: 'verstuurd' }) })
  },
})

const newPassword = route.form({
  address: links.newPassword,
  permission: enter,
  title: (data, { language }) => say(language)(data.isOpen ? 'newPasswordTitle' : 'linkDeadTitle'),
  load: async ({ services, query }) => ({
    isOpen: await isOpenPasswordReset(
      services.db,
      tokenDigest(query.code ?? ''),
      readingInstant(services.clock),
    ),
  }),
  view: NewPasswordPage,
  body: z.object({ password: newPasswordShape }),
  act: async ({ services, context, query, body }) => {
    const outcome = await resetPassword(services, context, {
      token: query.code ?? '',
      password: body.password,
    })
    if (!outcome.ok) return outcome
    return done({ goTo: href(links.signIn, {}, { gelukt: 'wachtwoord' }), cookies: [outcome.value] })
  },
})

const signUpForm = route.form({
  address: links.signUp,
  permission: enter,
  perMinute: mailsPerMinute,
  title: (data, { language }) => say(language)(data.isSent ? 'forgottenDoneTitle' : 'signUpTitle'),
  load: ({ query }) => ({ isSent: query.gelukt !== undefined }),
  view: SignUpPage,
  body: z.object({ name: personNameShape, email: emailShape }),
  act: async ({ services, context, body }) => {
    const outcome = await signUp(services, context, { ...body, language: context.language })
    if (!outcome.ok) return outcome
    return done({ goTo: href(links.signUp, {}, { gelukt: 'verstuurd' }) })
  },
})

const invitation = route.form({
  address: links.invitation,
  permission: enter,
  title: (data, { language }) => say(language)(data.email ? 'invitationTitle' : 'linkDeadTitle'),
  load: async ({ services, parameters }) => {
    const digest = tokenDigest(parameters.code)
    const open = await openInvitation(services.db, digest, readingInstant(services.clock))
    return { email: open?.email, name: open?.name }
  },
  initial: (data, { language }) => ({ name: data.name, language }),
  view: InvitationPage,
  body: z.object({ name: personNameShape, language: languageShape, password: newPasswordShape }),
  act: async ({ services, context, parameters, body }) => {
    const outcome = await acceptInvitation(services, context, { token: parameters.code, ...body })
    return outcome.ok ? done(onward(outcome.value, undefined)) : outcome
  },
})

const confirm = route.form({
  address: links.confirmEmail,
  permission: enter,
  title: (_, { language }) => say(language)('confirmTitle'),
  load: async ({ services, query }) => {
    if (query.gelukt === 'half') return { state: 'half' as const }
    const digest = tokenDigest(query.code ?? '')
    const isOpen = await isOpenEmailChange(services.db, digest, readingInstant(services.clock))
    return { state: isOpen ? ('open' as const) : ('dead' as const) }
  },
  view: ConfirmEmailPage,
  body: z.object({}),
  act: async ({ services, query }) => {
    const outcome = await confirmEmail(services, query.code ?? '')
    if (!outcome.ok) return outcome
    const goTo =
      outcome.value === 'half'
        ? href(links.confirmEmail, {}, { gelukt: 'half' })
        : href(links.signIn, {}, { gelukt: 'e-mail' })
    return done({ goTo })
  },
})

/** Forms that send a link, and forms that a link leads to. */
export const mailedLinkRoutes = [forgotten, newPassword, signUpForm, invitation, confirm]
