import type { FileFlag } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  DataTable,
  EmptyState,
  ExportLinks,
  Form,
  KeyFigures,
  Panel,
  SelectField,
  StatusBadge,
  TableBar,
  TextAreaField,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { ConsensusMeeting, Criterion } from '../model.ts'
import { planColumn } from './plan-column.tsx'
import { say } from './say.ts'
import { TrancheFrame, type TrancheHead } from './tranche-frame.tsx'

/** A plan with its score. */
export interface ScoreRow {
  id: string
  title: string
  municipality: string
  raw: number | null
  adjusted: number | null
  passes: boolean
  flags: readonly FileFlag[]
  /** Valid assessments. */
  count: number
}

/** Scores and agreement of a tranche; nothing of it before this reader may see it. */
export interface ScoresData extends TrancheHead {
  isHidden: boolean
  rows: readonly ScoreRow[]
  threshold: number
  agreement:
    | {
        intraclassCorrelation: number | null
        flaggedShare: number
        groups: number
        alpha: readonly { criterion: string; value: number | null }[]
      }
    | undefined
}

/** A half is rounded up, also where the last bits of a sum lie just below it. */
const withoutLastBits = (value: number): number => Math.round(value * 1e9) / 1e9

const twoDecimals =
  (language: Language) =>
  (value: number | null): string =>
    value === null ? '–' : formats(language).number(withoutLastBits(value), { decimals: 2 })

/** Raw mean beside the score freed of strictness, flags, and how well assessors agree. Nobody's strictness is here. */
export function ScoresPage({ data, context }: PageView<ScoresData>) {
  const { language } = context
  const t = say(language)
  const { percent } = formats(language)
  const two = twoDecimals(language)
  const tranche = String(data.call.number)
  return (
    <TrancheFrame
      data={data}
      context={context}
      current="scores"
      title={t('scoresTitle')}
      purpose={t('scoresLead')}
    >
      {data.isHidden ? (
        <Alert>
          <p>{t('scoresHidden')}</p>
        </Alert>
      ) : (
        <>
          {data.agreement && (
            <KeyFigures
              figures={[
                {
                  label: t('agreementIcc'),
                  value: two(data.agreement.intraclassCorrelation),
                  detail: t('agreementIccHint'),
                },
                { label: t('flaggedShare'), value: percent(data.agreement.flaggedShare) },
                { label: t('groups'), value: String(data.agreement.groups), detail: t('groupsHint') },
                { label: t('threshold'), value: two(data.threshold) },
              ]}
            />
          )}
          <TableBar title={t('scoresCount', { count: data.rows.length })}>
            <ExportLinks
              language={language}
              links={[{ format: 'csv', href: href(links.scoresFile, { tranche }) }]}
            />
          </TableBar>
          <ScoreTable rows={data.rows} language={language} />
          {data.agreement && <AlphaPanel alpha={data.agreement.alpha} language={language} />}
        </>
      )}
    </TrancheFrame>
  )
}

/** Raw mean beside adjusted score, with what has to be talked about. */
function ScoreTable({ rows, language }: { rows: readonly ScoreRow[]; language: Language }) {
  const t = say(language)
  const two = twoDecimals(language)
  return (
    <DataTable
      id="scores"
      caption={t('scoresTitle')}
      isCaptionHidden
      rows={rows}
      rowKey={row => row.id}
      columns={[
        planColumn(language),
        { key: 'count', head: t('validAssessments'), align: 'end', cell: row => row.count },
        { key: 'raw', head: t('rawMean'), align: 'end', cell: row => two(row.raw) },
        { key: 'adjusted', head: t('adjusted'), align: 'end', cell: row => <b>{two(row.adjusted)}</b> },
        {
          key: 'passes',
          head: t('passes'),
          cell: row => (
            <StatusBadge tone={row.passes ? 'ok' : 'neutral'}>
              {t(row.passes ? 'aboveThreshold' : 'belowThreshold')}
            </StatusBadge>
          ),
        },
        {
          key: 'flags',
          head: t('flags'),
          cell: row => (row.flags.length > 0 ? row.flags.map(flag => t(`flag_${flag}`)).join(', ') : '–'),
        },
      ]}
      empty={
        <EmptyState level={2} title={t('noScoresTitle')}>
          {t('noScores')}
        </EmptyState>
      }
    />
  )
}

