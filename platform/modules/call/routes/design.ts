import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { sentence } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { changeForm } from '../actions/calls.ts'
import { links } from '../links.ts'
import { fieldKinds } from '../model/index.ts'
import { DesignPage } from '../pages/design.tsx'
import { say } from '../pages/say.ts'
import { changedDefinition } from '../rules/design-form.ts'
import { manageCalls } from '../rules/rights.ts'
import { readForms } from '../store/calls.ts'
import { callAt } from './seen.ts'

const label = z
  .string()
  .trim()
  .min(
    3,
    sentence(
      'VRAAG_ONTBREEKT',
      'Schrijf de vraag in het Nederlands en in het Engels.',
      'Write the question in Dutch and in English.',
    ),
  )
  .max(200)
const key = z.string().min(1).max(60)

const body = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('addField'),
    page: key,
    kind: z.enum(fieldKinds),
    labelNl: label,
    labelEn: label,
    hintNl: z.string().trim().max(500).default(''),
    hintEn: z.string().trim().max(500).default(''),
    isRequired: z.string().optional(),
    lengthMax: z
      .string()
      .trim()
      .regex(/^\d{0,5}$/, sentence('AANTAL_ONGELDIG', 'Vul een heel getal in.', 'Fill in a whole number.'))
      .default(''),
    choices: z.string().max(5000).default(''),
  }),
  z.object({ act: z.literal('addPage'), titleNl: label, titleEn: label }),
  z.object({ act: z.literal('removePage'), page: key }),
  z.object({ act: z.literal('remove'), field: key }),
  z.object({ act: z.literal('up'), field: key }),
  z.object({ act: z.literal('required'), field: key }),
])

const design = route.form({
  address: links.design,
  permission: manageCalls,
  frame: 'work',
  title: (_, { language }) => say(language)('designForm'),
  crumbs: ({ call }, { language }) => [
    { label: call.title[language], href: href(links.manage, { nr: String(call.number) }) },
    { label: say(language)('designForm') },
  ],
  load: async ({ services, context, parameters, query }) => {
    const { call } = await callAt(services, context.actor, parameters.nr)
    const versions = await readForms(services.db, call.id)
    const [form] = versions
    if (!form) throw new NotFound()
    const mayChange = call.state === 'draft' || call.state === 'criteria-adopted'
    return { call, form, versions, mayChange, done: query.gelukt }
  },
  view: DesignPage,
  body,
  act: async ({ services, context, parameters: { nr }, body: change }) => {
    if (!context.actor) throw new NotFound()
    const { call } = await callAt(services, context.actor, nr)
    const [form] = await readForms(services.db, call.id)
    const definition = form && changedDefinition(form.definition, change)
    if (!definition) throw new NotFound()
    const outcome = await changeForm(services, context.actor, { id: call.id, definition })
    return outcome.ok ? done({ goTo: href(links.design, { nr }, { gelukt: 'ja' }) }) : outcome
  },
})

/** Designing the form of a call. */
export const designRoutes = [design]
