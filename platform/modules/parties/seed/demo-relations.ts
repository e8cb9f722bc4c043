import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { PledgeState } from '../model.ts'
import { insertAdvice } from '../store/advice.ts'
import { insertInvitation } from '../store/invitations.ts'
import { insertPledge, setPair, setPledgeState } from '../store/pledges.ts'

/** What the demonstration hands over: ids of its organisations and people, and its first instant. */
export interface DemoGround {
  idOf(slug: string): string
  personOf(mailbox: string): string
  now: Temporal.Instant
}

const daysFrom = (now: Temporal.Instant, days: number): string => dayOf(now.add({ hours: 24 * days }))

/** One firm with two clients, a client that it had before, and a firm with one. */
const advice = [
  ['demo-adviesbureau-a', 'gemeente-a-demo', 'Grondexploitatie van het stationsgebied', -300, undefined],
  ['demo-adviesbureau-a', 'demo-ontwikkelaar-a', 'Haalbaarheid van de opstal', -120, 240],
  ['demo-adviesbureau-a', 'demo-corporatie-a', 'Onrendabele top van sociale huur', -700, -200],
  ['demo-adviesbureau-b', 'gemeente-b-demo', 'Planschade en verwerving', 30, undefined],
] as const

/** Who advises whom in the demonstration. */
export async function addAdvice(tx: Transaction, { idOf, personOf, now }: DemoGround): Promise<void> {
  for (const [adviser, client, subject, first, last] of advice)
    await insertAdvice(tx, {
      adviserId: idOf(adviser),
      clientId: idOf(client),
      subject: `${subject} (demonstratie)`,
      validFrom: daysFrom(now, first),
      validTo: last === undefined ? undefined : daysFrom(now, last),
      madeById: personOf('programmamanager'),
      now,
    })
}

interface DemoPledge {
  from: string
  /** Undefined: to the programme. */
  to?: string
  text: string
  inReturn?: string
  condition?: string
  /** Of the pledge, and of the one in return. */
  states: readonly [PledgeState, PledgeState?]
  dueInDays: number
  isPublic?: boolean
}

/** Every state of a pledge, alone and against one in return. */
const pledges: readonly DemoPledge[] = [
  {
    ...{ from: 'gemeente-a-demo', to: 'demo-ontwikkelaar-a' },
    text: 'De gemeente legt de fietsbrug aan voordat de eerste woningen klaar zijn',
    inReturn: 'De ontwikkelaar bouwt 40% van de woningen in het middensegment',
    condition: 'De raad stelt het krediet beschikbaar',
    ...{ states: ['in-force', 'in-force'], dueInDays: 400, isPublic: true },
  },
  {
    ...{ from: 'demo-corporatie-a', to: 'gemeente-a-demo' },
    text: 'De corporatie neemt 120 sociale huurwoningen af',
    inReturn: 'De gemeente levert de kavels bouwrijp',
    ...{ states: ['conditional', 'conditional'], dueInDays: 250 },
  },
  {
    ...{ from: 'ministerie-mobiliteit-demo', to: 'gemeente-a-demo' },
    text: 'Het ministerie onderzoekt een tweede perrontoegang',
    inReturn: 'De gemeente houdt de ruimte langs het spoor vrij',
    ...{ states: ['lapsed', 'reserved'], dueInDays: 30 },
  },
  {
    from: 'demo-ontwikkelaar-a',
    text: 'De ontwikkelaar deelt de bouwkosten van drie afgeronde plannen',
    ...{ states: ['kept'], dueInDays: -40, isPublic: true },
  },
  {
    from: 'gemeente-a-demo',
    text: 'De gemeente houdt de case van het stationsgebied elk kwartaal bij',
    ...{ states: ['broken'], dueInDays: -15 },
  },
]

const moved: Readonly<Partial<Record<PledgeState, string>>> = {
  lapsed: 'Er is geen geld voor het onderzoek (demonstratie)',
  broken: 'Twee kwartalen overgeslagen (demonstratie)',
}

/** Pledges of the demonstration. */
export async function addPledges(tx: Transaction, ground: DemoGround): Promise<void> {
  for (const pledge of pledges) await addPledge(tx, ground, pledge)
}

async function addPledge(tx: Transaction, { idOf, personOf, now }: DemoGround, one: DemoPledge) {
  const [fromId, toId] = [idOf(one.from), one.to === undefined ? undefined : idOf(one.to)]
  const shared = {
    ...{ condition: one.condition, dueOn: daysFrom(now, one.dueInDays), isPublic: one.isPublic ?? false },
    ...{ madeById: personOf('programmamanager'), madeForId: fromId, now },
  }
  const worded = (text: string) => `${text} (demonstratie)`
  const id = await insertPledge(tx, { ...shared, fromId, toId, text: worded(one.text), pairId: undefined })
  const [state, otherState] = one.states
  const set = async (pledgeId: string, to: PledgeState) => {
    if (to !== 'conditional') await setPledgeState(tx, pledgeId, { state: to, reason: moved[to], now })
  }
  await set(id, state)
  if (!one.inReturn || !toId || !otherState) return
  const turned = { ...shared, fromId: toId, toId: fromId, text: worded(one.inReturn), pairId: id }
  const otherId = await insertPledge(tx, turned)
  await setPair(tx, id, otherId)
  await set(otherId, otherState)
}

/** Who has not answered yet; the second has let the link run out. */
const invitations = [
  ['demo-corporatie-b', 'Projectleider van een corporatie', 'M', 'privaat', 'position', -2],
  ['demo-ontwikkelaar-d', 'Ontwikkelmanager van een bouwer', 'M', 'privaat', 'position', -20],
  ['gemeente-b-demo', 'Planeconoom van een andere gemeente', 'G', 'ambtenaar', 'position', -1],
] as const

/** Days that a mailed link works in the demonstration. */
const linkDays = 7

/** Invitations of the demonstration. Their links were never mailed: no word leads to their digest. */
export async function addInvitations(tx: Transaction, { idOf, personOf, now }: DemoGround): Promise<void> {
  for (const [index, [slug, name, role, level, purpose, sentDays]] of invitations.entries()) {
    const sentAt = now.add({ hours: 24 * sentDays })
    await insertInvitation(tx, {
      ...{ organisationId: idOf(slug), purpose, role, level, language: 'nl' },
      ...{ email: `genodigde-${index + 1}@example.org`, name: `${name} (demonstratie)` },
      title: 'Contactpersoon',
      invitedById: personOf('programmamanager'),
      invitedForId: idOf('programmabureau-demo'),
      tokenDigest: `demonstration-${index + 1}`,
      now: sentAt,
      expiresAt: sentAt.add({ hours: 24 * linkDays }),
    })
  }
}
