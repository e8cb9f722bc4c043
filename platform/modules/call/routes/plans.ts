import { z } from 'zod'
import { may, permission } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { canonicalJson } from '../../../kit/audit/canonical-json.ts'
import { href } from '../../../kit/http/address.ts'
import { sentence } from '../../../kit/http/input.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { organisationPicker } from '../../parties/index.ts'
import { openVersion } from '../actions/plan-keys.ts'
import { complete, placeIds, submit, withdraw } from '../actions/submit.ts'
import { decline, inviteParty, removeParty, requestSignatures, sign } from '../actions/together.ts'
import { links } from '../links.ts'
import { ContentsPage } from '../pages/contents.tsx'
import { say } from '../pages/say.ts'
import { SignPage } from '../pages/small-forms.tsx'
import { SubmissionPage, WithdrawPage } from '../pages/submission.tsx'
import { SubmitPage } from '../pages/submit.tsx'
import { TogetherPage } from '../pages/together.tsx'
import { mistakeProblem, problem } from '../problems.ts'
import { checkForm } from '../rules/check-form.ts'
import { frameworkStanding, mayLookAgain } from '../rules/frameworks.ts'
import {
  applicantRoles,
  applicantsOf,
  isLead,
  listSubmissions,
  manageCalls,
  testSubmissions,
} from '../rules/rights.ts'
import { isOpen, isReadable, stateAt } from '../rules/states.ts'
import { readFrameworks } from '../store/frameworks.ts'
import { readReceipts } from '../store/submissions.ts'
import { readCompletion, readLateException, readTests } from '../store/tests.ts'
import {
  contentsFor,
  coOrganisations,
  described,
  fileHrefOf,
  frameOf,
  ownOrganisations,
  ownPlanAt,
  planAt,
  titleOf,
} from './seen.ts'

type Asking = Parameters<typeof planAt>[0]

const crumbs =
  (key?: 'withdrawOrChange' | 'readAndSign' | 'readWhole') =>
  (
    { plan, title }: { plan: { id: string }; title: string | undefined },
    { language }: { language: 'nl' | 'en' },
  ) => {
    const t = say(language)
    const own = { label: title ?? t('sealedPlan'), href: href(links.submission, { id: plan.id }) }
    const list = { label: t('submissionsTitle'), href: href(links.submissions) }
    return key ? [list, own, { label: t(key) }] : [list, { label: own.label }]
  }

async function overview(services: Asking, actor: Parameters<typeof planAt>[1], id: string, gelukt?: string) {
  const found = await planAt(services, actor, id)
  const { plan, call, form, now, parties, owned, isOwn } = found
  const contents = await contentsFor(services, actor, found)
  const isDraft = ['draft', 'signing', 'withdrawn'].includes(plan.state)
  const completion = await readCompletion(services.db, id)
  const isCompleting = plan.state === 'completion-requested' && completion?.answeredAt === undefined
  const fields = form.definition.pages.find(page =>
    page.fields.some(field => !isCompleting || completion?.askedFields.includes(field.key)),
  )
  const known = (await readFrameworks(services.db, [id])).get(id)
  const standing = frameworkStanding(known?.tested, known?.checks ?? [])
  const co = isOwn ? coOrganisations(actor, found) : []
  const toSign = parties.filter(party => co.includes(party.organisationId) && !party.hasSigned)
  return {
    ...{ plan, call, callState: stateAt(call, now), completion, done: gelukt },
    title: contents ? titleOf(form.definition, contents.values) || undefined : undefined,
    parties: isOwn || contents ? parties : [],
    receipts: (await readReceipts(services.db, [id])).get(id) ?? [],
    tests: await readTests(services.db, id),
    ...{ checks: known?.checks ?? [], standing },
    firstStep: fields?.key ?? form.definition.pages[0]!.key,
    may: {
      fill: isOwn && (isDraft || isCompleting),
      submit: isLead(actor, owned),
      withdraw: plan.state === 'submitted' && isLead(actor, owned) && isOpen(call, now),
      sign:
        plan.state === 'signing' ? toSign.map(({ organisationId, name }) => ({ organisationId, name })) : [],
      read: contents !== undefined,
      test:
        may(actor, testSubmissions) &&
        isReadable(call) &&
        (plan.state === 'submitted' || plan.state === 'completion-requested'),
      lookAgain: may(actor, testSubmissions) && isReadable(call) && mayLookAgain(plan.state, standing),
      except: !isOwn && may(actor, manageCalls) && isDraft && stateAt(call, now) === 'closed',
    },
  }
}

