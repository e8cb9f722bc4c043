import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckboxesField,
  type Choice,
  DataTable,
  DateField,
  EmptyState,
  Form,
  MoneyField,
  PageChoice,
  Panel,
  PickerField,
  SelectField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import type { ProgrammePages } from '../../programme/index.ts'
import { links } from '../links.ts'
import { decisionKinds } from '../model.ts'
import { dayText } from './badges.tsx'
import { say } from './say.ts'

/** A mandate in a list. */
export interface MandateLine {
  id: string
  person: string
  holder: 'director' | 'secretary' | 'manager'
  what: string
  kinds: string
  limits: string
  since: string
  until: string | undefined
  mayEnd: boolean
  basis: { id: string; reference: string } | undefined
}

/** Who may decide alone, and giving a mandate. */
export function MandatesPage({
  data,
  context,
  form,
}: PageView<{
  mandates: readonly MandateLine[]
  choice: ProgrammePages
  people: readonly Choice[]
  bases: readonly Choice[]
  /** What this person may appoint to. */
  holders: readonly MandateLine['holder'][]
  isDone: boolean
}>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('mandatesTitle')} purpose={t('mandatesLead')}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <PageChoice {...data.choice} />
      <MandateTable mandates={data.mandates} language={language} />
      <GiveMandate
        people={data.people}
        holders={data.holders}
        bases={data.bases}
        form={form}
        language={language}
      />
    </WorkPage>
  )
}

function MandateTable({ mandates, language }: { mandates: readonly MandateLine[]; language: Language }) {
  const t = say(language)
  return (
    <DataTable
      id="mandaten"
      caption={t('mandatesTitle')}
      isCaptionHidden
      columns={[
        {
          key: 'person',
          head: t('holder'),
          cell: row => (
            <>
              {row.person}
              <span class="sub">{t(`mandate_${row.holder}`)}</span>
            </>
          ),
        },
        {
          key: 'what',
          head: t('mandateWhat'),
          cell: row => (
            <>
              {row.what}
              <span class="sub">{row.kinds}</span>
            </>
          ),
        },
        { key: 'limits', head: t('mandateLimits'), cell: row => row.limits },
        { key: 'since', head: t('validFrom'), cell: row => dayText(row.since, language) },
        {
          key: 'until',
          head: t('validTo'),
          cell: row => (row.until ? dayText(row.until, language) : t('withProgramme')),
        },
        {
          key: 'basis',
          head: t('restsOn'),
          cell: row =>
            row.basis ? (
              <a class="nowrap" href={href(links.decision, { id: row.basis.id })}>
                {row.basis.reference}
              </a>
            ) : (
              '–'
            ),
        },
        { key: 'end', head: t('end'), cell: row => <EndMandate mandate={row} language={language} /> },
      ]}
      rows={mandates}
      rowKey={row => row.id}
      empty={
        <EmptyState level={2} title={t('mandatesTitle')}>
          {t('mandatesEmpty')}
        </EmptyState>
      }
    />
  )
}

function EndMandate({ mandate, language }: { mandate: MandateLine; language: Language }) {
  if (!mandate.mayEnd) return <>–</>
  return (
    <form method="post" action={href(links.endMandate, { id: mandate.id })}>
      <Button kind="subtle" hiddenSuffix={mandate.person}>
        {say(language)('endMandate')}
      </Button>
    </form>
  )
}

function GiveMandate({
  people,
  holders,
  bases,
  form,
  language,
}: {
  people: readonly Choice[]
  holders: readonly MandateLine['holder'][]
  bases: readonly Choice[]
  form: FormState
  language: Language
}) {
  const t = say(language)
  const field = { language, form }
  return (
    <Panel id="geven" title={t('giveMandate')}>
      <Form language={language} form={form}>
        <SelectField {...field} name="person" label={t('holder')} choices={people} width="full" />
        <SelectField
          {...field}
          name="holder"
          label={t('mandateFunction')}
          choices={holders.map(one => ({
            value: one,
            label: t(`mandate_${one}`),
          }))}
        />
        <TextField {...field} name="what" label={t('mandateWhat')} />
        <CheckboxesField
          {...field}
          name="kinds"
          label={t('mandateKinds')}
          choices={decisionKinds.map(kind => ({ value: kind, label: t(`kind_${kind}`) }))}
        />
        <MoneyField {...field} name="perDecision" label={t('perDecision')} />
        <MoneyField {...field} name="perYear" label={t('perYear')} />
        <DateField {...field} name="until" label={t('validTo')} hint={t('mandateUntilHint')} isOptional />
        <PickerField
          {...field}
          name="basis"
          label={t('restsOn')}
          hint={t('mandateBasisHint')}
          choices={bases}
        />
        <Actions>
          <Button>{t('giveMandate')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}
