import type { Transaction } from '../../../kit/database/connect.ts'
import { accountByEmail } from '../../accounts/index.ts'
import { organisationBySlug } from '../../parties/index.ts'
import type { BodyKind, BodyRule, DecisionKind, SeatFunction } from '../model.ts'
import { insertBody, insertBodyRule } from '../store/bodies.ts'
import { insertSeat } from '../store/seats.ts'

/** A seat of the demonstration: who sits there by mailbox, and the deputy. */
interface DemoSeat {
  organisation: string
  holder?: string
  deputy?: string
  function?: SeatFunction
  votes?: boolean
  mandate?: string
}

interface DemoBody {
  slug: string
  kind: BodyKind
  name: { nl: string; en: string }
  task: { nl: string; en: string }
  rule: Pick<BodyRule, 'cadenceDaysMax' | 'quorum' | 'decides' | 'proposes' | 'heavy'>
  seats: readonly DemoSeat[]
}

const byPlatform: readonly DecisionKind[] = ['criteria', 'admission', 'budget', 'extension']
const heavy: readonly DecisionKind[] = ['criteria', 'budget', 'extension']

/** The bodies of the demonstration; members are the roles of its accounts. */
const demoBodies: readonly DemoBody[] = [
  {
    slug: 'bestuurlijk-platform',
    kind: 'executive-platform',
    name: { nl: 'Bestuurlijk platform', en: 'Executive platform' },
    task: {
      nl: 'Bewaakt op hoofdlijnen de doelen, de uitvoering en de resultaten; komt ten minste één keer per jaar bijeen.',
      en: 'Watches over goals, execution and results in outline; meets at least once a year.',
    },
    rule: {
      cadenceDaysMax: 365,
      quorum: undefined,
      decides: [...byPlatform, 'procedure', 'other'],
      proposes: [],
      heavy,
    },
    seats: [
      {
        organisation: 'demo-belegger-a',
        holder: 'platform',
        function: 'chair',
        mandate: 'Alle besluiten van het platform',
      },
      { organisation: 'gemeente-a-demo', holder: 'stuurgroep', deputy: 'planeconoom' },
      { organisation: 'gemeente-b-demo', holder: 'projectleider' },
      { organisation: 'demo-ontwikkelaar-a', holder: 'ontwikkelmanager', deputy: 'ontwikkelaar' },
      { organisation: 'ministerie-wonen-demo', holder: 'rijk-wonen' },
      { organisation: 'demo-corporatie-a', holder: 'corporatie' },
      { organisation: 'demo-koepel', votes: false, function: 'adviser' },
      { organisation: 'demo-universiteit', holder: 'onderzoeker', votes: false, function: 'adviser' },
    ],
  },
  {
    slug: 'stuurgroep',
    kind: 'steering-group',
    name: { nl: 'Stuurgroep', en: 'Steering group' },
    task: {
      nl: 'Stuurt de programmadirecteur aan, beslist elke maand en koppelt terug naar de eigen achterban.',
      en: 'Directs the programme director, decides every month and tells the own organisations.',
    },
    rule: {
      cadenceDaysMax: 35,
      quorum: undefined,
      decides: [
        'withdrawal',
        'expenditure',
        'activity-plan',
        'appointment',
        'agreement',
        'scope',
        'procedure',
        'other',
      ],
      proposes: byPlatform,
      heavy: ['criteria', 'budget', 'extension'],
    },
    seats: [
      {
        organisation: 'gemeente-a-demo',
        holder: 'stuurgroep',
        deputy: 'planeconoom',
        function: 'chair',
        mandate: 'Namens de deelnemende gemeenten',
      },
      {
        organisation: 'gemeente-b-demo',
        holder: 'projectleider',
        mandate: 'Namens de deelnemende gemeenten',
      },
      {
        organisation: 'demo-ontwikkelaar-a',
        holder: 'ontwikkelmanager',
        deputy: 'ontwikkelaar',
        mandate: 'Namens de ontwikkelaars',
      },
      {
        organisation: 'demo-corporatie-a',
        holder: 'corporatie',
        deputy: 'stuurgroep-corporaties',
        mandate: 'Namens de corporaties',
      },
      { organisation: 'ministerie-wonen-demo', holder: 'rijk-wonen', mandate: 'Namens het Rijk' },
      { organisation: 'demo-belegger-a', holder: 'platform', mandate: 'Namens de beleggers' },
      {
        organisation: 'programmabureau-demo',
        holder: 'programmadirecteur',
        votes: false,
        function: 'adviser',
      },
      {
        organisation: 'programmabureau-demo',
        holder: 'secretaris',
        votes: false,
        function: 'secretary',
      },
      { organisation: 'demo-koepel', votes: false, function: 'adviser' },
    ],
  },
  {
    slug: 'beoordelingscommissie',
    kind: 'assessment-committee',
    name: { nl: 'Beoordelingscommissie', en: 'Assessment committee' },
    task: {
      nl: 'Beoordeelt inzendingen onafhankelijk en adviseert de stuurgroep.',
      en: 'Assesses submissions independently and advises the steering group.',
    },
    rule: {
      cadenceDaysMax: undefined,
      quorum: { kind: 'at-least', share: 2 / 3, seatsMin: 1 },
      decides: ['procedure', 'other'],
      proposes: [],
      heavy: [],
    },
    seats: [
      { organisation: 'demo-adviesbureau-b', holder: 'beoordelaar', function: 'chair' },
      { organisation: 'programmabureau-demo', holder: 'secretaris', votes: false, function: 'secretary' },
    ],
  },
  {
    slug: 'programmateam',
    kind: 'programme-team',
    name: { nl: 'Programmateam', en: 'Programme team' },
    task: {
      nl: 'Voert het programma uit: directeur, manager, secretaris en medewerkers.',
      en: 'Carries out the programme: director, manager, secretary and staff.',
    },
    rule: { cadenceDaysMax: undefined, quorum: undefined, decides: ['procedure'], proposes: [], heavy: [] },
    seats: [
      { organisation: 'programmabureau-demo', holder: 'programmadirecteur', function: 'chair' },
      { organisation: 'programmabureau-demo', holder: 'programmamanager' },
      { organisation: 'programmabureau-demo', holder: 'secretaris', function: 'secretary' },
    ],
  },
]

