import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  DateField,
  DescriptionList,
  Form,
  MoneyField,
  NumberField,
  Panel,
  SelectField,
  StatusBadge,
  TextAreaField,
  TextField,
  type Tone,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { Accession, AccessionState, AttendingRight, PartnerText } from '../model.ts'
import { TextOfPartners } from './partner-texts.tsx'
import { say } from './say.ts'

const accessionTones: Readonly<Record<AccessionState, Tone>> = {
  invited: 'info',
  requested: 'info',
  ratified: 'ok',
  suspended: 'warn',
  ended: 'neutral',
}

/** The state of an accession as a word on a soft ground. */
export function AccessionBadge({ state, language }: { state: AccessionState; language: Language }) {
  return <StatusBadge tone={accessionTones[state]}>{say(language)(`accession_${state}`)}</StatusBadge>
}

/** An accession on the page of its organisation. */
export interface AccessionInShort {
  known: Accession | undefined
  right: AttendingRight
  /** Steps that this person may take now. */
  steps: readonly AccessionState[]
}

function pairsOf({ known, right }: AccessionInShort, language: Language) {
  const t = say(language)
  const { date, money, number } = formats(language)
  if (!known) return []
  const { contributionCentsPerYear: cents, contributionHoursPerYear: hours, rightsFrom } = known
  return [
    { label: t('state'), value: <AccessionBadge state={known.state} language={language} /> },
    { label: t('contribution'), value: known.contribution || '–' },
    ...(cents === undefined ? [] : [{ label: t('contributionEur'), value: money(cents / 100) }]),
    ...(hours === undefined ? [] : [{ label: t('contributionHours'), value: number(hours) }]),
    {
      label: t('document_accession-terms'),
      value: known.termsSignatureId
        ? t('termsSigned', { number: known.termsVersion, title: known.signerTitle })
        : t('termsOnPaper', { number: known.termsVersion || '–' }),
    },
    {
      label: t('attendingRight'),
      value: t(`attending_${right}`, { day: rightsFrom ? date(rightsFrom) : '' }),
    },
    ...(known.reason ? [{ label: t('reason'), value: known.reason }] : []),
  ]
}

/** How far an organisation is with joining, what it brings in and what its people may. */
export function AccessionPanel({
  organisationId,
  accession,
  language,
}: {
  organisationId: string
  accession: AccessionInShort
  language: Language
}) {
  const t = say(language)
  return (
    <Panel id="toetreding" title={t('accessionTitle')}>
      <div class="stack-s">
        {accession.known ? (
          <DescriptionList pairs={pairsOf(accession, language)} />
        ) : (
          <p>{t('accessionNone')}</p>
        )}
        {accession.steps.length > 0 && (
          <p>
            <a href={href(links.accession, { id: organisationId })}>{t('step')}</a>
          </p>
        )}
      </div>
    </Panel>
  )
}

/** What the form for the next step of an accession needs. */
export interface AccessionData {
  organisation: { id: string; name: string }
  steps: readonly AccessionState[]
  accession: Accession | undefined
  terms: PartnerText | undefined
  /** May sign for the organisation: a request is a signature. */
  maySign: boolean
  /** Year-month-day. */
  today: string
}

function Request({
  data,
  language,
  form,
}: {
  data: AccessionData
  language: Language
  form: PageView<0>['form']
}) {
  const t = say(language)
  const field = { language, form }
  if (!data.steps.includes('requested')) return null
  if (!data.terms || !data.maySign)
    return (
      <Alert kind="warning">
        <p>{t(data.terms ? 'requestNeedsSigner' : 'requestNeedsTerms')}</p>
      </Alert>
    )
  return (
    <>
      <MoneyField {...field} name="contributionEur" label={t('contributionEur')} isOptional />
      <NumberField {...field} name="contributionHours" label={t('contributionHours')} isOptional />
      <CheckField {...field} name="isAuthorised" label={t('acceptTerms')} isOptional />
    </>
  )
}

/** The next step of an accession: for a request the terms that are signed with it, and what is brought in. */
export function AccessionPage({ data, context, form }: PageView<AccessionData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  const { steps, terms, organisation } = data
  const isRequest = steps.includes('requested')
  const isOnlyRequest = isRequest && steps.length === 1
  const mayNeedReason = steps.includes('suspended') || steps.includes('ended')
  const hidden = terms && isRequest ? { termsNumber: String(terms.number) } : undefined
  return (
    <WorkPage title={t('accessionTitle')} purpose={organisation.name}>
      {terms && isRequest && <TextOfPartners text={terms} language={language} />}
      <Form language={language} form={form} hidden={hidden}>
        <SelectField
          {...field}
          name="to"
          label={t('step')}
          choices={steps.map(state => ({ value: state, label: t(`step_${state}`) }))}
        />
        <TextField
          {...field}
          name="contribution"
          label={t('contribution')}
          hint={t('contributionHint')}
          isOptional={!isOnlyRequest}
        />
        <Request data={data} language={language} form={form} />
        {steps.includes('ratified') && (
          <DateField
            {...field}
            name="rightsFrom"
            label={t('rightsFrom')}
            hint={t('rightsFromHint')}
            isOptional
          />
        )}
        {mayNeedReason && (
          <TextAreaField
            {...field}
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            rows={3}
            isOptional
          />
        )}
        <Actions>
          <Button>{t('stepButton')}</Button>
          <a href={href(links.organisation, { id: organisation.id })}>{organisation.name}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}
