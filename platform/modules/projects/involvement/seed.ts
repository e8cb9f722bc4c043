import { write } from '../../../kit/access/write.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Services } from '../../../kit/module/services.ts'
import { accountByEmail } from '../../accounts/index.ts'
import { organisationBySlug } from '../../parties/index.ts'
import type { AdmittedProject } from '../participation/model.ts'
import { readAdmitted } from '../participation/store.ts'
import { residentTermsDigest } from './actions/people.ts'
import { lastDayAfter, residentTerm, statementTerm } from './rules/terms.ts'
import { insertAdviser, insertStatement } from './store/advisers.ts'
import {
  insertReaction,
  insertShare,
  putResident,
  readResidents,
  setAccepted,
  setAnswer,
} from './store/residents.ts'

async function personOf(tx: Transaction, mailbox: string): Promise<string> {
  const account = await accountByEmail(tx, `${mailbox}@example.org`)
  if (!account) throw new Error(`the demonstration has no account ${mailbox}`)
  return account.personId
}

interface Ground {
  tx: Transaction
  project: AdmittedProject
  leadId: string
  team: string
  now: Temporal.Instant
}

const said = [
  [
    'question',
    'Blijft het pad langs het water open tijdens de bouw? (demonstratie)',
    'Ja, met een omleiding in het eerste jaar. (demonstratie)',
  ],
  ['question', 'Wanneer is te zien hoe hoog het wordt? (demonstratie)', undefined],
  ['reaction', 'Fijn dat de bomen blijven staan. (demonstratie)', undefined],
] as const

async function addResidents({ tx, project, leadId, team, now }: Ground): Promise<void> {
  const projectId = project.id
  const resident = await personOf(tx, 'bewoner')
  const validTo = lastDayAfter(dayOf(now), residentTerm)
  const admitted = { projectId, personId: resident, validTo, decidedById: team, now }
  const id = await putResident(tx, { ...admitted, state: 'admitted' })
  await setAccepted(tx, id, { termsDigest: residentTermsDigest(), showsName: true, now })
  const asks = { projectId, personId: await personOf(tx, 'docent'), state: 'asked' as const, now }
  await putResident(tx, { ...asks, motive: 'Ik geef les op de school ernaast (demonstratie)' })
  const shared = { projectId, organisationId: leadId, personId: team, now }
  await insertShare(tx, {
    ...{ ...shared, title: 'Eerste schets van het plan (demonstratie)', url: 'https://example.org/schets' },
    text: 'Zo kunnen de straten en het plein eruitzien.\nDe schets is nog geen besluit.',
  })
  for (const [kind, text, answer] of said) {
    const reaction = await insertReaction(tx, { projectId, personId: resident, kind, text, now })
    const given = { organisationId: leadId, personId: team, now }
    if (answer) await setAnswer(tx, reaction, { ...given, text: answer })
  }
}

async function addAdviser({ tx, project, leadId, team, now }: Ground): Promise<void> {
  const firm = await organisationBySlug(tx, 'demo-adviesbureau-a')
  if (!firm) throw new Error('the demonstration has no firm of advisers')
  const today = dayOf(now)
  const validTo = lastDayAfter(today, statementTerm)
  const personId = await personOf(tx, 'coach')
  const adviserId = await insertAdviser(tx, {
    ...{ projectId: project.id, personId, organisationId: firm.id },
    ...{ clientId: leadId, task: 'Second opinion op de grondexploitatie (demonstratie)' },
    ...{ validFrom: today, validTo, madeById: team, now },
  })
  if (adviserId)
    await insertStatement(
      tx,
      { adviserId, personId },
      {
        ...{ interestIds: [], explanation: 'Geen belangen (demonstratie)' },
        ...{ level: 'none', validTo, now },
      },
    )
}

/** Residents and an adviser of one project of the demonstration; a second time changes nothing. */
export async function loadInvolvement(services: Services): Promise<void> {
  const { db, clock } = services
  const project = (await readAdmitted(db)).findLast(one => one.isDemonstration && one.publishedAt)
  const leadId = project?.parties.find(party => party.isLead)?.organisationId
  if (!project || !leadId || (await readResidents(db, project.id)).length > 0) return
  await write({ db, clock, actor: undefined }, 'loadDemonstration', async (tx, record, now) => {
    const ground = { tx, project, leadId, team: await personOf(tx, 'programmamanager'), now }
    await addResidents(ground)
    await addAdviser(ground)
    record({ objectKind: 'programme', objectId: 'demonstration', after: { projectId: project.id } })
  })
}
