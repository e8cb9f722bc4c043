import type { FormState } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import {
  Actions,
  Button,
  type Column,
  DataTable,
  DateField,
  EmailField,
  EmptyState,
  Form,
  Panel,
  SelectField,
  StatusBadge,
  TextAreaField,
  TextField,
} from '../../../../kit/ui/index.ts'
import { projectTexts } from '../../texts.ts'
import type { Resident } from '../model.ts'
import type { Part } from './residents-part.tsx'

const tones = { asked: 'info', admitted: 'ok', refused: 'neutral', ended: 'neutral' } as const

/** Shares something with the residents. */
export function ShareForm({ language, form }: { language: Language; form: FormState }) {
  const t = projectTexts(language)
  const field = { language, form }
  return (
    <Form language={language} form={form} hidden={{ act: 'share' }}>
      <TextField {...field} name="title" label={t('shareTitle')} />
      <TextAreaField {...field} name="shared" label={t('shareText')} rows={4} isOptional />
      <TextField {...field} name="url" label={t('shareUrl')} hint={t('shareUrlHint')} isOptional />
      <Actions>
        <Button>{t('shareButton')}</Button>
      </Actions>
    </Form>
  )
}

type Row = Resident & { takesPart: boolean }

/** Who asked and who takes part, with the decision about each. */
export function ResidentTable({ data, language, form }: Part) {
  const t = projectTexts(language)
  const { date } = formats(language)
  const columns: Column<Row>[] = [
    {
      key: 'name',
      head: t('residentName'),
      cell: row => (
        <>
          {row.name}
          {row.motive && <span class="sub">{row.motive}</span>}
        </>
      ),
    },
    {
      key: 'state',
      head: t('projectState'),
      cell: row => (
        <StatusBadge tone={row.state === 'admitted' && !row.takesPart ? 'warn' : tones[row.state]}>
          {t(row.state === 'admitted' && !row.takesPart ? 'resident_waits' : `resident_${row.state}`)}
        </StatusBadge>
      ),
    },
    { key: 'until', head: t('until'), cell: row => (row.validTo ? date(row.validTo) : '–') },
  ]
  return (
    <>
      <DataTable
        id="bewoners"
        caption={t('residentList')}
        columns={columns}
        rows={data.residents}
        rowKey={row => row.id}
        empty={
          <EmptyState title={t('residentsNoneTitle')} level={3}>
            {t('residentsNone')}
          </EmptyState>
        }
      />
      {data.mayAdmit && !data.isWithdrawn && <Decide data={data} language={language} form={form} />}
    </>
  )
}

/** Lets somebody take part who asked, or not; or lets somebody go. */
function Decide({ data, language, form }: Part) {
  const t = projectTexts(language)
  const open = data.residents.filter(one => one.state === 'asked' || one.state === 'admitted')
  const field = { language, form }
  if (open.length === 0) return null
  return (
    <Panel id="besluiten" title={t('decideResident')}>
      <Form language={language} form={form} hidden={{ act: 'decide' }}>
        <SelectField
          {...field}
          name="resident"
          label={t('residentName')}
          choices={open.map(one => ({ value: one.id, label: one.name }))}
        />
        <SelectField
          {...field}
          name="to"
          label={t('decision')}
          choices={(['admitted', 'refused', 'ended'] as const).map(to => ({
            value: to,
            label: t(`decide_${to}`),
          }))}
        />
        <DateField {...field} name="until" label={t('until')} isOptional />
        <TextAreaField
          {...field}
          name="reason"
          label={t('reason')}
          hint={t('residentReasonHint')}
          rows={2}
          isOptional
        />
        <Actions>
          <Button>{t('decideButton')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

/** Admits somebody by a mail. */
export function InviteResident({ language, form }: Part) {
  const t = projectTexts(language)
  const field = { language, form }
  return (
    <Panel id="uitnodigen" title={t('inviteResident')}>
      <p>{t('inviteResidentText')}</p>
      <Form language={language} form={form} hidden={{ act: 'invite' }}>
        <TextField {...field} name="name" label={t('residentName')} />
        <EmailField {...field} name="email" label={t('email')} />
        <SelectField
          {...field}
          name="language"
          label={t('language')}
          choices={[
            { value: 'nl', label: 'Nederlands' },
            { value: 'en', label: 'English' },
          ]}
        />
        <DateField {...field} name="validTo" label={t('until')} isOptional />
        <Actions>
          <Button>{t('inviteResident')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}
