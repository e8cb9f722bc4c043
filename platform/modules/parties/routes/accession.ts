import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { move } from '../actions/accessions.ts'
import { links } from '../links.ts'
import { accessionStates } from '../model.ts'
import { AccessionPage } from '../pages/organisations.tsx'
import { say } from '../pages/say.ts'
import { canMove } from '../rules/accession.ts'
import { moveAccession, seePositions } from '../rules/rights.ts'
import { readAccession } from '../store/partners.ts'
import { organisationSeenBy } from './organisations.ts'

const optionalLine = z.string().trim().max(300).default('')

/** The next step of the accession of an organisation. */
export const accessionRoute = route.form({
  address: links.accession,
  permission: seePositions,
  frame: 'work',
  title: (_, { language }) => say(language)('accessionTitle'),
  crumbs: (data, { language }) => [
    { label: say(language)('organisationsTitle'), href: href(links.organisations) },
    { label: data.organisation.name, href: href(links.organisation, { id: data.organisation.id }) },
    { label: say(language)('accessionTitle') },
  ],
  load: async ({ services, context, parameters }) => {
    const { actor } = context
    const organisation = await organisationSeenBy(services, actor, parameters.id)
    const accession = await readAccession(services.db, organisation.id)
    const steps = accessionStates.filter(
      to =>
        canMove(accession?.state, to) && may(actor, moveAccession, { organisationId: organisation.id, to }),
    )
    return { organisation: { ...organisation, ownerName: undefined }, steps, accession }
  },
  initial: data => ({
    to: data.steps.length === 1 ? data.steps[0] : undefined,
    termsVersion: data.accession?.termsVersion,
    contribution: data.accession?.contribution,
    signerTitle: data.accession?.signerTitle,
  }),
  view: AccessionPage,
  body: z.object({
    to: z.enum(accessionStates),
    termsVersion: optionalLine,
    contribution: optionalLine,
    signerTitle: optionalLine,
    reason: z.string().trim().max(2000).default(''),
  }),
  act: async ({ services, context, parameters, body }) => {
    const organisation = await organisationSeenBy(services, context.actor, parameters.id)
    if (!context.actor) throw new NotFound()
    const outcome = await move(services, context.actor, { organisationId: organisation.id, ...body })
    return outcome.ok
      ? done({ goTo: href(links.organisation, { id: organisation.id }, { gelukt: 'ja' }) })
      : outcome
  },
})
