import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  type Choice,
  Form,
  LinkButton,
  NumberField,
  Panel,
  SelectField,
  Steps,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type Call, type CallForm, type FormField, type FormPage, fieldKinds } from '../model/index.ts'
import { Question } from './form-field.tsx'
import { dayAndTime } from './instants.ts'
import { say } from './say.ts'

/** The form of a call as it is designed. */
export interface DesignData {
  call: Call
  form: CallForm
  versions: readonly CallForm[]
  mayChange: boolean
  done: string | undefined
}

/** Designs the form of a call: steps, questions, their order; every change is a new version. */
export function DesignPage({ data, context, form }: PageView<DesignData>) {
  const { language } = context
  const t = say(language)
  const { call, mayChange } = data
  const { pages } = data.form.definition
  return (
    <WorkPage
      title={t('designForm')}
      purpose={t('designLead')}
      action={<LinkButton href={href(links.preview, { nr: String(call.number) })}>{t('preview')}</LinkButton>}
    >
      {data.done && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      {!mayChange && (
        <Alert>
          <p>{t('formFixed')}</p>
        </Alert>
      )}
      {form.problems.length > 0 && (
        <Alert kind="error" isLive>
          <ul>
            {form.problems.map(problem => (
              <li key={problem.message[language]}>{problem.message[language]}</li>
            ))}
          </ul>
        </Alert>
      )}
      {pages.map((page, index) => (
        <DesignedPage key={page.key} {...{ page, index, language, mayChange }} />
      ))}
      {mayChange && <AddField pages={pages} language={language} form={form} />}
      {mayChange && <AddPage language={language} form={form} />}
      <Panel id="versies" title={t('versions')}>
        <ul>
          {data.versions.map(version => (
            <li key={version.id}>
              {t('versionLine', { version: version.version, when: dayAndTime(version.madeAt, language) })}
            </li>
          ))}
        </ul>
      </Panel>
    </WorkPage>
  )
}

interface DesignedProps {
  page: FormPage
  index: number
  language: Language
  mayChange: boolean
}

function DesignedPage({ page, index, language, mayChange }: DesignedProps) {
  const t = say(language)
  return (
    <Panel id={`stap-${page.key}`} title={`${index + 1}. ${page.title[language]}`}>
      {page.fields.length === 0 && <p class="muted">{t('stepWithoutQuestions')}</p>}
      <ol class="plain stack-s">
        {page.fields.map(field => (
          <li key={field.key} class="v-file-line">
            <div>
              <b>{field.label[language]}</b>
              <p class="muted small">
                {t(`field_${field.kind}`)} · {field.isRequired ? t('required') : t('optional')}
              </p>
            </div>
            {mayChange && <FieldButtons field={field} language={language} />}
          </li>
        ))}
      </ol>
      {mayChange && page.fields.length === 0 && (
        <form method="post">
          <input type="hidden" name="act" value="removePage" />
          <input type="hidden" name="page" value={page.key} />
          <Button kind="subtle">{t('removeStep')}</Button>
        </form>
      )}
    </Panel>
  )
}

function FieldButtons({ field, language }: { field: FormField; language: Language }) {
  const t = say(language)
  const label = field.label[language]
  return (
    <form method="post" class="row">
      <input type="hidden" name="field" value={field.key} />
      <Button kind="subtle" name="act" value="up" icon="up" hiddenSuffix={label}>
        {t('moveUp')}
      </Button>
      <Button kind="subtle" name="act" value="required" hiddenSuffix={label}>
        {field.isRequired ? t('makeOptional') : t('makeRequired')}
      </Button>
      <Button kind="subtle" name="act" value="remove" hiddenSuffix={label}>
        {t('removeQuestion')}
      </Button>
    </form>
  )
}

function AddField({
  pages,
  language,
  form,
}: {
  pages: readonly FormPage[]
  language: Language
  form: FormState
}) {
  const t = say(language)
  const shared = { language, form }
  const kinds: Choice[] = fieldKinds.map(value => ({ value, label: t(`field_${value}`) }))
  return (
    <Panel id="vraag-toevoegen" title={t('addQuestion')}>
      <Form language={language} hidden={{ act: 'addField' }}>
        <SelectField
          {...shared}
          name="page"
          label={t('step')}
          choices={pages.map(page => ({ value: page.key, label: page.title[language] }))}
        />
        <SelectField {...shared} name="kind" label={t('kindOfQuestion')} choices={kinds} width="full" />
        <TextField {...shared} name="labelNl" label={t('questionNl')} maxLength={200} />
        <TextField {...shared} name="labelEn" label={t('questionEn')} maxLength={200} />
        <TextField {...shared} name="hintNl" label={t('hintNl')} maxLength={500} isOptional />
        <TextField {...shared} name="hintEn" label={t('hintEn')} maxLength={500} isOptional />
        <CheckField {...shared} name="isRequired" label={t('mustAnswer')} isOptional />
        <NumberField {...shared} name="lengthMax" label={t('lengthMax')} isOptional />
        <TextAreaField
          {...shared}
          name="choices"
          label={t('choicesOfQuestion')}
          hint={t('choicesHint')}
          rows={4}
          isOptional
        />
        <Actions>
          <Button kind="secondary">{t('addQuestion')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function AddPage({ language, form }: { language: Language; form: FormState }) {
  const t = say(language)
  const shared = { language, form }
  return (
    <Panel id="stap-toevoegen" title={t('addStep')}>
      <Form language={language} hidden={{ act: 'addPage' }}>
        <TextField {...shared} name="titleNl" label={t('stepTitleNl')} maxLength={100} />
        <TextField {...shared} name="titleEn" label={t('stepTitleEn')} maxLength={100} />
        <Actions>
          <Button kind="secondary">{t('addStep')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

/** The form of a call as applicants will see it, one step at a time; nothing can be sent from here. */
export interface PreviewData {
  call: Call
  form: CallForm
  page: FormPage
  places: readonly Choice[]
}

/** A step of the form, to look at. */
export function PreviewPage({ data, context, form }: PageView<PreviewData>) {
  const { language } = context
  const t = say(language)
  const { call, page } = data
  const { pages } = data.form.definition
  const nr = String(call.number)
  return (
    <div class="wrap v-form-layout">
      <Steps
        language={language}
        label={t('stepsLabel')}
        steps={pages.map(one => ({
          title: one.title[language],
          href: href(links.preview, { nr }, { stap: one.key }),
          state: one.key === page.key ? 'now' : 'open',
        }))}
      />
      <div class="stack">
        <header class="stack-s">
          <p class="v-step-count">{t('stepOf', { step: pages.indexOf(page) + 1, total: pages.length })}</p>
          <h1>{page.title[language]}</h1>
          {page.lead && <p class="lead">{page.lead[language]}</p>}
        </header>
        <Alert>
          <p>{t('previewNote', { version: data.form.version })}</p>
        </Alert>
        <div class="v-form">
          {page.fields.map(field =>
            field.kind === 'attachments' ? (
              <p key={field.key}>
                <b>{field.label[language]}</b> <span class="muted">{t('field_attachments')}</span>
              </p>
            ) : (
              <Question
                key={field.key}
                {...{ language, field, form, places: data.places }}
                rows={() => 1}
                isReadOnly
              />
            ),
          )}
        </div>
        <p>
          <a href={href(links.call, { nr })}>{t('toCall')}</a>
        </p>
      </div>
      <aside class="stack" aria-label={t('helpLabel')}>
        {page.help && (
          <Panel id="hulp" title={t('goodToKnow')}>
            <p>{page.help[language]}</p>
          </Panel>
        )}
      </aside>
    </div>
  )
}

/** The layer of the built-up area that places are tested against. */
export interface UrbanAreaData {
  layer: { name: string; source: string; uploadedAt: Temporal.Instant } | undefined
  done: string | undefined
}

/** Shows which layer counts, and takes a newer one. */
export function UrbanAreaPage({ data, context, form }: PageView<UrbanAreaData>) {
  const { language } = context
  const t = say(language)
  const shared = { language, form }
  return (
    <WorkPage title={t('urbanAreaTitle')} purpose={t('urbanAreaLead')}>
      {data.done && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <p>
        {data.layer
          ? t('layerNow', {
              name: data.layer.name,
              source: data.layer.source,
              when: dayAndTime(data.layer.uploadedAt, language),
            })
          : t('noLayer')}
      </p>
      <Form language={language} form={form}>
        <TextField {...shared} name="name" label={t('layerName')} maxLength={200} />
        <TextField
          {...shared}
          name="source"
          label={t('layerSource')}
          hint={t('layerSourceHint')}
          maxLength={300}
        />
        <TextAreaField
          {...shared}
          name="geometry"
          label={t('layerGeometry')}
          hint={t('layerGeometryHint')}
          rows={8}
        />
        <Actions>
          <Button>{t('layerButton')}</Button>
        </Actions>
      </Form>
    </WorkPage>
  )
}
