import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { type Column, DataTable, EmptyState, Panel } from '../../../kit/ui/index.ts'
import type { ApprovalStep, CaseDecision } from '../model.ts'
import { say } from './say.ts'

/** One thing that was asked or decided about a version of a case. */
export interface DecisionLine {
  key: string
  kind: CaseDecision['kind']
  version: number | undefined
  /** The step that was decided. */
  step: ApprovalStep | undefined
  /** The steps that were asked for. */
  steps: readonly ApprovalStep[]
  /** ISO day on which a body decided. */
  decidedOn: string | undefined
  organisationName: string | undefined
  /** ISO day, Dutch time. */
  day: string
  reason: string
}

/** What was asked and decided about versions: the history of approval. */
export function DecisionsTable({ lines, language }: { lines: readonly DecisionLine[]; language: Language }) {
  const t = say(language)
  const { date } = formats(language)
  const columns: Column<DecisionLine>[] = [
    {
      key: 'what',
      head: t('decision'),
      cell: line => (
        <>
          {t(`decision_${line.kind}`)}
          {line.step && <span class="sub">{t(`step_${line.step}`)}</span>}
          {line.steps.length > 0 && (
            <span class="sub">{line.steps.map(step => t(`step_${step}`)).join(', ')}</span>
          )}
          {line.decidedOn && <span class="sub">{t('decidedOnDay', { day: date(line.decidedOn) })}</span>}
        </>
      ),
    },
    { key: 'version', head: t('version'), cell: line => line.version ?? '–' },
    { key: 'reason', head: t('reason'), cell: line => line.reason },
    { key: 'by', head: t('by'), cell: line => line.organisationName ?? '–' },
    { key: 'day', head: t('day'), cell: line => date(line.day) },
  ]
  return (
    <Panel id="besluiten" title={t('decisions')}>
      <DataTable
        id="besluiten-tabel"
        caption={t('tableOf', { title: t('decisions') })}
        isCaptionHidden
        columns={columns}
        rows={lines}
        rowKey={line => line.key}
        empty={<EmptyState title={t('decisionsEmptyTitle')}>{t('decisionsEmpty')}</EmptyState>}
      />
    </Panel>
  )
}