/** A voting seat that was made, with who sits there. */
export interface MadeSeat {
  id: string
  holderId: string
  deputyId: string | undefined
}

/** A body that was made, with its voting seats in their order. */
export interface MadeBody {
  id: string
  seats: MadeSeat[]
}

/** The person of an account of the demonstration. */
export async function personOf(tx: Transaction, mailbox: string): Promise<string> {
  const account = await accountByEmail(tx, `${mailbox}@example.org`)
  if (!account) throw new Error(`the demonstration has no account ${mailbox}`)
  return account.personId
}

async function makeSeat(
  tx: Transaction,
  asked: { bodyId: string; seat: DemoSeat; from: Temporal.Instant },
): Promise<MadeSeat | undefined> {
  const { seat } = asked
  const organisation = await organisationBySlug(tx, seat.organisation)
  if (!organisation) throw new Error(`the demonstration has no organisation ${seat.organisation}`)
  const holderId = seat.holder ? await personOf(tx, seat.holder) : undefined
  const deputyId = seat.deputy ? await personOf(tx, seat.deputy) : undefined
  const votes = seat.votes ?? true
  const id = await insertSeat(tx, {
    ...{ bodyId: asked.bodyId, organisationId: organisation.id, personId: holderId, deputyId, votes },
    function: seat.function ?? 'member',
    mandate: seat.mandate ?? '',
    validFrom: asked.from,
  })
  return votes && holderId ? { id, holderId, deputyId } : undefined
}

/** Makes the bodies with their rules and seats. @returns them by slug */
export async function makeBodies(
  tx: Transaction,
  asked: { programmeId: string; startsOn: string; from: Temporal.Instant; now: Temporal.Instant },
): Promise<Map<string, MadeBody>> {
  const made = new Map<string, MadeBody>()
  for (const body of demoBodies) {
    const { slug, kind, name, task, rule } = body
    const id = await insertBody(tx, { programmeId: asked.programmeId, slug, kind, name, task })
    await insertBodyRule(tx, {
      ...rule,
      votingParties: 'all',
      bodyId: id,
      validFrom: asked.startsOn,
      reason: 'Zoals in de programmatekst (demonstratie)',
      setById: undefined,
      now: asked.now,
    })
    const seats: MadeSeat[] = []
    for (const seat of body.seats) {
      const madeSeat = await makeSeat(tx, { bodyId: id, seat, from: asked.from })
      if (madeSeat) seats.push(madeSeat)
    }
    made.set(slug, { id, seats })
  }
  return made
}
