import type { FormState } from '../http/route.ts'
import { formats } from '../texts/formats.ts'
import { type Language, texts } from '../texts/texts.ts'
import { Actions, Button, Form, HiddenFields, MarkdownView, StatusBadge, TextAreaField } from '../ui/index.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

const say = texts(nl, en)

/** A thread as the page shows it; instants in ISO. */
export interface ThreadLine {
  id: string
  /** The field in words, where the page shows more than one. */
  place?: string | undefined
  isResolved: boolean
  remarks: readonly { id: string; authorName: string; html: string; writtenAt: string }[]
}

interface RemarkListProps {
  language: Language
  threads: readonly ThreadLine[]
  /** Address that takes "remark", "thread" and "act" (write or resolve); absent: read only. */
  action?: string | undefined
  form?: FormState | undefined
}

/** The remarks on a field or an object, with a box to write one. Works without script. */
export function RemarkList({ language, threads, action, form }: RemarkListProps) {
  const t = say(language)
  return (
    <section class="stack" aria-label={t('remarks')}>
      {threads.length === 0 && <p class="muted">{t('noRemarks')}</p>}
      {threads.map(thread => (
        <Thread key={thread.id} language={language} thread={thread} action={action} />
      ))}
      {action && (
        <Form language={language} action={action} form={form}>
          <TextAreaField
            language={language}
            form={form}
            name="remark"
            label={t('newRemark')}
            hint={t('hint')}
          />
          <Actions>
            <Button name="act" value="write">
              {t('write')}
            </Button>
          </Actions>
        </Form>
      )}
    </section>
  )
}

interface ThreadProps {
  language: Language
  thread: ThreadLine
  action: string | undefined
}

function Thread({ language, thread, action }: ThreadProps) {
  const t = say(language)
  const f = formats(language)
  return (
    <article class="stack" aria-label={t('thread', { name: thread.remarks[0]?.authorName ?? '' })}>
      {thread.place && <p class="small muted">{thread.place}</p>}
      {thread.remarks.map(remark => {
        const at = new Date(remark.writtenAt)
        return (
          <div key={remark.id}>
            <p class="small">
              <b>{remark.authorName}</b>{' '}
              <time dateTime={remark.writtenAt}>
                {f.date(at)}, {f.time(at)}
              </time>
            </p>
            <MarkdownView html={remark.html} />
          </div>
        )
      })}
      {thread.isResolved && <StatusBadge tone="ok">{t('resolved')}</StatusBadge>}
      {action && (
        <details>
          <summary>{t('answer')}</summary>
          <Answer language={language} thread={thread} action={action} />
        </details>
      )}
    </article>
  )
}

function Answer({ language, thread, action }: ThreadProps & { action: string }) {
  const t = say(language)
  return (
    <form method="post" action={action} class="stack">
      <HiddenFields values={{ thread: thread.id }} />
      <label for={`answer-${thread.id}`}>{t('answerText')}</label>
      <textarea
        class="utrecht-textarea"
        id={`answer-${thread.id}`}
        name="remark"
        rows={4}
        maxLength={10_000}
      />
      <Actions>
        <Button name="act" value="write">
          {t('writeAnswer')}
        </Button>
        {!thread.isResolved && (
          <Button name="act" value="resolve" kind="secondary">
            {t('resolve')}
          </Button>
        )}
      </Actions>
    </form>
  )
}
