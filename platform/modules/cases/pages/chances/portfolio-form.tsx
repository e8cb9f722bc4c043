import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import {
  Actions,
  Button,
  CheckboxesField,
  DataTable,
  EmptyState,
  Form,
  NumberField,
  PageTitle,
  SelectField,
  StatusBadge,
} from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import { sayChance } from './words.ts'

/** Where a joint run stands. */
export type RunState = 'running' | 'stopped' | 'done' | 'failed'

/** Its colour. */
const runTones = { running: 'neutral', stopped: 'warn', done: 'ok', failed: 'err' } as const

interface PortfolioFormData {
  cases: readonly { id: string; name: string; ownerName: string }[]
  /** Earlier runs of this person. */
  runs: readonly { id: string; madeAt: string; caseCount: number; trials: number; state: RunState }[]
}

const trialChoices = ['5000', '20000', '100000'] as const

/** Which cases are run together, and what was run before. */
export function PortfolioFormPage({ data, context, form }: PageView<PortfolioFormData>) {
  const { language } = context
  const t = sayChance(language)
  const { number } = formats(language)
  if (data.cases.length === 0)
    return (
      <div class="stack">
        <PageTitle title={t('portfolioTitle')} purpose={t('portfolioPurpose')} />
        <EmptyState title={t('portfolioNoCases')}>{t('portfolioNoCasesText')}</EmptyState>
      </div>
    )
  const chosen = form.values.cases
  return (
    <div class="stack">
      <PageTitle title={t('portfolioTitle')} purpose={t('portfolioPurpose')} />
      <Form language={language} action={href(links.portfolios)} form={form}>
        <CheckboxesField
          language={language}
          name="cases"
          label={t('portfolioCases')}
          hint={t('portfolioCasesHint')}
          form={form}
          chosen={typeof chosen === 'string' ? [chosen] : chosen}
          choices={data.cases.map(({ id, name, ownerName }) => ({ value: id, label: name, hint: ownerName }))}
        />
        <SelectField
          language={language}
          name="trials"
          label={t('trials')}
          form={form}
          choices={trialChoices.map(value => ({ value, label: number(Number(value)) }))}
        />
        <NumberField language={language} name="seed" label={t('seed')} form={form} />
        <Actions>
          <Button>{t('portfolioRun')}</Button>
        </Actions>
      </Form>
      <Runs data={data} language={language} />
    </div>
  )
}

function Runs({ data, language }: { data: PortfolioFormData; language: 'nl' | 'en' }) {
  const t = sayChance(language)
  const { number, dateTime } = formats(language)
  if (data.runs.length === 0) return null
  return (
    <DataTable
      id="eerder"
      caption={t('portfolioRuns')}
      rows={data.runs}
      rowKey={run => run.id}
      columns={[
        {
          key: 'when',
          head: t('portfolioWhen'),
          cell: run => <a href={href(links.portfolio, { id: run.id })}>{dateTime(new Date(run.madeAt))}</a>,
        },
        { key: 'cases', head: t('portfolioCaseCount'), align: 'end', cell: run => number(run.caseCount) },
        { key: 'trials', head: t('trials'), align: 'end', cell: run => number(run.trials) },
        {
          key: 'state',
          head: t('portfolioState'),
          cell: run => <StatusBadge tone={runTones[run.state]}>{t(`run_${run.state}`)}</StatusBadge>,
        },
      ]}
    />
  )
}
