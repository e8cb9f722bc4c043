import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { href } from '../../../kit/http/address.ts'
import { dayInput, explanationInput, optionalDayInput, sentence } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { programmeAdoption } from '../../parties/index.ts'
import {
  allProgrammes,
  datedThings,
  milestonesOf,
  type Programme,
  programmeChanges,
  programmeStateWords,
  stepsFrom,
} from '../../programme/index.ts'
import {
  addMilestone,
  courseDecisions,
  makeBody,
  makeProgramme,
  moveProgramme,
  reachMilestone,
} from '../actions/programmes.ts'
import { links } from '../links.ts'
import { bodyKinds, decisionKinds } from '../model.ts'
import {
  NewBodyPage,
  NewProgrammePage,
  type ProgrammeData,
  ProgrammePage,
  ProgrammesPage,
} from '../pages/programmes.tsx'
import { say } from '../pages/say.ts'
import { programmeParts } from '../programme-parts.tsx'
import { decisionReference } from '../rules/reference.ts'
import { runProgramme, seeProgrammes } from '../rules/rights.ts'
import { dayOf } from '../rules/terms.ts'
import { readBodies } from '../store/bodies.ts'
import { readSeats } from '../store/seats.ts'
import { there } from './seen.ts'

const words = (most: number) => z.string().trim().min(2).max(most)
const slug = z
  .string()
  .trim()
  .max(40)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    sentence(
      'ADRES_ONGELDIG',
      'Gebruik kleine letters, cijfers en streepjes.',
      'Use small letters, digits and hyphens.',
    ),
  )
const optional = z.union([z.literal('').transform(() => undefined), z.string().trim().max(400)]).optional()

const crumbs = (language: Language, ...more: { label: string; href?: string }[]) => [
  { label: say(language)('programmesTitle'), href: href(links.programmes) },
  ...more,
]

