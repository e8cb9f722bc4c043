import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { sentence, ticked } from '../../../kit/http/input.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { addUrbanArea, recordException } from '../actions/exceptions.ts'
import { procedureChoices } from '../actions/procedure.ts'
import { testPlan } from '../actions/test-plan.ts'
import { links } from '../links.ts'
import { frameworkAnswers, testOutcomes } from '../model/index.ts'
import { UrbanAreaPage } from '../pages/design.tsx'
import { say } from '../pages/say.ts'
import { ExceptionPage } from '../pages/small-forms.tsx'
import { TestPage } from '../pages/test.tsx'
import { problem } from '../problems.ts'
import { factsOf, parsedShape } from '../rules/facts.ts'
import { testLocation } from '../rules/location.ts'
import { manageCalls, testSubmissions } from '../rules/rights.ts'
import { readCompletion, readUrbanArea } from '../store/tests.ts'
import { contentsFor, described, fileHrefOf, planAt, titleOf } from './seen.ts'
import { instantAt } from './terms.ts'

const words = (least: number, message: string) => z.string().trim().min(least, message).max(4000)
const optional = z
  .string()
  .trim()
  .max(4000)
  .default('')
  .transform(text => text || undefined)
const many = z
  .union([z.string().max(100), z.array(z.string().max(100)).max(100)])
  .default([])
  .transform(value => (typeof value === 'string' ? [value] : value))

const test = route.form({
  address: links.test,
  permission: testSubmissions,
  frame: 'work',
  title: ({ title }, { language }) => say(language)('testTitle', { title }),
  crumbs: ({ id, title }, { language }) => [
    { label: say(language)('submissionsTitle'), href: href(links.submissions) },
    { label: title, href: href(links.submission, { id }) },
    { label: say(language)('testButton') },
  ],
  load: async ({ services, context, parameters: { id } }) => {
    const found = await planAt(services, context.actor, id)
    const contents = found.isOwn ? undefined : await contentsFor(services, context.actor, found)
    if (!contents) throw new NotFound()
    const form = found.form.definition
    const layer = await readUrbanArea(services.db)
    const { location } = factsOf(form, contents.values)
    return {
      ...{ id, title: titleOf(form, contents.values), form: found.form },
      pages: await described(services.db, context.language, {
        ...{ form, contents, fileHref: fileHrefOf(id), decidedAt: found.plan.decidedAt },
      }),
      location: testLocation(location, layer?.geometry),
      layerName: layer?.name,
      hasHadCompletion: (await readCompletion(services.db, id)) !== undefined,
    }
  },
  view: TestPage,
  body: z.object({
    frameworks: z.enum(frameworkAnswers),
    frameworksReason: words(
      10,
      sentence(
        'TOETS_ZONDER_REDEN',
        'Leg in minstens 10 tekens uit waarom.',
        'Explain why in at least 10 characters.',
      ),
    ),
    isComplete: ticked,
    locationReason: z.string().trim().max(2000).default(''),
    outcome: z.enum(testOutcomes),
    reason: words(
      20,
      sentence(
        'UITKOMST_ZONDER_REDEN',
        'Leg de uitkomst in minstens 20 tekens uit.',
        'Explain the outcome in at least 20 characters.',
      ),
    ),
    askedFields: many,
    request: optional,
    referTo: optional,
    referContact: optional,
    letter: optional,
  }),
  act: async ({ services, context, parameters: { id }, body }) => {
    if (!context.actor) throw new NotFound()
    const { isComplete, ...given } = body
    const outcome = await testPlan(services, context.actor, {
      id,
      ...given,
      isComplete,
    })
    return outcome.ok ? done({ goTo: href(links.submission, { id }, { gelukt: 'ja' }) }) : outcome
  },
})

const exception = route.form({
  address: links.exception,
  permission: manageCalls,
  frame: 'work',
  title: (_, { language }) => say(language)('exceptionTitle'),
  crumbs: ({ id }, { language }) => [
    { label: say(language)('sealedPlan'), href: href(links.submission, { id }) },
    { label: say(language)('exceptionTitle') },
  ],
  load: async ({ services, context, parameters: { id } }) => {
    const { call } = await planAt(services, context.actor, id)
    return { id, decisions: await procedureChoices(services.db, call.id) }
  },
  view: ExceptionPage,
  body: z.object({
    decision: z.uuid(
      sentence(
        'BESLUIT_KIEZEN',
        'Kies het besluit van de stuurgroep.',
        'Choose the decision of the steering group.',
      ),
    ),
    reason: words(
      40,
      sentence(
        'UITZONDERING_ZONDER_REDEN',
        'Leg in minstens 40 tekens uit waarom.',
        'Explain why in at least 40 characters.',
      ),
    ),
    openUntil: z
      .string()
      .regex(
        /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/,
        sentence('MOMENT_ONGELDIG', 'Kies een dag en een tijd.', 'Choose a day and a time.'),
      ),
  }),
  act: async ({ services, context, parameters: { id }, body }) => {
    const openUntil = instantAt(body.openUntil)
    if (!context.actor || !openUntil) throw new NotFound()
    const { decision: decisionId, reason } = body
    const outcome = await recordException(services, context.actor, {
      submissionId: id,
      decisionId,
      reason,
      openUntil,
    })
    return outcome.ok ? done({ goTo: href(links.submission, { id }, { gelukt: 'ja' }) }) : outcome
  },
})

const area = route.form({
  address: links.urbanArea,
  permission: manageCalls,
  frame: 'work',
  title: (_, { language }) => say(language)('urbanAreaTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('callsTitle'), href: href(links.calls) },
    { label: say(language)('urbanAreaTitle') },
  ],
  load: async ({ services, query }) => ({ layer: await readUrbanArea(services.db), done: query.gelukt }),
  view: UrbanAreaPage,
  body: z.object({
    name: words(
      3,
      sentence('KAARTLAAG_ZONDER_NAAM', 'Geef de kaartlaag een naam.', 'Give the layer a name.'),
    ),
    source: words(
      3,
      sentence('KAARTLAAG_ZONDER_BRON', 'Noem de bron en het jaar.', 'Name the source and the year.'),
    ),
    geometry: z.string().max(2_000_000),
  }),
  act: async ({ services, context, body }) => {
    if (!context.actor) throw new NotFound()
    const geometry = parsedShape(body.geometry)
    if (!geometry) return refused(problem('KAARTLAAG_ONLEESBAAR', 'geometry'))
    const { name, source } = body
    const outcome = await addUrbanArea(services, context.actor, { name, source, geometry })
    return outcome.ok ? done({ goTo: href(links.urbanArea, {}, { gelukt: 'ja' }) }) : outcome
  },
})

/** What the team does with plans: the test, an exception to the deadline, the layer that places are tested against. */
export const testRoutes = [test, exception, area]
