import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import {
  Actions,
  Alert,
  Button,
  type Choice,
  type Column,
  DataTable,
  Form,
  Panel,
  PickerField,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type CaseHead, CasePage } from './case-page.tsx'
import { say } from './say.ts'

/** Which organisation is which party. */
export interface CoupleData {
  head: CaseHead
  parties: readonly { id: string; name: string; organisationName: string | undefined }[]
  organisations: readonly Choice[]
  isDone: boolean
}

/** Connects a party of the case with an organisation, whose people then see the case as that party. */
export function CouplePage({ data, context, form }: PageView<CoupleData>) {
  const { language } = context
  const t = say(language)
  type Row = CoupleData['parties'][number]
  const columns: Column<Row>[] = [
    { key: 'party', head: t('party'), cell: row => row.name },
    { key: 'organisation', head: t('organisation'), cell: row => row.organisationName ?? t('notCoupled') },
  ]
  return (
    <CasePage
      head={data.head}
      current="couple"
      context={context}
      title={t('tab_couple')}
      purpose={t('lead_couple')}
      isDone={data.isDone}
    >
      <DataTable
        id="koppelingen"
        caption={t('coupledParties')}
        columns={columns}
        rows={data.parties}
        rowKey={row => row.id}
      />
      <Panel id="koppelen" title={t('coupleTitle')}>
        <Form language={language} form={form}>
          <SelectField
            language={language}
            form={form}
            name="partyId"
            label={t('party')}
            choices={data.parties.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <PickerField
            language={language}
            form={form}
            name="organisation"
            label={t('organisation')}
            hint={t('hint_couple')}
            choices={data.organisations}
            isOptional
          />
          <Actions>
            <Button>{t('coupleTitle')}</Button>
            <a href={href(links.inviteParty, { id: data.head.id })}>{t('invitePartyLink')}</a>
          </Actions>
        </Form>
      </Panel>
    </CasePage>
  )
}

/** Changes of which some were made by others as well. */
export interface MergeData {
  head: CaseHead
}

/** Lays two sets of changes together: mine, theirs, or mine as a variant. */
export function MergePage({ data, context, form }: PageView<MergeData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <CasePage
      head={data.head}
      current="bench"
      context={context}
      title={t('mergeTitle')}
      purpose={t('lead_merge')}
    >
      <Alert>
        <p>{t('mergeHow')}</p>
      </Alert>
      <Form language={language} form={form}>
        <TextField {...field} name="revision" label={t('mergeRevision')} />
        <TextAreaField {...field} name="changes" label={t('mergeChanges')} hint={t('hint_mergeChanges')} />
        <RadioField
          {...field}
          name="choice"
          label={t('mergeChoice')}
          choices={[
            { value: 'mine', label: t('mergeMine') },
            { value: 'theirs', label: t('mergeTheirs') },
            { value: 'variant', label: t('mergeVariant') },
          ]}
        />
        <Actions>
          <Button>{t('mergeTitle')}</Button>
        </Actions>
      </Form>
    </CasePage>
  )
}
