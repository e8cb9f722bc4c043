import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { assignToPlans } from '../rules/rights.ts'
import { readTranche, setHours } from '../store/tranches.ts'

/** Sets how many hours the team has for projects and what one takes: what can be carried, beside what is expected. */
export async function setTrancheHours(
  services: Services,
  actor: Actor,
  { callId, team, perProject }: { callId: string; team: number; perProject: number },
): Promise<Outcome<undefined>> {
  permit(actor, assignToPlans)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'setTrancheHours', async (tx, record) => {
    if (!(await readTranche(tx, callId))) throw new NotFound()
    await setHours(tx, callId, { team, perProject })
    record({ objectKind: 'tranche', objectId: callId, after: { team, perProject } })
    return undefined
  })
}
