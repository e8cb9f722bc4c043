import {
  type Clearance,
  type ConflictFacts,
  type ConflictFile,
  type ConflictPerson,
  type ConflictRule,
  type ConflictSettings,
  softRules,
  type Term,
  usualConflictSettings,
  usualGenericDomains,
} from './facts.ts'

/** One reason: which rule, between what of the person and what of the plan. */
export interface ConflictReason {
  readonly rule: ConflictRule
  /** Id of the organisation, municipality, interest or mail domain on the side of the person. */
  readonly own: string
  /** Id on the side of the plan. */
  readonly other: string
}

/** Whether a person may see and judge a plan. */
export interface ConflictVerdict {
  /** `hard` blocks view and score; `soft` waits for a written clearance; `none` may go on. */
  readonly level: 'hard' | 'soft' | 'none'
  readonly reasons: readonly ConflictReason[]
  /** Reasons that somebody set aside in writing; fellow assessors see them. */
  readonly cleared: readonly (ConflictReason & { readonly reason: string })[]
}

/** A person and a plan on a day. */
export interface ConflictQuestion {
  readonly person: ConflictPerson
  readonly file: ConflictFile
  readonly facts: ConflictFacts
  /** Year-month-day. */
  readonly today: string
  readonly settings?: ConflictSettings
}

const isSoft = (rule: ConflictRule): boolean => softRules.some(soft => soft === rule)

/** Judges one person and one plan by all rules; every reason is told, not only the first. */
export function judgeConflict(question: ConflictQuestion): ConflictVerdict {
  const scene = sceneOf(question)
  const found = [
    ...organisationReasons(scene),
    ...personReasons(scene),
    ...mailReasons(scene),
    ...softReasons(scene),
  ]
  const clearanceOf = ({ rule, own, other }: ConflictReason) =>
    clearances(question).find(
      one =>
        one.rule === rule &&
        (one.between === undefined || one.between.some(pair => pair.own === own && pair.other === other)),
    )
  const cleared = found.flatMap(reason => {
    const clearance = clearanceOf(reason)
    return clearance ? [{ ...reason, reason: clearance.reason }] : []
  })
  const reasons = found.filter(reason => !clearanceOf(reason))
  const hard = reasons.some(({ rule }) => !isSoft(rule))
  return { level: hard ? 'hard' : reasons.length > 0 ? 'soft' : 'none', reasons, cleared }
}

/** Clearances for this pair; of the hard rules only the mail domain can be set aside, whatever the list says. */
function clearances({ person, file, facts }: ConflictQuestion): Clearance[] {
  return (facts.clearances ?? []).filter(
    one =>
      one.person === person.id && one.file === file.id && (isSoft(one.rule) || one.rule === 'mail-domain'),
  )
}

interface Scene extends ConflictQuestion {
  readonly settings: ConflictSettings
  /** Organisations of the person that still count. */
  readonly own: readonly string[]
  readonly parties: readonly string[]
  readonly counts: (term: Term) => boolean
  readonly groupOf: (organisation: string) => string
}

function sceneOf(question: ConflictQuestion): Scene {
  const { person, file, facts, today, settings = usualConflictSettings } = question
  const since = `${Number(today.slice(0, 4)) - settings.windowYears}${today.slice(4)}`
  const counts = ({ from, to }: Term) => from <= today && (to === undefined || to >= since)
  const parents = new Map(facts.organisations.map(one => [one.id, one.parent]))
  const groupOf = (organisation: string): string => {
    const seen = new Set([organisation])
    let top = organisation
    for (
      let parent = parents.get(top);
      parent !== undefined && !seen.has(parent);
      parent = parents.get(top)
    ) {
      seen.add(parent)
      top = parent
    }
    // Two that own each other have no top: the first by name stands for both.
    return parents.get(top) === undefined ? top : [...seen].toSorted()[0]!
  }
  return {
    ...question,
    settings,
    counts,
    groupOf,
    own: [...new Set(person.positions.filter(counts).map(position => position.organisation))],
    parties: [...new Set(file.parties.map(party => party.organisation))],
  }
}

/** Every pair of an own organisation and a party for which a rule holds. */
function pairs(
  scene: Scene,
  rule: ConflictRule,
  holds: (own: string, other: string) => boolean,
): ConflictReason[] {
  return scene.own.flatMap(own =>
    scene.parties.flatMap(other => (holds(own, other) ? [{ rule, own, other }] : [])),
  )
}

