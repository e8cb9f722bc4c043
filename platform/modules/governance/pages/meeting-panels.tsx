import { href } from '../../../kit/http/address.ts'
import type { Context } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { Button, Form, LinkButton, MarkdownView, Panel } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { dayText } from './badges.tsx'
import type { MeetingData } from './meeting-data.ts'
import { say } from './say.ts'

/** Goals, execution and results. */
export function MeetingFile({ data, language }: { data: MeetingData; language: Language }) {
  const t = say(language)
  const { file } = data
  const parts = (['goals', 'execution', 'results'] as const).filter(part => file[part] !== '')
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
          <MarkdownView html={file[part]} />
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
