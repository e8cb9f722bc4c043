import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  type Choice,
  type Column,
  DateField,
  DescriptionList,
  Form,
  LinkButton,
  NumberField,
  Panel,
  PickerField,
  SelectField,
  StatusBadge,
  TextAreaField,
  type Tone,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type FollowUp, type Lateness, type Pledge, type PledgeState, pledgeStates } from '../model.ts'
import { ManagedList } from './managed-list.tsx'
import { say } from './say.ts'

const tones: Readonly<Record<PledgeState, Tone>> = {
  conditional: 'info',
  'in-force': 'ok',
  reserved: 'warn',
  kept: 'ok',
  lapsed: 'neutral',
  broken: 'err',
}

/** The state of a pledge as a word on a soft ground. */
export function PledgeStateBadge({ state, language }: { state: PledgeState; language: Language }) {
  return <StatusBadge tone={tones[state]}>{say(language)(`pledge_${state}`)}</StatusBadge>
}

/** What of a pledge is late. */
export function LatenessBadge({ lateness, language }: { lateness: Lateness; language: Language }) {
  return <StatusBadge tone="err">{say(language)(`late_${lateness}`)}</StatusBadge>
}

/** A pledge with what is late of it today. */
export type PledgeLine = Pledge & { isLate: Lateness | undefined }

/** Columns of pledges as everybody may read them. */
export function pledgeColumns(language: Language): Column<PledgeLine>[] {
  const t = say(language)
  return [
    { key: 'from', head: t('pledgeFrom'), cell: row => row.fromName },
    { key: 'to', head: t('pledgeTo'), cell: row => row.toName ?? t('toProgramme') },
    { key: 'text', head: t('pledgeText'), cell: row => row.text },
    {
      key: 'due',
      head: t('pledgeDue'),
      cell: row => (row.dueOn ? formats(language).date(row.dueOn) : t('noTerm')),
    },
    {
      key: 'followed',
      head: t('followUpLast'),
      cell: row => (row.followedUpOn ? formats(language).date(row.followedUpOn) : t('followedUpNever')),
    },
    {
      key: 'state',
      head: t('state'),
      cell: row => (
        <span class="row">
          <PledgeStateBadge state={row.state} language={language} />
          {row.isLate && <LatenessBadge lateness={row.isLate} language={language} />}
        </span>
      ),
    },
  ]
}

/** A part of the list of pledges, with what was asked. */
export interface PledgesData {
  rows: readonly PledgeLine[]
  total: number
  state: PledgeState | undefined
  /** Only what is late. */
  laat: 'ja' | undefined
  organisatie: string | undefined
  page: number
  pageSize: number
}

/** Pledges, to look through and to add to. */
export function PledgesPage({ data, context }: PageView<PledgesData>) {
  const { language } = context
  const t = say(language)
  const columns: Column<PledgeLine>[] = pledgeColumns(language).map(column =>
    column.key === 'text'
      ? {
          ...column,
          cell: row => (
            <>
              <a href={href(links.pledge, { id: row.id })}>{row.text}</a>
              {row.pairId && <span class="sub">{t('isReciprocal')}</span>}
            </>
          ),
        }
      : column,
  )
  const states = pledgeStates.map(state => ({ value: state, label: t(`pledge_${state}`) }))
  return (
    <ManagedList
      language={language}
      id="toezeggingen"
      title={t('pledgesTitle')}
      purpose={t('pledgesLead')}
      action={<LinkButton href={href(links.newPledge)}>{t('newPledgeTitle')}</LinkButton>}
      list={links.pledges}
      file={links.pledgesFile}
      filters={[
        {
          ...{ name: 'stand', label: t('state'), value: data.state },
          choose: { openLabel: t('allStates'), choices: states },
        },
        {
          ...{ name: 'laat', label: t('lateFilter'), value: data.laat },
          choose: { openLabel: t('lateAll'), choices: [{ value: 'ja', label: t('lateOnly') }] },
        },
      ]}
      asked={{ organisatie: data.organisatie }}
      countLabel={t('pledgesCount', { count: data.total })}
      columns={columns}
      data={data}
      empty={{ title: t('pledgesEmptyTitle'), text: t('pledgesEmpty') }}
    />
  )
}

function Words({ language, form }: { language: Language; form: FormState }) {
  const t = say(language)
  const field = { language, form }
  return (
    <>
      <TextAreaField {...field} name="text" label={t('pledgeText')} rows={3} />
      <TextAreaField {...field} name="condition" label={t('pledgeCondition')} rows={2} isOptional />
      <DateField {...field} name="dueOn" label={t('pledgeDue')} isOptional />
      <CheckField
        {...field}
        name="isPublic"
        label={t('pledgePublic')}
        hint={t('pledgePublicHint')}
        isOptional
      />
    </>
  )
}

