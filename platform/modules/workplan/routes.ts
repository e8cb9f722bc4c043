import { z } from 'zod'
import type { Actor } from '../../kit/access/actor.ts'
import { may } from '../../kit/access/permission.ts'
import { NotFound } from '../../kit/access/refusal.ts'
import { readingInstant } from '../../kit/clock/clock.ts'
import { dayOf } from '../../kit/clock/dutch-days.ts'
import { href } from '../../kit/http/address.ts'
import { csvFile } from '../../kit/http/csv-file.ts'
import { dayInput, sentence } from '../../kit/http/input.ts'
import { done } from '../../kit/http/problem.ts'
import { route } from '../../kit/module/module.ts'
import type { Services } from '../../kit/module/services.ts'
import type { Language } from '../../kit/texts/texts.ts'
import { allProgrammes, type ProgrammeChoice, programmeChoice, programmePages } from '../programme/index.ts'
import { addOutput, keepActivity, moveActivity, settle } from './actions.ts'
import { links } from './links.ts'
import { type ActivityWithOutputs, activityStates } from './model.ts'
import { ActivitiesPage, ActivityPage } from './pages/activities.tsx'
import { ActivityForm, ChangeActivityPage } from './pages/activity-forms.tsx'
import { say } from './pages/say.ts'
import { isLate, keepWorkplan, seeWorkplan } from './rules.ts'
import { readActivities, readActivity } from './store.ts'

type Query = z.output<NonNullable<(typeof links.activities)['query']>>

const todayOf = ({ clock }: Services): string => dayOf(readingInstant(clock) ?? clock.now())

const choiceFor = async ({ db }: Services, actor: Actor | undefined, slug: string | undefined) =>
  programmeChoice(await allProgrammes(db), { slug, seesAll: may(actor, keepWorkplan) })

async function chosen(
  services: Services,
  { chosen: programme }: ProgrammeChoice,
  query: Query,
): Promise<ActivityWithOutputs[]> {
  const { db } = services
  const { lijn, doel, stand, opbrengst } = query
  if (!programme) return []
  const state = stand && activityStates[stand]
  const today = todayOf(services)
  return (await readActivities(db, programme.id)).filter(
    one =>
      (lijn === undefined || one.workstream === lijn) &&
      (doel === undefined || one.goal === doel) &&
      (state === undefined || one.state === state) &&
      (opbrengst === undefined || one.outputs.some(output => isLate(output, today))),
  )
}

const programmeCrumb = (language: Language) => ({ label: say(language)('programme'), href: '/programma' })
const crumbs = (language: Language, ...more: { label: string; href?: string }[]) => [
  programmeCrumb(language),
  { label: say(language)('activitiesTitle'), href: href(links.activities) },
  ...more,
]

const list = route.page({
  address: links.activities,
  permission: seeWorkplan,
  title: (_, { language }) => say(language)('activitiesTitle'),
  crumbs: (_, { language }) => [programmeCrumb(language), { label: say(language)('activitiesTitle') }],
  load: async ({ services, context, query }) => {
    const { pagina: page, per: pageSize, lijn, doel, stand, opbrengst } = query
    const choice = await choiceFor(services, context.actor, query.programma)
    const found = await chosen(services, choice, query)
    return {
      rows: found.slice((page - 1) * pageSize, page * pageSize),
      ...{
        total: found.length,
        page,
        pageSize,
        asked: { programma: choice.asked, lijn, doel, stand, opbrengst },
      },
      choice: programmePages(choice, context.language, programma =>
        href(links.activities, {}, { programma }),
      ),
      today: todayOf(services),
      mayKeep: may(context.actor, keepWorkplan),
    }
  },
  view: ActivitiesPage,
})

function rowsOf(activities: readonly ActivityWithOutputs[], language: Language) {
  const t = say(language)
  return activities.flatMap(one => {
    const own = {
      ...{ lijn: one.workstream, activiteit: one.title[language], stand: t(`activity_${one.state}`) },
      ...{ doel: one.goal, trekker: one.lead, begrotingspost: one.budgetPost },
      ...{ van: one.startsOn, tot: one.endsOn },
    }
    const blank = { opbrengst: '', verwacht: '', opbrengststand: '', geleverd: '', bewijs: '', adres: '' }
    if (one.outputs.length === 0) return [{ ...own, ...blank }]
    return one.outputs.map(output => ({
      ...own,
      ...{ opbrengst: output.title[language], verwacht: output.dueOn },
      ...{ opbrengststand: t(`output_${output.state}`), geleverd: output.settledOn ?? '' },
      ...{ bewijs: output.evidence, adres: output.url ?? '' },
    }))
  })
}

const file = route.download({
  address: links.activitiesFile,
  permission: seeWorkplan,
  load: async ({ services, context: { actor, language }, query }) => {
    const choice = await choiceFor(services, actor, query.programma)
    return csvFile('activiteiten.csv', rowsOf(await chosen(services, choice, query), language))
  },
})

