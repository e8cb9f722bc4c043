import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { Alert, Button, LinkButton, Panel, PhaseTrack, StatusBadge, WorkPage } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { meetingStates } from '../model.ts'
import { DecisionBadge, dayAndTime, dayText, tallyText } from './badges.tsx'
import type { ItemLine, MeetingData, PaperLine } from './meeting-data.ts'
import { ActionPoints, Feedback, MeetingFile, Minutes } from './meeting-panels.tsx'
import { Presence } from './presence.tsx'
import { Quorum } from './quorum.tsx'
import { say } from './say.ts'
import { VoteNow } from './vote-now.tsx'

/** A meeting: who is there, whether there is a quorum, what is voted on, and how it ended. */
export function MeetingPage({ data, context }: PageView<MeetingData>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage
      title={t('meetingTitle', { body: data.body.name[language], number: data.number })}
      purpose={[
        t('meetingWhen', { from: dayAndTime(data.startsAt, language) }),
        data.place,
        data.isExtra ? t('extraSession') : '',
      ]
        .filter(Boolean)
        .join(' · ')}
      action={<NextStep data={data} language={language} />}
    >
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      {data.urgency && (
        <Alert kind="warning">
          <p>{t('convenedLate', { reason: data.urgency })}</p>
        </Alert>
      )}
      <PhaseTrack
        language={language}
        label={t('meetingStates')}
        phases={meetingStates.map((state, index) => {
          const now = meetingStates.indexOf(data.state)
          return {
            name: t(`meeting_${state}`),
            state: index < now || data.state === 'minutes-adopted' ? 'done' : index === now ? 'now' : 'open',
          }
        })}
      />
      <div class="v-meeting">
        <div class="stack">
          {data.voting.map(vote => (
            <VoteNow key={vote.decisionId} data={vote} language={language} />
          ))}
          <Agenda data={data} language={language} />
          <MeetingFile data={data} language={language} />
          <Minutes data={data} language={language} />
        </div>
        <div class="stack">
          <Panel id="aanwezig" title={t('presenceTitle')}>
            <Quorum language={language} quorum={data.quorum} seats={data.seats} />
            <Presence
              language={language}
              meetingId={data.id}
              seats={data.seats}
              mayKeep={data.mayPrepare && data.state === 'open'}
            />
          </Panel>
          <ActionPoints data={data} context={context} />
          <Feedback data={data} language={language} />
        </div>
      </div>
    </WorkPage>
  )
}

/** The one step that comes next, for who prepares the meeting. */
function NextStep({ data, language }: { data: MeetingData; language: Language }) {
  const t = say(language)
  const { id } = data
  const calendar = (
    <LinkButton kind="subtle" icon="download" href={href(links.meetingCalendar, { id })}>
      {t('toCalendar')}
    </LinkButton>
  )
  if (data.state === 'minutes-draft' && data.mayAdopt)
    return (
      <>
        {calendar}
        <LinkButton kind="primary" href={href(links.minutes, { id })}>
          {t('toAdopt')}
        </LinkButton>
      </>
    )
  if (!data.mayPrepare) return calendar
  const step = { convened: 'open', open: 'closed' } as const
  if (data.state === 'planned')
    return (
      <>
        {calendar}
        <LinkButton kind="primary" href={href(links.convene, { id })}>
          {t('convene')}
        </LinkButton>
      </>
    )
  if (data.state === 'convened' || data.state === 'open')
    return (
      <>
        {calendar}
        <form method="post" action={href(links.meetingStep, { id })}>
          <Button name="naar" value={step[data.state]}>
            {t(data.state === 'convened' ? 'openMeeting' : 'closeMeeting')}
          </Button>
        </form>
      </>
    )
  if (data.state === 'minutes-adopted') return calendar
  return (
    <LinkButton kind="primary" href={href(links.minutes, { id })}>
      {t('writeMinutes')}
    </LinkButton>
  )
}

function Agenda({ data, language }: { data: MeetingData; language: Language }) {
  const t = say(language)
  const mayAdd = data.mayPrepare && ['planned', 'convened', 'open'].includes(data.state)
  const loose = data.papers
  return (
    <Panel
      id="agenda"
      title={t('agendaTitle')}
      foot={
        data.mayPrepare && data.state !== 'minutes-adopted' ? (
          <div class="row">
            {mayAdd && <LinkButton href={href(links.newItem, { id: data.id })}>{t('newItem')}</LinkButton>}
            <LinkButton kind="subtle" href={href(links.papers, { id: data.id })}>
              {t('newPaper')}
            </LinkButton>
          </div>
        ) : undefined
      }
    >
      {data.items.length === 0 && <p class="muted">{t('agendaEmpty')}</p>}
      <ol class="v-agenda">
        {data.items.map(item => (
          <Item key={item.id} item={item} data={data} language={language} />
        ))}
      </ol>
      {loose.length > 0 && <Papers papers={loose} language={language} />}
      {data.openFeedback.length > 0 && data.state !== 'minutes-adopted' && (
        <>
          <h3>{t('openFeedbackTitle')}</h3>
          <ul class="v-lines">
            {data.openFeedback.map(duty => (
              <li key={duty.id}>
                {duty.text}
                <span class="sub">
                  {t('dueOn', { day: dayText(duty.dueOn, language) })}: {duty.who}
                  {duty.isLate && ` (${t('late')})`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

function Papers({ papers, language }: { papers: readonly PaperLine[]; language: Language }) {
  const t = say(language)
  return (
    <ul class="v-papers">
      {papers.map(paper => (
        <li key={paper.id}>
          <a href={href(links.paper, { id: paper.id })} download>
            {paper.title}
          </a>{' '}
          <span class="muted small">
            {paper.fileName}, {t(`visibility_${paper.visibility}`).toLowerCase()}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Item({ item, data, language }: { item: ItemLine; data: MeetingData; language: Language }) {
  const t = say(language)
  const { decision } = item
  const mayConclude = data.mayPrepare && ['open', 'closed', 'minutes-draft'].includes(data.state)
  return (
    <li>
      <div class="row">
        <b>
          {item.position}.{' '}
          {decision ? <a href={href(links.decision, { id: decision.id })}>{item.title}</a> : item.title}
        </b>
        <StatusBadge tone={item.kind === 'decision' ? 'info' : 'neutral'}>
          {t(`item_${item.kind}`)}
        </StatusBadge>
        {item.isAddedLater && <StatusBadge tone="warn">{t('addedLater')}</StatusBadge>}
        {item.visibility !== 'public' && (
          <span class="small muted">{t(`visibility_${item.visibility}`)}</span>
        )}
      </div>
      {item.explanation && <p class="measure">{item.explanation}</p>}
      {item.subject && (
        <p class="small">
          {t('isAbout')} <a href={item.subject.href}>{item.subject.title[language]}</a>
        </p>
      )}
      {item.papers.length > 0 && <Papers papers={item.papers} language={language} />}
      {decision && (
        <p class="row">
          <DecisionBadge state={decision.state} language={language} />
          <span class="small">
            {decision.reference}
            {decision.isProposal && `, ${t('isProposal')}`}
            {decision.tally && `: ${tallyText(decision.tally, language)}`}
            {decision.deferredBecause && `: ${decision.deferredBecause}`}
          </span>
        </p>
      )}
      {item.conclusion && <p class="measure">{item.conclusion}</p>}
      {mayConclude && !decision && !item.conclusion && (
        <p>
          <a href={href(links.conclusion, { id: data.id, item: item.id })}>{t('writeConclusion')}</a>
        </p>
      )}
    </li>
  )
}
