import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import {
  Actions,
  Alert,
  Button,
  type Choice,
  DataTable,
  DateField,
  EmptyState,
  Form,
  Panel,
  PickerField,
  SelectField,
  TextAreaField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type DeclaredInterest, interestKinds } from '../model.ts'
import { say } from './say.ts'

/** The own interests, with the organisations to choose from. */
export interface InterestsData {
  rows: readonly (DeclaredInterest & { inName: string })[]
  organisations: readonly Choice[]
  isDone: boolean
}

/** What somebody tells of the own interests: it decides about every plan at once. */
export function InterestsPage({ data, context, form }: PageView<InterestsData>) {
  const { language } = context
  const t = say(language)
  const { date } = formats(language)
  const field = { language, form }
  return (
    <WorkPage title={t('interestsTitle')} purpose={t('interestsLead')}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('interestDone')}</p>
        </Alert>
      )}
      <DataTable
        id="belangen"
        caption={t('interestsTitle')}
        isCaptionHidden
        rows={data.rows}
        rowKey={row => row.id}
        columns={[
          { key: 'in', head: t('interestIn'), cell: row => row.inName },
          { key: 'kind', head: t('interestKind'), cell: row => t(`interest_${row.kind}`) },
          { key: 'from', head: t('from'), cell: row => date(row.from) },
          { key: 'to', head: t('until'), cell: row => (row.to ? date(row.to) : '–') },
          { key: 'note', head: t('note'), cell: row => row.note ?? '' },
        ]}
        empty={
          <EmptyState level={2} title={t('noInterestsTitle')}>
            {t('noInterests')}
          </EmptyState>
        }
      />
      <Panel id="nieuw" title={t('newInterest')}>
        <Form language={language} form={form}>
          <PickerField {...field} name="organisation" label={t('interestIn')} choices={data.organisations} />
          <SelectField
            {...field}
            name="kind"
            label={t('interestKind')}
            choices={interestKinds.map(kind => ({ value: kind, label: t(`interest_${kind}`) }))}
          />
          <DateField {...field} name="from" label={t('from')} />
          <DateField {...field} name="to" label={t('until')} isOptional />
          <TextAreaField {...field} name="note" label={t('note')} rows={2} isOptional />
          <Actions>
            <Button>{t('interestButton')}</Button>
            <a href={href(links.assessments)}>{t('assessmentsTitle')}</a>
          </Actions>
        </Form>
      </Panel>
    </WorkPage>
  )
}
