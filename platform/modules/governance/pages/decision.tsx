import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  DataTable,
  DescriptionList,
  HiddenFields,
  LinkButton,
  MarkdownView,
  Panel,
  SelectField,
  TextAreaField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import {
  type DecisionKind,
  type DecisionState,
  type Majority,
  type QuorumCount,
  type Tally,
  voteChoices,
} from '../model.ts'
import { DecisionBadge, dayAndTime, publicity, tallyText } from './badges.tsx'
import { Quorum, type SeatLine, SeatName, StandingBadge } from './quorum.tsx'
import { say } from './say.ts'
import { VoteNow, type VoteNowData } from './vote-now.tsx'

/** A decision that is named on the page of another. */
export interface DecisionLink {
  id: string
  reference: string
  title: string
}

/** All that the page of a decision shows to this reader. */
export interface DecisionData {
  id: string
  reference: string
  kind: DecisionKind
  state: DecisionState
  isProposal: boolean
  title: string
  text: string
  reasonsHtml: string
  by: Bilingual
  amountEur: number | undefined
  isPublic: boolean
  isUnderEmbargo: boolean
  method: 'meeting' | 'written' | 'mandate' | undefined
  decidedAt: string | undefined
  closesAt: string | undefined
  majority: Majority | undefined
  deferredBecause: string | undefined
  quorum: QuorumCount | undefined
  tally: Tally | undefined
  subject: { title: Bilingual; href: string } | undefined
  meeting: { id: string; number: number } | undefined
  proposal: DecisionLink | undefined
  revokes: DecisionLink | undefined
  revokedBy: DecisionLink | undefined
  /** How the seats stood and voted; for those who may read along with the body. */
  seats: readonly SeatLine[]
  voting: VoteNowData | undefined
  keep: KeepData | undefined
  /** Seats for which this reader may say that they stand aside: the own one, or all for who keeps the vote. */
  recusable: readonly { seatId: string; organisation: string }[]
  isDone: boolean
}

/** What who keeps the vote can do now. */
export interface KeepData {
  mayOpen: boolean
  mayEnter: boolean
  mayClose: boolean
  mayDefer: boolean
  /** An item that came later: seats that are there and did not agree yet; none for other items. */
  missingConsent: readonly { seatId: string; organisation: string }[]
  isLater: boolean
}

/** A decision: what it says, on what it rests, how it was voted on. */
export function DecisionPage({ data, context }: PageView<DecisionData>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage
      title={data.title}
      purpose={`${data.reference} · ${t(`kind_${data.kind}`)} · ${data.by[language]}`}
      action={<DecisionBadge state={data.state} language={language} />}
    >
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      {data.isProposal && data.state === 'taken' && (
        <Alert>
          <p>{t('isProposalText')}</p>
        </Alert>
      )}
      {data.revokedBy && (
        <Alert kind="warning">
          <p>
            {t('revokedBy')} <DecisionRef link={data.revokedBy} />
          </p>
        </Alert>
      )}
      <div class="v-meeting">
        <div class="stack">
          {data.voting && <VoteNow data={data.voting} language={language} isOwnPage />}
          <Panel id="besluit" title={t('decisionText')}>
            <p class="v-decision-text">{data.text}</p>
            {data.reasonsHtml && (
              <>
                <h3>{t('reasons')}</h3>
                <MarkdownView html={data.reasonsHtml} />
              </>
            )}
          </Panel>
          {data.seats.length > 0 && !data.voting && <SeatTable data={data} language={language} />}
        </div>
        <div class="stack">
          <Panel id="grondslag" title={t('basis')}>
            <Basis data={data} language={language} />
          </Panel>
          {data.keep && <Keep data={data} keep={data.keep} language={language} />}
          {data.recusable.length > 0 && <StandAside data={data} language={language} />}
        </div>
      </div>
    </WorkPage>
  )
}

function DecisionRef({ link }: { link: DecisionLink }) {
  return (
    <a href={href(links.decision, { id: link.id })}>
      {link.reference}: {link.title}
    </a>
  )
}

function Basis({ data, language }: { data: DecisionData; language: Language }) {
  const t = say(language)
  const { quorum, tally, meeting } = data
  const pairs = [
    data.method && { label: t('method'), value: t(`method_${data.method}`) },
    meeting && {
      label: t('meeting'),
      value: (
        <a href={href(links.meeting, { id: meeting.id })}>{t('meetingNumber', { number: meeting.number })}</a>
      ),
    },
    data.decidedAt && { label: t('decidedAt'), value: dayAndTime(data.decidedAt, language) },
    data.closesAt && { label: t('closesAt'), value: dayAndTime(data.closesAt, language) },
    data.amountEur !== undefined && { label: t('amount'), value: formats(language).money(data.amountEur) },
    data.majority && { label: t('majority'), value: t(`majority_${data.majority}`) },
    quorum && { label: t('quorum'), value: t('quorumCount', { ...quorum }) },
    tally && { label: t('votes'), value: tallyText(tally, language) },
    data.deferredBecause && { label: t('deferredBecause'), value: data.deferredBecause },
    data.subject && {
      label: t('isAbout'),
      value: <a href={data.subject.href}>{data.subject.title[language]}</a>,
    },
    data.proposal && { label: t('restsOn'), value: <DecisionRef link={data.proposal} /> },
    data.revokes && { label: t('revokes'), value: <DecisionRef link={data.revokes} /> },
    { label: t('public'), value: t(publicity(data)) },
  ].filter(pair => pair !== undefined && pair !== false && pair !== '')
  return <DescriptionList pairs={pairs} />
}

