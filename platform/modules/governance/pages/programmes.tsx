import type { VNode } from 'preact'
import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckboxesField,
  type Choice,
  DataTable,
  DateField,
  EmptyState,
  Form,
  LinkButton,
  NumberField,
  Panel,
  PickerField,
  SelectField,
  StatusBadge,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { bodyKinds, decisionKinds, type Milestone, type Programme } from '../model.ts'
import { say } from './say.ts'

/** All programmes: the one that runs, those that are made ready and those that were. */
export function ProgrammesPage({
  data,
  context,
}: PageView<{ programmes: readonly (Programme & { stateWords: string })[]; mayRun: boolean }>) {
  const { language } = context
  const t = say(language)
  const { date } = formats(language)
  return (
    <WorkPage
      title={t('programmesTitle')}
      purpose={t('programmesLead')}
      action={data.mayRun && <LinkButton href={href(links.newProgramme)}>{t('newProgramme')}</LinkButton>}
    >
      <DataTable
        id="programmas"
        caption={t('programmesTitle')}
        isCaptionHidden
        rows={data.programmes}
        rowKey={row => row.id}
        columns={[
          {
            key: 'name',
            head: t('programmeName'),
            cell: row => <a href={href(links.programme, { programma: row.slug })}>{row.name[language]}</a>,
          },
          { key: 'from', head: t('startsOn'), cell: row => date(row.startsOn) },
          { key: 'to', head: t('endsOn'), cell: row => date(row.endsOn) },
          {
            key: 'state',
            head: t('state'),
            cell: row => <StatusBadge>{row.stateWords}</StatusBadge>,
          },
        ]}
        empty={
          <EmptyState level={2} title={t('programmesTitle')}>
            {t('programmesEmpty')}
          </EmptyState>
        }
      />
    </WorkPage>
  )
}

