import { z } from 'zod'
import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import { refused } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { emailShape, findOrAddPerson, mailPosition } from '../../accounts/index.ts'
import { organisationNameShape } from '../model.ts'
import { problem } from '../problems.ts'
import { insertOrganisations } from '../store/organisations.ts'
import { confirmPositionRow, countHolders, insertPosition } from '../store/positions.ts'

/** What the operator gives: two addresses, and the organisation at which both will be administrators. */
export const firstAdministratorsShape = z.object({
  organisationName: organisationNameShape,
  emails: z.tuple([emailShape, emailShape]),
})

/**
 * Invites the first two administrators of a new installation, each as the second administrator of the other. For the
 * operator at the command line; refused as soon as there is an administrator.
 */
export async function inviteFirstAdministrators(
  services: Services,
  asked: { organisationName: string; emails: readonly [string, string] },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const [one, other] = asked.emails.map(email => email.trim().toLowerCase())
  if (!one || !other || one === other) return refused(problem('TWEE_BEHEERDERS_NODIG'))
  return writeOrRefuse(
    { db, clock, actor: undefined },
    'inviteFirstAdministrators',
    async (tx, record, now) => {
      if ((await countHolders(tx, 'A', now)) > 0) throw new Refusal(problem('BEHEERDER_BESTAAT'))
      const fresh = {
        slug: 'programmabureau',
        name: asked.organisationName,
        kind: 'maatschappelijk',
      } as const
      const ids = await insertOrganisations(tx, [fresh])
      const organisationId = ids.get(fresh.slug)
      if (!organisationId) throw new Error('the organisation was not kept')
      const people = [
        await findOrAddPerson(tx, { name: 'Beheerder', email: one, language: 'nl' }),
        await findOrAddPerson(tx, { name: 'Tweede beheerder', email: other, language: 'nl' }),
      ]
      for (const personId of people) {
        const place = {
          personId,
          organisationId,
          role: 'A',
          title: 'Technisch beheerder',
          level: 'ambtenaar',
        } as const
        const time = { validFrom: now, validTo: undefined, now }
        const id = await insertPosition(tx, { ...place, ...time, proposedById: null, isConfirmed: true })
        const second = people.find(candidate => candidate !== personId)
        if (second) await confirmPositionRow(tx, id, { personId: second, now })
        const { organisationName } = asked
        await mailPosition(tx, services, { personId, invitedById: null, organisationName, now })
        record({ objectKind: 'position', objectId: id, after: { role: 'A', state: 'active' } })
      }
      return undefined
    },
  )
}