const one = route.page({
  address: links.submission,
  permission: listSubmissions,
  frame: 'work',
  title: ({ title }, { language }) => title ?? say(language)('sealedPlan'),
  crumbs: crumbs(),
  load: ({ services, context, parameters, query }) =>
    overview(services, context.actor, parameters.id, query.gelukt),
  view: SubmissionPage,
})

const applicants = permission({ name: 'changeSubmission', audience: applicantRoles })

const takeBack = route.form({
  address: links.withdraw,
  permission: applicants,
  frame: 'work',
  title: (_, { language }) => say(language)('withdrawOrChange'),
  crumbs: crumbs('withdrawOrChange'),
  load: async ({ services, context, parameters }) => {
    await ownPlanAt(services, context.actor, parameters.id)
    return overview(services, context.actor, parameters.id)
  },
  view: WithdrawPage,
  body: z.object({}),
  act: async ({ services, context, parameters: { id } }) => {
    if (!context.actor) throw new NotFound()
    const outcome = await withdraw(services, context.actor, { id })
    return outcome.ok ? done({ goTo: href(links.submission, { id }, { gelukt: 'ja' }) }) : outcome
  },
})

const together = route.form({
  address: links.together,
  permission: applicants,
  frame: 'public',
  title: (_, { language }) => say(language)('stepTogether'),
  crumbs: ({ plan, title }, { language }) => [
    { label: say(language)('submissionsTitle'), href: href(links.submissions) },
    { label: title || say(language)('planWithoutTitle'), href: href(links.submission, { id: plan.id }) },
    { label: say(language)('stepTogether') },
  ],
  load: async ({ services, context, parameters, query }) => {
    const found = await ownPlanAt(services, context.actor, parameters.id)
    const isDraft = ['draft', 'signing', 'withdrawn'].includes(found.plan.state)
    return {
      ...(await frameOf(services, found)),
      ...{ organisations: await organisationPicker(services.db), done: query.gelukt },
      mayChange: isDraft && isLead(context.actor, found.owned),
    }
  },
  view: TogetherPage,
  body: z.discriminatedUnion('act', [
    z.object({ act: z.literal('invite'), organisation: z.string().trim().min(1).max(200) }),
    z.object({ act: z.literal('remove'), organisation: z.uuid() }),
    z.object({ act: z.literal('sign') }),
  ]),
  act: async ({ services, context, parameters: { id }, body }) => {
    const { actor } = context
    if (!actor) throw new NotFound()
    const act = async () => {
      if (body.act === 'sign') return requestSignatures(services, actor, { id })
      if (body.act === 'remove')
        return removeParty(services, actor, { id, organisationId: body.organisation })
      const chosen = body.organisation.toLowerCase()
      const found = (await organisationPicker(services.db)).find(
        choice => choice.value === chosen || choice.label.toLowerCase() === chosen,
      )
      if (!found) return refused(problem('ORGANISATIE_ONBEKEND', 'organisation'))
      return inviteParty(services, actor, { id, organisationId: found.value })
    }
    const outcome = await act()
    return outcome.ok ? done({ goTo: href(links.together, { id }, { gelukt: 'ja' }) }) : outcome
  },
})

const check = route.form({
  address: links.submit,
  permission: applicants,
  frame: 'public',
  title: (_, { language }) => say(language)('stepCheck'),
  crumbs: ({ plan, title }, { language }) => [
    { label: say(language)('submissionsTitle'), href: href(links.submissions) },
    { label: title || say(language)('planWithoutTitle'), href: href(links.submission, { id: plan.id }) },
    { label: say(language)('stepCheck') },
  ],
  load: async ({ services, context, parameters }) => {
    const found = await ownPlanAt(services, context.actor, parameters.id)
    const { plan, call, now, form, draft, parties } = found
    const mistakes = checkForm(form.definition, draft.values, {
      withFiles: draft.attachments.map(one => one.field),
      places: await placeIds(services.db),
    })
    const { language } = context
    const titles = new Map(form.definition.pages.map(page => [page.key, page.title[language]]))
    const isCompletion = plan.state === 'completion-requested'
    const exception = await readLateException(services.db, plan.id)
    const isExcepted = exception !== undefined && Temporal.Instant.compare(now, exception.openUntil) < 0
    const isNotYet = ['announced', 'paused', 'draft', 'criteria-adopted', 'withdrawn'].includes(
      stateAt(call, now),
    )
    const closed =
      isOpen(call, now) || isExcepted || isCompletion ? undefined : isNotYet ? 'not-open' : 'late'
    return {
      ...(await frameOf(services, found)),
      toMend: mistakes.map(mistake => ({
        ...{ page: mistake.page, pageTitle: titles.get(mistake.page) ?? '', name: mistake.name },
        text: mistakeProblem(mistake).message[language],
      })),
      unsigned: parties
        .filter(party => !party.isLead && !party.hasDeclined && !party.hasSigned && !isCompletion)
        .map(party => party.name),
      ...{ maySubmit: isLead(context.actor, found.owned), isCompletion },
      closed: closed as 'late' | 'not-open' | undefined,
    }
  },
  view: SubmitPage,
  body: z.object({}),
  act: async ({ services, context, parameters: { id } }) => {
    const { actor } = context
    if (!actor) throw new NotFound()
    const { plan } = await ownPlanAt(services, actor, id)
    const outcome =
      plan.state === 'completion-requested'
        ? await complete(services, actor, { id })
        : await submit(services, actor, { id })
    return outcome.ok ? done({ goTo: href(links.submission, { id }, { gelukt: 'ingediend' }) }) : outcome
  },
})