function SeatTable({ data, language }: { data: DecisionData; language: Language }) {
  const t = say(language)
  return (
    <Panel id="zetels" title={t('seatsAtVote')}>
      {data.quorum && <Quorum language={language} quorum={data.quorum} seats={data.seats} />}
      <DataTable
        id="stemmen"
        caption={t('seatsAndVotes')}
        isCaptionHidden
        columns={[
          { key: 'seat', head: t('seat'), cell: row => <SeatName language={language} seat={row} /> },
          {
            key: 'standing',
            head: t('presenceTitle'),
            cell: row => <StandingBadge language={language} seat={row} />,
          },
          { key: 'vote', head: t('vote'), cell: row => (row.choice ? t(`vote_${row.choice}`) : '–') },
        ]}
        rows={data.seats}
        rowKey={row => row.seatId}
        empty={null}
      />
    </Panel>
  )
}

function Keep({ data, keep, language }: { data: DecisionData; keep: KeepData; language: Language }) {
  const t = say(language)
  const { id } = data
  if (!keep.mayOpen && !keep.mayEnter && !keep.mayClose && !keep.mayDefer) return null
  return (
    <Panel id="stemming" title={t('keepTitle')}>
      {keep.isLater && <Consent data={data} keep={keep} language={language} />}
      {keep.mayOpen && keep.missingConsent.length === 0 && (
        <form method="post" action={href(links.openVote, { id })}>
          <Button>{t('openVote')}</Button>
        </form>
      )}
      {keep.mayEnter && data.voting && <Enter data={data} seats={data.voting.seats} language={language} />}
      {keep.mayClose && (
        <form method="post" action={href(links.closeVote, { id })}>
          <Button>{t('closeVote')}</Button>
        </form>
      )}
      {keep.mayDefer && (
        <form class="v-form" method="post" action={href(links.defer, { id })}>
          <TextAreaField language={language} name="reason" label={t('deferReason')} rows={2} />
          <Actions>
            <Button kind="secondary">{t('defer')}</Button>
          </Actions>
        </form>
      )}
    </Panel>
  )
}

/** The secretary fills in how the seats in the room vote; what a member voted in person is not asked. */
function Enter({
  data,
  seats,
  language,
}: {
  data: DecisionData
  seats: readonly SeatLine[]
  language: Language
}) {
  const t = say(language)
  const asked = seats.filter(
    seat => seat.votes && (seat.standing === 'present' || seat.standing === 'deputy'),
  )
  return (
    <form class="v-form" method="post" action={href(links.enterVotes, { id: data.id })}>
      <p class="small muted">{t('enterLead')}</p>
      {asked.map(seat => (
        <fieldset class="v-ballot" key={seat.seatId}>
          <legend>{seat.organisation}</legend>
          {voteChoices.map(choice => (
            <label key={choice}>
              <input
                class="utrecht-radio-button"
                type="radio"
                name={`stem-${seat.seatId}`}
                value={choice}
                checked={seat.choice === choice}
              />
              {t(`vote_${choice}`)}
            </label>
          ))}
        </fieldset>
      ))}
      <Actions>
        <Button kind="secondary">{t('enterVotes')}</Button>
      </Actions>
    </form>
  )
}

function Consent({ data, keep, language }: { data: DecisionData; keep: KeepData; language: Language }) {
  const t = say(language)
  if (keep.missingConsent.length === 0) return <p>{t('consentComplete')}</p>
  return (
    <form class="v-form" method="post" action={href(links.consent, { id: data.id })}>
      <p>{t('consentLead')}</p>
      {keep.missingConsent.map(seat => (
        <div class="v-choice" key={seat.seatId}>
          <input
            class="utrecht-checkbox"
            type="checkbox"
            id={`instemming-${seat.seatId}`}
            name="seats"
            value={seat.seatId}
          />
          <label for={`instemming-${seat.seatId}`}>{seat.organisation}</label>
        </div>
      ))}
      <Actions>
        <Button kind="secondary">{t('consentButton')}</Button>
      </Actions>
    </form>
  )
}

function StandAside({ data, language }: { data: DecisionData; language: Language }) {
  const t = say(language)
  const [first, ...others] = data.recusable
  if (!first) return null
  const isOwn = others.length === 0
  return (
    <Panel id="verschoning" title={t('standAsideTitle')}>
      <form class="v-form" method="post" action={href(links.standAside, { id: data.id })}>
        <p class="small muted">
          {isOwn ? t('standAsideLead', { organisation: first.organisation }) : t('standAsideKeep')}
        </p>
        {isOwn ? (
          <HiddenFields values={{ seat: first.seatId }} />
        ) : (
          <SelectField
            language={language}
            name="seat"
            label={t('seat')}
            choices={data.recusable.map(one => ({ value: one.seatId, label: one.organisation }))}
          />
        )}
        <TextAreaField language={language} id="veld-verschoning" name="reason" label={t('reason')} rows={2} />
        <Actions>
          <Button kind="secondary">{t('standAside')}</Button>
        </Actions>
      </form>
    </Panel>
  )
}

/** Ways to decide outside a meeting, above the register, for those who may. */
export function NewDecisionLinks({
  language,
  programma,
}: {
  language: Language
  programma: string | undefined
}) {
  const t = say(language)
  return (
    <>
      <LinkButton href={href(links.newDecision, {}, { wijze: 'mandaat', programma })}>
        {t('decideAlone')}
      </LinkButton>
      <LinkButton kind="subtle" href={href(links.newDecision, {}, { wijze: 'schriftelijk', programma })}>
        {t('decideInWriting')}
      </LinkButton>
    </>
  )
}
