import { href } from '../../../kit/http/address.ts'
import type { Context } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { Button, DataTable, Form, LinkButton, MarkdownView, Panel } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { fileParts } from '../model.ts'
import { dayText } from './badges.tsx'
import type { ComparedFigure, MeetingData } from './meeting-data.ts'
import { say } from './say.ts'

/** The figures of one part, each with what it was before and the way to its records. */
export function FileFigures({
  part,
  figures,
  language,
}: {
  part: (typeof fileParts)[number]
  figures: readonly ComparedFigure[]
  language: Language
}) {
  const t = say(language)
  const { number } = formats(language)
  const own = figures.filter(figure => figure.part === part)
  if (own.length === 0) return null
  return (
    <DataTable
      id={`cijfers-${part}`}
      caption={t('fileFigures', { part: t(`file_${part}`).toLowerCase() })}
      rows={own}
      rowKey={row => row.key}
      columns={[
        { key: 'what', head: t('figure'), cell: row => <a href={row.href}>{row.label[language]}</a> },
        { key: 'now', head: t('figureNow'), align: 'end', cell: row => number(row.value) },
        {
          key: 'before',
          head: t('figureBefore'),
          align: 'end',
          cell: row => (row.before === undefined ? '–' : number(row.before)),
        },
      ]}
    />
  )
}

/** Goals, execution and results. */
export function MeetingFile({ data, language }: { data: MeetingData; language: Language }) {
  const t = say(language)
  const { file } = data
  const parts = fileParts.filter(
    part => file[part] !== '' || file.figures.some(figure => figure.part === part),
  )
  const mayWrite = data.mayPrepare && data.state === 'planned'
  if (parts.length === 0 && !mayWrite) return null
  return (
    <Panel
      id="dossier"
      title={t('fileTitle')}
      aside={file.sha256 ? t('frozen') : undefined}
      foot={mayWrite ? <a href={href(links.meetingFile, { id: data.id })}>{t('writeFile')}</a> : undefined}
    >
      {parts.length === 0 && <p class="muted">{t('fileEmpty')}</p>}
      {parts.map(part => (
        <div key={part}>
          <h3>{t(`file_${part}`)}</h3>
          {file[part] !== '' && <MarkdownView html={file[part]} />}
          <FileFigures part={part} figures={file.figures} language={language} />
        </div>
      ))}
      {file.sha256 && <p class="small muted v-hash">SHA-256 {file.sha256}</p>}
    </Panel>
  )
}

/** The minutes, once there are any. */
export function Minutes({ data, language }: { data: MeetingData; language: Language }) {
  const t = say(language)
  const { minutes } = data
  if (!minutes) return null
  return (
    <Panel
      id="notulen"
      title={t('minutesTitle')}
      aside={
        minutes.adoptedAt
          ? t('adoptedOn', { day: dayText(minutes.adoptedAt, language) })
          : t('meeting_minutes-draft')
      }
    >
      <MarkdownView html={minutes.html} />
      {minutes.sha256 && <p class="small muted v-hash">SHA-256 {minutes.sha256}</p>}
    </Panel>
  )
}

/** Who does what, until when. */
export function ActionPoints({ data, context: { language } }: { data: MeetingData; context: Context }) {
  const t = say(language)
  const mayAdd = data.mayPrepare && data.state !== 'minutes-adopted' && data.state !== 'planned'
  if (data.actions.length === 0 && !mayAdd) return null
  return (
    <Panel
      id="acties"
      title={t('actionsTitle')}
      foot={mayAdd ? <a href={href(links.newAction, { id: data.id })}>{t('newAction')}</a> : undefined}
    >
      {data.actions.length === 0 && <p class="muted">{t('actionsNone')}</p>}
      <ul class="v-lines">
        {data.actions.map(point => (
          <li key={point.id}>
            {point.text}
            <span class="sub">
              {point.who}, {t('dueOn', { day: dayText(point.dueOn, language) })}
              {point.isDone ? ` (${t('actionDone')})` : point.isLate ? ` (${t('late')})` : ''}
              {point.outcome && `: ${point.outcome}`}
            </span>
            {point.mayFinish && (
              <Form language={language} action={href(links.finishAction, { id: point.id })}>
                <Button kind="secondary" hiddenSuffix={point.text}>
                  {t('finishAction')}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The way to tell the own organisations. */
export function Feedback({ data, language }: { data: MeetingData; language: Language }) {
  const t = say(language)
  if (data.ownFeedback === 0) return null
  return (
    <Panel id="terugkoppeling" title={t('feedbackTitle')}>
      <p>{t('feedbackOwn', { count: data.ownFeedback })}</p>
      <p>
        <LinkButton href={href(links.feedback, { id: data.id })}>{t('toFeedback')}</LinkButton>
      </p>
    </Panel>
  )
}
