import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
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
  StatusBadge,
  TextAreaField,
  TextField,
} from '../../../kit/ui/index.ts'
import type { SeenConflict } from '../model.ts'
import { say } from './say.ts'
import { TrancheFrame, type TrancheHead } from './tranche-frame.tsx'

/** A plan with who may assess it. */
export interface ConflictRow {
  id: string
  title: string
  eligible: number
  awaiting: readonly NamedConflict[]
  blocked: readonly NamedConflict[]
  cleared: readonly NamedConflict[]
  needsExternalPool: boolean
}

/** A conflict with the name of the assessor. */
export type NamedConflict = SeenConflict & { name: string }

/** Conflicts of a tranche, and what can be written about them. */
export interface ConflictsData extends TrancheHead {
  rows: readonly ConflictRow[]
  plans: readonly Choice[]
  people: readonly Choice[]
  organisations: readonly Choice[]
  rules: readonly ('same-network' | 'competitor' | 'same-umbrella' | 'collaboration' | 'mail-domain')[]
  isDone: boolean
}

const Conflicts = ({ of, language }: { of: readonly NamedConflict[]; language: Language }) => {
  const t = say(language)
  if (of.length === 0) return <>–</>
  return (
    <ul class="plain">
      {of.map(one => (
        <li key={one.personId}>
          {one.name}{' '}
          <span class="muted small">
            {[
              ...new Set(
                [...one.reasons, ...(one.level === 'none' ? one.cleared : [])].map(reason =>
                  t(`rule_${reason.rule}`),
                ),
              ),
            ].join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Who may assess what, why not, and what was set aside; from what is known at this moment. */
export function ConflictsPage({ data, context, form }: PageView<ConflictsData>) {
  const { language } = context
  const t = say(language)
  const short = data.rows.filter(row => row.needsExternalPool)
  return (
    <TrancheFrame
      data={data}
      context={context}
      current="conflicts"
      title={t('conflictsTitle')}
      purpose={t('conflictsLead')}
    >
      {short.length > 0 && (
        <Alert kind="warning" title={t('externalPoolTitle')}>
          <p>{t('externalPool', { plans: short.map(row => row.title).join(', ') })}</p>
        </Alert>
      )}
      <DataTable
        id="belangenconflicten"
        caption={t('conflictsTitle')}
        isCaptionHidden
        rows={data.rows}
        rowKey={row => row.id}
        columns={[
          { key: 'plan', head: t('plan'), cell: row => row.title },
          {
            key: 'eligible',
            head: t('eligible'),
            align: 'end',
            cell: row => (
              <>
                {row.eligible}
                {row.needsExternalPool && <StatusBadge tone="warn">{t('tooFew')}</StatusBadge>}
              </>
            ),
          },
          {
            key: 'blocked',
            head: t('blocked'),
            cell: row => <Conflicts of={row.blocked} language={language} />,
          },
          {
            key: 'awaiting',
            head: t('awaiting'),
            cell: row => <Conflicts of={row.awaiting} language={language} />,
          },
          {
            key: 'cleared',
            head: t('cleared'),
            cell: row => <Conflicts of={row.cleared} language={language} />,
          },
        ]}
        empty={
          <EmptyState level={2} title={t('noPlansTitle')}>
            {t('noPlans')}
          </EmptyState>
        }
      />
      {data.rules.length > 0 && <ClearForm data={data} context={context} form={form} />}
      <CommissionForm data={data} context={context} form={form} />
    </TrancheFrame>
  )
}

/** Sets a suspicion aside in writing. */
function ClearForm({ data, context, form }: PageView<ConflictsData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <Panel id="vrijgeven" title={t('clearTitle')}>
      <p class="measure">{t('clearLead')}</p>
      <Form language={language} form={form} hidden={{ act: 'clear' }}>
        <SelectField {...field} name="person" label={t('assessor')} choices={data.people} width="full" />
        <SelectField {...field} name="plan" label={t('plan')} choices={data.plans} width="full" />
        <SelectField
          {...field}
          name="rule"
          label={t('suspicion')}
          choices={data.rules.map(rule => ({ value: rule, label: t(`rule_${rule}`) }))}
        />
        <TextAreaField {...field} name="reason" label={t('reason')} hint={t('clearReasonHint')} rows={3} />
        <Actions>
          <Button kind="secondary">{t('clearButton')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

/** Records who worked on the project of a plan. */
function CommissionForm({ data, context, form }: PageView<ConflictsData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <Panel id="opdracht" title={t('commissionTitle')}>
      <p class="measure">{t('commissionLead')}</p>
      <Form language={language} form={form} hidden={{ act: 'commission' }}>
        <SelectField
          {...field}
          id="opdracht-plan"
          name="plan"
          label={t('plan')}
          choices={data.plans}
          width="full"
        />
        <PickerField {...field} name="organisation" label={t('organisation')} choices={data.organisations} />
        <DateField {...field} name="from" label={t('from')} />
        <DateField {...field} name="to" label={t('until')} isOptional />
        <TextField {...field} name="source" label={t('source')} hint={t('commissionSourceHint')} />
        <Actions>
          <Button kind="secondary">{t('commissionButton')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}