async function activityAt(services: Services, id: string): Promise<ActivityWithOutputs> {
  const found = z.uuid().safeParse(id).success ? await readActivity(services.db, id) : undefined
  if (!found) throw new NotFound()
  return found
}

const one = route.page({
  address: links.activity,
  permission: seeWorkplan,
  title: ({ activity }, { language }) => activity.title[language],
  crumbs: ({ activity }, { language }) => crumbs(language, { label: activity.title[language] }),
  load: async ({ services, context, parameters, query }) => ({
    activity: await activityAt(services, parameters.id),
    today: todayOf(services),
    mayKeep: may(context.actor, keepWorkplan),
    isDone: query.gelukt !== undefined,
  }),
  view: ActivityPage,
})

const words = z.string().trim().min(3).max(200)
const activityBody = z.object({
  workstream: z.coerce.number().pipe(z.union([z.literal(1), z.literal(2), z.literal(3)])),
  goal: z.coerce.number().pipe(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])),
  title: words,
  titleEn: words,
  lead: z.string().trim().min(2).max(200),
  budgetPost: z.string().trim().max(100).default(''),
  startsOn: dayInput,
  endsOn: dayInput,
})
const givenOf = ({ title: nl, titleEn: en, ...given }: z.output<typeof activityBody>) => ({
  ...given,
  title: { nl, en },
})

const fresh = route.form({
  address: links.newActivity,
  permission: keepWorkplan,
  frame: 'work',
  title: (_, { language }) => say(language)('newActivity'),
  crumbs: (_, { language }) => crumbs(language, { label: say(language)('newActivity') }),
  load: () => ({}),
  view: ActivityForm,
  body: activityBody,
  act: async ({ services, context: { actor }, query, body }) => {
    if (!actor) throw new NotFound()
    const programmeId = (await choiceFor(services, actor, query.programma)).chosen?.id
    const outcome = await keepActivity(services, actor, { programmeId, given: givenOf(body) })
    return outcome.ok
      ? done({ goTo: href(links.changeActivity, { id: outcome.value }, { gelukt: 'ja' }) })
      : outcome
  },
})

const text = z.string().trim().max(2000).default('')
const change = route.form({
  address: links.changeActivity,
  permission: keepWorkplan,
  frame: 'work',
  title: ({ activity }, { language }) => activity.title[language],
  crumbs: ({ activity }, { language }) =>
    crumbs(
      language,
      { label: activity.title[language], href: href(links.activity, { id: activity.id }) },
      { label: say(language)('changeActivity') },
    ),
  load: async ({ services, parameters, query }) => ({
    activity: await activityAt(services, parameters.id),
    today: todayOf(services),
    isDone: query.gelukt !== undefined,
  }),
  view: ChangeActivityPage,
  body: z.discriminatedUnion('act', [
    activityBody.extend({ act: z.literal('change') }),
    z.object({ act: z.literal('move'), to: z.enum(['running', 'done', 'dropped']), reason: text }),
    z.object({ act: z.literal('output'), title: words, titleEn: words, dueOn: dayInput }),
    z.object({
      act: z.literal('settle'),
      output: z.uuid(sentence('OPBRENGST_KIEZEN', 'Kies welke opbrengst.', 'Choose which output.')),
      state: z.enum(['delivered', 'dropped']),
      settledOn: dayInput,
      evidence: text,
      url: z
        .union([
          z.literal('').transform(() => undefined),
          z.url({
            protocol: /^https$/,
            error: sentence(
              'ADRES_ONGELDIG',
              'Vul een adres in dat met https:// begint.',
              'Fill in an address that begins with https://.',
            ),
          }),
        ])
        .optional(),
    }),
  ]),
  act: async ({ services, context, parameters: { id }, body }) => {
    const { actor } = context
    if (!actor) throw new NotFound()
    await activityAt(services, id)
    const outcome =
      body.act === 'change'
        ? await keepActivity(services, actor, { id, given: givenOf(body) })
        : body.act === 'move'
          ? await moveActivity(services, actor, { id, to: body.to, reason: body.reason })
          : body.act === 'output'
            ? await addOutput(services, actor, {
                ...{ activityId: id, dueOn: body.dueOn, title: { nl: body.title, en: body.titleEn } },
              })
            : await settle(services, actor, {
                ...{ activityId: id, outputId: body.output, state: body.state, url: body.url },
                ...{ settledOn: body.settledOn, evidence: body.evidence },
              })
    return outcome.ok ? done({ goTo: href(links.changeActivity, { id }, { gelukt: 'ja' }) }) : outcome
  },
})

/** What the programme does along its lines and what it brought; keeping it. */
export const routes = [list, file, fresh, one, change]
