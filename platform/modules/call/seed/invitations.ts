import { organisationBySlug, roleHolders } from '../../parties/index.ts'
import { organisationsIn } from '../actions/invitations.ts'
import { allApplicantGroups } from '../model/index.ts'
import { applicantRoles } from '../rules/rights.ts'
import { readCallByNumber } from '../store/calls.ts'
import { insertInvitations, setInvitationAnswer, setReminded } from '../store/invitations.ts'
import type { Seed } from './seed.ts'

const answers = [
  ['gemeente-a-demo', 'joins', ''],
  ['gemeente-b-demo', 'joins', 'Wij werken aan een plan met een corporatie (demonstratie).'],
  ['provincie-a-demo', 'declines', 'Wij doen mee met plannen van gemeenten (demonstratie).'],
  ['demo-ontwikkelaar-a', 'joins', ''],
  ['demo-corporatie-b', 'declines', 'Ons team is dit jaar vol (demonstratie).'],
] as const

const days = (count: number) => ({ hours: 24 * count })

/** Everybody of the kinds that the open call asks for was invited; a few answered, the rest was asked once more. */
export async function inviteAll({ tx, now }: Seed): Promise<void> {
  const call = await readCallByNumber(tx, 2)
  if (!call) return
  const ids = await organisationsIn(tx, allApplicantGroups)
  const holders = await roleHolders(tx, { roles: applicantRoles, organisationIds: ids, now })
  const peopleOf = (id: string) =>
    new Set(holders.flatMap(one => (one.organisationId === id ? one.personId : [])))
  await insertInvitations(tx, {
    ...{ callId: call.id, sentById: undefined, now: now.subtract(days(34)) },
    told: new Map(ids.map(id => [id, peopleOf(id).size])),
    text: {
      nl: 'Gemeenten, provincies en marktpartijen: dien samen een plan in voor een gebied dat vastloopt (demonstratie).',
      en: 'Municipalities, provinces and market parties: submit a plan together for an area that is stuck (demonstration).',
    },
  })
  const silent = new Set(ids)
  for (const [slug, answer, reason] of answers) {
    const organisationId = (await organisationBySlug(tx, slug))?.id
    const [answeredById] = organisationId ? peopleOf(organisationId) : []
    if (!organisationId || !answeredById) continue
    silent.delete(organisationId)
    const fresh = { answer, reason, answeredById, now: now.subtract(days(28)) }
    await setInvitationAnswer(tx, { callId: call.id, organisationId, ...fresh })
  }
  await setReminded(tx, call.id, { organisationIds: [...silent], now: now.subtract(days(5)) })
}
