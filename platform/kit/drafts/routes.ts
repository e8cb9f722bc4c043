import { z } from 'zod'
import { permission } from '../access/permission.ts'
import { NotFound } from '../access/refusal.ts'
import { address } from '../http/address.ts'
import { done } from '../http/problem.ts'
import { route } from '../module/module.ts'
import { removeDraft, saveDraft } from './drafts.ts'

const keepOwnDraft = permission({ name: 'drafts.keep', audience: 'signed-in' })
const value = z.string().max(50_000)
/** Fields that are never kept outside their form. */
const secret = /password|wachtwoord|secret|code/i

/** An own page: a path, and no other site in disguise. */
const ownPath = /^\/(?![/\\])[^\s]*$/

/** Takes what somebody is typing: sent by the form every ten seconds. */
export const draftRoutes = [
  route.json({
    address: address('/concept'),
    permission: keepOwnDraft,
    method: 'POST',
    perMinute: 30,
    bodyLimit: 500_000,
    body: z.strictObject({
      formKey: z.string().min(1).max(200),
      values: z.record(z.string().max(200), z.union([value, z.array(value).max(500)])),
    }),
    act: async ({ services, context, body }) => {
      if (!context.actor) throw new NotFound()
      const { personId } = context.actor
      const kept = Object.entries(body.values).filter(([name]) => !secret.test(name))
      const savedAt = await saveDraft(services, { personId, formKey: body.formKey }, Object.fromEntries(kept))
      return done({ savedAt: savedAt.toString() })
    },
  }),
  route.action({
    address: address('/concept/weg'),
    permission: keepOwnDraft,
    body: z.object({ formKey: z.string().max(200).regex(ownPath) }),
    act: async ({ services, context, body: { formKey } }) => {
      if (!context.actor) throw new NotFound()
      await removeDraft(services.db, { personId: context.actor.personId, formKey })
      return done({ goTo: formKey })
    },
  }),
]
