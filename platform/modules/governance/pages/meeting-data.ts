import type { Bilingual } from '../../../kit/texts/texts.ts'
import type {
  DecisionState,
  FileFigure,
  ItemKind,
  MeetingState,
  QuorumCount,
  Tally,
  Visibility,
} from '../model.ts'
import type { SeatLine } from './quorum.tsx'
import type { VoteNowData } from './vote-now.tsx'

/** A paper in a list. */
export interface PaperLine {
  id: string
  title: string
  fileName: string
  visibility: Visibility
}

/** An item of the agenda, as this reader may see it. */
export interface ItemLine {
  id: string
  position: number
  kind: ItemKind
  title: string
  explanation: string
  visibility: Visibility
  isAddedLater: boolean
  conclusion: string
  subject: { title: Bilingual; href: string } | undefined
  papers: readonly PaperLine[]
  decision:
    | {
        id: string
        reference: string
        state: DecisionState
        isProposal: boolean
        tally: Tally | undefined
        deferredBecause: string | undefined
      }
    | undefined
}

/** An action point or a feedback duty in a list. */
export interface DutyLine {
  id: string
  text: string
  who: string
  /** ISO day. */
  dueOn: string
  isDone: boolean
  isLate: boolean
  outcome: string
  mayFinish: boolean
}

/** All that the page of a meeting shows. */
export interface MeetingData {
  id: string
  number: number
  body: { name: Bilingual; slug: string }
  state: MeetingState
  startsAt: string
  endsAt: string
  place: string
  isExtra: boolean
  urgency: string
  quorum: QuorumCount
  seats: readonly SeatLine[]
  items: readonly ItemLine[]
  /** Items that this reader may not see are counted for nobody. */
  papers: readonly PaperLine[]
  voting: readonly VoteNowData[]
  /** As markup. */
  file: {
    goals: string
    execution: string
    results: string
    figures: readonly ComparedFigure[]
    sha256: string | undefined
  }
  minutes: { html: string; sha256: string | undefined; adoptedAt: string | undefined } | undefined
  mayPrepare: boolean
  mayAdopt: boolean
  actions: readonly DutyLine[]
  /** Decisions of earlier meetings of which members did not tell yet. */
  openFeedback: readonly DutyLine[]
  ownFeedback: number
  isDone: boolean
}

/** A figure of the file with what it was at the meeting before. */
export interface ComparedFigure extends FileFigure {
  before: number | undefined
}
