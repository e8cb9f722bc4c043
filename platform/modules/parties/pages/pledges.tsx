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
  DataTable,
  DateField,
  DescriptionList,
  EmptyState,
  ExportLinks,
  FilterPanel,
  Form,
  LinkButton,
  Pager,
  Panel,
  PickerField,
  SelectField,
  StatusBadge,
  TableBar,
  TextAreaField,
  type Tone,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type Pledge, type PledgeState, pledgeStates } from '../model.ts'
import { say } from './say.ts'

const tones: Readonly<Record<PledgeState, Tone>> = {
  conditional: 'info',
  'in-force': 'ok',
  reserved: 'warn',
  kept: 'ok',
  lapsed: 'neutral',
  broken: 'err',
}

function State({ state, language }: { state: PledgeState; language: Language }) {
  return <StatusBadge tone={tones[state]}>{say(language)(`pledge_${state}`)}</StatusBadge>
}

/** Columns of pledges as everybody may read them. */
export function pledgeColumns(language: Language): Column<Pledge>[] {
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
    { key: 'state', head: t('state'), cell: row => <State state={row.state} language={language} /> },
  ]
}

/** A part of the list of pledges, with what was asked. */
export interface PledgesData {
  rows: readonly Pledge[]
  total: number
  state: PledgeState | undefined
  organisatie: string | undefined
  page: number
  pageSize: number
}

/** Pledges, to look through and to add to. */
export function PledgesPage({ data, context }: PageView<PledgesData>) {
  const { language } = context
  const t = say(language)
  const asked = { stand: data.state, organisatie: data.organisatie }
  const at = (page: number, pageSize: number) =>
    href(links.pledges, {}, { ...asked, pagina: page, per: pageSize })
  const columns: Column<Pledge>[] = pledgeColumns(language).map(column =>
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
  return (
    <WorkPage
      title={t('pledgesTitle')}
      purpose={t('pledgesLead')}
      action={<LinkButton href={href(links.newPledge)}>{t('newPledgeTitle')}</LinkButton>}
    >
      <div class="v-list-layout">
        <FilterPanel
          language={language}
          action={href(links.pledges)}
          chosenCount={Object.values(asked).filter(Boolean).length}
        >
          <SelectField
            language={language}
            name="stand"
            label={t('state')}
            value={data.state}
            emptyLabel={t('allStates')}
            isOptional
            choices={pledgeStates.map(state => ({ value: state, label: t(`pledge_${state}`) }))}
          />
        </FilterPanel>
        <div>
          <TableBar title={t('pledgesCount', { count: data.total })}>
            <ExportLinks
              language={language}
              links={[{ format: 'csv', href: href(links.pledgesFile, {}, asked) }]}
            />
          </TableBar>
          <DataTable
            id="toezeggingen"
            caption={t('pledgesTitle')}
            isCaptionHidden
            columns={columns}
            rows={data.rows}
            rowKey={row => row.id}
            empty={<EmptyState title={t('pledgesEmptyTitle')}>{t('pledgesEmpty')}</EmptyState>}
          />
          <Pager language={language} page={data.page} pageSize={data.pageSize} total={data.total} href={at} />
        </div>
      </div>
    </WorkPage>
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
  pledge: Pledge
  mayChange: boolean
  steps: readonly PledgeState[]
  isDone: boolean
}

/** One pledge: as it is, other words, and the next step. */
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
                  value: <a href={href(links.pledge, { id: pledge.pairId })}>{t('toReturn')}</a>,
                },
              ]
            : []),
          ...(pledge.reason ? [{ label: t('reason'), value: pledge.reason }] : []),
        ]}
      />
      {data.steps.length > 0 && (
        <Panel id="stap" title={t('pledgeStep')}>
          <Form language={language} form={form} hidden={{ act: 'move' }}>
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
      )}
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
