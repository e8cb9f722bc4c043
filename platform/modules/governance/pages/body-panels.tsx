import { href } from '../../../kit/http/address.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Alert,
  Button,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  HiddenFields,
  LinkButton,
  Panel,
  StatusBadge,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { BodyRule } from '../model.ts'
import { extraSessionDays } from '../rules/terms.ts'
import { dayText } from './badges.tsx'
import type { BodyData, ExtraLine, SeatRow } from './body-data.ts'
import type { DutyLine } from './meeting-data.ts'
import { say } from './say.ts'

/** A request for an extra session, and what can be done about it. */
export function Extra({
  request,
  data,
  language,
}: {
  request: ExtraLine
  data: BodyData
  language: Language
}) {
  const t = say(language)
  const { slug } = data.body
  return (
    <Alert kind={request.isLate ? 'error' : 'warning'} title={t('extraAsked')}>
      <p>{request.reason}</p>
      <p class="small">
        {t('extraSupport', { count: request.supporters.length, needed: request.needed })}{' '}
        {request.supporters.join(', ')}.{' '}
        {request.planBefore &&
          (request.meetingId ? (
            <a href={href(links.meeting, { id: request.meetingId })}>{t('extraPlanned')}</a>
          ) : (
            t('extraPlanBefore', { day: dayText(request.planBefore, language), days: extraSessionDays })
          ))}
      </p>
      {request.maySupport && (
        <form method="post" action={href(links.supportExtra, { slug })}>
          <HiddenFields values={{ request: request.id }} />
          <Button kind="secondary">{t('supportExtra')}</Button>
        </form>
      )}
      {request.planBefore && !request.meetingId && data.mayPrepare && (
        <LinkButton href={href(links.planMeeting, { slug }, { verzoek: request.id })}>
          {t('planExtra')}
        </LinkButton>
      )}
    </Alert>
  )
}

/** The seats of a body. */
export function SeatPanel({ data, language }: { data: BodyData; language: Language }) {
  const t = say(language)
  const columns: Column<SeatRow>[] = [
    {
      key: 'organisation',
      head: t('organisation'),
      cell: row => (
        <>
          {data.mayPrepare ? (
            <a href={href(links.seat, { id: row.id })}>{row.organisation}</a>
          ) : (
            row.organisation
          )}
          <span class="sub">
            {[row.isFounder ? t('founder') : '', row.isPrimary ? t('primary') : '', row.mandate]
              .filter(Boolean)
              .join(', ')}
          </span>
        </>
      ),
    },
    {
      key: 'holder',
      head: t('holder'),
      cell: row => (
        <>
          {row.holder ?? t('vacant')}{' '}
          {row.holderIsOut && <StatusBadge tone="warn">{t('functionEnded')}</StatusBadge>}
          <span class="sub">{t(`function_${row.function}`)}</span>
        </>
      ),
    },
    { key: 'deputy', head: t('deputy'), cell: row => row.deputy ?? '–' },
    {
      key: 'votes',
      head: t('votesHead'),
      cell: row => t(row.votes ? 'yes' : row.hasVote ? 'voteRests' : 'no'),
    },
  ]
  return (
    <Panel
      id="zetels"
      title={t('seatsTitle')}
      foot={
        data.mayPrepare ? (
          <LinkButton href={href(links.newSeat, { slug: data.body.slug })}>{t('newSeat')}</LinkButton>
        ) : undefined
      }
    >
      <DataTable
        id="zetellijst"
        caption={t('seatsOf', { body: data.body.name[language] })}
        isCaptionHidden
        columns={columns}
        rows={data.seats}
        rowKey={row => row.id}
        empty={<EmptyState title={t('seatsTitle')}>{t('seatsEmpty')}</EmptyState>}
      />
    </Panel>
  )
}

/** What holds for a body now. */
export function RulePanel({ data, language }: { data: BodyData; language: Language }) {
  const t = say(language)
  const { rule, quorum } = data
  const kinds = (list: BodyRule['decides']) => list.map(kind => t(`kind_${kind}`).toLowerCase()).join(', ')
  const share = Math.round(quorum.share * 1000) / 10
  return (
    <Panel
      id="regels"
      title={t('rulesTitle')}
      aside={rule ? t('since', { day: dayText(rule.validFrom, language) }) : undefined}
      foot={
        data.mayRule ? (
          <a href={href(links.bodyRule, { slug: data.body.slug })}>{t('changeRules')}</a>
        ) : undefined
      }
    >
      <DescriptionList
        pairs={[
          {
            label: t('cadence'),
            value: rule?.cadenceDaysMax ? t('cadenceDays', { days: rule.cadenceDaysMax }) : t('cadenceNone'),
          },
          {
            label: t('quorum'),
            value: t(quorum.kind === 'more-than' ? 'quorumMoreThan' : 'quorumAtLeast', {
              share,
              seats: quorum.seatsMin,
            }),
          },
          { label: t('decides'), value: rule && rule.decides.length > 0 ? kinds(rule.decides) : '–' },
          { label: t('proposes'), value: rule && rule.proposes.length > 0 ? kinds(rule.proposes) : '–' },
          { label: t('heavy'), value: rule && rule.heavy.length > 0 ? kinds(rule.heavy) : '–' },
          { label: t('votingParties'), value: t(`voting_${rule?.votingParties ?? 'all'}`) },
        ]}
      />
    </Panel>
  )
}

/** What is still open, with who and until when. */
export function Duties({
  id,
  title,
  duties,
  language,
}: {
  id: string
  title: string
  duties: readonly DutyLine[]
  language: Language
}) {
  const t = say(language)
  if (duties.length === 0) return null
  return (
    <Panel id={id} title={title}>
      <ul class="v-lines">
        {duties.map(duty => (
          <li key={duty.id}>
            {duty.text}
            <span class="sub">
              {duty.who}, {t('dueOn', { day: dayText(duty.dueOn, language) })}
              {duty.isLate && ` (${t('late')})`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
