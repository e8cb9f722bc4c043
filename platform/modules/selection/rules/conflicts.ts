import {
  type AssignedPair,
  type ConflictFacts,
  type ConflictFile,
  type ConflictPerson,
  type ConflictVerdict,
  judgeConflict,
  usualGenericDomains,
} from '@versneller/engine'
import type { DeclaredInterest, Plan } from '../model.ts'

/** A position as it bears on interests, by days of the Netherlands. */
export interface PositionInTime {
  personId: string
  organisationId: string
  organisationKind: string
  level: string
  from: string
  to: string | undefined
}

/** A contract of an organisation, on the project of a plan or with a party of it. */
export interface Commission {
  submissionId: string
  organisationId: string
  from: string
  to: string | undefined
}

/** An adviser and its client, while it lasts. */
export interface Advice {
  adviserId: string
  clientId: string
  from: string
  to: string | undefined
}

/** What somebody wrote about one plan that bears on conflicts. */
export interface WrittenClearance {
  personId: string
  submissionId: string
  rule: 'same-network' | 'competitor' | 'same-umbrella' | 'collaboration' | 'mail-domain'
  reason: string
}

/** A clearance with the facts that it is about: later ones are judged anew. Of the earliest this was not kept. */
export type KeptClearance = WrittenClearance & {
  between: readonly { own: string; other: string }[] | undefined
}

/** All that the rules look at, as it stands at this moment. */
export interface ConflictScene {
  plans: readonly Plan[]
  /** Own plans of the people who are judged, of other calls too: who builds nearby competes for the same demand. */
  places: readonly Pick<Plan, 'id' | 'place' | 'parties'>[]
  ties: readonly {
    id: string
    parentId: string | undefined
    umbrellaIds: readonly string[]
    networkIds: readonly string[]
  }[]
  positions: readonly PositionInTime[]
  interests: readonly DeclaredInterest[]
  /** Pairs of which the newest declaration says that there is an interest. */
  declared: readonly { personId: string; submissionId: string }[]
  emails: ReadonlyMap<string, string>
  commissions: readonly Commission[]
  advice: readonly Advice[]
  clearances: readonly KeptClearance[]
  /** Year-month-day. */
  today: string
}

/** Domains kept for examples (RFC 2606): nobody owns them, so they say nothing of an organisation. */
const exampleDomains = ['example.org', 'example.com', 'example.net']

const term = ({ from, to }: { from: string; to: string | undefined }) => ({ from, ...(to ? { to } : {}) })

const metresPerDegree = 111_320
/** The middle of the Netherlands: a degree of longitude is this much shorter there than one of latitude. */
const narrowing = Math.cos((52.1 * Math.PI) / 180)

/** Degrees as metres in one flat grid: within the Netherlands right to some tens of metres over ten kilometres. */
const metresOf = ({ latitude, longitude }: { latitude: number; longitude: number }) => ({
  eastM: longitude * metresPerDegree * narrowing,
  northM: latitude * metresPerDegree,
})

function fileOf(plan: Plan): ConflictFile {
  return {
    id: plan.id,
    municipality: plan.municipalityId ?? '',
    parties: plan.parties.map(party => ({
      organisation: party.organisationId,
      role: party.isLead ? 'applicant' : 'co-applicant',
    })),
    contacts: plan.contacts,
    authors: plan.authorIds,
    signatories: plan.signatoryIds,
    ...(plan.place ? { place: metresOf(plan.place) } : {}),
  }
}

function factsOf(scene: ConflictScene): ConflictFacts {
  return {
    organisations: scene.ties.map(({ id, parentId, umbrellaIds, networkIds }) => ({
      id,
      umbrellas: umbrellaIds,
      networks: networkIds,
      ...(parentId ? { parent: parentId } : {}),
    })),
    contracts: [
      ...scene.commissions.map(one => ({
        organisation: one.organisationId,
        file: one.submissionId,
        ...term(one),
      })),
      // Who advises a party is bound to it, whatever the advice is about.
      ...scene.advice.flatMap(one =>
        scene.plans
          .filter(plan => plan.parties.some(party => party.organisationId === one.clientId))
          .map(plan => ({ organisation: one.adviserId, file: plan.id, ...term(one) })),
      ),
    ],
    competingPlans: scene.places.flatMap(({ id, place, parties }) =>
      place
        ? parties.map(({ organisationId }) => ({ id, organisation: organisationId, place: metresOf(place) }))
        : [],
    ),
    clearances: scene.clearances.map(one => ({
      person: one.personId,
      file: one.submissionId,
      rule: one.rule,
      reason: one.reason,
      ...(one.between ? { between: one.between } : {}),
    })),
    genericDomains: [...usualGenericDomains, ...exampleDomains],
  }
}

const councilLevels = ['bestuurder', 'raadslid']

function personOf(scene: ConflictScene, personId: string): ConflictPerson {
  const positions = scene.positions.filter(one => one.personId === personId)
  const told = scene.interests.filter(one => one.personId === personId)
  const email = scene.emails.get(personId)
  return {
    id: personId,
    positions: positions.map(one => ({ organisation: one.organisationId, ...term(one) })),
    offices: [
      ...positions.filter(one => one.organisationKind === 'gemeente' && councilLevels.includes(one.level)),
      ...told.filter(one => one.kind === 'council'),
    ].map(one => ({ municipality: one.organisationId ?? '', ...term(one) })),
    interests: [
      ...told
        .filter(one => one.kind === 'household' || one.kind === 'financial')
        .map(one => ({ in: one.organisationId ?? one.submissionId ?? '', kind: one.kind as 'household' })),
      ...scene.declared
        .filter(one => one.personId === personId)
        .map(one => ({ in: one.submissionId, kind: 'financial' as const })),
    ],
    collaborations: told
      .filter(one => one.kind === 'collaboration')
      .map(one => ({ organisation: one.organisationId ?? '', ...term(one) })),
    emails: email ? [email] : [],
  }
}

/** What a clearance of a rule is about at this moment: what stands in the way by it, and what was set aside before. */
export function factsUnder(
  { reasons, cleared }: Pick<ConflictVerdict, 'reasons' | 'cleared'>,
  rule: WrittenClearance['rule'],
): { own: string; other: string }[] {
  return [...reasons, ...cleared].filter(one => one.rule === rule).map(({ own, other }) => ({ own, other }))
}

/** Judges people and plans by all rules, on what is known at this moment. */
export function conflictJudge(scene: ConflictScene): (pair: AssignedPair) => ConflictVerdict {
  const facts = factsOf(scene)
  const files = new Map(scene.plans.map(plan => [plan.id, fileOf(plan)]))
  const people = new Map<string, ConflictPerson>()
  return ({ file: submissionId, assessor }) => {
    const file = files.get(submissionId)
    if (!file) throw new Error(`no plan ${submissionId} to judge conflicts with`)
    const person = people.get(assessor) ?? personOf(scene, assessor)
    people.set(assessor, person)
    return judgeConflict({ person, file, facts, today: scene.today })
  }
}
