import { Seats } from '../../../kit/charts/index.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { StatusBadge } from '../../../kit/ui/index.ts'
import type { QuorumCount, Standing, VoteChoice } from '../model.ts'
import { hasQuorum } from '../rules/quorum.ts'
import { say } from './say.ts'

/** A seat at a meeting or in a vote, as it is shown. */
export interface SeatLine {
  seatId: string
  organisation: string
  /** Who sits there, or would. */
  personName: string | undefined
  deputyName: string | undefined
  holderName: string | undefined
  votes: boolean
  isFilled: boolean
  standing: Standing
  isRemote: boolean
  isFounder: boolean
  recusedBecause: string | undefined
  hasVoted: boolean
  /** Shown once the vote is closed, or to who keeps it. */
  choice: VoteChoice | undefined
}

type Dot = 'present' | 'recused' | 'absent'

const dots: Readonly<Record<Standing, Dot>> = {
  present: 'present',
  deputy: 'present',
  recused: 'recused',
  absent: 'absent',
}

const order: Readonly<Record<Dot, number>> = { present: 0, recused: 1, absent: 2 }

/** The quorum at a glance: the seats as dots, yes or no, and why. */
export function Quorum({
  language,
  quorum,
  seats,
}: {
  language: Language
  quorum: QuorumCount
  seats: readonly SeatLine[]
}) {
  const t = say(language)
  const counted = seats.filter(seat => seat.votes && seat.isFilled)
  const states = counted.map(seat => dots[seat.standing]).toSorted((one, other) => order[one] - order[other])
  const aside = counted.filter(seat => seat.standing === 'recused')
  const isThere = hasQuorum(quorum)
  return (
    <div class={isThere ? 'v-quorum' : 'v-quorum v-quorum--missing'}>
      {states.length > 0 && <Seats language={language} seats={states} />}
      <p>
        <b>{t(isThere ? 'quorumYes' : 'quorumNo')}</b> {t('quorumCount', { ...quorum })}
      </p>
      {aside.map(seat => (
        <p class="small muted" key={seat.seatId}>
          {t('standsAside', { organisation: seat.organisation, reason: seat.recusedBecause ?? '' })}
        </p>
      ))}
    </div>
  )
}

const standingTones = { present: 'ok', deputy: 'ok', absent: 'neutral', recused: 'warn' } as const

/** How a seat stands, as a word. */
export function StandingBadge({ language, seat }: { language: Language; seat: SeatLine }) {
  const t = say(language)
  const word = t(`standing_${seat.standing}`)
  return (
    <StatusBadge tone={standingTones[seat.standing]}>
      {seat.isRemote && seat.standing !== 'absent' ? `${word}, ${t('remote')}` : word}
    </StatusBadge>
  )
}

/** Who sits in a seat, and whose place it is. */
export function SeatName({ language, seat }: { language: Language; seat: SeatLine }) {
  const t = say(language)
  return (
    <>
      {seat.organisation}
      <span class="sub">
        {[
          seat.personName ?? seat.holderName ?? (seat.isFilled ? '' : t('vacant')),
          seat.votes ? '' : t('withoutVote'),
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
    </>
  )
}
