import { z } from 'zod'
import { readingInstant } from '../../../kit/clock/clock.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import {
  accountByEmail,
  languageShape,
  linkTokenDigest,
  newPasswordShape,
  onward,
  personNameShape,
} from '../../accounts/index.ts'
import { acceptByLink } from '../actions/accept-invitation.ts'
import { links } from '../links.ts'
import { type AnswerData, AnswerInvitationPage } from '../pages/answer-invitation.tsx'
import { say } from '../pages/say.ts'
import { answerInvitation } from '../rules/invitation.ts'
import { readInvitationByToken } from '../store/invitations.ts'

async function answerData(services: Services, context: Context, code: string): Promise<AnswerData> {
  const { db, clock } = services
  const invitation = await readInvitationByToken(db, linkTokenDigest(code), readingInstant(clock))
  if (invitation?.state !== 'open') return { invitation: undefined }
  const account = await accountByEmail(db, invitation.email)
  const { name, email, organisationName, invitedByName, role, title, purpose } = invitation
  const isOwner = account !== undefined && account.personId === context.actor?.personId
  return {
    invitation: { name, email, organisationName, invitedByName, role, title, purpose },
    way: !account?.passwordHash ? 'make' : isOwner ? 'accept' : context.actor ? 'other' : 'signIn',
    signInHref: `/aanmelden?naar=${encodeURIComponent(href(links.answerInvitation, { code }))}`,
  }
}

/** The page that the link of an invitation leads to. */
export const answerInvitationRoute = route.form({
  address: links.answerInvitation,
  permission: answerInvitation,
  perMinute: 30,
  title: (data, { language }) => say(language)(data.invitation ? 'answerTitle' : 'answerDeadTitle'),
  load: ({ services, context, parameters }) => answerData(services, context, parameters.code),
  initial: (data, { language }) => ({ name: data.invitation?.name, language }),
  view: AnswerInvitationPage,
  body: z.object({
    name: personNameShape.optional(),
    language: languageShape.optional(),
    password: newPasswordShape.optional(),
  }),
  act: async ({ services, context, parameters, body: { name, language, password } }) => {
    const choice = name && language && password ? { name, language, password } : undefined
    const outcome = await acceptByLink(services, context, { token: parameters.code, choice })
    if (!outcome.ok) return outcome
    const { opened, organisationId, purpose, holds } = outcome.value
    const goTo =
      purpose === 'accession' && holds ? href(links.accession, { id: organisationId }) : href(links.work)
    return done(opened ? onward(opened, goTo) : { goTo })
  },
})