const signing = route.form({
  address: links.sign,
  permission: applicants,
  frame: 'work',
  title: (_, { language }) => say(language)('readAndSign'),
  crumbs: crumbs('readAndSign'),
  load: async ({ services, context, parameters: { id } }) => {
    const found = await ownPlanAt(services, context.actor, id)
    const own = coOrganisations(context.actor, found)
    if (own.length === 0) throw new NotFound()
    const form = found.form.definition
    return {
      ...{ plan: found.plan, title: titleOf(form, found.draft.values), revision: found.plan.revision },
      organisations: await ownOrganisations(services.db, own),
      pages: await described(services.db, context.language, {
        ...{ form, contents: found.draft, fileHref: fileHrefOf(id), decidedAt: undefined },
      }),
    }
  },
  initial: ({ organisations }) => ({ organisation: organisations[0]?.value }),
  view: SignPage,
  body: z.object({
    act: z.enum(['sign', 'decline']),
    organisation: z.uuid(
      sentence('ORGANISATIE_KIEZEN', 'Kies namens welke organisatie.', 'Choose for which organisation.'),
    ),
    revision: z.coerce.number().int(),
  }),
  act: async ({ services, context, parameters: { id }, body }) => {
    const { actor } = context
    if (!actor) throw new NotFound()
    const { organisation: organisationId, revision } = body
    const outcome =
      body.act === 'sign'
        ? await sign(services, actor, { id, organisationId, revision })
        : await decline(services, actor, { id, organisationId })
    if (!outcome.ok) return outcome
    // Who declined cannot see the plan any more.
    const isGone = body.act === 'decline' && applicantsOf(actor).length > 0
    return done({ goTo: isGone ? href(links.submissions) : href(links.submission, { id }, { gelukt: 'ja' }) })
  },
})

const readers = permission({ name: 'readSubmissionContents', audience: [...applicantRoles, 'T', 'D'] })

const whole = route.page({
  address: links.contents,
  permission: readers,
  frame: 'work',
  title: ({ title }, { language }) => title || say(language)('planWithoutTitle'),
  crumbs: crumbs('readWhole'),
  load: async ({ services, context, parameters: { id } }) => {
    const found = await planAt(services, context.actor, id)
    const contents = await contentsFor(services, context.actor, found)
    if (!contents) throw new NotFound()
    const form = found.form.definition
    const receipt = (await readReceipts(services.db, [id])).get(id)?.[0]
    const isDraft = ['draft', 'signing', 'withdrawn', 'completion-requested'].includes(found.plan.state)
    return {
      ...{ plan: found.plan, title: titleOf(form, contents.values) },
      pages: await described(services.db, context.language, {
        ...{ form, contents, fileHref: fileHrefOf(id), decidedAt: found.plan.decidedAt },
      }),
      receiptNumber: isDraft ? undefined : receipt?.receiptNumber,
    }
  },
  view: ContentsPage,
})

const proof = route.download({
  address: links.contentsFile,
  permission: applicants,
  load: async ({ services, context, parameters: { id } }) => {
    const { plan } = await ownPlanAt(services, context.actor, id)
    const about = { id, version: plan.version }
    const contents = await openVersion(services.db, services, context.actor, about)
    const receipt = (await readReceipts(services.db, [id])).get(id)?.find(one => one.version === plan.version)
    if (!contents || !receipt) throw new NotFound()
    // Byte for byte what the hash of the receipt was taken over.
    return {
      fileName: `inzending-${receipt.receiptNumber}.json`,
      contentType: 'application/json',
      content: canonicalJson(contents),
    }
  },
})

/** One plan: where it stands, submitting it, taking it back, signing it, reading it. */
export const planRoutes = [one, takeBack, together, check, signing, whole, proof]
