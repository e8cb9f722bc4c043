import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Alert,
  type Column,
  DataTable,
  EmptyState,
  KeyFigures,
  LinkButton,
  Panel,
  StatusBadge,
  WorkPage,
} from '../../../kit/ui/index.ts'
import type { OwnAssignment, OwnStrictness } from '../actions/own-assessment.ts'
import { links } from '../links.ts'
import { say } from './say.ts'

/** The list of the own assessments. */
export interface AssessmentsData {
  rows: readonly OwnAssignment[]
  strictness: readonly OwnStrictness[]
  today: string
  isDone: boolean
}

const tones = { open: 'neutral', draft: 'warn', final: 'ok', voided: 'err' } as const

const columns = (language: Language, today: string): Column<OwnAssignment>[] => {
  const t = say(language)
  return [
    {
      key: 'plan',
      head: t('plan'),
      cell: row => (
        <>
          <a href={href(links.assessment, { id: row.id })}>{row.title}</a>
          <span class="sub">
            {[row.municipality, t('trancheNumber', { number: row.callNumber })].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'kind',
      head: t('kind'),
      cell: row =>
        row.isCalibration ? <StatusBadge tone="info">{t('calibrationPlan')}</StatusBadge> : t('ordinaryPlan'),
    },
    {
      key: 'due',
      head: t('dueOn'),
      cell: row => (
        <>
          {formats(language).date(row.dueOn)}
          {row.dueOn < today && row.state !== 'final' && <span class="sub">{t('isLate')}</span>}
        </>
      ),
    },
    {
      key: 'next',
      head: t('nextStep'),
      cell: row =>
        row.isWaiting
          ? t('calibrationFirst')
          : row.state === 'final'
            ? t('stepRead')
            : t(row.hasDeclared ? 'stepScore' : 'stepDeclare'),
    },
    {
      key: 'state',
      head: t('state'),
      cell: row => <StatusBadge tone={tones[row.state]}>{t(`assessment_${row.state}`)}</StatusBadge>,
    },
  ]
}

/** The own assessments, calibration first, with how strict one was once that can be told. */
export function AssessmentsPage({ data, context }: PageView<AssessmentsData>) {
  const { language } = context
  const t = say(language)
  const { rows, strictness, today } = data
  const count = (is: (row: OwnAssignment) => boolean) => rows.filter(is).length
  return (
    <WorkPage
      title={t('assessmentsTitle')}
      purpose={t('assessmentsLead')}
      action={
        <LinkButton kind="secondary" href={href(links.interests)}>
          {t('interestsTitle')}
        </LinkButton>
      }
    >
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      {rows.length > 0 && (
        <KeyFigures
          figures={[
            { label: t('toDo'), value: String(count(row => row.state !== 'final')) },
            { label: t('finished'), value: String(count(row => row.state === 'final')) },
            { label: t('late'), value: String(count(row => row.dueOn < today && row.state !== 'final')) },
          ]}
        />
      )}
      <DataTable
        id="beoordelingen"
        caption={t('assessmentsTitle')}
        isCaptionHidden
        columns={columns(language, today)}
        rows={rows}
        rowKey={row => row.id}
        empty={
          <EmptyState level={2} title={t('noAssessmentsTitle')}>
            {t('noAssessments')}
          </EmptyState>
        }
      />
      {strictness.length > 0 && (
        <Panel id="strengheid" title={t('strictnessTitle')} aside={t('strictnessAside')}>
          <ul class="plain stack-s">
            {strictness.map(one => (
              <li key={one.callNumber}>
                {t(one.strictness >= 0 ? 'strictnessMild' : 'strictnessStrict', {
                  tranche: one.callNumber,
                  value: formats(language).number(Math.abs(one.strictness), { decimals: 2 }),
                })}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </WorkPage>
  )
}