/** Name and term of a programme that is made ready, and whose bodies it takes over. */
export function NewProgrammePage({ data, context, form }: PageView<{ others: readonly Choice[] }>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <WorkPage title={t('newProgramme')} purpose={t('newProgrammeLead')}>
      <Form language={language} form={form}>
        <TextField {...field} name="name" label={t('programmeName')} />
        <TextField {...field} name="nameEn" label={t('programmeNameEn')} />
        <TextField {...field} name="slug" label={t('programmeSlug')} hint={t('programmeSlugHint')} />
        <DateField {...field} name="startsOn" label={t('startsOn')} />
        <DateField {...field} name="endsOn" label={t('endsOn')} />
        <SelectField
          {...field}
          name="copyFrom"
          label={t('copyFrom')}
          emptyLabel={t('copyNothing')}
          choices={data.others}
          isOptional
        />
        <Actions>
          <Button>{t('makeProgrammeButton')}</Button>
          <a href={href(links.programmes)}>{t('programmesTitle')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** One programme as those who run it see it. */
export interface ProgrammeData {
  programme: Programme
  /** State in a word; milestones and what ends when, as they are shown elsewhere too. */
  stateWords: string
  parts: { milestones: VNode; dated: VNode }
  bodies: readonly { slug: string; name: Bilingual; seats: number }[]
  milestones: readonly Milestone[]
  history: readonly { stateWords: string; endsOn: string; reason: string; madeAt: string }[]
  steps: readonly { to: Programme['state']; needs: 'founders' | 'decision' | 'nothing' }[]
  adoption: { adopted: number; founders: number }
  decisions: readonly Choice[]
  mayRun: boolean
  isDone: boolean
}

/** State, next step, bodies, milestones and what ends when. */
export function ProgrammePage({ data, context, form }: PageView<ProgrammeData>) {
  const { language } = context
  const t = say(language)
  const { date } = formats(language)
  const { programme } = data
  return (
    <WorkPage
      title={programme.name[language]}
      purpose={t('programmeLead')}
      action={<StatusBadge>{data.stateWords}</StatusBadge>}
    >
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <p>
        {date(programme.startsOn)} – {date(programme.endsOn)}
      </p>
      {data.mayRun && <Step data={data} form={form} language={language} />}
      <Bodies data={data} language={language} />
      <Panel id="mijlpalen" title={t('programmeMilestones')}>
        {data.parts.milestones}
        {data.mayRun && <MilestoneForms data={data} form={form} language={language} />}
      </Panel>
      {data.parts.dated}
      {data.history.length > 0 && (
        <Panel id="stappen" title={t('programmeHistory')}>
          <ul class="plain stack-s">
            {data.history.map(one => (
              <li key={one.madeAt}>
                {t('historyLine', {
                  state: one.stateWords,
                  day: date(one.endsOn),
                })}
                <span class="sub">
                  {date(one.madeAt)}: {one.reason}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </WorkPage>
  )
}

interface PartProps {
  data: ProgrammeData
  form: FormState
  language: Language
}

/** The form that holds what was typed, for the one of these that was sent. */
const formOf = (form: FormState, act: string): FormState =>
  form.values.act === act ? { ...form, mark: act } : { values: {}, problems: [], mark: act }

function Step({ data, form, language }: PartProps) {
  const t = say(language)
  const own = formOf(form, 'step')
  const field = { language, form: own }
  const needs = (what: string) => data.steps.some(one => one.needs === what)
  return (
    <Panel id="stap" title={t('programmeSteps')}>
      {data.steps.length === 0 ? (
        <p>{t('noSteps')}</p>
      ) : (
        <Form language={language} form={own} hidden={{ act: 'step' }}>
          {needs('founders') && <p>{t('founderCount', { ...data.adoption })}</p>}
          <SelectField
            {...field}
            name="to"
            label={t('programmeStep')}
            choices={data.steps.map(({ to }) => ({
              value: to,
              label: t(`step_${to as 'adopted' | 'active' | 'evaluation' | 'extended' | 'closed'}`),
            }))}
          />
          {needs('decision') && (
            <>
              <DateField {...field} name="endsOn" label={t('newEnd')} hint={t('newEndHint')} isOptional />
              <PickerField
                {...field}
                name="decision"
                label={t('courseDecision')}
                hint={t('courseDecisionHint')}
                choices={data.decisions}
                isOptional
              />
            </>
          )}
          <TextAreaField {...field} name="reason" label={t('reason')} rows={2} />
          <Actions>
            <Button>{t('stepButton')}</Button>
          </Actions>
        </Form>
      )}
    </Panel>
  )
}

function Bodies({ data, language }: Pick<PartProps, 'data' | 'language'>) {
  const t = say(language)
  const { programme } = data
  return (
    <Panel id="organen" title={t('bodiesTitle')}>
      {data.bodies.length === 0 && <p>{t('bodyNone')}</p>}
      <ul class="plain stack-s">
        {data.bodies.map(body => (
          <li key={body.slug}>
            <a href={href(links.body, { slug: body.slug })}>{body.name[language]}</a>
            <span class="sub">{t('seatCount', { count: body.seats })}</span>
          </li>
        ))}
      </ul>
      {data.mayRun && programme.state !== 'closed' && (
        <p>
          <LinkButton href={href(links.newBody, { programma: programme.slug })}>{t('newBody')}</LinkButton>
        </p>
      )}
    </Panel>
  )
}

function MilestoneForms({ data, form, language }: PartProps) {
  const t = say(language)
  const own = formOf(form, 'milestone')
  const field = { language, form: own }
  const open = data.milestones.filter(one => !one.reachedOn)
  return (
    <>
      {open.length > 0 && (
        <Form language={language} form={formOf(form, 'reach')} hidden={{ act: 'reach' }}>
          <SelectField
            language={language}
            form={formOf(form, 'reach')}
            name="id"
            label={t('milestoneReachedButton')}
            choices={open.map(one => ({ value: one.id, label: one.name[language] }))}
          />
          <Actions>
            <Button kind="secondary">{t('milestoneReachedButton')}</Button>
          </Actions>
        </Form>
      )}
      <Form language={language} form={own} hidden={{ act: 'milestone' }}>
        <TextField {...field} name="name" label={t('programmeName')} />
        <TextField {...field} name="nameEn" label={t('programmeNameEn')} />
        <DateField {...field} name="dueOn" label={t('milestoneDay')} />
        <Actions>
          <Button kind="secondary">{t('addMilestone')}</Button>
        </Actions>
      </Form>
    </>
  )
}

/** What a body is, how often it meets and what it decides. */
export function NewBodyPage({ data, context, form }: PageView<{ programme: Programme }>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  const kinds = decisionKinds.map(kind => ({ value: kind, label: t(`kind_${kind}`) }))
  return (
    <WorkPage title={t('newBody')} purpose={t('newBodyLead')}>
      <Form language={language} form={form}>
        <SelectField
          {...field}
          name="kind"
          label={t('bodyKind')}
          choices={bodyKinds.map(kind => ({ value: kind, label: t(`body_${kind}`) }))}
        />
        <TextField {...field} name="name" label={t('programmeName')} />
        <TextField {...field} name="nameEn" label={t('programmeNameEn')} />
        <TextField {...field} name="slug" label={t('programmeSlug')} hint={t('programmeSlugHint')} />
        <TextAreaField {...field} name="task" label={t('bodyTask')} rows={2} />
        <TextAreaField {...field} name="taskEn" label={t('bodyTaskEn')} rows={2} />
        <NumberField
          {...field}
          name="cadence"
          label={t('cadence')}
          hint={t('cadenceHint')}
          unit={t('days')}
          isOptional
        />
        <CheckboxesField {...field} name="decides" label={t('decides')} choices={kinds} isOptional />
        <CheckboxesField {...field} name="proposes" label={t('proposes')} choices={kinds} isOptional />
        <CheckboxesField {...field} name="heavy" label={t('heavy')} choices={kinds} isOptional />
        <Actions>
          <Button>{t('makeBodyButton')}</Button>
          <a href={href(links.programme, { programma: data.programme.slug })}>
            {data.programme.name[language]}
          </a>
        </Actions>
      </Form>
    </WorkPage>
  )
}
