import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { dayInput, sentence } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { lookAgain } from '../actions/look-again.ts'
import { links } from '../links.ts'
import { exemptionAnswers } from '../model/index.ts'
import { type FrameworksData, FrameworksPage } from '../pages/frameworks.tsx'
import { say } from '../pages/say.ts'
import { frameworkStanding, mayLookAgain } from '../rules/frameworks.ts'
import { testSubmissions } from '../rules/rights.ts'
import { readFrameworks } from '../store/frameworks.ts'
import { readTests } from '../store/tests.ts'
import { contentsFor, planAt, titleOf } from './seen.ts'

async function lookedAt(services: Services, actor: Actor | undefined, id: string): Promise<FrameworksData> {
  const found = await planAt(services, actor, id)
  const contents = found.isOwn ? undefined : await contentsFor(services, actor, found)
  const known = (await readFrameworks(services.db, [id])).get(id)
  const standing = frameworkStanding(known?.tested, known?.checks ?? [])
  const test = (await readTests(services.db, id)).at(-1)
  // Without a rule in the way there is nothing to look at.
  if (!contents || known?.tested !== 'fails-exemptible' || !standing || !test) throw new NotFound()
  return {
    ...{ id, title: titleOf(found.form.definition, contents.values) },
    ...{ standing, test, checks: known.checks, mayLook: mayLookAgain(found.plan.state, standing) },
  }
}

const look = route.form({
  address: links.frameworks,
  permission: testSubmissions,
  frame: 'work',
  title: ({ title }, { language }) => say(language)('lookAgainTitle', { title }),
  crumbs: ({ id, title }, { language }) => [
    { label: say(language)('submissionsTitle'), href: href(links.submissions) },
    { label: title, href: href(links.submission, { id }) },
    { label: say(language)('lookAgain') },
  ],
  load: ({ services, context, parameters: { id } }) => lookedAt(services, context.actor, id),
  // What stood in the way is asked for once.
  initial: ({ checks: [newest] }) => ({ rule: newest?.rule, authority: newest?.authority }),
  view: FrameworksPage,
  body: z.object({
    answer: z.enum(exemptionAnswers),
    rule: z.string().trim().min(5).max(300),
    authority: z.string().trim().min(3).max(200),
    answeredOn: dayInput,
    reference: z.string().trim().max(200).default(''),
    reason: z
      .string()
      .trim()
      .min(
        20,
        sentence(
          'UITKOMST_ZONDER_REDEN',
          'Leg de uitkomst in minstens 20 tekens uit.',
          'Explain the outcome in at least 20 characters.',
        ),
      )
      .max(2000),
  }),
  act: async ({ services, context, parameters: { id }, body }) => {
    if (!context.actor) throw new NotFound()
    const outcome = await lookAgain(services, context.actor, { id, ...body })
    return outcome.ok ? done({ goTo: href(links.submission, { id }, { gelukt: 'ja' }) }) : outcome
  },
})

/** The second look at the national frameworks. */
export const frameworkRoutes = [look]
