import type { Database, Transaction } from '../../kit/database/connect.ts'
import { answersTo } from '../../kit/module/answers.ts'
import type { Answer, Subscription, Told } from '../../kit/module/module.ts'
import type { Bilingual } from '../../kit/texts/texts.ts'
import { type DecisionKind, type FileFigure, fileParts, type Subject } from './model.ts'

type Reader = Database | Transaction

/** Somebody, or everybody of an organisation, who must stand aside where a subject is decided. */
export interface FoundRecusal {
  personId?: string | undefined
  organisationId?: string | undefined
  reason: Bilingual
}

const recusalQuestion = 'governance/recusals'

interface RecusalAsked {
  subject: Subject
  now: Temporal.Instant
}

/** Declared in module.ts (`answers`): who must stand aside for a subject of this kind. */
export function recusalSource(
  subjectKind: string,
  find: (db: Reader, subjectId: string, now: Temporal.Instant) => Promise<readonly FoundRecusal[]>,
): Answer {
  return {
    question: recusalQuestion,
    answer: async (db, asked) => {
      const { subject, now } = asked as RecusalAsked
      return subject.kind === subjectKind ? find(db, subject.id, now) : []
    },
  }
}

/** Who must stand aside for a subject at an instant, as all modules tell. */
export async function recusalsOf(
  db: Reader,
  subject: Subject | undefined,
  now: Temporal.Instant,
): Promise<FoundRecusal[]> {
  if (!subject) return []
  const asked: RecusalAsked = { subject, now }
  return (await answersTo(recusalQuestion, db, asked)).flatMap(found => found as FoundRecusal[])
}

const embargoQuestion = 'governance/embargo'

/** Declared in module.ts (`answers`): whether what is decided on a subject of this kind waits before it is public. */
export function embargoSource(
  subjectKind: string,
  waits: (db: Reader, subjectId: string) => Promise<boolean>,
): Answer {
  return {
    question: embargoQuestion,
    answer: async (db, asked) => {
      const { kind, id } = asked as Subject
      return kind === subjectKind && (await waits(db, id)) ? [kind] : []
    },
  }
}

/** Whether a decision on a subject is not public before the subject is, as all modules tell. */
export async function isUnderEmbargo(db: Reader, subject: Subject | undefined): Promise<boolean> {
  return subject !== undefined && (await answersTo(embargoQuestion, db, subject)).flat().length > 0
}

/** Something of another module that an agenda item can be about. */
export interface AgendaSubject extends Subject {
  title: Bilingual
  /** Where it is shown. */
  href: string
  /** The programme that it belongs to: bodies of another do not decide on it. */
  programmeId?: string | undefined
}

const subjectQuestion = 'governance/subjects'

/** Declared in module.ts (`answers`): what can be put on an agenda, and how it is called once it is on one. */
export function agendaSubjectSource(find: (db: Reader) => Promise<readonly AgendaSubject[]>): Answer {
  return { question: subjectQuestion, answer: db => find(db) }
}

/** Everything that an agenda item can be about. */
export async function agendaSubjects(db: Reader): Promise<AgendaSubject[]> {
  return (await answersTo(subjectQuestion, db, undefined)).flatMap(found => found as AgendaSubject[])
}

const fileQuestion = 'governance/file'

/** Declared in module.ts (`answers`): figures of a programme that its platform watches over. */
export function fileSource(
  find: (db: Reader, asked: { programmeId: string; now: Temporal.Instant }) => Promise<readonly FileFigure[]>,
): Answer {
  return {
    question: fileQuestion,
    answer: (db, asked) => find(db, asked as { programmeId: string; now: Temporal.Instant }),
  }
}

/** All figures of a programme at this instant, part by part. */
export async function fileFigures(
  db: Reader,
  asked: { programmeId: string; now: Temporal.Instant },
): Promise<FileFigure[]> {
  const found = (await answersTo(fileQuestion, db, asked)).flatMap(one => one as FileFigure[])
  return fileParts.flatMap(part => found.filter(figure => figure.part === part))
}

/** What is told of a decision that was taken. */
export interface TakenTold {
  decisionId: string
  kind: DecisionKind
  /** Only proposed to the body that decides: not yet a decision to act on. */
  isProposal: boolean
  subject: Subject | undefined
}

/** What is told of a decision that was voted down. */
export type VotedDownTold = Omit<TakenTold, 'isProposal'>

/** Name under which a vote that was lost is told. */
export const decisionVotedDown = 'voteDown'

/** Declared in module.ts (`subscriptions`): hears of each decision that is voted down, in the transaction of the vote. */
export function onDecisionVotedDown(
  hear: (told: Told & { details: VotedDownTold }) => Promise<void>,
): Subscription {
  return {
    action: decisionVotedDown,
    hear: told => hear({ ...told, details: told.details as VotedDownTold }),
  }
}

/** Name of the action, as in the audit trail. */
export const decisionTaken = 'takeDecision'

/** Declared in module.ts (`subscriptions`): hears of each decision that is taken, in its transaction. */
export function onDecisionTaken(hear: (told: Told & { details: TakenTold }) => Promise<void>): Subscription {
  return { action: decisionTaken, hear: told => hear({ ...told, details: told.details as TakenTold }) }
}
