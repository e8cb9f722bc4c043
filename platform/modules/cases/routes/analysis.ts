import { applyVariant, diffCases, openExplainer } from '@versneller/engine'
import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { organisationsById } from '../../parties/index.ts'
import { fixVersionOf } from '../actions/manage-case.ts'
import { links } from '../links.ts'
import type { StoredCase, StoredVersion } from '../model.ts'
import { headOf, nameOr, partyName } from '../pages/case-page.tsx'
import { ComparePage, resultsOf, type Side } from '../pages/compare.tsx'
import { ExplainPage } from '../pages/explain.tsx'
import { say } from '../pages/say.ts'
import { VersionsPage, versionWords } from '../pages/versions.tsx'
import { fixVersion, readCase } from '../rules/access.ts'
import { contentFor, readerOf, type SeenCase } from '../rules/case-for.ts'
import { readDecisions } from '../store/decisions.ts'
import { readTellingAt } from '../store/told-totals.ts'
import { readVersions } from '../store/versions.ts'
import { crumbsOf } from './bench.ts'
import { changingCase } from './changing-case.ts'
import { decisionLines } from './decision-lines.ts'
import { knownVariant, seenCase, storedAndSeen } from './seen.ts'

const explain = route.page({
  address: links.explain,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => say(language)('explainTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('explainTitle')),
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const variantId = knownVariant(seen, query.variant)
    const outcome = openExplainer(seen.caseFile, variantId ? { variantId } : {}).explain(query.pointer)
    return { head: headOf(seen), variantId, explanation: outcome.ok ? outcome.explanation : undefined }
  },
  view: ExplainPage,
})

/** The shape of a version as it is typed in. */
export const versionShape = {
  name: z.string().trim().min(1).max(120),
  reason: z.string().trim().min(1).max(1000),
}

const fixing = changingCase({
  address: links.versions,
  right: fixVersion,
  body: z.object(versionShape),
  act: async ({ services, context, body }, { seen }) => {
    if (!context.actor) throw new NotFound()
    const outcome = await fixVersionOf(services, context.actor, { caseId: seen.id, ...body })
    return outcome.ok ? done({ goTo: href(links.versions, { id: seen.id }, { gelukt: 'ja' }) }) : outcome
  },
})

const versions = route.form({
  ...fixing,
  frame: 'work',
  title: (_, { language }) => say(language)('tab_versions'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('tab_versions')),
  load: async ({ services, context, parameters, query }) => {
    const { stored, seen } = await storedAndSeen(services.db, context.actor, parameters.id)
    const found = await readVersions(services.db, seen.id)
    const organisations = await organisationsById(
      services.db,
      found.flatMap(version => version.organisationId ?? []),
    )
    return {
      head: headOf(seen),
      rows: found.map(({ number, organisationId, at, ...words }) => ({
        number,
        ...versionWords(words, context.language),
        organisationName: organisationId && organisations.get(organisationId)?.name,
        day: dayOf(at),
      })),
      mayFix: may(context.actor, fixVersion, stored),
      maySend: seen.scope.kind !== 'none',
      decisions: await decisionLines(services.db, await readDecisions(services.db, seen.id)),
      isDone: query.gelukt !== undefined,
    }
  },
  view: VersionsPage,
})

/** A side of a comparison as this reader sees it: now, a version `v3`, or a variant `variant-x`. */
async function sideOf(
  { services, context }: { services: Services; context: Context },
  { stored, seen }: { stored: StoredCase; seen: SeenCase },
  found: readonly StoredVersion[],
  side: string,
): Promise<Side | undefined> {
  const { caseFile, withheld } = seen
  if (side === 'nu') return { caseFile, withheld }
  const version = found.find(one => `v${one.number}` === side)
  if (version) {
    // What was told at two moments may stand side by side: it was judged together.
    const told = await readTellingAt(services.db, stored.id, readerOf(context.actor, stored), version.number)
    const then = contentFor(context.actor, stored, version.content, told)
    return { caseFile: then.case, withheld: then.withheld }
  }
  const variantId = knownVariant(seen, side.replace(/^variant-/, ''))
  const outcome = variantId && side.startsWith('variant-') ? applyVariant(caseFile, variantId) : undefined
  // The base total on both sides, so that the difference is that of visible lines.
  return outcome?.ok ? { caseFile: outcome.case, withheld } : undefined
}

const compare = route.page({
  address: links.compare,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => say(language)('tab_compare'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('tab_compare')),
  load: async ({ services, context, parameters, query }) => {
    const { language, actor } = context
    const t = say(language)
    const both = await storedAndSeen(services.db, actor, parameters.id)
    const { seen } = both
    const found = await readVersions(services.db, seen.id)
    const variants = seen.caseFile.variants ?? []
    const side = (asked: string) => sideOf({ services, context }, both, found, asked)
    const otherwise = variants[0] ? `variant-${variants[0].id}` : 'nu'
    const chosen = async (asked: string | undefined, instead: string) =>
      asked !== undefined && (await side(asked)) ? asked : instead
    const left = await chosen(query.links, 'nu')
    const right = await chosen(query.rechts, otherwise)
    const [before, after] = [await side(left), await side(right)]
    if (!before || !after) throw new Error('two sides')
    return {
      head: headOf(seen),
      choices: [
        { value: 'nu', label: t('now') },
        ...found.map(({ number, ...words }) => ({
          value: `v${number}`,
          label: `${t('version')} ${number}: ${versionWords(words, language).name}`,
        })),
        ...variants.map(({ id, reason }) => ({
          value: `variant-${id}`,
          label: `${t('variant')}: ${nameOr(reason, id, language)}`,
        })),
      ],
      left,
      right,
      difference: diffCases(before.caseFile, after.caseFile),
      results: resultsOf(before, after, {
        area: t('areaNpv'),
        land: t('landNcw'),
        party: id => `${t('npvOwn')}: ${partyName(after.caseFile, id, language)}`,
      }),
    }
  },
  view: ComparePage,
})

/** Why a figure is what it is, named versions, and comparing. */
export const analysisRoutes = [explain, versions, compare]
