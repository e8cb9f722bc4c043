/** A stretch of days as year-month-day, both included; without an end it still runs. */
export interface Term {
  readonly from: string
  readonly to?: string
}

/** What is known of an organisation. */
export interface ConflictOrganisation {
  readonly id: string
  /** The organisation that owns it. */
  readonly parent?: string
  /** Umbrella bodies that it is a member of. */
  readonly umbrellas?: readonly string[]
  readonly networks?: readonly string[]
}

/** An assessor, decider or adviser. */
export interface ConflictPerson {
  readonly id: string
  readonly positions: readonly (Term & { readonly organisation: string })[]
  /** Municipalities whose council or executive the person belongs or belonged to. */
  readonly offices?: readonly (Term & { readonly municipality: string })[]
  /** Declared interests of the person or the household, in an organisation or in a plan. */
  readonly interests?: readonly { readonly in: string; readonly kind: 'household' | 'financial' }[]
  /** Organisations with which there was a scientific collaboration. */
  readonly collaborations?: readonly (Term & { readonly organisation: string })[]
  readonly emails?: readonly string[]
}

/** A plan that is assessed or decided on. */
export interface ConflictFile {
  readonly id: string
  readonly parties: readonly {
    readonly organisation: string
    readonly role: 'applicant' | 'co-applicant' | 'partner'
  }[]
  readonly municipality: string
  /** Mail addresses of the contacts of the parties. */
  readonly contacts?: readonly string[]
  /** Persons who wrote or signed it. */
  readonly authors?: readonly string[]
  readonly signatories?: readonly string[]
  readonly place?: Place
}

/** Metres east and north in one national grid. */
export interface Place {
  readonly eastM: number
  readonly northM: number
}

/** An organisation that builds homes somewhere, and so competes for the demand around it. */
export interface CompetingPlan {
  readonly id: string
  readonly organisation: string
  readonly place: Place
}

/** A contract or commission of an organisation on the project of a plan. */
export type ProjectContract = Term & { readonly organisation: string; readonly file: string }

/** Somebody decided, in writing, that a conflict does not stand in the way. */
export interface Clearance {
  readonly person: string
  readonly file: string
  readonly rule: ClearableRule
  readonly reason: string
  /** Between what it stands not in the way; what comes out later under the same rule does. Absent: between all. */
  readonly between?: readonly { readonly own: string; readonly other: string }[]
}

/** Everything that the rules look at. */
export interface ConflictFacts {
  readonly organisations: readonly ConflictOrganisation[]
  readonly contracts: readonly ProjectContract[]
  readonly competingPlans?: readonly CompetingPlan[]
  readonly clearances?: readonly Clearance[]
  /** Mail domains that say nothing of an organisation; the usual ones unless given. */
  readonly genericDomains?: readonly string[]
}

/** What a programme can set. */
export interface ConflictSettings {
  /** How long ago a position or contract still counts. */
  readonly windowYears: number
  readonly competitionM: number
  /** Assessors that a plan needs before the external pool is asked. */
  readonly assessorsMin: number
}

/** Until a programme decides otherwise. */
export const usualConflictSettings: ConflictSettings = {
  windowYears: 2,
  competitionM: 10_000,
  assessorsMin: 3,
}

/** Mail services that anybody can use. */
export const usualGenericDomains: readonly string[] = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'hotmail.nl',
  'outlook.com',
  'live.com',
  'live.nl',
  'msn.com',
  'icloud.com',
  'me.com',
  'yahoo.com',
  'proton.me',
  'protonmail.com',
  'ziggo.nl',
  'kpnmail.nl',
  'kpnplanet.nl',
  'planet.nl',
  'hetnet.nl',
  'home.nl',
  'xs4all.nl',
  'casema.nl',
  'upcmail.nl',
  'tele2.nl',
  'telfort.nl',
  'solcon.nl',
  'freedom.nl',
]

/** Rules that need a written clearance, which fellow assessors see. */
export const softRules = ['same-network', 'competitor', 'same-umbrella', 'collaboration'] as const

/** Rules that block view and score. */
type HardRule =
  | 'same-organisation'
  | 'co-applicant'
  | 'same-group'
  | 'contract'
  | 'municipality'
  | 'declared-interest'
  | 'mail-domain'
  | 'author'

/** A rule of conflict of interest. */
export type ConflictRule = HardRule | (typeof softRules)[number]

/** The rules that a person of the programme may set aside with a reason: the suspicion, never the fact. */
export type ClearableRule = (typeof softRules)[number] | 'mail-domain'
