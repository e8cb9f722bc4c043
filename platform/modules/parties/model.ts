import { z } from 'zod'
import { sentence } from '../../kit/http/input.ts'
import type { Language } from '../../kit/texts/texts.ts'

/** The seven kinds of parties that make an area, as the programme names them: one list for all that asks for a party. */
export const partyKinds = [
  'gemeente',
  'corporatie',
  'ontwikkelaar',
  'bouwbedrijf',
  'belegger',
  'afnemer',
  'financier',
] as const

/** Kind of a party. */
export type PartyKind = (typeof partyKinds)[number]

/** Kinds of organisations: the seven kinds of parties, and who stands around them. The values are the Dutch words. */
export const organisationKinds = [
  'gemeente',
  'provincie',
  'ministerie',
  'ontwikkelaar',
  'bouwbedrijf',
  'corporatie',
  'belegger',
  'afnemer',
  'financier',
  'koepel',
  'kennisinstelling',
  'maatschappelijk',
  'adviseur',
] as const

/** Kind of an organisation. */
export type OrganisationKind = (typeof organisationKinds)[number]

/**
 * Roles by their letter: G municipality or province, M market party, B assessor, T programme team, D director,
 * S member of the steering group, L member of the executive platform, R official of a ministry, U researcher,
 * E educator, A administrator, V evaluator, N adviser or coach, C auditor, K resident or council member.
 */
export const roles = ['G', 'M', 'B', 'T', 'D', 'S', 'L', 'R', 'U', 'E', 'A', 'V', 'N', 'C', 'K'] as const

/** A role by its letter. */
export type Role = (typeof roles)[number]

/** Levels of a position; the values are the Dutch words. */
export const positionLevels = ['bestuurder', 'raadslid', 'ambtenaar', 'privaat'] as const

/** Level of a position. */
export type PositionLevel = (typeof positionLevels)[number]

/** A registered body. */
export interface Organisation {
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  /** The organisation that owns this one. */
  parentId: string | undefined
  /** Code of CBS: "GM0344", "PV26". */
  officialCode: string | undefined
  provinceCode: string | undefined
  /** Founded the programme. */
  isFounder: boolean
  /** Primary party of the programme: goes before others for seats and support. */
  isPrimary: boolean
  /** Where it stands that it is either. */
  standingSource: string
  isDemo: boolean
  /** The organisation that this one went up in. */
  mergedIntoId: string | undefined
}

/** How far a position is: rights follow from `active` alone. */
export type PositionState = 'proposed' | 'refused' | 'future' | 'active' | 'ended'

/** A person at an organisation in a role, for a time. */
export interface Position {
  id: string
  personId: string
  personName: string
  organisationId: string
  organisationName: string
  role: Role
  title: string
  level: PositionLevel
  validFrom: Temporal.Instant
  validTo: Temporal.Instant | undefined
  proposedById: string | undefined
  /** May sign for the organisation. */
  maySign: boolean
  state: PositionState
}

/** Tasks handed to a colleague for a period. */
export interface Delegation {
  id: string
  fromPersonId: string
  fromName: string
  toPersonId: string
  toName: string
  organisationId: string
  organisationName: string
  validFrom: Temporal.Instant
  validTo: Temporal.Instant
  isActive: boolean
}

/** States of the accession of an organisation. */
export const accessionStates = ['invited', 'requested', 'ratified', 'suspended', 'ended'] as const

/** State of an accession. */
export type AccessionState = (typeof accessionStates)[number]

/** Joining of the programme by an organisation. */
export interface Accession {
  id: string
  organisationId: string
  state: AccessionState
  termsVersion: string
  contribution: string
  /** In whole eurocents. */
  contributionCentsPerYear: number | undefined
  contributionHoursPerYear: number | undefined
  signerTitle: string
  /** First day on which the right to attend holds, as long as the accession is ratified. */
  rightsFrom: string | undefined
  /** Signed in the site, under the terms that were read. */
  termsSignatureId: string | undefined
  reason: string | undefined
}

/** What accession gives the people of an organisation on a day. */
export type AttendingRight = 'none' | 'later' | 'holds' | 'rests'

/** States of a pledge. */
export const pledgeStates = ['conditional', 'in-force', 'reserved', 'kept', 'lapsed', 'broken'] as const

/** State of a pledge. */
export type PledgeState = (typeof pledgeStates)[number]

/** What an organisation promises another, or the programme. */
export interface Pledge {
  id: string
  fromId: string
  fromName: string
  toId: string | undefined
  toName: string | undefined
  text: string
  condition: string | undefined
  dueOn: string | undefined
  /** Everybody may read it once it holds. */
  isPublic: boolean
  state: PledgeState
  /** The pledge in return. */
  pairId: string | undefined
  /** The organisation that worded it last. */
  madeForId: string
  changedAt: Temporal.Instant
  reason: string | undefined
  /** Made with this signature under the manifest. */
  signatureId: string | undefined
  /** Days within which somebody looks again how it stands. */
  followUpDays: number
  /** The day it was recorded and the last day it was followed up. */
  madeOn: string
  followedUpOn: string | undefined
}

/** A look at how a pledge stands. */
export interface FollowUp {
  heldOn: string
  note: string
  byName: string
}

