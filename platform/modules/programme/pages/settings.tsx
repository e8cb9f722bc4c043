import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import {
  Actions,
  Alert,
  Button,
  type Column,
  DataTable,
  DateField,
  Form,
  PageChoice,
  PageTitle,
  RadioField,
  TextAreaField,
  TextField,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type SettingName, type SettingValue, settings } from '../model.ts'
import type { ProgrammePages } from './choice.ts'
import { say, valueWords } from './say.ts'

type Value = SettingValue['value']

/** A setting in the list; the day in ISO. */
export interface SettingLine {
  name: SettingName
  /** Part of the address of its page. */
  slug: string
  value: Value
  isDefault: boolean
  upcoming: { value: Value; validFrom: string } | undefined
}

/** All settings with the values that hold now. */
export function SettingsPage({
  data,
  context,
}: PageView<{ choice: ProgrammePages; settings: readonly SettingLine[] }>) {
  const { language } = context
  const t = say(language)
  const columns: Column<SettingLine>[] = [
    {
      key: 'name',
      head: t('setting'),
      cell: row => (
        <a href={href(links.setting, { naam: row.slug }, { programma: data.choice.asked })}>
          {t(`setting_${row.name}`)}
        </a>
      ),
    },
    {
      key: 'value',
      head: t('valueNow'),
      cell: row => (
        <>
          {valueWords(row.name, row.value, language)}
          {row.isDefault && <span class="sub">{t('default')}</span>}
        </>
      ),
    },
    {
      key: 'upcoming',
      head: t('upcoming'),
      cell: ({ name, upcoming }) =>
        upcoming
          ? t('fromDay', {
              value: valueWords(name, upcoming.value, language),
              date: formats(language).date(upcoming.validFrom),
            })
          : '–',
    },
  ]
  return (
    <div class="stack">
      <PageTitle title={t('settingsTitle')} purpose={t('settingsLead')} />
      <PageChoice {...data.choice} />
      <DataTable
        id="instellingen"
        caption={t('settingsTitle')}
        isCaptionHidden
        columns={columns}
        rows={data.settings}
        rowKey={row => row.name}
      />
    </div>
  )
}

/** A value that was or will be; days in ISO. */
export interface HistoryLine {
  value: Value
  validFrom: string
  reason: string
  decidedBy: SettingValue['decidedBy']
}

/** What the page of one setting shows. */
export interface SettingData {
  choice: ProgrammePages
  name: SettingName
  value: Value
  history: readonly HistoryLine[]
  mayChange: boolean
  isSaved: boolean
  /** The day of today. */
  today: string
}

/** One setting, with its history and the form for a new value. */
export function SettingPage({ data, context, form }: PageView<SettingData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  const { name } = data
  return (
    <div class="stack">
      <PageTitle title={t(`setting_${name}`)} purpose={t('settingLead')} />
      {data.isSaved && (
        <Alert kind="ok" isLive>
          <p>{t('settingSaved')}</p>
        </Alert>
      )}
      {data.choice.asked && <p class="muted">{data.choice.pages.find(page => page.isHere)?.label}</p>}
      <p>
        {t('valueNow')}: <b>{valueWords(name, data.value, language)}</b>
      </p>
      {data.mayChange && (
        <Form language={language} form={form}>
          <TextField {...field} name="value" label={t('newValue')} hint={t(`hint_${settings[name].unit}`)} />
          <DateField {...field} name="validFrom" label={t('validFrom')} />
          <RadioField
            {...field}
            name="decidedBy"
            label={t('decidedBy')}
            choices={(['director', 'steering-group'] as const).map(value => ({
              value,
              label: t(`decided_${value}`),
            }))}
          />
          <TextAreaField {...field} name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
          <Actions>
            <Button>{t('saveSetting')}</Button>
            <a href={href(links.settings, {}, { programma: data.choice.asked })}>{t('settingsTitle')}</a>
          </Actions>
        </Form>
      )}
      <History data={data} language={language} />
    </div>
  )
}

function History({ data, language }: { data: SettingData; language: 'nl' | 'en' }) {
  const t = say(language)
  if (data.history.length === 0) return <p class="muted">{t('historyNone')}</p>
  const columns: Column<HistoryLine>[] = [
    { key: 'from', head: t('validFrom'), cell: row => formats(language).date(row.validFrom) },
    { key: 'value', head: t('value'), cell: row => valueWords(data.name, row.value, language) },
    { key: 'by', head: t('decidedBy'), cell: row => t(`decided_${row.decidedBy}`) },
    { key: 'reason', head: t('reason'), cell: row => row.reason },
  ]
  return (
    <DataTable
      id="waarden"
      caption={t('historyTitle')}
      columns={columns}
      rows={data.history}
      rowKey={row => `${row.validFrom}${row.reason}`}
    />
  )
}

/** How back-ups are made and put back. */
export function BackupPage({ context }: PageView<Record<never, never>>) {
  const t = say(context.language)
  return (
    <div class="stack">
      <PageTitle title={t('backupTitle')} purpose={t('backupLead')} />
      <p>{t('backupMake')}:</p>
      <pre>
        <code>npm run versneller -- backup MAP</code>
      </pre>
      <p>{t('backupRestore')}:</p>
      <pre>
        <code>VERSNELLER_FOLDER=LEGE-MAP npm run versneller -- restore MAP</code>
      </pre>
      <p>{t('backupDrill')}</p>
    </div>
  )
}
