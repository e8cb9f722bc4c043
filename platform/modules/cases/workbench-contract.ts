import type { Case, HiddenTotal } from '@versneller/engine'
import type { Language } from '../../kit/texts/texts.ts'
import type { SeriesKey } from '../../kit/ui/index.ts'
import type { CaseChange, CaseState } from './model.ts'

/** A party as the workbench shows it: letter code and colour of its kind, "G1", "G2" when there are more. */
export interface WorkbenchParty {
  id: string
  code: string
  series: SeriesKey
  name: string
}

/** A total of hidden lines as it was told at a version of the case; it stays so until a later version can be told. */
export interface ToldTotal extends HiddenTotal {
  version: number
  /** ISO day of that version, Dutch time. */
  day: string
  /** Hidden lines and rows of that version. */
  lineCount: number
}

/** Why figures that hidden lines move are not told, as the key of a sentence. */
export type UntoldReason = 'untoldFew' | 'untoldNoVersion' | 'untoldChanged' | 'untoldTells'

/** What is kept from this reader: how many lines, which figures they move, and what may be told of them together. */
export interface Withheld {
  /** Hidden lines and programme rows. */
  lineCount: number
  /** What hidden lines together add to figures of the base at a fixed version; only where that gives no line away. */
  totals: readonly ToldTotal[]
  /** Why the other figures that they move are not told. */
  untold: UntoldReason
  /** Parties that hidden lines pay or are paid by. */
  partyIds: readonly string[]
  /** Hidden lines pay out of the area or into it. */
  touchesArea: boolean
  /** Hidden lines are in the land exploitation. */
  touchesLand: boolean
  /** Clauses that are left out since their pay-off would tell of hidden lines; no total holds them. */
  clauseCount: number
}

/** What the island `cases/workbench` starts with. Plain JSON; holds nothing that the reader may not see. */
export interface WorkbenchProps {
  caseId: string
  /** The case as this reader may see it. */
  caseFile: Case
  withheld: Withheld
  revision: number
  state: CaseState
  permissions: {
    /** May change everything that is visible. */
    mayEditAll: boolean
    /** Otherwise: parties whose own lines may be changed. */
    ownPartyIds: readonly string[]
    mayFixVersion: boolean
  }
  parties: readonly WorkbenchParty[]
  /** Addresses of this case: POST of changes, plain pages, downloads. */
  addresses: {
    save: string
    page: string
    explain: string
    versions: string
    fixVersion: string
    variants: string
    merge: string
    workbook: string
    /** Lists whose items have pages with all of their fields: `/` and the id is added. */
    line: string
    row: string
    clause: string
    /** Events while the page is open, and what changed since a revision: `?vanaf=` is added. */
    live: string
    news: string
    /** Remarks as a page, and as data: `?regel=` is added. */
    remarks: string
    remarksData: string
    /** The version that was fixed last, as data. */
    newestVersion: string
    /** Takes what a person keeps for later. */
    keep: string
  }
  /** Scenarios of this reader, each the query of its settings. */
  scenarios: readonly string[]
  /** Under which name they are kept. */
  scenariosKey: string
  /** Open remarks at each line or row that has any, by its id. */
  remarkCounts: Readonly<Record<string, number>>
  /** Tells the readers of one browser apart, for what is kept in it. */
  readerKey: string
  language: Language
}

/** The version that was fixed last, as this reader may see it. */
export interface NewestVersion {
  number: number
  caseFile: Case
  withheld: Pick<Withheld, 'touchesArea' | 'partyIds'>
}

/** Body of the POST that saves. `revision` is the one that the changes were made on. */
export interface SaveRequest {
  revision: number
  changes: readonly CaseChange[]
}

/** A change of somebody else that came in between, already part of the answer's revision. */
export interface MergedChange {
  change: CaseChange
  /** Organisation of who made it: people are shown by what they work for. */
  by: string
  /** Position and organisation of who made it, where it was asked for as news. */
  who?: string
}

/** Somebody else who has the case open. */
export interface CasePresence {
  /** Position and organisation. */
  label: string
  /** The party of the case that this person looks for, if any. */
  partyId: string | undefined
}

/** The changes are saved; what others changed meanwhile is in `merged`. */
export interface SaveAnswer {
  revision: number
  savedAt: string
  merged: readonly MergedChange[]
}

/** A path that both changed. Nothing was saved. */
export interface SaveConflict {
  path: string
  yours: unknown
  theirs: unknown
  by: string
  revision: number
}