function organisationReasons(scene: Scene): ConflictReason[] {
  const { file, own, facts, counts, groupOf } = scene
  const coApplicants = file.parties
    .filter(party => party.role === 'co-applicant')
    .map(party => party.organisation)
  const isCoApplicant = (id: string) => coApplicants.includes(id)
  return [
    ...pairs(scene, 'same-organisation', (one, other) => one === other && !isCoApplicant(other)),
    ...pairs(scene, 'co-applicant', (one, other) => one === other && isCoApplicant(other)),
    ...pairs(scene, 'same-group', (one, other) => one !== other && groupOf(one) === groupOf(other)),
    ...facts.contracts
      .filter(
        contract => contract.file === file.id && own.includes(contract.organisation) && counts(contract),
      )
      .map(contract => ({ rule: 'contract' as const, own: contract.organisation, other: file.id })),
  ]
}

function personReasons({ person, file, parties, counts }: Scene): ConflictReason[] {
  const offices = (person.offices ?? []).filter(
    office =>
      counts(office) && (office.municipality === file.municipality || parties.includes(office.municipality)),
  )
  const interests = (person.interests ?? []).filter(one => one.in === file.id || parties.includes(one.in))
  const wrote = [...(file.authors ?? []), ...(file.signatories ?? [])].includes(person.id)
  return [
    ...offices.map(office => ({ rule: 'municipality' as const, own: office.municipality, other: file.id })),
    ...interests.map(one => ({ rule: 'declared-interest' as const, own: one.kind, other: one.in })),
    ...(wrote ? [{ rule: 'author' as const, own: person.id, other: file.id }] : []),
  ]
}

const domainOf = (email: string): string =>
  email
    .slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()

/** One domain is the other, or a part of it: mail.bouwer.nl and bouwer.nl. */
const isSameDomain = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)

function mailReasons({ person, file, facts }: Scene): ConflictReason[] {
  const generic = facts.genericDomains ?? usualGenericDomains
  const domains = (emails: readonly string[] = []) => [
    ...new Set(emails.map(domainOf).filter(domain => domain.includes('.') && !generic.includes(domain))),
  ]
  return domains(person.emails).flatMap(own =>
    domains(file.contacts)
      .filter(other => isSameDomain(own, other))
      .map(other => ({ rule: 'mail-domain' as const, own, other })),
  )
}

function softReasons(scene: Scene): ConflictReason[] {
  const { person, file, facts, parties, own, counts, settings } = scene
  const organisations = new Map(facts.organisations.map(one => [one.id, one]))
  const share = (field: 'networks' | 'umbrellas') => (one: string, other: string) => {
    const mine = organisations.get(one)?.[field] ?? []
    const theirs = organisations.get(other)?.[field] ?? []
    // An umbrella body itself is as near to its members as they are to each other.
    const isIn = field === 'umbrellas' && (theirs.includes(one) || mine.includes(other))
    return one !== other && (isIn || mine.some(name => theirs.includes(name)))
  }
  const competing = (facts.competingPlans ?? []).filter(
    plan =>
      own.includes(plan.organisation) &&
      plan.id !== file.id &&
      file.place !== undefined &&
      Math.hypot(plan.place.eastM - file.place.eastM, plan.place.northM - file.place.northM) <=
        settings.competitionM,
  )
  const collaborations = (person.collaborations ?? []).filter(
    one => counts(one) && parties.includes(one.organisation),
  )
  return [
    ...pairs(scene, 'same-network', share('networks')),
    ...competing.map(plan => ({ rule: 'competitor' as const, own: plan.id, other: file.id })),
    ...pairs(scene, 'same-umbrella', share('umbrellas')),
    ...collaborations.map(one => ({
      rule: 'collaboration' as const,
      own: person.id,
      other: one.organisation,
    })),
  ]
}

/** Who may assess a plan. */
export interface AssessorsLeft {
  /** Without conflict, or with every soft one cleared. */
  readonly eligible: readonly string[]
  readonly awaitingClearance: readonly string[]
  readonly blocked: readonly string[]
  /** Fewer are eligible than a plan needs: ask the external pool. */
  readonly needsExternalPool: boolean
}

/** Sorts assessors for one plan; run again at every change of parties, positions or assignments. */
export function assessorsLeft(
  people: readonly ConflictPerson[],
  question: Omit<ConflictQuestion, 'person'>,
): AssessorsLeft {
  const levels = people.map(person => [person.id, judgeConflict({ ...question, person }).level] as const)
  const withLevel = (level: ConflictVerdict['level']) =>
    levels.flatMap(([id, one]) => (one === level ? [id] : []))
  const eligible = withLevel('none')
  const { assessorsMin } = question.settings ?? usualConflictSettings
  return {
    eligible,
    awaitingClearance: withLevel('soft'),
    blocked: withLevel('hard'),
    needsExternalPool: eligible.length < assessorsMin,
  }
}
