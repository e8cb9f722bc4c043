import { z } from 'zod'
import { permission } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { keptAsDraft } from '../../../kit/drafts/form-keeper.ts'
import { href } from '../../../kit/http/address.ts'
import { sentence } from '../../../kit/http/input.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { ownCaseVersions } from '../../cases/index.ts'
import { attach, attachCase, attachmentLimits, detach, openAttachment } from '../actions/attachments.ts'
import { saveDraft } from '../actions/drafts.ts'
import { links } from '../links.ts'
import type { CallForm, FormPage, FormValues } from '../model/index.ts'
import { say } from '../pages/say.ts'
import { StepPage } from '../pages/step.tsx'
import { mistakeProblem } from '../problems.ts'
import { checkForm } from '../rules/check-form.ts'
import { rowsShown, withoutRow } from '../rules/facts.ts'
import { applicantRoles } from '../rules/rights.ts'
import { readCompletion } from '../store/tests.ts'
import { contentsFor, frameOf, ownPlanAt, places, planAt } from './seen.ts'

const applicants = permission({ name: 'changeSubmission', audience: applicantRoles })

type Choice = { value: string; label: string }

/** What somebody types in a box that completes names is the name; what is kept is the id. */
function withPlaceIds(page: FormPage, values: FormValues, known: readonly Choice[]): FormValues {
  const field = page.fields.find(one => one.kind === 'place')
  const typed = field && values[field.key]
  if (!field || typeof typed !== 'string') return values
  const found = known.find(place => place.label.toLowerCase() === typed.trim().toLowerCase())
  return found ? { ...values, [field.key]: found.value } : values
}

function withPlaceNames(page: FormPage, values: FormValues, known: readonly Choice[]): FormValues {
  const field = page.fields.find(one => one.kind === 'place')
  const found = field && known.find(place => place.value === values[field.key])
  return field && found ? { ...values, [field.key]: found.label } : values
}

const changeable: readonly string[] = ['draft', 'signing', 'withdrawn', 'completion-requested']

const step = route.form({
  address: links.step,
  permission: applicants,
  frame: 'public',
  keep: keptAsDraft,
  title: ({ page, title }, { language }) =>
    `${page.title[language]}: ${title || say(language)('planWithoutTitle')}`,
  crumbs: ({ page, plan, title }, { language }) => [
    { label: say(language)('submissionsTitle'), href: href(links.submissions) },
    { label: title || say(language)('planWithoutTitle'), href: href(links.submission, { id: plan.id }) },
    { label: page.title[language] },
  ],
  load: async ({ services, context, parameters, query }) => {
    const found = await ownPlanAt(services, context.actor, parameters.id)
    const page = found.form.definition.pages.find(one => one.key === parameters.stap)
    if (!page) throw new NotFound()
    const isCompletion = found.plan.state === 'completion-requested'
    const asked = isCompletion ? (await readCompletion(services.db, found.plan.id))?.askedFields : undefined
    return {
      ...(await frameOf(services, found)),
      ...{ page, values: found.draft.values, attachments: found.draft.attachments, done: query.gelukt },
      shown: query.lijst && query.rijen ? { list: query.lijst, rows: query.rijen } : undefined,
      places: await places(services.db),
      limits: await attachmentLimits(services),
      caseVersions: context.actor ? await ownCaseVersions(services.db, context.actor) : [],
      openFields: asked ?? page.fields.map(field => field.key),
      mayChange: changeable.includes(found.plan.state),
    }
  },
  initial: ({ page, values, places: known, shown }) => ({
    ...withPlaceNames(page, values, known),
    ...(shown ? { [`${shown.list}.rijen`]: String(shown.rows) } : {}),
  }),
  view: StepPage,
  body: z.record(
    z.string().max(200),
    z.union([z.string().max(100_000), z.array(z.string().max(2000)).max(100)]),
  ),
  act: async ({ services, context, parameters, body }) => {
    const { actor } = context
    if (!actor) throw new NotFound()
    const { form } = await ownPlanAt(services, actor, parameters.id)
    const pages = form.definition.pages
    const page = pages.find(one => one.key === parameters.stap)
    if (!page) throw new NotFound()
    const known = await places(services.db)
    const { act, revision, ...sent } = body
    const asked = typeof act === 'string' ? act : 'save'
    const typed = withPlaceIds(page, sent, known)
    const values = asked.startsWith('remove:') ? withoutRow(typed, asked.slice('remove:'.length)) : typed
    const { id } = parameters
    const outcome = await saveDraft(services, actor, {
      id,
      page: page.key,
      revision: Number(revision),
      values,
    })
    if (!outcome.ok) return outcome
    // It is kept where it belongs now; what was kept while typing is older.
    await keptAsDraft.forget({ services, context })
    if (asked === 'next') {
      const after = await ownPlanAt(services, actor, id)
      const mistakes = checkForm(form.definition, after.draft.values, {
        page: page.key,
        withFiles: after.draft.attachments.map(file => file.field),
        places: new Set(known.map(place => place.value)),
      }).filter(mistake => !isUpload(page, mistake.name))
      if (mistakes.length > 0) return refused(...mistakes.map(mistakeProblem))
      const next = pages[pages.indexOf(page) + 1]
      return done({ goTo: next ? href(links.step, { id, stap: next.key }) : href(links.together, { id }) })
    }
    const lijst = asked.startsWith('row:') ? asked.slice('row:'.length) : undefined
    const more = lijst ? { gelukt: 'rij', lijst, rijen: rowsShown(sent, lijst) + 1 } : { gelukt: 'bewaard' }
    return done({ goTo: href(links.step, { id, stap: page.key }, more) })
  },
})

