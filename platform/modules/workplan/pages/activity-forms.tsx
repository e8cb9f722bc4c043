import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  DateField,
  Form,
  Panel,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type ActivityWithOutputs, goals, workstreams } from '../model.ts'
import { isOver, movesFrom } from '../rules.ts'
import { ActivityBadge, OutputList } from './activities.tsx'
import { say } from './say.ts'

interface PartProps {
  data: ChangeData
  form: FormState
  language: Language
}

function ActivityFields({ form, language }: { form: FormState; language: Language }) {
  const t = say(language)
  const field = { language, form }
  return (
    <>
      <TextField {...field} name="title" label={t('titleNl')} />
      <TextField {...field} name="titleEn" label={t('titleEn')} />
      <SelectField
        {...field}
        name="workstream"
        label={t('line')}
        choices={workstreams.map(number => ({ value: String(number), label: t(`line${number}`) }))}
      />
      <SelectField
        {...field}
        name="goal"
        label={t('goal')}
        choices={goals.map(number => ({ value: String(number), label: t(`goal${number}`) }))}
      />
      <TextField {...field} name="lead" label={t('lead')} hint={t('leadHint')} />
      <TextField {...field} name="budgetPost" label={t('budgetPost')} isOptional />
      <DateField {...field} name="startsOn" label={t('startsOn')} />
      <DateField {...field} name="endsOn" label={t('endsOn')} />
    </>
  )
}

/** A new activity. */
export function ActivityForm({ context, form }: PageView<object>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('newActivity')} purpose={t('newActivityLead')}>
      <Form language={language} form={form}>
        <ActivityFields form={form} language={language} />
        <Actions>
          <Button>{t('save')}</Button>
          <a href={href(links.activities)}>{t('activitiesTitle')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** An activity as who keeps it sees it. */
export interface ChangeData {
  activity: ActivityWithOutputs
  today: string
  isDone: boolean
}

/** The form that holds what was typed, for the one of these that was sent. */
const formOf = (form: FormState, act: string, values: FormState['values'] = {}): FormState =>
  form.values.act === act ? { ...form, mark: act } : { values, problems: [], mark: act }

/** What an activity is, its next step, and what it brings. */
export function ChangeActivityPage({ data, context, form }: PageView<ChangeData>) {
  const { language } = context
  const t = say(language)
  const { activity } = data
  const part = { data, form, language }
  return (
    <WorkPage
      title={activity.title[language]}
      purpose={t('changeLead')}
      action={<ActivityBadge state={activity.state} language={language} />}
    >
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <Panel id="opbrengsten" title={t('outputs')}>
        <OutputList outputs={activity.outputs} today={data.today} language={language} />
        {!isOver(activity.state) && <OutputForms {...part} />}
      </Panel>
      {isOver(activity.state) ? (
        <p>{t('activityOver')}</p>
      ) : (
        <>
          <Step {...part} />
          <Panel id="wijzigen" title={t('changeActivity')}>
            <Form
              language={language}
              form={formOf(form, 'change', valuesOf(activity))}
              hidden={{ act: 'change' }}
            >
              <ActivityFields form={formOf(form, 'change', valuesOf(activity))} language={language} />
              <Actions>
                <Button kind="secondary">{t('save')}</Button>
              </Actions>
            </Form>
          </Panel>
        </>
      )}
      <p>
        <a href={href(links.activity, { id: activity.id })}>{t('publicPage')}</a>
      </p>
    </WorkPage>
  )
}

const valuesOf = (activity: ActivityWithOutputs): FormState['values'] => ({
  ...{ title: activity.title.nl, titleEn: activity.title.en, lead: activity.lead },
  ...{
    workstream: String(activity.workstream),
    goal: String(activity.goal),
    budgetPost: activity.budgetPost,
  },
  ...{ startsOn: activity.startsOn, endsOn: activity.endsOn },
})

function Step({ data, form, language }: PartProps) {
  const t = say(language)
  const own = formOf(form, 'move')
  return (
    <Panel id="stap" title={t('nextStep')}>
      <Form language={language} form={own} hidden={{ act: 'move' }}>
        <RadioField
          {...{ language, form: own }}
          name="to"
          label={t('nextStep')}
          choices={movesFrom(data.activity.state).map(state => ({ value: state, label: t(`move_${state}`) }))}
        />
        <TextAreaField
          {...{ language, form: own }}
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          rows={2}
          isOptional
        />
        <Actions>
          <Button>{t('moveButton')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function OutputForms({ data, form, language }: PartProps) {
  const t = say(language)
  const fresh = formOf(form, 'output')
  const settled = formOf(form, 'settle')
  const open = data.activity.outputs.filter(output => output.state === 'expected')
  return (
    <>
      {open.length > 0 && (
        <Form language={language} form={settled} hidden={{ act: 'settle' }}>
          <h3>{t('settleTitle')}</h3>
          <SelectField
            {...{ language, form: settled }}
            name="output"
            label={t('output')}
            choices={open.map(output => ({ value: output.id, label: output.title[language] }))}
          />
          <RadioField
            {...{ language, form: settled }}
            name="state"
            label={t('settleQuestion')}
            choices={(['delivered', 'dropped'] as const).map(value => ({
              value,
              label: t(`output_${value}`),
            }))}
          />
          <DateField {...{ language, form: settled }} name="settledOn" label={t('settledOn')} />
          <TextAreaField
            {...{ language, form: settled }}
            name="evidence"
            label={t('evidence')}
            hint={t('evidenceHint')}
            rows={2}
          />
          <TextField {...{ language, form: settled }} name="url" label={t('evidenceUrl')} isOptional />
          <Actions>
            <Button>{t('settleButton')}</Button>
          </Actions>
        </Form>
      )}
      <Form language={language} form={fresh} hidden={{ act: 'output' }}>
        <h3>{t('newOutput')}</h3>
        <TextField {...{ language, form: fresh }} name="title" label={t('titleNl')} />
        <TextField {...{ language, form: fresh }} name="titleEn" label={t('titleEn')} />
        <DateField {...{ language, form: fresh }} name="dueOn" label={t('dueOn')} />
        <Actions>
          <Button kind="secondary">{t('addOutput')}</Button>
        </Actions>
      </Form>
    </>
  )
}
