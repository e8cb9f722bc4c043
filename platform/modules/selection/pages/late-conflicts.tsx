import type { FormState } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  Form,
  Panel,
  RadioField,
  StatusBadge,
  TextAreaField,
} from '../../../kit/ui/index.ts'
import { say } from './say.ts'

/** An interest of an assessor that came out after the decision, without who it is. */
export interface LateRow {
  id: string
  planId: string
  /** Of the plan. */
  title: string
  rules: readonly string[]
  foundAt: string
  answer: 'stands' | 'reconsidered' | undefined
  answerReason: string | undefined
  mayAnswer: boolean
}

type RuleKey = `rule_${'contract' | 'same-organisation'}`

/** What came out after the decision and what was done about it; who had no part in it says what follows. */
export function LateConflicts({
  rows,
  language,
  form,
}: {
  rows: readonly LateRow[]
  language: Language
  form: FormState
}) {
  const t = say(language)
  if (rows.length === 0) return null
  return (
    <>
      <Alert kind="warning" title={t('lateTitle')}>
        <p>{t('lateLead')}</p>
      </Alert>
      {rows.map(row => (
        <Panel
          key={row.id}
          id={`belang-${row.id}`}
          title={row.title}
          aside={
            <StatusBadge tone={row.answer ? 'neutral' : 'warn'}>
              {t(`late_${row.answer ?? 'open'}`)}
            </StatusBadge>
          }
        >
          <p>
            {t('lateRule', { rules: row.rules.map(rule => t(`rule_${rule}` as RuleKey)).join(', ') })}{' '}
            {t('lateFound', { date: formats(language).date(row.foundAt) })}
          </p>
          {row.answerReason && <p class="measure">{row.answerReason}</p>}
          {row.mayAnswer && (
            <Form
              language={language}
              form={form.values.id === row.id ? form : { values: {}, problems: [], mark: row.id }}
              hidden={{ act: 'late', id: row.id }}
            >
              <LateAnswer row={row} language={language} form={form} />
            </Form>
          )}
        </Panel>
      ))}
    </>
  )
}

function LateAnswer({ row, language, form }: { row: LateRow; language: Language; form: FormState }) {
  const t = say(language)
  const shown = form.values.id === row.id ? form : { values: {}, problems: [] }
  return (
    <>
      <RadioField
        language={language}
        form={shown}
        id={`oordeel-${row.id}`}
        name="answer"
        label={t('lateAnswer')}
        choices={(['stands', 'reconsidered'] as const).map(answer => ({
          value: answer,
          label: t(`late_${answer}`),
          hint: t(`lateHint_${answer}`),
        }))}
      />
      <TextAreaField
        language={language}
        form={shown}
        id={`waarom-${row.id}`}
        name="reason"
        label={t('reason')}
        rows={3}
      />
      <Actions>
        <Button kind="secondary" hiddenSuffix={row.title}>
          {t('lateButton')}
        </Button>
      </Actions>
    </>
  )
}
