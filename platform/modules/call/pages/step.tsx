import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Choice,
  FileField,
  Form,
  Icon,
  LinkButton,
  Panel,
  SavedState,
  SelectField,
} from '../../../kit/ui/index.ts'
import type { OwnCaseVersion } from '../../cases/index.ts'
import { links } from '../links.ts'
import type { Attachment, FormField, FormPage, FormValues } from '../model/index.ts'
import { filledRows } from '../rules/facts.ts'
import { Question } from './form-field.tsx'
import { time } from './instants.ts'
import { PlanFrame, type PlanFrameData } from './plan-frame.tsx'
import { say } from './say.ts'

/** One step of a plan, with what is needed to fill it in. */
export interface StepData extends PlanFrameData {
  page: FormPage
  /** What is filled in on all pages. */
  values: FormValues
  places: readonly Choice[]
  attachments: readonly Attachment[]
  /** Versions of own cases that can go with it. */
  caseVersions: readonly OwnCaseVersion[]
  limits: { kinds: readonly string[]; fileBytes: number; planBytes: number }
  /** Keys of fields that may be filled in now. */
  openFields: readonly string[]
  mayChange: boolean
  /** A list of which more rows are shown than are filled in. */
  shown: { list: string; rows: number } | undefined
  done: string | undefined
}

/** One step of a plan: questions, files, and on to the next. */
export function StepPage({ data, context, form }: PageView<StepData>) {
  const { language } = context
  const t = say(language)
  const { page, plan, mayChange } = data
  const pages = data.form.definition.pages
  const index = pages.findIndex(one => one.key === page.key)
  const before = pages[index - 1]
  const questions = page.fields.filter(field => field.kind !== 'attachments')
  const uploads = page.fields.filter(field => field.kind === 'attachments')
  const rows = (key: string) => rowCount(form.values, key)
  const files = uploads.map(field => (
    <Uploads key={field.key} data={data} field={field} language={language} />
  ))
  return (
    <PlanFrame
      data={data}
      language={language}
      current={page.key}
      saved={<SavedState>{t('savedAt', { time: time(plan.savedAt, language) })}</SavedState>}
      help={
        page.help && (
          <Panel id="hulp" title={t('goodToKnow')}>
            <p>{page.help[language]}</p>
          </Panel>
        )
      }
    >
      <StepHead data={data} index={index} language={language} />
      {questions.length === 0 && files}
      <Form language={language} form={form} hidden={{ revision: String(plan.revision) }}>
        {questions.map(field => (
          <Question
            key={field.key}
            {...{ language, field, form, rows }}
            places={data.places}
            isReadOnly={!mayChange || !data.openFields.includes(field.key)}
          />
        ))}
        {mayChange && (
          <Actions>
            <Button name="act" value="next">
              {t('saveAndContinue')}
            </Button>
            <Button kind="secondary" name="act" value="save">
              {t('saveDraft')}
            </Button>
            {before && (
              <LinkButton kind="subtle" href={href(links.step, { id: plan.id, stap: before.key })}>
                {t('backToStep', { step: index })}
              </LinkButton>
            )}
          </Actions>
        )}
      </Form>
      {questions.length > 0 && files}
    </PlanFrame>
  )
}

/** One row more than is filled in, and at least one. */
function rowCount(
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
  key: string,
): number {
  const known = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  const last = filledRows(known, key).at(-1)
  const filled = last ? Number(last.split('.').at(-1)) + 1 : 0
  const asked = Number(values[`${key}.rijen`] ?? 0)
  return Math.max(1, filled, Number.isFinite(asked) ? asked : 0)
}

const megabyte = 1_000_000

function Uploads({ data, field, language }: { data: StepData; field: FormField; language: Language }) {
  const t = say(language)
  const { plan, limits } = data
  const own = data.attachments.filter(file => file.field === field.key)
  const mayChange = data.mayChange && data.openFields.includes(field.key)
  const { id } = plan
  return (
    <section class="stack v-form-section" aria-labelledby={`bijlagen-${field.key}`}>
      <h2 id={`bijlagen-${field.key}`}>{field.label[language]}</h2>
      {field.hint && <p class="muted">{field.hint[language]}</p>}
      {own.length === 0 && <p>{t('noFiles')}</p>}
      {own.length > 0 && (
        <ul class="plain stack-s">
          {own.map(file => (
            <li key={file.id} class="v-file-line">
              <Icon name="file" />
              <div>
                <a href={href(links.attachment, { id, bijlage: file.id })}>{file.fileName}</a>
                {file.frozenCase && <p class="small">{t('frozenCase', { ...file.frozenCase })}</p>}
                <p class="muted small">
                  {t('fileSize', { megabytes: (file.sizeBytes / megabyte).toFixed(1) })}
                </p>
              </div>
              {mayChange && (
                <form method="post" action={href(links.detach, { id, bijlage: file.id })}>
                  <Button kind="subtle" hiddenSuffix={file.fileName}>
                    {t('removeFile')}
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <Form language={language} action={href(links.upload, { id, veld: field.key })} isUpload>
          <FileField
            language={language}
            name="file"
            label={t('addFile')}
            accept={limits.kinds.map(kind => `.${kind}`).join(',')}
            limits={{
              kinds: limits.kinds.join(', '),
              size: t('megabytes', { count: limits.fileBytes / megabyte }),
            }}
            hint={t('filesTogether', { count: limits.planBytes / megabyte })}
          />
          <Actions>
            <Button kind="secondary" icon="upload">
              {t('uploadFile')}
            </Button>
          </Actions>
        </Form>
      )}
      {mayChange && data.caseVersions.length > 0 && <OwnCase {...{ data, field, language }} />}
    </section>
  )
}

/** Adds a version of an own case to the files of a field. */
function OwnCase({ data, field, language }: { data: StepData; field: FormField; language: Language }) {
  const t = say(language)
  return (
    <Form language={language} action={href(links.attachCase, { id: data.plan.id, veld: field.key })}>
      <SelectField
        language={language}
        name="version"
        label={t('addCase')}
        hint={t('addCaseHint')}
        width="full"
        choices={data.caseVersions.map(({ caseId, caseName, number, name }) => ({
          value: `${caseId}/${number}`,
          label: t('caseVersion', { caseName, number, name }),
        }))}
      />
      <Actions>
        <Button kind="secondary">{t('addCaseButton')}</Button>
      </Actions>
    </Form>
  )
}

function StepHead({ data, index, language }: { data: StepData; index: number; language: Language }) {
  const t = say(language)
  const { page, mayChange } = data
  const pages = data.form.definition.pages
  return (
    <>
      <header class="stack-s">
        <p class="v-step-count">{t('stepOf', { step: index + 1, total: pages.length + 2 })}</p>
        <h1>{page.title[language]}</h1>
        {page.lead && <p class="lead">{page.lead[language]}</p>}
      </header>
      {data.done === 'nog-niet' && (
        <Alert kind="warning" isLive>
          <p>{t('savedWithMistakes')}</p>
        </Alert>
      )}
      {!mayChange && (
        <Alert>
          <p>{t('cannotChange')}</p>
        </Alert>
      )}
    </>
  )
}
