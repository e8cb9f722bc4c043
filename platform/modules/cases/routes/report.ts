import { route } from '../../../kit/module/module.ts'
import { reportChances } from '../actions/report-chances.ts'
import { links } from '../links.ts'
import { caseReport } from '../report/case-report.ts'
import { readCase } from '../rules/access.ts'
import { underVariant } from '../rules/under-variant.ts'
import { readNewestVersion } from '../store/versions.ts'
import { helpQuestionOf } from './help.ts'
import { tableFor } from './responsibilities.ts'
import { knownVariant, storedAndSeen } from './seen.ts'

/** The report of the case, made of what this reader sees. */
export const reportRoute = route.download({
  address: links.asReport,
  permission: readCase,
  load: async ({ services, context, parameters, query }) => {
    const { stored, seen } = await storedAndSeen(services.db, context.actor, parameters.id)
    const { caseFile, withheld, isIllustration, state, revision } = seen
    const version = await readNewestVersion(services.db, seen.id)
    const variantId = knownVariant(seen, query.variant)
    const asked = {
      caseFile,
      withheld,
      variantId,
      help: helpQuestionOf({ ...seen, caseFile: underVariant(caseFile, variantId) }, query),
      terms: query,
      trials: query.trekkingen,
      seed: query.zaad,
    }
    const content = caseReport({
      caseFile,
      variantId,
      chances: query.kansen ? await reportChances(asked) : undefined,
      withheld,
      isIllustration,
      kept: { state, revision, version },
      responsibilities: await tableFor(services, { stored, version: undefined, language: context.language }),
      madeAt: services.clock.now(),
      language: context.language,
    })
    return { fileName: `${caseFile.id}-rapport.pdf`, contentType: 'application/pdf', content }
  },
})