/** Makes a pledge, alone or against one in return. */
export function NewPledgePage({
  data,
  context,
  form,
}: PageView<{ givers: readonly Choice[]; takers: readonly Choice[] }>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <WorkPage title={t('newPledgeTitle')} purpose={t('newPledgeLead')}>
      <Form language={language} form={form}>
        <PickerField {...field} name="from" label={t('pledgeFrom')} choices={data.givers} />
        <PickerField
          {...field}
          name="to"
          label={t('pledgeTo')}
          hint={t('pledgeToHint')}
          choices={data.takers}
          isOptional
        />
        <Words language={language} form={form} />
        <TextAreaField
          {...field}
          name="inReturn"
          label={t('inReturn')}
          hint={t('inReturnHint')}
          rows={3}
          isOptional
        />
        <Actions>
          <Button>{t('newPledgeButton')}</Button>
          <a href={href(links.pledges)}>{t('pledgesTitle')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** One pledge, with what this person may do about it. */
export interface PledgeData {
  pledge: PledgeLine
  inReturn: PledgeLine | undefined
  /** The words that are on this page, of both sides. */
  seen: string | undefined
  followUps: readonly FollowUp[]
  /** Year-month-day. */
  today: string
  mayChange: boolean
  mayFollowUp: boolean
  steps: readonly PledgeState[]
  isDone: boolean
}

function FollowUps({ data, language, form }: { data: PledgeData; language: Language; form: FormState }) {
  const t = say(language)
  const { date } = formats(language)
  const field = { language, form }
  return (
    <Panel id="opvolging" title={t('followUpTitle')}>
      <div class="stack-s">
        <p>{t('followUpEvery', { days: data.pledge.followUpDays })}</p>
        {data.followUps.length > 0 && (
          <ul>
            {data.followUps.map(({ heldOn, note, byName }) => (
              <li key={`${heldOn} ${note}`}>
                <b>{date(heldOn)}</b> {note}
                <span class="sub">{byName}</span>
              </li>
            ))}
          </ul>
        )}
        {data.mayFollowUp && (
          <Form language={language} form={form} hidden={{ act: 'followUp' }}>
            <DateField {...field} name="heldOn" label={t('followUpDay')} />
            <TextAreaField {...field} name="note" label={t('followUpNote')} rows={2} />
            <NumberField
              {...field}
              name="followUpDays"
              label={t('followUpDays')}
              hint={t('followUpDaysHint')}
            />
            <Actions>
              <Button kind="secondary">{t('followUpButton')}</Button>
            </Actions>
          </Form>
        )}
      </div>
    </Panel>
  )
}

/** The next step of a pledge: of a pair with the words that this page shows. */
function Step({ data, language, form }: { data: PledgeData; language: Language; form: FormState }) {
  const t = say(language)
  if (data.steps.length === 0) return null
  return (
    <Panel id="stap" title={t('pledgeStep')}>
      <Form
        language={language}
        form={form}
        hidden={{ act: 'move', ...(data.seen ? { seen: data.seen } : {}) }}
      >
        <SelectField
          language={language}
          form={form}
          name="to"
          label={t('pledgeStep')}
          choices={data.steps.map(state => ({ value: state, label: t(`pledge_${state}`) }))}
        />
        <TextAreaField
          language={language}
          form={form}
          name="reason"
          label={t('reason')}
          hint={t('pledgeReasonHint')}
          rows={2}
          isOptional
        />
        <Actions>
          <Button>{t('stepButton')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

/** Of a pair that waits: who worded it last, and who has to agree with that. */
function awaits({ fromId, fromName, toName, madeForId }: PledgeLine): { writer: string; other: string } {
  const [writer, other] = madeForId === fromId ? [fromName, toName] : [toName, fromName]
  return { writer: writer ?? '', other: other ?? '' }
}

/** One pledge: as it is, how it was followed up, other words, and the next step. */
export function PledgePage({ data, context, form }: PageView<PledgeData>) {
  const { language } = context
  const t = say(language)
  const { pledge } = data
  return (
    <WorkPage title={t('pledgeTitle')} purpose={t('onePledgeLead')}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <DescriptionList
        pairs={[
          ...pledgeColumns(language).map(({ head, cell }) => ({ label: head, value: cell(pledge) })),
          { label: t('pledgeCondition'), value: pledge.condition ?? '–' },
          ...(pledge.pairId
            ? [
                {
                  label: t('inReturn'),
                  value: (
                    <>
                      {data.inReturn?.text}{' '}
                      <a href={href(links.pledge, { id: pledge.pairId })}>{t('toReturn')}</a>
                    </>
                  ),
                },
                ...(pledge.state === 'conditional'
                  ? [{ label: t('pledgeAwaits'), value: t('pledgeAwaitsText', awaits(pledge)) }]
                  : []),
              ]
            : []),
          ...(pledge.reason ? [{ label: t('reason'), value: pledge.reason }] : []),
        ]}
      />
      <Step data={data} language={language} form={form} />
      <FollowUps data={data} language={language} form={form} />
      {data.mayChange && (
        <Panel id="woorden" title={t('pledgeWords')}>
          <Form language={language} form={form} hidden={{ act: 'change' }}>
            <Words language={language} form={form} />
            <Actions>
              <Button kind="secondary">{t('save')}</Button>
            </Actions>
          </Form>
        </Panel>
      )}
    </WorkPage>
  )
}
