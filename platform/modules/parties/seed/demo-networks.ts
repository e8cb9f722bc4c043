import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { NetworkAgendaItem, NetworkDossier } from '../model.ts'
import { insertAttendance } from '../store/attendances.ts'
import { insertDossier, insertDossierLink, insertItem } from '../store/network-work.ts'
import { insertNetworks, type NewNetwork, putNetwork, readNetwork } from '../store/networks.ts'
import type { DemoGround } from './demo-relations.ts'

/** Networks that are no region, with members of the demonstration. */
const knowledgeNetworks: readonly (NewNetwork & { members: readonly string[] })[] = [
  {
    ...{ slug: 'kennisnetwerk-demo', name: 'Landelijk kennisnetwerk (demo)', kind: 'national-knowledge' },
    ...{ contactTitle: 'Coördinator kennis', offers: 'Een leerkring per kwartaal en een vraagbaak' },
    ...{ source: 'demonstratie', isSourced: false },
    members: ['demo-universiteit', 'demo-opleider'],
  },
  {
    ...{ slug: 'stadslab-demo', name: 'Stadslab gemeente A (demo)', kind: 'local-knowledge' },
    ...{ contactTitle: 'Stadslabmaker', offers: 'Bijeenkomsten met bewoners en ontwerpers in de wijk' },
    ...{ source: 'demonstratie', isSourced: false },
    members: ['gemeente-a-demo', 'demo-bewonersplatform'],
  },
]

/** The network of the demonstration that works: its items by days from now, and its dossiers. */
const working = 'b5'
const members = ['gemeente-a-demo', 'gemeente-b-demo', 'provincie-a-demo'] as const
type Member = (typeof members)[number]

const items: readonly (readonly [
  title: string,
  inDays: number,
  owner: Member,
  state: NetworkAgendaItem['state'],
  outcome: string,
  placesMax?: number,
])[] = [
  ['Woningbouwafspraken van de regio', 20, 'provincie-a-demo', 'planned', ''],
  ['Werksessie over bedrijventerreinen', 48, 'gemeente-a-demo', 'planned', '', 1],
  ['Excursie naar een stationsgebied', -35, 'gemeente-b-demo', 'held', 'Drie gebieden delen hun case'],
  ['Startbijeenkomst van het netwerk', -90, 'gemeente-a-demo', 'cancelled', ''],
]

const dossiers: readonly (readonly [
  subject: NetworkDossier['subject'],
  title: string,
  owner: Member,
  state: NetworkDossier['state'],
  isPublic: boolean,
])[] = [
  ['housing-programming', 'Woningbouwprogrammering tot 2035', 'provincie-a-demo', 'in-progress', true],
  ['business-parks', 'Aanpak van verouderde bedrijventerreinen', 'gemeente-a-demo', 'open', true],
  ['housing-programming', 'Verdeling van de woningbouwopgave', 'gemeente-b-demo', 'agreed', false],
]

/** Knowledge networks, and one region at work: agenda, dossiers with documents, and who comes. */
export async function addNetworkWork(tx: Transaction, ground: DemoGround): Promise<void> {
  const { idOf, personOf, now } = ground
  await insertNetworks(
    tx,
    knowledgeNetworks.map(({ members: slugs, ...network }) => ({ ...network, memberIds: slugs.map(idOf) })),
  )
  const region = await readNetwork(tx, working)
  if (!region) throw new Error(`the demonstration has no network ${working}`)
  const rows = members.map(slug => ({ network_id: region.id, organisation_id: idOf(slug) }))
  await tx.insertInto('memberships').values(rows).execute()
  const about = {
    contactTitle: 'Secretaris van het netwerk (demonstratie)',
    offers: 'Afstemming van woningbouw en bedrijventerreinen (demonstratie)',
    coordinatorId: idOf('gemeente-a-demo'),
  }
  await putNetwork(tx, { ...region, ...about }, region.id)
  const by = { byPersonId: personOf('programmamanager'), now }
  for (const [title, inDays, owner, state, outcome, placesMax] of items) {
    const given = {
      title: `${title} (demonstratie)`,
      place: 'Stadhuis',
      state,
      outcome,
      placesMax,
      ownerId: idOf(owner),
    }
    const heldOn = dayOf(now.add({ hours: 24 * inDays }))
    const id = await insertItem(tx, region.id, { ...given, heldOn }, by)
    const attendance = {
      itemId: id,
      personId: personOf('projectleider'),
      organisationId: idOf('gemeente-b-demo'),
      isWaiting: false,
    }
    if (state !== 'planned') continue
    await insertAttendance(tx, { ...attendance, now })
    if (placesMax === undefined) continue
    const waiting = {
      personId: personOf('platform'),
      organisationId: idOf('demo-belegger-a'),
      isWaiting: true,
    }
    await insertAttendance(tx, { ...attendance, ...waiting, now })
  }
  for (const [subject, title, owner, state, isPublic] of dossiers) {
    const given = { subject, title: `${title} (demonstratie)`, ownerId: idOf(owner), state, isPublic }
    const id = await insertDossier(
      tx,
      region.id,
      { ...given, summary: 'Verzonnen voor de demonstratie.' },
      by,
    )
    const document = { label: 'Notitie (demonstratie)', url: 'https://example.org/notitie' }
    await insertDossierLink(tx, id, document, by)
  }
}
