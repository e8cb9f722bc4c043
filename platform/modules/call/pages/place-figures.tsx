import type { FormState, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  DataTable,
  DateField,
  EmptyState,
  Form,
  NumberField,
  Panel,
  RadioField,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { seriesColumns, seriesKinds } from '../rules/place-figures.ts'
import type { PlaceSeries } from '../store/place-figures.ts'
import { say } from './say.ts'

/** Series per place with their sources, and loading another one. */
export function PlaceFiguresPage({
  data,
  context,
  form,
}: PageView<{ series: readonly PlaceSeries[]; isDone: boolean }>) {
  const { language } = context
  const t = say(language)
  const { date } = formats(language)
  return (
    <WorkPage title={t('figuresTitle')} purpose={t('figuresLead')}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <DataTable
        id="reeksen"
        caption={t('figuresTitle')}
        isCaptionHidden
        rows={data.series}
        rowKey={row => row.id}
        columns={[
          {
            key: 'name',
            head: t('seriesName'),
            cell: row => (
              <>
                {row.name}
                <span class="sub">{t(`series_${row.kind}`)}</span>
              </>
            ),
          },
          { key: 'measured', head: t('measuredOn'), cell: row => date(row.measuredOn) },
          {
            key: 'years',
            head: t('seriesYears'),
            cell: row => (row.years ? `${row.years.from}–${row.years.to}` : '–'),
          },
          {
            key: 'source',
            head: t('seriesSource'),
            cell: row => (
              <>
                {row.source}
                <span class="sub">{row.licence}</span>
              </>
            ),
          },
        ]}
        empty={
          <EmptyState level={2} title={t('noSeriesTitle')}>
            {t('noSeriesYet')}
          </EmptyState>
        }
      />
      <LoadSeries form={form} language={language} />
    </WorkPage>
  )
}

function LoadSeries({ form, language }: { form: FormState; language: Language }) {
  const t = say(language)
  const field = { language, form }
  return (
    <Panel id="laden" title={t('loadSeries')}>
      <Form language={language} form={form}>
        <RadioField
          {...field}
          name="kind"
          label={t('seriesKind')}
          choices={seriesKinds.map(kind => ({
            value: kind,
            label: t(`series_${kind}`),
            hint: t('seriesColumns', { columns: seriesColumns[kind].join(';') }),
          }))}
        />
        <TextField {...field} name="name" label={t('seriesName')} />
        <TextField {...field} name="source" label={t('seriesSource')} hint={t('seriesSourceHint')} />
        <TextField {...field} name="licence" label={t('seriesLicence')} hint={t('seriesLicenceHint')} />
        <DateField {...field} name="measuredOn" label={t('measuredOn')} />
        <NumberField
          {...field}
          name="fromYear"
          label={t('fromYear')}
          hint={t('seriesYearsHint')}
          isOptional
        />
        <NumberField {...field} name="toYear" label={t('toYear')} isOptional />
        <TextAreaField {...field} name="text" label={t('seriesText')} hint={t('seriesTextHint')} rows={8} />
        <Actions>
          <Button>{t('loadSeries')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}
