import type { RiskAnswer } from '@versneller/engine'
import { formats } from '../../../../kit/texts/formats.ts'
import { Alert, type Column, DataTable } from '../../../../kit/ui/index.ts'
import { isSpreadTold } from '../../rules/spread-told.ts'
import { type AnswerProps, type Since, type Spread, type SpreadRow, spreadRows } from '../risk-rows.ts'
import { say } from '../say.ts'

interface Both extends SpreadRow {
  earlier: Spread & { pReturnMet?: number }
}

/** The rows that another run tells too, with what it tells. */
const bothOf = (rows: readonly SpreadRow[], before: RiskAnswer): Both[] =>
  rows.flatMap(row => {
    const earlier = row.id === 'area' ? before.area : before.parties[row.id]
    return earlier ? [{ ...row, earlier }] : []
  })

interface ComparedProps extends Pick<AnswerProps, 'context'> {
  id: string
  title: string
  /** Absent: the title. */
  caption?: string
  text: string
  rows: readonly Both[]
  /** What is compared: what is reached with 80 % certainty, or the middle. */
  at: 'p20' | 'p50'
  heads: Record<'before' | 'now', string>
}

/** The results of two runs beside each other: a figure of the spread, and the chance. */
function Compared({ id, title, caption, text, rows, at, heads, context: { language } }: ComparedProps) {
  const t = say(language)
  const { million: inMillions, percent } = formats(language)
  const chanceOf = (spread: Both['earlier']): string => percent(spread.pReturnMet ?? spread.pNonNegative)
  const figure = (key: string, head: string, of: (row: Both) => number): Column<Both> => ({
    key,
    head,
    unit: t('millionEuro'),
    align: 'end',
    cell: row => inMillions(of(row), { decimals: 2 }),
  })
  return (
    <div class="stack-s">
      <h2 id={`${id}-kop`}>{title}</h2>
      <p class="measure small">{text}</p>
      <DataTable
        id={id}
        caption={caption ?? title}
        isCaptionHidden
        rows={rows}
        rowKey={row => row.id}
        columns={[
          { key: 'party', head: t('riskWho'), cell: row => row.name },
          figure('before', heads.before, row => row.earlier[at]),
          figure('now', heads.now, row => row.spread[at]),
          figure('difference', t('riskDifference'), row => row.spread[at] - row.earlier[at]),
          {
            key: 'chance',
            head: t('riskChanceBoth'),
            align: 'end',
            cell: row => t('riskFromTo', { from: chanceOf(row.earlier), to: chanceOf(row.spread) }),
          },
        ]}
      />
    </div>
  )
}

/** What the crisis costs whom, the hardest hit first. */
export function WhoLoses({ usual, ...props }: AnswerProps & { usual: RiskAnswer }) {
  const t = say(props.context.language)
  const lossOf = ({ spread, earlier }: Both): number => spread.p50 - earlier.p50
  return (
    <Compared
      context={props.context}
      id="crisis"
      title={t('riskWhoLoses', { years: props.data.asked.crisisYears.join(` ${t('riskAnd')} `) })}
      caption={t('riskWhoLosesCaption')}
      text={t('riskWhoLosesText')}
      rows={bothOf(spreadRows(props), usual).sort((a, b) => lossOf(a) - lossOf(b))}
      at="p50"
      heads={{ before: t('riskMedianUsual'), now: t('riskMedianCrisis') }}
    />
  )
}

/** What the sliders that were turned do to whom. */
export function WhatIfDoes({ plain, ...props }: AnswerProps & { plain: RiskAnswer }) {
  const t = say(props.context.language)
  return (
    <Compared
      context={props.context}
      id="wat-als"
      title={t('riskWhatIfDoes')}
      text={t('riskWhatIfDoesText')}
      rows={bothOf(spreadRows(props), plain)}
      at="p20"
      heads={{ before: t('riskBefore80'), now: t('riskNow80') }}
    />
  )
}

/** What changed since the version that was fixed last, for who may be told both. */
export function SinceVersion({ since, ...props }: AnswerProps & { since: Since }) {
  const t = say(props.context.language)
  const version = String(since.version)
  if (!since.result.ok) return <Alert>{t('riskSinceImpossible', { version })}</Alert>
  const rows = spreadRows(props).filter(({ id }) =>
    isSpreadTold(since.withheld, id === 'area' ? 'area' : { party: id }),
  )
  return (
    <Compared
      context={props.context}
      id="sinds"
      title={t('riskSince', { version })}
      text={t(props.data.turned.length === 0 ? 'riskSinceText' : 'riskSinceTurned')}
      rows={bothOf(rows, since.result.answer)}
      at="p20"
      heads={{ before: t('riskVersion80', { version }), now: t('riskNow80') }}
    />
  )
}
