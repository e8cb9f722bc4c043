import { href } from '../../../kit/http/address.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import { links } from '../links.ts'
import { dayAndTime, dayText } from './badges.tsx'
import { say } from './say.ts'

interface WorkTasksProps {
  language: Language
  /** ISO day. */
  today: string
  votes: readonly { id: string; title: string; until: string | undefined }[]
  actions: readonly { id: string; meetingId: string; text: string; dueOn: string }[]
  feedback: readonly { meetingId: string; count: number; dueOn: string; body: Bilingual | undefined }[]
  adopt: readonly { id: string; number: number; body: Bilingual | undefined }[]
  extra: readonly { slug: string; body: Bilingual }[]
}

/** What waits for one person in the bodies, each with its day; nothing when nothing waits. */
export function WorkTasks(props: WorkTasksProps) {
  const { language, today } = props
  const t = say(language)
  const due = (day: string) =>
    `${t('dueOn', { day: dayText(day, language) })}${day < today ? ` (${t('late')})` : ''}`
  const tasks = [
    ...props.votes.map(({ id, title, until }) => ({
      href: href(links.decision, { id }),
      text: t('taskVote', { title }),
      sub: until && t('taskVoteUntil', { until: dayAndTime(until, language) }),
    })),
    ...props.adopt.map(({ id, number, body }) => ({
      href: href(links.minutes, { id }),
      text: t('taskAdopt', { body: body?.[language] ?? '', number }),
      sub: undefined,
    })),
    ...props.feedback.map(({ meetingId, count, dueOn, body }) => ({
      href: href(links.feedback, { id: meetingId }),
      text: t('taskFeedback', { count, body: body?.[language] ?? '' }),
      sub: due(dueOn),
    })),
    ...props.actions.map(({ meetingId, text, dueOn }) => ({
      href: `${href(links.meeting, { id: meetingId })}#acties`,
      text: t('taskAction', { text }),
      sub: due(dueOn),
    })),
    ...props.extra.map(({ slug, body }) => ({
      href: href(links.body, { slug }),
      text: t('taskExtra', { body: body[language] }),
      sub: undefined,
    })),
  ]
  if (tasks.length === 0) return null
  return (
    <ul class="v-lines">
      {tasks.map(task => (
        <li key={task.href + task.text}>
          <a href={task.href}>{task.text}</a>
          {task.sub && <span class="sub">{task.sub}</span>}
        </li>
      ))}
    </ul>
  )
}
