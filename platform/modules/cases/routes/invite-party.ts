import { z } from 'zod'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { inviteByMail, organisationKindName, partyInviteeShape } from '../../parties/index.ts'
import { coupleParty } from '../actions/manage-case.ts'
import { links } from '../links.ts'
import { headOf, nameOr } from '../pages/case-page.tsx'
import { InvitePartyPage } from '../pages/invite-party.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { manageCase } from '../rules/access.ts'
import { crumbsOf } from './bench.ts'
import { changingCase } from './changing-case.ts'
import { seenCase } from './seen.ts'

const inviting = changingCase({
  address: links.inviteParty,
  right: manageCase,
  body: partyInviteeShape.extend({ partyId: z.string().min(1).max(64) }),
  act: async ({ services, context, body }, { seen }) => {
    if (!context.actor) throw new NotFound()
    const { partyId, organisation: name, kind, ...contact } = body
    if (!seen.caseFile.parties.some(({ id }) => id === partyId))
      return refused(problem('PARTIJ_ONBEKEND', 'partyId'))
    const level = kind === 'gemeente' || kind === 'provincie' ? 'ambtenaar' : 'privaat'
    const asked = { ...contact, purpose: 'case', organisation: { name, kind }, level } as const
    const invited = await inviteByMail(services, context.actor, asked)
    if (!invited.ok) return invited
    const { organisationId } = invited.value
    const outcome = await coupleParty(services, context.actor, { caseId: seen.id, partyId, organisationId })
    return outcome.ok ? done({ goTo: href(links.couple, { id: seen.id }, { gelukt: 'ja' }) }) : outcome
  },
})

/** Invites an organisation that is not there yet to be a party of the case. */
export const invitePartyRoute = route.form({
  ...inviting,
  perMinute: 20,
  frame: 'work',
  title: (_, { language }) => say(language)('invitePartyTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('invitePartyTitle')),
  load: async ({ services, context, parameters }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    if (!seen.mayManage) throw new NotAllowed(manageCase.name)
    return {
      head: headOf(seen),
      parties: seen.caseFile.parties.map(({ id, name }) => ({
        value: id,
        label: nameOr(name, id, context.language),
      })),
      kinds: partyInviteeShape.shape.kind.options.map(kind => ({
        value: kind,
        label: organisationKindName(kind, context.language),
      })),
    }
  },
  initial: (_, { language }) => ({ language }),
  view: InvitePartyPage,
})
