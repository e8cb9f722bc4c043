import type { FormState } from '../http/route.ts'
import { formats } from '../texts/formats.ts'
import { type Language, texts } from '../texts/texts.ts'
import {
  Actions,
  Button,
  CheckboxesField,
  Form,
  HiddenFields,
  MarkdownView,
  StatusBadge,
  TextAreaField,
} from '../ui/index.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

const say = texts(nl, en)

/** One remark as the page shows it; the instant in ISO. */
export interface RemarkLine {
  id: string
  authorName: string
  html: string
  writtenAt: string
  /** Names of the organisations that were asked to read it. */
  mentioned?: readonly string[] | undefined
}

/** A thread as the page shows it. */
export interface ThreadLine {
  id: string
  /** The field in words, where the page shows more than one, and where it is shown by itself. */
  place?: { label: string; href: string } | undefined
  isResolved: boolean
  remarks: readonly RemarkLine[]
}

interface RemarkListProps {
  language: Language
  threads: readonly ThreadLine[]
  /** Address that takes "remark", "thread" and "act" (write, resolve or reopen); absent: read only. */
  action?: string | undefined
  /** Organisations that can be asked to read, sent as "mention". */
  mentionable?: readonly { value: string; label: string }[] | undefined
  form?: FormState | undefined
}

/** The remarks on a field or an object, with a box to write one. Works without script. */
export function RemarkList({ language, threads, action, mentionable = [], form }: RemarkListProps) {
  const t = say(language)
  return (
    <div class="stack">
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
          {mentionable.length > 0 && (
            <CheckboxesField
              language={language}
              form={form}
              name="mention"
              label={t('mention')}
              hint={t('mentionHint')}
              choices={mentionable}
              isOptional
            />
          )}
          <Actions>
            <Button name="act" value="write">
              {t('write')}
            </Button>
          </Actions>
        </Form>
      )}
    </div>
  )
}

interface ThreadProps {
  language: Language
  thread: ThreadLine
  action: string | undefined
}

function Thread({ language, thread, action }: ThreadProps) {
  const t = say(language)
  return (
    <article class="v-thread" aria-label={t('thread', { name: thread.remarks[0]?.authorName ?? '' })}>
      {thread.place && (
        <p class="small">
          <a href={thread.place.href}>{thread.place.label}</a>
        </p>
      )}
      {thread.remarks.map(remark => (
        <OneRemark key={remark.id} language={language} remark={remark} />
      ))}
      {thread.isResolved && <StatusBadge tone="ok">{t('resolved')}</StatusBadge>}
      {action && (
        <details>
          <summary>{t(thread.isResolved ? 'answerResolved' : 'answer')}</summary>
          <Answer language={language} thread={thread} action={action} />
        </details>
      )}
    </article>
  )
}

function OneRemark({ language, remark }: { language: Language; remark: RemarkLine }) {
  const f = formats(language)
  const at = new Date(remark.writtenAt)
  return (
    <div>
      <p class="small">
        <b>{remark.authorName}</b>{' '}
        <time dateTime={remark.writtenAt}>
          {f.date(at)}, {f.time(at)}
        </time>
      </p>
      {remark.mentioned && remark.mentioned.length > 0 && (
        <p class="small muted">{say(language)('mentioned', { names: remark.mentioned.join(', ') })}</p>
      )}
      <MarkdownView html={remark.html} />
    </div>
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
        rows={3}
        maxLength={10_000}
      />
      <Actions>
        <Button name="act" value="write">
          {t('writeAnswer')}
        </Button>
        <Button name="act" value={thread.isResolved ? 'reopen' : 'resolve'} kind="secondary">
          {t(thread.isResolved ? 'reopen' : 'resolve')}
        </Button>
      </Actions>
    </form>
  )
}