const list = route.page({
  address: links.programmes,
  permission: seeProgrammes,
  frame: 'work',
  title: (_, { language }) => say(language)('programmesTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('programmesTitle') }],
  load: async ({ services, context }) => ({
    programmes: (await allProgrammes(services.db)).map(one => ({
      ...one,
      stateWords: programmeStateWords(one.state, context.language),
    })),
    mayRun: may(context.actor, runProgramme),
  }),
  view: ProgrammesPage,
})

const fresh = route.form({
  address: links.newProgramme,
  permission: runProgramme,
  frame: 'work',
  title: (_, { language }) => say(language)('newProgramme'),
  crumbs: (_, { language }) => crumbs(language, { label: say(language)('newProgramme') }),
  load: async ({ services, context: { language } }) => ({
    others: (await allProgrammes(services.db)).map(({ id, name }) => ({ value: id, label: name[language] })),
  }),
  view: NewProgrammePage,
  body: z.object({
    name: words(120),
    nameEn: words(120),
    slug,
    startsOn: dayInput,
    endsOn: dayInput,
    copyFrom: optional,
  }),
  act: async ({ services, context, body }) => {
    const { name: nl, nameEn: en, slug: at, startsOn, endsOn, copyFrom: copyFromId } = body
    const outcome = await makeProgramme(services, there(context.actor), {
      ...{ slug: at, name: { nl, en }, startsOn, endsOn, copyFromId },
    })
    return outcome.ok
      ? done({ goTo: href(links.programme, { programma: outcome.value }, { gelukt: 'ja' }) })
      : outcome
  },
})

async function programmeAt(services: Services, at: string): Promise<Programme> {
  return there((await allProgrammes(services.db)).find(one => one.slug === at))
}

const one = route.form({
  address: links.programme,
  permission: seeProgrammes,
  frame: 'work',
  title: ({ programme }, { language }) => programme.name[language],
  crumbs: ({ programme }, { language }) => crumbs(language, { label: programme.name[language] }),
  load: async ({ services, context, parameters, query }): Promise<ProgrammeData> => {
    const { db, clock } = services
    const programme = await programmeAt(services, parameters.programma)
    const bodies = await readBodies(db, programme.id)
    const seats = await readSeats(db, { bodyIds: bodies.map(({ id }) => id) }, clock.now())
    const { adopted, founders } = await programmeAdoption(db)
    const { language } = context
    const milestones = await milestonesOf(db, programme.id)
    const things = await datedThings(services, programme.id)
    const today = dayOf(clock.now())
    return {
      ...{ programme, milestones, steps: stepsFrom(programme.state) },
      stateWords: programmeStateWords(programme.state, language),
      parts: programmeParts({ programme, milestones, things, today, language }),
      bodies: bodies.map(({ id, slug: at, name }) => ({
        ...{ slug: at, name },
        seats: seats.filter(seat => seat.bodyId === id).length,
      })),
      history: (await programmeChanges(db, programme.id)).map(({ madeAt, state, endsOn, reason }) => ({
        ...{ endsOn, reason, madeAt: madeAt.toString() },
        stateWords: programmeStateWords(state, language),
      })),
      adoption: { adopted, founders },
      decisions: (await courseDecisions(db, programme.id)).map(row => ({
        value: row.id,
        label: `${decisionReference(row)}: ${row.title}`,
      })),
      mayRun: may(context.actor, runProgramme),
      isDone: query.gelukt !== undefined,
    }
  },
  view: ProgrammePage,
  body: z.discriminatedUnion('act', [
    z.object({
      act: z.literal('step'),
      to: z.enum(['adopted', 'active', 'evaluation', 'extended', 'closed']),
      endsOn: optionalDayInput,
      decision: optional,
      reason: explanationInput(1000),
    }),
    z.object({ act: z.literal('milestone'), name: words(200), nameEn: words(200), dueOn: dayInput }),
    z.object({ act: z.literal('reach'), id: z.uuid() }),
  ]),
  act: async ({ services, context, parameters, body }) => {
    const actor = there(context.actor)
    const { id: programmeId } = await programmeAt(services, parameters.programma)
    const outcome =
      body.act === 'step'
        ? await moveProgramme(services, actor, {
            ...{ id: programmeId, to: body.to, reason: body.reason, endsOn: body.endsOn },
            decisionId: z.uuid().safeParse(body.decision).data,
          })
        : body.act === 'milestone'
          ? await addMilestone(services, actor, {
              ...{ programmeId, dueOn: body.dueOn, name: { nl: body.name, en: body.nameEn } },
            })
          : await reachMilestone(services, actor, { programmeId, id: body.id })
    return outcome.ok ? done({ goTo: href(links.programme, parameters, { gelukt: 'ja' }) }) : outcome
  },
})

const manyKinds = z
  .union([z.array(z.enum(decisionKinds)), z.enum(decisionKinds).transform(kind => [kind])])
  .default([])

const body = route.form({
  address: links.newBody,
  permission: runProgramme,
  frame: 'work',
  title: (_, { language }) => say(language)('newBody'),
  crumbs: ({ programme }, { language }) =>
    crumbs(
      language,
      { label: programme.name[language], href: href(links.programme, { programma: programme.slug }) },
      { label: say(language)('newBody') },
    ),
  load: async ({ services, parameters }) => ({
    programme: await programmeAt(services, parameters.programma),
  }),
  view: NewBodyPage,
  body: z.object({
    kind: z.enum(bodyKinds),
    name: words(120),
    nameEn: words(120),
    slug,
    task: words(1000),
    taskEn: words(1000),
    cadence: z.union([z.literal('').transform(() => undefined), z.coerce.number().int().min(1).max(1000)]),
    decides: manyKinds,
    proposes: manyKinds,
    heavy: manyKinds,
  }),
  act: async ({ services, context, parameters, body: given }) => {
    const programme = await programmeAt(services, parameters.programma)
    const { kind, slug: at, decides, proposes, heavy } = given
    const outcome = await makeBody(services, there(context.actor), {
      ...{ programmeId: programme.id, kind, slug: at, decides, proposes, heavy },
      ...{ name: { nl: given.name, en: given.nameEn }, task: { nl: given.task, en: given.taskEn } },
      cadenceDaysMax: given.cadence,
    })
    return outcome.ok
      ? done({ goTo: href(links.programme, { programma: programme.slug }, { gelukt: 'ja' }) })
      : outcome
  },
})

/** Programmes: list, setting one up, its steps, and its bodies. */
export const programmeRoutes = [list, fresh, one, body]
