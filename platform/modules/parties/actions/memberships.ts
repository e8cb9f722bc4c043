import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { manageOrganisations } from '../rules/rights.ts'
import { putMemberships, readNetworkSlugs } from '../store/partners.ts'

/** Puts an organisation in exactly these networks: they count as a soft conflict of interest. */
export async function setNetworks(
  services: Services,
  actor: Actor,
  asked: { organisationId: string; slugs: readonly string[] },
): Promise<Outcome<undefined>> {
  permit(actor, manageOrganisations)
  const { db, clock } = services
  const { organisationId, slugs } = asked
  return writeOrRefuse({ db, clock, actor }, 'setNetworks', async (tx, record) => {
    const before = await readNetworkSlugs(tx, organisationId)
    await putMemberships(tx, organisationId, slugs)
    const after = await readNetworkSlugs(tx, organisationId)
    const [was, now] = [{ networks: before }, { networks: after }]
    record({ objectKind: 'organisation', objectId: organisationId, before: was, after: now })
    return undefined
  })
}
