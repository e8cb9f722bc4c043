import type { Case } from '@versneller/engine'
import type { Actor } from '../../../kit/access/actor.ts'
import { route } from '../../../kit/module/module.ts'
import { type RiskQuestion, riskResults } from '../actions/risk-results.ts'
import { links } from '../links.ts'
import type { StoredCase } from '../model.ts'
import { headOf } from '../pages/case-page.tsx'
import { RiskPage } from '../pages/risk.tsx'
import type { Since } from '../pages/risk-rows.ts'
import { say } from '../pages/say.ts'
import { readCase } from '../rules/access.ts'
import { contentFor } from '../rules/case-for.ts'
import { numberIn } from '../rules/number-in.ts'
import { underVariant } from '../rules/under-variant.ts'
import { readWhatIf, slidersOf, turned, type WhatIf, whatIfChanges } from '../rules/what-if.ts'
import { changeCase } from '../rules/workbench/change-case.ts'
import { readNewestVersion } from '../store/versions.ts'
import { crumbsOf } from './bench.ts'
import { knownVariant, storedAndSeen } from './seen.ts'

/** How the results of a case are spread, as this reader sees the case. */
export const riskRoute = route.page({
  address: links.risk,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => say(language)('riskTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('riskTitle')),
  load: async ({ services, context, parameters, query }) => {
    const { stored, seen } = await storedAndSeen(services.db, context.actor, parameters.id)
    const { caseFile } = seen
    const asked = {
      trials: query.trekkingen,
      seed: query.zaad,
      variantId: knownVariant(seen, query.variant),
      crisisYears: [query.crisis, query.nogmaals].flatMap(year => year ?? []),
    }
    const given = readWhatIf(query.wat ?? '')
    const stand = numberIn(query.stand)
    const sliders = slidersOf(underVariant(caseFile, asked.variantId))
    const whatIf = turned(
      sliders,
      query.schuif && stand !== undefined ? { ...given, [query.schuif]: stand } : given,
    )
    const isTurned = Object.keys(whatIf).length > 0
    const version = await readNewestVersion(services.db, stored.id)
    return {
      head: headOf(seen),
      caseFile,
      asked,
      mark: query.kenmerk,
      result: await resultsUnder(caseFile, asked, whatIf),
      usual:
        asked.crisisYears.length === 0
          ? undefined
          : await resultsUnder(caseFile, { ...asked, crisisYears: [] }, whatIf),
      sliders,
      turned: Object.entries(whatIf),
      plain: isTurned ? await riskResults(caseFile, asked) : undefined,
      newestVersion: version?.number,
      since: version && query.naast ? await resultsOf(context.actor, stored, version, asked) : undefined,
    }
  },
  view: RiskPage,
})

/** The results of a case with what was turned in it; with nothing turned those of the case itself. */
function resultsUnder(caseFile: Case, question: RiskQuestion, whatIf: WhatIf) {
  if (Object.keys(whatIf).length === 0) return riskResults(caseFile, question)
  const base = underVariant(caseFile, question.variantId)
  const changed = changeCase(base, whatIfChanges(base, whatIf))
  return changed.ok ? riskResults(changed.case, { ...question, variantId: undefined }) : changed
}

type Version = NonNullable<Awaited<ReturnType<typeof readNewestVersion>>>

/** The results of an earlier version for the same question; nothing where it lacks the variant that is asked. */
async function resultsOf(
  actor: Actor | undefined,
  stored: StoredCase,
  { number, content }: Version,
  question: RiskQuestion,
): Promise<Since | undefined> {
  const { case: caseFile, withheld } = contentFor(actor, stored, content)
  const { variantId } = question
  const hasVariant = variantId === undefined || caseFile.variants?.some(({ id }) => id === variantId)
  return hasVariant ? { version: number, result: await riskResults(caseFile, question), withheld } : undefined
}
