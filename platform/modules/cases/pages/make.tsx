import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import {
  Actions,
  Button,
  CheckField,
  type Choice,
  FileField,
  Form,
  NumberField,
  PageTitle,
  PercentageField,
  PickerField,
  SelectField,
  TextField,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { say } from './say.ts'

/** What the forms that make a case offer. */
export interface MakeData {
  /** Sending the form twice makes one case. */
  makeKey: string
  projects: readonly Choice[]
  /** Cases that may be copied. */
  cases: readonly Choice[]
  /** The area that the reader came from. */
  chosenArea?: string | undefined
}

/** The ways to begin a case. */
export function NewCasePage({ context }: PageView<unknown>) {
  const t = say(context.language)
  return (
    <div class="stack">
      <PageTitle title={t('newCase')} purpose={t('lead_newCase')} />
      <ul class="v-ways">
        {(['fromArea', 'fromWorkbook', 'fromCase', 'fromFile', 'fromNothing'] as const).map(way => (
          <li key={way}>
            <a href={href(links[way])}>{t(way)}</a>
            <span class="sub">{t(`lead_${way}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A case from an area: a few wishes give a small whole case with sources. */
export function FromAreaPage({ data, context, form }: PageView<MakeData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <div class="stack">
      <PageTitle title={t('fromArea')} purpose={t('lead_fromArea')} />
      <Form language={language} form={form} hidden={{ makeKey: data.makeKey }}>
        <PickerField
          {...field}
          name="project"
          label={t('project')}
          choices={data.projects}
          hint={t('hint_project')}
        />
        <NumberField {...field} name="homes" label={t('homes')} />
        <NumberField {...field} name="areaHectare" label={t('areaHectare')} unit="ha" hasDecimals />
        <PercentageField {...field} name="socialShare" label={t('socialShare')} />
        <PercentageField {...field} name="midRentShare" label={t('midRentShare')} />
        <PercentageField {...field} name="affordableShare" label={t('affordableShare')} />
        <PercentageField {...field} name="freeShare" label={t('freeShare')} hint={t('hint_shares')} />
        <NumberField {...field} name="startYear" label={t('startYear')} />
        <NumberField {...field} name="buildYears" label={t('buildYears')} hint={t('hint_buildYears')} />
        <PercentageField {...field} name="acquisitionShare" label={t('acquisitionShare')} />
        <CheckField {...field} name="stateContribution" label={t('stateContribution')} />
        <Actions>
          <Button>{t('newCase')}</Button>
        </Actions>
      </Form>
    </div>
  )
}

/** A case from nothing: name, first year and number of years. */
export function FromNothingPage({ data, context, form }: PageView<MakeData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <div class="stack">
      <PageTitle title={t('fromNothing')} purpose={t('lead_fromNothing')} />
      <Form language={language} form={form} hidden={{ makeKey: data.makeKey }}>
        <TextField {...field} name="name" label={t('field_name_nl')} />
        <NumberField {...field} name="startYear" label={t('startYear')} />
        <NumberField {...field} name="years" label={t('years')} />
        <PickerField {...field} name="project" label={t('project')} choices={data.projects} isOptional />
        <Actions>
          <Button>{t('newCase')}</Button>
        </Actions>
      </Form>
    </div>
  )
}

/** A case from a file in the open format. */
export function FromFilePage({ data, context, form }: PageView<Pick<MakeData, 'makeKey'>>) {
  const { language } = context
  const t = say(language)
  return (
    <div class="stack">
      <PageTitle title={t('fromFile')} purpose={t('lead_fromFile')} />
      <Form
        language={language}
        form={form}
        action={href(links.sendFile)}
        hidden={{ makeKey: data.makeKey }}
        isUpload
      >
        <FileField
          language={language}
          form={form}
          name="bestand"
          label={t('caseFile')}
          accept=".json,.xlsx,.ods"
          limits={{ kinds: t('caseFileKinds'), size: '5 MB' }}
        />
        <Actions>
          <Button>{t('newCase')}</Button>
        </Actions>
      </Form>
    </div>
  )
}

/** A case from another one, as far as the reader sees that. */
export function FromCasePage({ data, context, form }: PageView<MakeData>) {
  const { language } = context
  const t = say(language)
  return (
    <div class="stack">
      <PageTitle title={t('fromCase')} purpose={t('lead_fromCase')} />
      <Form language={language} form={form} hidden={{ makeKey: data.makeKey }}>
        <SelectField
          language={language}
          form={form}
          name="case"
          label={t('case')}
          choices={data.cases}
          width="full"
        />
        <TextField language={language} form={form} name="name" label={t('field_name_nl')} />
        <Actions>
          <Button>{t('newCase')}</Button>
        </Actions>
      </Form>
    </div>
  )
}