/** Kinds of networks. */
export const networkKinds = ['regional', 'local-knowledge', 'national-knowledge'] as const

/** Kind of a network. */
export type NetworkKind = (typeof networkKinds)[number]

/** A network in which organisations work together. */
export interface Network {
  id: string
  slug: string
  name: string
  kind: NetworkKind
  /** Where the list of members comes from, and whether somebody checked it. */
  source: string
  isSourced: boolean
  /** Whom to turn to, by the name of a function. */
  contactTitle: string
  contactEmail: string | undefined
  offers: string
  coordinatorId: string | undefined
  coordinatorName: string | undefined
}

/** States of an item on the agenda of a network. */
export const agendaStates = ['planned', 'held', 'cancelled'] as const

/** An item on the agenda of a network. */
export interface NetworkAgendaItem {
  id: string
  networkId: string
  title: string
  heldOn: string
  place: string
  /** The member that is the host. */
  ownerId: string
  ownerName: string
  state: (typeof agendaStates)[number]
  outcome: string
  /** Places; undefined: as many as come. */
  placesMax: number | undefined
  /** Who has a place, and who waits for one. */
  attendeeCount: number
  waitingCount: number
}

/** Subjects of the dossiers of a network. */
export const dossierSubjects = ['housing-programming', 'business-parks', 'other'] as const

/** States of a dossier of a network. */
export const dossierStates = ['open', 'in-progress', 'agreed', 'closed'] as const

/** A dossier of a network. */
export interface NetworkDossier {
  id: string
  networkId: string
  subject: (typeof dossierSubjects)[number]
  title: string
  summary: string
  ownerId: string
  ownerName: string
  state: (typeof dossierStates)[number]
  isPublic: boolean
  changedAt: Temporal.Instant
  linkCount: number
}

/** A document of a dossier, by its address elsewhere. */
export interface DossierLink {
  id: string
  label: string
  url: string
  addedOn: string
}

/** What of a pledge is late. */
export type Lateness = 'term' | 'follow-up'

/** Texts of partners that are published and signed in versions. */
export const partnerDocuments = ['manifest', 'accession-terms'] as const

/** A text of partners. */
export type PartnerDocument = (typeof partnerDocuments)[number]

/** A published version of a text of partners. */
export interface PartnerText {
  id: string
  document: PartnerDocument
  number: number
  /** The day on the text. */
  datedOn: string
  nl: string
  en: string
  /** SHA-256 of the version in small hexadecimal letters. */
  digest: string
}

/** A signature in the site under a version of a text of partners. */
export interface PartnerSignature {
  organisationId: string
  organisationName: string
  organisationKind: OrganisationKind
  number: number
  signerTitle: string
  signedOn: string
  /** What was signed is what stands there now. */
  isIntact: boolean
  /** What it commits itself to, if it said so publicly. */
  pledge: Pledge | undefined
}

/** States of an advice relation, from its first and its last day. */
export const adviceStates = ['future', 'active', 'ended'] as const

/** State of an advice relation. */
export type AdviceState = (typeof adviceStates)[number]

/** An organisation that advises another for a time. Days are inclusive: "2026-11-24". */
export interface AdviceRelation {
  id: string
  adviserId: string
  adviserName: string
  clientId: string
  clientName: string
  subject: string
  validFrom: string
  /** Undefined: until somebody ends it. */
  validTo: string | undefined
}

/** What an invitation is for: a position, accession of the organisation, or taking part in a case. */
export const invitationPurposes = ['position', 'accession', 'case'] as const

/** Purpose of an invitation. */
export type InvitationPurpose = (typeof invitationPurposes)[number]

/** How far an invitation is. */
export const invitationStates = ['open', 'accepted', 'expired', 'withdrawn'] as const

/** State of an invitation. */
export type InvitationState = (typeof invitationStates)[number]

/** A letter that asks somebody to act for an organisation. */
export interface PartyInvitation {
  id: string
  organisationId: string
  organisationName: string
  organisationKind: OrganisationKind
  purpose: InvitationPurpose
  email: string
  name: string
  language: Language
  role: Role
  title: string
  level: PositionLevel
  invitedById: string
  invitedByName: string
  /** The organisation of the one who invited. */
  invitedForId: string | undefined
  sentAt: Temporal.Instant
  expiresAt: Temporal.Instant
  positionId: string | undefined
  state: InvitationState
}

/** A name of an organisation. */
export const organisationNameShape = z
  .string()
  .trim()
  .min(
    2,
    sentence(
      'ORGANISATIE_NAAM_ONTBREEKT',
      'Vul de naam van de organisatie in.',
      'Fill in the name of the organisation.',
    ),
  )
  .max(160)

/** The title of a position: "Planeconoom". */
export const positionTitleShape = z
  .string()
  .trim()
  .min(
    2,
    sentence(
      'FUNCTIENAAM_ONTBREEKT',
      'Vul in wat de functie is, zoals planeconoom.',
      'Fill in what the position is, such as planner.',
    ),
  )
  .max(120)

/** The domain of mail addresses of an organisation. */
export const domainShape = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/,
    sentence(
      'DOMEIN_ONGELDIG',
      'Vul een domein in, zoals gemeente.nl.',
      'Fill in a domain, such as municipality.nl.',
    ),
  )
