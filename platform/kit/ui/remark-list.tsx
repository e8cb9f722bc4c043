import type { FormState } from '../http/route.ts'
import { formats } from '../texts/formats.ts'
import type { Language } from '../texts/texts.ts'
import { StatusBadge } from './badge.tsx'
import { Actions, Button } from './button.tsx'
import { CheckboxesField, Form, HiddenFields, TextAreaField } from './form/index.ts'
import { MarkdownView } from './markdown-view.tsx'
import { uiTexts } from './texts.ts'

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
  const t = uiTexts(language)
  return (
    <div class="stack">
      {threads.length === 0 && <p class="muted">{t('remarksNone')}</p>}
      {threads.map(thread => (
        <Thread key={thread.id} language={language} thread={thread} action={action} />
      ))}
      {action && (
        <Form language={language} action={action} form={form}>
          <TextAreaField
            language={language}
            form={form}
            name="remark"
            label={t('remarkNew')}
            hint={t('remarkHint')}
          />
          {mentionable.length > 0 && (
            <CheckboxesField
              language={language}
              form={form}
              name="mention"
              label={t('remarkMention')}
              hint={t('remarkMentionHint')}
              choices={mentionable}
              isOptional
            />
          )}
          <Actions>
            <Button name="act" value="write">
              {t('remarkWrite')}
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
  const t = uiTexts(language)
  return (
    <article class="v-thread" aria-label={t('remarkThread', { name: thread.remarks[0]?.authorName ?? '' })}>
      {thread.place && (
        <p class="small">
          <a href={thread.place.href}>{thread.place.label}</a>
        </p>
      )}
      {thread.remarks.map(remark => (
        <OneRemark key={remark.id} language={language} remark={remark} />
      ))}
      {thread.isResolved && <StatusBadge tone="ok">{t('remarkResolved')}</StatusBadge>}
      {action && (
        <details>
          <summary>{t(thread.isResolved ? 'remarkAnswerResolved' : 'remarkAnswer')}</summary>
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
        <p class="small muted">
          {uiTexts(language)('remarkMentioned', { names: remark.mentioned.join(', ') })}
        </p>
      )}
      <MarkdownView html={remark.html} />
    </div>
  )
}

function Answer({ language, thread, action }: ThreadProps & { action: string }) {
  const t = uiTexts(language)
  return (
    <form method="post" action={action} class="stack">
      <HiddenFields values={{ thread: thread.id }} />
      <label for={`answer-${thread.id}`}>{t('remarkAnswerText')}</label>
      <textarea
        class="utrecht-textarea"
        id={`answer-${thread.id}`}
        name="remark"
        rows={3}
        maxLength={10_000}
      />
      <Actions>
        <Button name="act" value="write">
          {t('remarkWriteAnswer')}
        </Button>
        <Button name="act" value={thread.isResolved ? 'remarkReopen' : 'remarkResolve'} kind="secondary">
          {t(thread.isResolved ? 'remarkReopen' : 'remarkResolve')}
        </Button>
      </Actions>
    </form>
  )
}
