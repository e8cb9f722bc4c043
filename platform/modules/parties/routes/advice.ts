import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { href } from '../../../kit/http/address.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { dayInput, optionalDayInput, sentence } from '../../../kit/http/input.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { end, tell } from '../actions/advice.ts'
import { links } from '../links.ts'
import type { AdviceRelation, AdviceState } from '../model.ts'
import { AdviceListPage, AdvicePage, NewAdvicePage } from '../pages/advice.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { adviceSeenBy, adviceStateOn, offerAdvice, seeAdvice, tellAdvice } from '../rules/advice.ts'
import { readAdvice } from '../store/advice.ts'
import { findOrganisation, readOrganisations } from '../store/organisations.ts'

const todayOf = ({ clock }: Services): string => dayOf(clock.now())
const withState = (relation: AdviceRelation, today: string) => ({
  ...relation,
  state: adviceStateOn(today, relation),
})
const filterFor = ({ actor }: Context, state: AdviceState | undefined, today: string) => ({
  organisationIds: adviceSeenBy(actor),
  state: state && { is: state, on: today },
})

const list = route.page({
  address: links.adviceRelations,
  permission: seeAdvice,
  frame: 'work',
  title: (_, { language }) => say(language)('adviceTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('adviceTitle') }],
  load: async ({ services, context, query: { pagina: page, per: pageSize, stand: state } }) => {
    const today = todayOf(services)
    const part = { limit: pageSize, offset: (page - 1) * pageSize }
    const { rows, total } = await readAdvice(services.db, filterFor(context, state, today), part)
    const mayTell = may(context.actor, offerAdvice)
    return { rows: rows.map(row => withState(row, today)), total, state, page, pageSize, mayTell }
  },
  view: AdviceListPage,
})

const file = route.download({
  address: links.adviceFile,
  permission: seeAdvice,
  load: async ({ services, context, query }) => {
    const today = todayOf(services)
    const { rows } = await readAdvice(services.db, filterFor(context, query.stand, today))
    const t = say(context.language)
    const lines = rows.map(one => ({
      adviseur: one.adviserName,
      opdrachtgever: one.clientName,
      onderwerp: one.subject,
      eersteDag: one.validFrom,
      laatsteDag: one.validTo,
      stand: t(`state_${adviceStateOn(today, one)}`),
    }))
    return csvFile('adviesrelaties.csv', lines)
  },
})

const fresh = route.form({
  address: links.newAdvice,
  permission: offerAdvice,
  frame: 'work',
  title: (_, { language }) => say(language)('newAdviceTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('adviceTitle'), href: href(links.adviceRelations) },
    { label: say(language)('newAdviceTitle') },
  ],
  load: async ({ services }) => ({
    organisations: (await readOrganisations(services.db)).map(({ id, name }) => ({ value: id, label: name })),
  }),
  view: NewAdvicePage,
  body: z.object({
    adviser: z.string().trim().min(1).max(200),
    client: z.string().trim().min(1).max(200),
    subject: z
      .string()
      .trim()
      .min(
        3,
        sentence(
          'ADVIES_ONDERWERP_ONTBREEKT',
          'Schrijf in minstens 3 tekens waarover het advies gaat.',
          'Write in at least 3 characters what the advice is about.',
        ),
      )
      .max(300),
    validFrom: dayInput,
    validTo: optionalDayInput,
  }),
  act: async ({ services, context, body: { adviser, client, ...given } }) => {
    if (!context.actor) throw new NotFound()
    const [from, to] = [
      await findOrganisation(services.db, adviser),
      await findOrganisation(services.db, client),
    ]
    if (!from || !to)
      return refused(
        ...(from ? [] : [problem('ORGANISATIE_ONBEKEND', 'adviser')]),
        ...(to ? [] : [problem('ORGANISATIE_ONBEKEND', 'client')]),
      )
    const relation = { adviserId: from.id, clientId: to.id, subject: given.subject }
    const { validFrom, validTo } = given
    const outcome = await tell(services, context.actor, { ...relation, validFrom, validTo })
    return outcome.ok ? done({ goTo: href(links.advice, { id: outcome.value }, { gelukt: 'ja' }) }) : outcome
  },
})

async function adviceSeen(services: Services, context: Context, id: string): Promise<AdviceRelation> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const filter = { id, organisationIds: adviceSeenBy(context.actor) }
  const [found] = (await readAdvice(services.db, filter)).rows
  if (!found) throw new NotFound()
  return found
}

const one = route.form({
  address: links.advice,
  permission: seeAdvice,
  frame: 'work',
  title: (_, { language }) => say(language)('oneAdviceTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('adviceTitle'), href: href(links.adviceRelations) },
    { label: say(language)('oneAdviceTitle') },
  ],
  load: async ({ services, context, parameters, query }) => {
    const relation = withState(await adviceSeen(services, context, parameters.id), todayOf(services))
    const mayEnd = relation.state !== 'ended' && may(context.actor, tellAdvice, relation)
    return { relation, mayEnd, isDone: query.gelukt !== undefined }
  },
  initial: ({ relation }) => ({ lastDay: relation.validTo }),
  view: AdvicePage,
  body: z.object({ lastDay: dayInput }),
  act: async ({ services, context, parameters, body: { lastDay } }) => {
    const { id } = await adviceSeen(services, context, parameters.id)
    if (!context.actor) throw new NotFound()
    const outcome = await end(services, context.actor, { id, lastDay })
    return outcome.ok ? done({ goTo: href(links.advice, { id }, { gelukt: 'ja' }) }) : outcome
  },
})

/** Advice relations: list, file, one, and telling of one. */
export const adviceRoutes = [list, file, fresh, one]
