import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckboxesField,
  type Choice,
  type Column,
  DataTable,
  EmptyState,
  ExportLinks,
  FilterPanel,
  Form,
  KeyFigures,
  Pager,
  Panel,
  PickerField,
  RadioField,
  SelectField,
  StatusBadge,
  TableBar,
  TextAreaField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import {
  type ApplicantGroup,
  allApplicantGroups,
  type Call,
  type CallInvitation,
  type InvitationRound,
  invitationAnswers,
} from '../model/index.ts'
import { day } from './instants.ts'
import { say } from './say.ts'

/** Those who may lead a plan, as words: "gemeenten, provincies, marktpartijen". */
export const groupWords = (groups: readonly ApplicantGroup[], language: Language): string =>
  groups.map(group => say(language)(`group_${group}`)).join(', ')

/** How many were invited and answered, by group. */
export interface InvitedCount {
  group: ApplicantGroup
  invited: number
  joins: number
  declines: number
}

/** What everybody reads of the invitation: what was sent, to how many, and how many answered. */
export function InvitationPanel({
  round,
  counts,
  language,
}: {
  round: InvitationRound
  counts: readonly InvitedCount[]
  language: Language
}) {
  const t = say(language)
  return (
    <Panel id="uitnodiging" title={t('invitationTitle')} aside={day(round.sentAt, language)}>
      <p>{round.text[language]}</p>
      <ul>
        {counts.map(one => (
          <li key={one.group}>
            {t('invitedLine', {
              ...{ count: one.invited, group: t(`group_${one.group}`), joins: one.joins },
              declines: one.declines,
            })}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The list of who was invited to a call, with what was asked. */
export interface InvitationsData {
  call: Call
  rows: readonly CallInvitation[]
  total: number
  counts: readonly InvitedCount[]
  rounds: readonly InvitationRound[]
  asked: { soort: ApplicantGroup | undefined; antwoord: keyof typeof invitationAnswers | 'geen' | undefined }
  page: number
  pageSize: number
  regions: readonly Choice[]
  organisations: readonly Choice[]
  /** The call can still be answered. */
  isOpen: boolean
  done: string | undefined
}

/** Who was invited and what they answered; inviting more of them, and asking again. */
export function InvitationsPage({ data, context, form }: PageView<InvitationsData>) {
  const { language } = context
  const t = say(language)
  const nr = String(data.call.number)
  const sum = (what: 'invited' | 'joins' | 'declines') => data.counts.reduce((all, one) => all + one[what], 0)
  return (
    <WorkPage title={t('invitationsTitle', { number: nr })} purpose={t('invitationsLead')}>
      {data.done && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <KeyFigures
        figures={[
          { label: t('mayApply'), value: groupWords(data.call.mayApply, language) },
          { label: t('invited'), value: String(sum('invited')) },
          { label: t('answer_joins'), value: String(sum('joins')) },
          { label: t('answer_declines'), value: String(sum('declines')) },
        ]}
      />
      {data.isOpen && <InviteForm data={data} language={language} form={form} />}
      <List data={data} language={language} />
    </WorkPage>
  )
}

interface PartProps {
  data: InvitationsData
  language: Language
}

function InviteForm({ data, language, form }: PartProps & { form: FormState }) {
  const t = say(language)
  const field = { language, form }
  const silent = data.counts.reduce((all, one) => all + one.invited - one.joins - one.declines, 0)
  return (
    <Panel id="uitnodigen" title={t('inviteTitle')}>
      <Form language={language} form={form} hidden={{ act: 'invite' }}>
        <CheckboxesField
          {...field}
          name="groups"
          label={t('inviteGroups')}
          choices={data.call.mayApply.map(value => ({ value, label: t(`group_${value}`) }))}
          isOptional
        />
        <SelectField
          {...field}
          name="region"
          label={t('inviteRegion')}
          emptyLabel={t('everywhere')}
          choices={data.regions}
          isOptional
        />
        <PickerField
          {...field}
          name="organisation"
          label={t('inviteOne')}
          hint={t('inviteOneHint')}
          choices={data.organisations}
          isOptional
        />
        <TextAreaField {...field} name="textNl" label={t('inviteTextNl')} rows={4} maxLength={4000} />
        <TextAreaField {...field} name="textEn" label={t('inviteTextEn')} rows={4} maxLength={4000} />
        <Actions>
          <Button>{t('inviteButton')}</Button>
        </Actions>
      </Form>
      {silent > 0 && (
        <Form language={language} hidden={{ act: 'remind' }}>
          <Actions>
            <Button kind="secondary">{t('remindButton', { count: silent })}</Button>
          </Actions>
        </Form>
      )}
    </Panel>
  )
}

function List({ data, language }: PartProps) {
  const t = say(language)
  const nr = String(data.call.number)
  const { asked } = data
  return (
    <div class="v-list-layout">
      <FilterPanel
        language={language}
        action={href(links.invitations, { nr })}
        chosenCount={Object.values(asked).filter(Boolean).length}
      >
        <SelectField
          language={language}
          name="soort"
          label={t('group')}
          value={asked.soort}
          emptyLabel={t('allGroups')}
          isOptional
          choices={allApplicantGroups.map(value => ({ value, label: t(`group_${value}`) }))}
        />
        <SelectField
          language={language}
          name="antwoord"
          label={t('invitationAnswer')}
          value={asked.antwoord}
          emptyLabel={t('allAnswers')}
          isOptional
          choices={[
            ...Object.entries(invitationAnswers).map(([value, answer]) => ({
              value,
              label: t(`answer_${answer}`),
            })),
            { value: 'geen', label: t('answerNone') },
          ]}
        />
      </FilterPanel>
      <div>
        <TableBar title={t('invitedCount', { count: data.total })}>
          <ExportLinks
            language={language}
            links={[{ format: 'csv', href: href(links.invitationsFile, { nr }, asked) }]}
          />
        </TableBar>
        <DataTable
          id="uitgenodigd"
          caption={t('invitedTitle')}
          isCaptionHidden
          rows={data.rows}
          rowKey={row => row.organisationId}
          columns={columnsIn(language)}
          empty={<EmptyState title={t('invitedNoneTitle')}>{t('invitedNone')}</EmptyState>}
        />
        <Pager
          language={language}
          page={data.page}
          pageSize={data.pageSize}
          total={data.total}
          href={(pagina, per) => href(links.invitations, { nr }, { ...asked, pagina, per })}
        />
      </div>
    </div>
  )
}

function columnsIn(language: Language): Column<CallInvitation>[] {
  const t = say(language)
  return [
    {
      key: 'organisation',
      head: t('organisation'),
      cell: row => (
        <>
          {row.organisationName}
          <span class="sub">{row.group && t(`group_${row.group}`)}</span>
        </>
      ),
    },
    {
      key: 'sent',
      head: t('invitedOn'),
      cell: row => (
        <>
          {day(row.sentAt, language)}
          <span class="sub">
            {row.toldCount === 0 ? t('toldNobody') : t('toldCount', { count: row.toldCount })}
            {row.remindedAt && ` ${t('remindedOn', { day: day(row.remindedAt, language) })}`}
          </span>
        </>
      ),
    },
    {
      key: 'answer',
      head: t('invitationAnswer'),
      cell: row =>
        row.answer ? (
          <>
            <StatusBadge tone={row.answer === 'joins' ? 'ok' : 'neutral'}>
              {t(`answer_${row.answer}`)}
            </StatusBadge>
            <span class="sub">
              {row.answeredAt && day(row.answeredAt, language)} {row.answerReason}
            </span>
          </>
        ) : (
          t('answerNone')
        ),
    },
  ]
}

/** An invitation as who was invited answers it. */
export interface OwnInvitationData {
  call: Call
  round: InvitationRound | undefined
  organisations: readonly Choice[]
  answers: readonly CallInvitation[]
  isOpen: boolean
  done: string | undefined
}

/** What was sent, what the own organisations answered, and answering. */
export function OwnInvitationPage({ data, context, form }: PageView<OwnInvitationData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <WorkPage title={t('ownInvitationTitle')} purpose={data.call.title[language]}>
      {data.done && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      {data.round && <p class="measure">{data.round.text[language]}</p>}
      <ul>
        {data.answers.map(one => (
          <li key={one.organisationId}>
            {one.organisationName}: {one.answer ? t(`answer_${one.answer}`) : t('answerNone')}
            {one.answerReason && <span class="sub">{one.answerReason}</span>}
          </li>
        ))}
      </ul>
      {data.isOpen ? (
        <Form language={language} form={form}>
          <SelectField {...field} name="organisation" label={t('onBehalfOf')} choices={data.organisations} />
          <RadioField
            {...field}
            name="answer"
            label={t('ownAnswerQuestion')}
            choices={Object.entries(invitationAnswers).map(([value, answer]) => ({
              value,
              label: t(`ownAnswer_${answer}`),
            }))}
          />
          <TextAreaField
            {...field}
            name="reason"
            label={t('ownAnswerReason')}
            hint={t('ownAnswerReasonHint')}
            rows={3}
            maxLength={1000}
            isOptional
          />
          <Actions>
            <Button>{t('ownAnswerButton')}</Button>
            <a href={href(links.call, { nr: String(data.call.number) })}>{t('back')}</a>
          </Actions>
        </Form>
      ) : (
        <p>{t('answerOver')}</p>
      )}
    </WorkPage>
  )
}
