import { z } from 'zod'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { links } from '../links.ts'
import { readCase } from '../rules/access.ts'
import { contentFor } from '../rules/case-for.ts'
import { readNewestVersion } from '../store/versions.ts'
import type { NewestVersion } from '../workbench-contract.ts'
import { storedAndSeen } from './seen.ts'

/** The version that was fixed last, as this reader may see it, to tell what changed since. */
export const newestVersionRoute = route.json({
  address: links.newestVersion,
  permission: readCase,
  method: 'GET',
  body: z.unknown(),
  act: async ({ services, context, parameters }) => {
    const { stored } = await storedAndSeen(services.db, context.actor, parameters.id)
    const version = await readNewestVersion(services.db, stored.id)
    if (!version) return done<{ newest?: NewestVersion }>({})
    const { case: caseFile, withheld } = contentFor(context.actor, stored, version.content)
    const { touchesArea, partyIds } = withheld
    return done<{ newest?: NewestVersion }>({
      newest: { number: version.number, caseFile, withheld: { touchesArea, partyIds } },
    })
  },
})
