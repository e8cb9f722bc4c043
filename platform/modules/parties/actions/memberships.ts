import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { manageOrganisations } from '../rules/rights.ts'
import { putMemberships, putUmbrellas, readNetworkSlugs, readUmbrellaSlugs } from '../store/partners.ts'

/**
 * Makes an organisation a member of exactly these networks and umbrella bodies: either counts as a soft conflict of
 * interest.
 */
export async function setMemberships(
  services: Services,
  actor: Actor,
  asked: { organisationId: string; networks: readonly string[]; umbrellas: readonly string[] },
): Promise<Outcome<undefined>> {
  permit(actor, manageOrganisations)
  const { db, clock } = services
  const { organisationId } = asked
  return writeOrRefuse({ db, clock, actor }, 'setMemberships', async (tx, record) => {
    const membershipsNow = async () => ({
      networks: await readNetworkSlugs(tx, organisationId),
      umbrellas: await readUmbrellaSlugs(tx, organisationId),
    })
    const before = await membershipsNow()
    await putMemberships(tx, organisationId, asked.networks)
    await putUmbrellas(tx, organisationId, asked.umbrellas)
    record({ objectKind: 'organisation', objectId: organisationId, before, after: await membershipsNow() })
    return undefined
  })
}
