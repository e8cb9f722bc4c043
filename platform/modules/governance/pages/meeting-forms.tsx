import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckboxesField,
  type Choice,
  ConfirmForm,
  DateField,
  DateTimeField,
  FileField,
  Form,
  HelpPanel,
  MarkdownField,
  MarkdownView,
  NumberField,
  Panel,
  PickerField,
  SelectField,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { fileParts, visibilities } from '../model.ts'
import { dayText } from './badges.tsx'
import type { ComparedFigure, PaperLine } from './meeting-data.ts'
import { FileFigures } from './meeting-panels.tsx'
import { say } from './say.ts'

/** Choices of who may read something. */
export const visibilityChoices = (language: Language): Choice[] =>
  visibilities.map(one => ({
    value: one,
    label: say(language)(`visibility_${one}`),
    hint: say(language)(`visibilityHint_${one}`),
  }))

/** What the forms about a meeting know of it. */
export interface AboutMeeting {
  id: string
  body: { name: Bilingual; slug: string }
  number: number
}

/** Plans one meeting of a body, or a series. */
export function PlanMeetingPage({
  data,
  context,
  form,
}: PageView<{ slug: string; body: Bilingual; extraReason: string | undefined }>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <WorkPage title={t('planMeeting')} purpose={t('planLead', { body: data.body[language] })}>
      {data.extraReason && (
        <Alert kind="warning">
          <p>{t('planForExtra', { reason: data.extraReason })}</p>
        </Alert>
      )}
      <Form language={language} form={form}>
        <DateTimeField {...field} name="startsAt" label={t('startsAt')} />
        <TextField {...field} name="endsAt" label={t('endsAt')} hint={t('endsAtHint')} width="small" />
        <TextField {...field} name="place" label={t('place')} hint={t('placeHint')} isOptional />
        {!data.extraReason && (
          <>
            <NumberField
              {...field}
              name="everyMonths"
              label={t('everyMonths')}
              hint={t('everyMonthsHint')}
              unit={t('months')}
              isOptional
            />
            <DateField {...field} name="endsOn" label={t('seriesUntil')} isOptional />
          </>
        )}
        <Actions>
          <Button>{t('planMeeting')}</Button>
          <a href={href(links.body, { slug: data.slug })}>{data.body[language]}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** Sends the agenda out. */
export function ConvenePage({
  data,
  context,
  form,
}: PageView<{ meeting: AboutMeeting; items: number; isLate: boolean; days: number; members: number }>) {
  const { language } = context
  const t = say(language)
  const { id } = data.meeting
  return (
    <WorkPage title={t('convene')} purpose={t('conveneLead', { items: data.items, members: data.members })}>
      <ConfirmForm
        language={language}
        form={form}
        action={href(links.convene, { id })}
        confirmLabel={t('convene')}
        cancelHref={href(links.meeting, { id })}
      >
        <p class="measure">{t('conveneFreezes')}</p>
        {data.isLate && (
          <TextAreaField
            language={language}
            form={form}
            name="urgency"
            label={t('urgency')}
            hint={t('urgencyHint', { days: data.days })}
            rows={2}
          />
        )}
      </ConfirmForm>
    </WorkPage>
  )
}

/** Goals, execution and results, as the body gets them. */
export function MeetingFilePage({
  data,
  context,
  form,
}: PageView<{
  meeting: AboutMeeting
  file: { goals: string; execution: string; results: string }
  /** As they are now: frozen when the meeting is convened. */
  figures: readonly ComparedFigure[]
}>) {
  const { language } = context
  const t = say(language)
  const field = { language, form, isOptional: true }
  return (
    <WorkPage title={t('fileTitle')} purpose={t('fileLead')}>
      <Form language={language} form={form}>
        {fileParts.map(part => (
          <div key={part} class="stack-s">
            <MarkdownField {...field} name={part} label={t(`file_${part}`)} />
            <FileFigures part={part} figures={data.figures} language={language} />
          </div>
        ))}
        <Actions>
          <Button>{t('save')}</Button>
          <a href={href(links.meeting, { id: data.meeting.id })}>{t('back')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** How an item without a decision ended. */
export function ConclusionPage({
  data,
  context,
  form,
}: PageView<{ meeting: AboutMeeting; title: string; written: string }>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('writeConclusion')} purpose={data.title}>
      <Form language={language} form={form}>
        <TextAreaField language={language} form={form} name="conclusion" label={t('conclusion')} rows={4} />
        <Actions>
          <Button>{t('save')}</Button>
          <a href={href(links.meeting, { id: data.meeting.id })}>{t('back')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** Papers of a meeting, and adding one. */
export function PapersPage({
  data,
  context,
  form,
}: PageView<{
  meeting: AboutMeeting
  papers: readonly PaperLine[]
  items: readonly Choice[]
  sizeMb: number
}>) {
  const { language } = context
  const t = say(language)
  const { id } = data.meeting
  const field = { language, form }
  return (
    <WorkPage title={t('papersTitle')} purpose={t('papersLead')}>
      {data.papers.length > 0 && (
        <Panel id="stukken" title={t('papersHere')}>
          <ul class="v-papers">
            {data.papers.map(paper => (
              <li key={paper.id}>
                <a href={href(links.paper, { id: paper.id })} download>
                  {paper.title}
                </a>{' '}
                <span class="muted small">{t(`visibility_${paper.visibility}`).toLowerCase()}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Form language={language} form={form} action={href(links.sendPaper, { id })} isUpload>
        <TextField {...field} name="title" label={t('paperTitle')} />
        <SelectField
          {...field}
          name="item"
          label={t('paperItem')}
          emptyLabel={t('wholeMeeting')}
          choices={data.items}
          width="full"
          isOptional
        />
        <SelectField
          {...field}
          name="visibility"
          label={t('visibility')}
          choices={visibilityChoices(language)}
          value="participants"
        />
        <FileField
          {...field}
          name="file"
          label={t('paperFile')}
          limits={{ kinds: t('paperKinds'), size: `${data.sizeMb} MB` }}
        />
        <Actions>
          <Button>{t('newPaper')}</Button>
          <a href={href(links.meeting, { id })}>{t('back')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** Writes the minutes, and adopts them where this reader may. */
export function MinutesPage({
  data,
  context,
  form,
}: PageView<{
  meeting: AboutMeeting
  mayWrite: boolean
  mayAdopt: boolean
  html: string
  written: string
  hasDraft: boolean
  outcomes: readonly string[]
}>) {
  const { language } = context
  const t = say(language)
  const { id } = data.meeting
  return (
    <WorkPage title={t('minutesTitle')} purpose={t('minutesLead')}>
      {!data.mayWrite && !data.mayAdopt && (
        <Alert kind="warning">
          <p>{t('NOTULEN_VASTGESTELD')}</p>
        </Alert>
      )}
      {data.hasDraft && data.mayAdopt && (
        <Panel id="vaststellen" title={t('adoptTitle')}>
          <MarkdownView html={data.html} />
          <form method="post" action={href(links.adoptMinutes, { id })}>
            <p class="measure small muted">{t('adoptLead')}</p>
            <Actions>
              <Button>{t('adopt')}</Button>
            </Actions>
          </form>
        </Panel>
      )}
      {data.mayWrite && (
        <>
          {data.outcomes.length > 0 && (
            <HelpPanel language={language} title={t('outcomesToWrite')}>
              <ul>
                {data.outcomes.map(outcome => (
                  <li key={outcome}>{outcome}</li>
                ))}
              </ul>
            </HelpPanel>
          )}
          <Form language={language} form={form}>
            <MarkdownField
              language={language}
              form={form}
              name="minutes"
              label={t('minutesText')}
              rows={16}
            />
            <Actions>
              <Button kind={data.mayAdopt ? 'secondary' : 'primary'}>{t('saveDraft')}</Button>
              <a href={href(links.meeting, { id })}>{t('back')}</a>
            </Actions>
          </Form>
        </>
      )}
    </WorkPage>
  )
}

/** Gives somebody an action point. */
export function NewActionPage({
  data,
  context,
  form,
}: PageView<{ meeting: AboutMeeting; people: readonly Choice[] }>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <WorkPage title={t('newAction')} purpose={t('newActionLead')}>
      <Form language={language} form={form}>
        <TextAreaField {...field} name="text" label={t('actionText')} rows={2} />
        <PickerField {...field} name="holder" label={t('actionHolder')} choices={data.people} />
        <DateField {...field} name="dueOn" label={t('actionDue')} />
        <Actions>
          <Button>{t('newAction')}</Button>
          <a href={href(links.meeting, { id: data.meeting.id })}>{t('back')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** A decision of which the own organisations are still to be told. */
export interface OwnDuty {
  id: string
  title: string
  dueOn: string
  isLate: boolean
}

/** Says to whom and how the own organisations were told. */
export function FeedbackPage({
  data,
  context,
  form,
}: PageView<{ meeting: AboutMeeting; duties: readonly OwnDuty[]; today: string; isDone: boolean }>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <WorkPage title={t('feedbackTitle')} purpose={t('feedbackLead')}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      {data.duties.length === 0 ? (
        <p>{t('feedbackNone')}</p>
      ) : (
        <Form language={language} form={form}>
          <CheckboxesField
            {...field}
            name="duties"
            label={t('feedbackWhich')}
            choices={data.duties.map(duty => ({
              value: duty.id,
              label: duty.title,
              hint: `${t('dueOn', { day: dayText(duty.dueOn, language) })}${duty.isLate ? ` (${t('late')})` : ''}`,
            }))}
          />
          <TextField {...field} name="to" label={t('toldTo')} hint={t('toldToHint')} />
          <TextField {...field} name="how" label={t('toldHow')} hint={t('toldHowHint')} />
          <DateField {...field} name="on" label={t('toldOn')} />
          <Actions>
            <Button>{t('confirmFeedback')}</Button>
          </Actions>
        </Form>
      )}
      <p>
        <a href={href(links.meeting, { id: data.meeting.id })}>
          {t('meetingTitle', { body: data.meeting.body.name[language], number: data.meeting.number })}
        </a>
      </p>
    </WorkPage>
  )
}
