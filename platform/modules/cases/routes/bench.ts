import { sha256 } from '@versneller/engine'
import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { draftOf } from '../../../kit/drafts/drafts.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { saveChanges } from '../actions/save-changes.ts'
import { undoRevision } from '../actions/undo-revision.ts'
import { backTo, links, partLinks, undoPlaces } from '../links.ts'
import type { CaseChange, StoredCase } from '../model.ts'
import { BenchPage } from '../pages/bench.tsx'
import { caseName, headOf, partyName } from '../pages/case-page.tsx'
import { OverviewPage } from '../pages/overview.tsx'
import { say } from '../pages/say.ts'
import { editCase, fixVersion, readCase } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { overviewOf } from '../rules/overview.ts'
import { workbenchParties } from '../rules/workbench-parties.ts'
import type { WorkbenchProps } from '../workbench-contract.ts'
import { changingLockedCase } from './changing-case.ts'
import { remarkCounts } from './remark-counts.ts'
import { formOutcome, jsonOutcome } from './saving.ts'
import { knownVariant, seenCase, storedAndSeen } from './seen.ts'

/** Bytes that one POST of changes may hold: a pasted grid of some thousands of cells. */
const bodyLimit = 4_000_000

function benchOf(
  stored: StoredCase,
  seen: SeenCase,
  { actor, language }: Context,
  kept: Pick<WorkbenchProps, 'remarkCounts' | 'scenarios' | 'scenariosKey'>,
): WorkbenchProps {
  const own = { id: seen.id }
  const { scope, withheld } = seen
  return {
    caseId: seen.id,
    caseFile: seen.caseFile,
    withheld,
    revision: seen.revision,
    state: seen.state,
    permissions: {
      mayEditAll: scope.kind === 'all',
      ownPartyIds: scope.kind === 'own' ? scope.partyIds : [],
      mayFixVersion: may(actor, fixVersion, stored),
    },
    parties: workbenchParties(seen.caseFile, id => partyName(seen.caseFile, id, language)),
    addresses: {
      save: href(links.save, own),
      page: href(links.overview, own),
      explain: href(links.explain, own),
      versions: href(links.versions, own),
      fixVersion: href(links.versions, own),
      variants: href(links.variants, own),
      merge: href(links.merge, own),
      workbook: href(links.asWorkbook, own),
      line: href(partLinks('regels').list, own),
      row: href(partLinks('programma').list, own),
      clause: href(partLinks('afspraken').list, own),
      live: links.live.path.replace(':id', seen.id),
      news: links.news.path.replace(':id', seen.id),
      remarks: href(links.remarks, own),
      remarksData: href(links.remarksData, own),
      newestVersion: href(links.newestVersion, own),
      keep: '/concept',
    },
    ...kept,
    readerKey: actor ? sha256(actor.personId).slice(0, 16) : '',
    language,
  }
}

/** The scenarios that somebody keeps beside a case, and under which name. */
async function scenariosOf(services: Services, actor: Actor | undefined, caseId: string) {
  const scenariosKey = `${href(links.bench, { id: caseId })}#scenario`
  const draft = actor && (await draftOf(services, { personId: actor.personId, formKey: scenariosKey }))
  const kept = draft?.values.scenarios ?? []
  return { scenariosKey, scenarios: typeof kept === 'string' ? [kept] : kept }
}

/** The trail above a page of a case. */
export function crumbsOf(
  head: { id: string; name: { nl: string; en?: string | undefined } },
  context: Context,
  last?: string,
  /** The page of the case that the last one stands below. */
  under?: { label: string; href: string },
) {
  const { language } = context
  const name = caseName(head, language)
  return [
    { label: say(language)('casesTitle'), href: href(links.list) },
    last ? { label: name, href: href(links.bench, { id: head.id }) } : { label: name },
    ...(under ? [under] : []),
    ...(last ? [{ label: last }] : []),
  ]
}

const bench = route.page({
  address: links.bench,
  permission: readCase,
  frame: 'bench',
  title: (data, { language }) => caseName(data.head, language),
  crumbs: (data, context) => crumbsOf(data.head, context),
  load: async ({ services, context, parameters }) => {
    const { stored, seen } = await storedAndSeen(services.db, context.actor, parameters.id)
    const kept = {
      remarkCounts: await remarkCounts(services.db, seen),
      ...(await scenariosOf(services, context.actor, seen.id)),
    }
    return { head: headOf(seen), bench: benchOf(stored, seen, context, kept) }
  },
  view: BenchPage,
})

const overview = route.page({
  address: links.overview,
  permission: readCase,
  frame: 'work',
  title: (data, { language }) => `${say(language)('overviewTitle')}: ${caseName(data.head, language)}`,
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('overviewTitle')),
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const variantId = knownVariant(seen, query.variant)
    return {
      head: headOf(seen),
      caseFile: seen.caseFile,
      variantId,
      overview: overviewOf(seen.caseFile, variantId),
      parties: workbenchParties(seen.caseFile, id => partyName(seen.caseFile, id, context.language)),
    }
  },
  view: OverviewPage,
})

const pathShape = z.string().regex(/^(\/[^/]{1,80}){1,12}$/)
const changeShape = z.union([
  z.strictObject({ path: pathShape, remove: z.literal(true) }),
  z.strictObject({ path: pathShape, value: z.unknown().refine(value => value !== undefined) }),
])

/** Changes of a case as they come in. */
export const changesShape = z.array(changeShape).max(5000) as unknown as z.ZodType<CaseChange[]>

const saving = changingLockedCase({
  address: links.save,
  right: editCase,
  body: z.object({ revision: z.number().int().min(1), changes: changesShape }),
  judgesFirst: true,
  act: async ({ services, context, parameters, body }) => {
    const outcome = await saveChanges(services, context.actor, { caseId: parameters.id, ...body })
    return jsonOutcome(outcome, parameters.id)
  },
})

const save = route.json({ ...saving, method: 'POST', bodyLimit })

const undoing = changingLockedCase({
  address: links.undo,
  right: editCase,
  body: z.object({
    revision: z.coerce.number().int().min(1),
    part: z.enum(undoPlaces).optional(),
  }),
  act: async ({ services, context, parameters, body }) => {
    const outcome = await undoRevision(services, context.actor, {
      caseId: parameters.id,
      revision: body.revision,
    })
    const back = backTo(body.part ?? 'regels', parameters.id)
    return outcome.kind === 'saved'
      ? done({ goTo: back })
      : formOutcome(
          outcome,
          () => back,
          path => path,
        )
  },
})

/** The workbench, the plain page beside it, and what they save. */
export const benchRoutes = [bench, overview, save, route.action(undoing)]