/** How well assessors agree, per criterion. */
function AlphaPanel({
  alpha,
  language,
}: {
  alpha: readonly { criterion: string; value: number | null }[]
  language: Language
}) {
  const t = say(language)
  const two = twoDecimals(language)
  return (
    <Panel id="overeenstemming" title={t('alphaTitle')} aside={t('alphaAside')}>
      <DataTable
        id="alfa"
        caption={t('alpha')}
        isCaptionHidden
        rows={alpha}
        rowKey={row => row.criterion}
        columns={[
          { key: 'criterion', head: t('criterion'), cell: row => row.criterion },
          { key: 'value', head: t('alpha'), align: 'end', cell: row => two(row.value) },
        ]}
      />
    </Panel>
  )
}

/** Explanations added to anchors. */
export interface AnchorNotesData extends TrancheHead {
  criteria: readonly Criterion[]
  notes: readonly { criterion: string; text: string; addedOn: string }[]
  /** Differences of two or more on the calibration plans, once all who score them are final. */
  differences: readonly { plan: string; criterion: string; least: number; most: number }[]
  isDone: boolean
}

/** The calibration: where assessors differ most, and what is added to the anchors for all of them. */
export function AnchorNotesPage({ data, context, form }: PageView<AnchorNotesData>) {
  const { language } = context
  const t = say(language)
  const title = (key: string) => data.criteria.find(one => one.key === key)?.title[language] ?? key
  const field = { language, form }
  return (
    <TrancheFrame
      data={data}
      context={context}
      current="anchorNotes"
      title={t('anchorNotesTitle')}
      purpose={t('anchorNotesLead')}
    >
      <Panel id="verschillen" title={t('differencesTitle')} aside={t('differencesAside')}>
        <DataTable
          id="verschillentabel"
          caption={t('criterion')}
          isCaptionHidden
          rows={data.differences}
          rowKey={row => row.plan + row.criterion}
          columns={[
            { key: 'plan', head: t('plan'), cell: row => row.plan },
            { key: 'criterion', head: t('criterion'), cell: row => title(row.criterion) },
            { key: 'least', head: t('lowest'), align: 'end', cell: row => row.least },
            { key: 'most', head: t('highest'), align: 'end', cell: row => row.most },
          ]}
          empty={<EmptyState title={t('noDifferencesTitle')}>{t('noDifferences')}</EmptyState>}
        />
      </Panel>
      {data.notes.length > 0 && (
        <Panel id="toelichtingen" title={t('anchorNotes')}>
          <ul class="plain stack-s">
            {data.notes.map(note => (
              <li key={note.text}>
                <b>{title(note.criterion)}</b>: {note.text}
                <span class="sub">{formats(language).date(note.addedOn)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel id="nieuw" title={t('newAnchorNote')}>
        <Form language={language} form={form}>
          <SelectField
            {...field}
            name="criterion"
            label={t('criterion')}
            width="full"
            choices={data.criteria.map(one => ({ value: one.key, label: one.title[language] }))}
          />
          <TextAreaField
            {...field}
            name="text"
            label={t('explanation')}
            hint={t('anchorNoteHint')}
            rows={3}
          />
          <Actions>
            <Button>{t('addAnchorNote')}</Button>
          </Actions>
        </Form>
      </Panel>
    </TrancheFrame>
  )
}

/** A meeting with the plan it is about and how scores moved. */
export type MeetingRow = ConsensusMeeting & {
  title: string
  /** Old and new score per correction since the flag, without names. */
  corrections: readonly {
    side: 'public' | 'private' | 'knowledge'
    criterion: string
    from: string
    to: string
    reason: string
  }[]
}

/** Meetings about flagged plans. */
export interface ConsensusData extends TrancheHead {
  rows: readonly MeetingRow[]
  criteria: readonly Criterion[]
  isSecretary: boolean
  isDone: boolean
}

const stateTones = { planned: 'neutral', held: 'warn', adopted: 'ok' } as const

/** Talks about flagged plans: planned, held, adopted; what was given before stays beside what came after. */
export function ConsensusPage({ data, context, form }: PageView<ConsensusData>) {
  const { language } = context
  const t = say(language)
  return (
    <TrancheFrame
      data={data}
      context={context}
      current="consensus"
      title={t('consensusTitle')}
      purpose={t('consensusLead')}
    >
      {!data.isSecretary && (
        <Alert>
          <p>{t('secretaryOnly')}</p>
        </Alert>
      )}
      {data.rows.length === 0 && (
        <EmptyState level={2} title={t('noMeetingsTitle')}>
          {t('noMeetings')}
        </EmptyState>
      )}
      {data.rows.map(row => (
        <Meeting key={row.id} row={row} data={data} context={context} form={form} />
      ))}
    </TrancheFrame>
  )
}

/** One meeting: why, what was said, what was corrected, and the step of the secretary. */
function Meeting({ row, data, context, form }: PageView<ConsensusData> & { row: MeetingRow }) {
  const { language } = context
  const t = say(language)
  const criterion = (key: string) => data.criteria.find(one => one.key === key)?.title[language] ?? key
  return (
    <Panel
      id={`bespreking-${row.id}`}
      title={row.title}
      aside={<StatusBadge tone={stateTones[row.state]}>{t(`consensus_${row.state}`)}</StatusBadge>}
    >
      <p>
        {t('flaggedBecause', { flags: row.flags.map(flag => t(`flag_${flag}`)).join(', ') })}{' '}
        <span class="muted">{t('plannedOn', { date: formats(language).date(row.plannedOn) })}</span>
      </p>
      {row.report && <p class="measure">{row.report}</p>}
      {row.corrections.length > 0 && (
        <DataTable
          id={`correcties-${row.id}`}
          caption={t('correctionsCaption', { plan: row.title })}
          rows={row.corrections}
          rowKey={one => one.side + one.criterion + one.from + one.to}
          columns={[
            { key: 'side', head: t('side'), cell: one => t(`side_${one.side}`) },
            { key: 'criterion', head: t('criterion'), cell: one => criterion(one.criterion) },
            { key: 'from', head: t('was'), align: 'end', cell: one => one.from },
            { key: 'to', head: t('became'), align: 'end', cell: one => one.to },
            { key: 'reason', head: t('reason'), cell: one => one.reason },
          ]}
        />
      )}
      {data.isSecretary && row.state === 'planned' && (
        <Form
          language={language}
          form={form.values.id === row.id ? form : undefined}
          hidden={{ act: 'hold', id: row.id }}
        >
          <TextAreaField
            language={language}
            form={form.values.id === row.id ? form : { values: {}, problems: [] }}
            id={`verslag-${row.id}`}
            name="report"
            label={t('report')}
            hint={t('reportHint')}
            rows={3}
          />
          <Actions>
            <Button kind="secondary" hiddenSuffix={row.title}>
              {t('holdButton')}
            </Button>
          </Actions>
        </Form>
      )}
      {data.isSecretary && row.state === 'held' && (
        <Form
          language={language}
          form={form.values.id === row.id ? form : undefined}
          hidden={{ act: 'adopt', id: row.id }}
        >
          <Actions>
            <Button kind="secondary" hiddenSuffix={row.title}>
              {t('adoptButton')}
            </Button>
          </Actions>
        </Form>
      )}
    </Panel>
  )
}
