import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { readingInstant } from '../../../kit/clock/clock.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { href } from '../../../kit/http/address.ts'
import { optionalDayInput, ticked } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { move } from '../actions/accessions.ts'
import { links } from '../links.ts'
import { accessionStates } from '../model.ts'
import { AccessionPage } from '../pages/accession.tsx'
import { say } from '../pages/say.ts'
import { canMove } from '../rules/accession.ts'
import { moveAccession, seePositions } from '../rules/rights.ts'
import { readPartnerTexts } from '../store/partner-texts.ts'
import { readAccession } from '../store/partners.ts'
import { readSigning } from '../store/positions.ts'
import { organisationSeenBy } from './organisations.ts'

/** A whole number that may stay empty: "12.500" is twelve thousand five hundred, "12.50" is nothing whole. */
const optionalWhole = z
  .string()
  .default('')
  .transform(text => text.replaceAll(/[€\s]/g, '') || undefined)
  .pipe(z.string().transform(wholeIn).pipe(z.number().int().min(0).max(1_000_000_000)).optional())

function wholeIn(text: string): number {
  return /^(\d+|\d{1,3}(\.\d{3})+)$/.test(text) ? Number(text.replaceAll('.', '')) : Number.NaN
}

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
    const [terms] = await readPartnerTexts(services.db, 'accession-terms')
    const steps = accessionStates.filter(
      to =>
        canMove(accession?.state, to) && may(actor, moveAccession, { organisationId: organisation.id, to }),
    )
    const now = readingInstant(services.clock)
    const signing = actor ? await readSigning(services.db, actor.personId, now) : []
    return {
      organisation: { id: organisation.id, name: organisation.name },
      ...{ steps, accession, terms },
      maySign: signing.some(one => one.organisationId === organisation.id),
      today: dayOf(services.clock.now()),
    }
  },
  initial: ({ steps, accession, today }) => ({
    to: steps.length === 1 ? steps[0] : undefined,
    contribution: accession?.contribution,
    contributionEur: wholeText(euroOf(accession?.contributionCentsPerYear)),
    contributionHours: wholeText(accession?.contributionHoursPerYear),
    rightsFrom: accession?.rightsFrom ?? today,
  }),
  view: AccessionPage,
  body: z.object({
    to: z.enum(accessionStates),
    termsNumber: z.coerce.number().int().min(1).optional().catch(undefined),
    contribution: z.string().trim().max(300).default(''),
    contributionEur: optionalWhole,
    contributionHours: optionalWhole,
    isAuthorised: ticked,
    rightsFrom: optionalDayInput,
    reason: z.string().trim().max(2000).default(''),
  }),
  act: async ({ services, context, parameters, body }) => {
    const organisation = await organisationSeenBy(services, context.actor, parameters.id)
    if (!context.actor) throw new NotFound()
    const { contributionEur, contributionHours, termsNumber, rightsFrom, ...asked } = body
    const outcome = await move(services, context.actor, {
      ...{ organisationId: organisation.id, ...asked, termsNumber, rightsFrom },
      contributionCentsPerYear: contributionEur === undefined ? undefined : contributionEur * 100,
      contributionHoursPerYear: contributionHours,
    })
    return outcome.ok
      ? done({ goTo: href(links.organisation, { id: organisation.id }, { gelukt: 'ja' }) })
      : outcome
  },
})

const euroOf = (cents: number | undefined) => (cents === undefined ? undefined : cents / 100)
const wholeText = (value: number | undefined) => (value === undefined ? undefined : String(value))