/** Files are added on the page itself, in a form of their own: going on is not held up by them. */
const isUpload = (page: FormPage, name: string): boolean =>
  page.fields.some(field => field.kind === 'attachments' && field.key === name)

/** Largest upload of the form parser, bytes; the limit that counts is the setting. */
const parserLimit = 250_000_000

const pageWith = (form: CallForm, field: string): FormPage | undefined =>
  form.definition.pages.find(one => one.fields.some(asked => asked.key === field))

const upload = route.upload({
  address: links.upload,
  permission: applicants,
  fileLimit: parserLimit,
  act: async ({ services, context, parameters, file }) => {
    if (!context.actor) throw new NotFound()
    const { id, veld: field } = parameters
    const { form } = await planAt(services, context.actor, id)
    const page = pageWith(form, field)
    if (!page) throw new NotFound()
    const { fileName, content } = file
    const outcome = await attach(services, context.actor, { id, field, fileName, content })
    return outcome.ok
      ? done({ goTo: href(links.step, { id, stap: page.key }, { gelukt: 'bewaard' }) })
      : outcome
  },
})

const ownCase = route.action({
  address: links.attachCase,
  permission: applicants,
  body: z.object({
    version: z
      .string()
      .regex(
        /^[0-9a-f-]{36}\/\d{1,6}$/,
        sentence('REKENMODEL_KIEZEN', 'Kies een versie.', 'Choose a version.'),
      ),
  }),
  act: async ({ services, context: { actor, language }, parameters, body }) => {
    if (!actor) throw new NotFound()
    const { id, veld: field } = parameters
    const { form } = await planAt(services, actor, id)
    const page = pageWith(form, field)
    if (!page) throw new NotFound()
    const [caseId = '', number] = body.version.split('/')
    const outcome = await attachCase(services, actor, { id, field, caseId, number: Number(number), language })
    return outcome.ok
      ? done({ goTo: href(links.step, { id, stap: page.key }, { gelukt: 'bewaard' }) })
      : outcome
  },
})

const remove = route.action({
  address: links.detach,
  permission: applicants,
  body: z.object({}),
  act: async ({ services, context, parameters: { id, bijlage: attachmentId } }) => {
    if (!context.actor) throw new NotFound()
    const { draft, form } = await ownPlanAt(services, context.actor, id)
    const field = draft.attachments.find(file => file.id === attachmentId)?.field
    const page = pageWith(form, field ?? '')
    if (!page) throw new NotFound()
    const outcome = await detach(services, context.actor, { id, attachmentId })
    return outcome.ok
      ? done({ goTo: href(links.step, { id, stap: page.key }, { gelukt: 'bewaard' }) })
      : outcome
  },
})

const file = route.download({
  address: links.attachment,
  permission: permission({ name: 'readSubmissionContents', audience: [...applicantRoles, 'T', 'D'] }),
  load: async ({ services, context, parameters }) => {
    const found = await planAt(services, context.actor, parameters.id)
    const contents = await contentsFor(services, context.actor, found)
    const attachment = contents?.attachments.find(one => one.id === parameters.bijlage)
    const content = attachment && (await openAttachment(services, attachment))
    if (!attachment || !content) throw new NotFound()
    return { fileName: attachment.fileName, contentType: attachment.contentType, content }
  },
})

/** Filling a plan in: its steps and its files. */
export const stepRoutes = [step, upload, ownCase, remove, file]
