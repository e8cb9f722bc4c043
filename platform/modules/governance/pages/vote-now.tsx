import { href } from '../../../kit/http/address.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { Button, LinkButton, Panel } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type QuorumCount, type VoteChoice, voteChoices } from '../model.ts'
import { dayAndTime } from './badges.tsx'
import { Quorum, type SeatLine } from './quorum.tsx'
import { say } from './say.ts'

/** A vote that is open, as it stands for this reader. */
export interface VoteNowData {
  decisionId: string
  title: string
  text: string
  quorum: QuorumCount
  seats: readonly SeatLine[]
  majority: 'simple' | 'heavy'
  /** ISO; of a vote in writing. */
  closesAt: string | undefined
  /** This reader votes, and voted so far. */
  mine: { choice: VoteChoice | undefined } | undefined
  mayKeep: boolean
}

/** What is voted on now: the question, whether there is a quorum, how many voted, and the own vote. */
export function VoteNow({
  data,
  language,
  isOwnPage,
}: {
  data: VoteNowData
  language: Language
  /** On the page of the decision itself: what it says stands below. */
  isOwnPage?: boolean
}) {
  const t = say(language)
  const may = data.seats.filter(
    seat => seat.votes && (seat.standing === 'present' || seat.standing === 'deputy'),
  )
  const voted = may.filter(seat => seat.hasVoted).length
  return (
    <Panel id={`stemming-${data.decisionId}`} title={t('votingNow')} aside={t(`majority_${data.majority}`)}>
      {!isOwnPage && (
        <>
          <h3>
            <a href={href(links.decision, { id: data.decisionId })}>{data.title}</a>
          </h3>
          <p class="measure">{data.text}</p>
        </>
      )}
      <Quorum language={language} quorum={data.quorum} seats={data.seats} />
      <p>
        {data.closesAt
          ? t('votedInWriting', { voted, until: dayAndTime(data.closesAt, language) })
          : t('votedSoFar', { voted, of: may.length })}
      </p>
      {data.mine && <OwnVote data={data} mine={data.mine} language={language} />}
      {data.mayKeep && !isOwnPage && (
        <p>
          <LinkButton href={href(links.decision, { id: data.decisionId })}>{t('keepVote')}</LinkButton>
        </p>
      )}
    </Panel>
  )
}

function OwnVote({
  data,
  mine,
  language,
}: {
  data: VoteNowData
  mine: { choice: VoteChoice | undefined }
  language: Language
}) {
  const t = say(language)
  return (
    <form class="stack-s" method="post" action={href(links.castVote, { id: data.decisionId })}>
      <p>
        <b>{t('ownVote')}</b> {mine.choice ? t(`vote_${mine.choice}`) : t('notVoted')}
      </p>
      <p class="row">
        {voteChoices.map(choice => (
          <Button
            key={choice}
            kind={choice === 'for' && !mine.choice ? 'primary' : 'secondary'}
            name="choice"
            value={choice}
            hiddenSuffix={data.title}
          >
            {t(`voteButton_${choice}`)}
          </Button>
        ))}
      </p>
    </form>
  )
}
