import type { RiskAnswer } from '@versneller/engine'
import { formats } from '../../../../kit/texts/formats.ts'
import { Alert, type Column, DataTable } from '../../../../kit/ui/index.ts'
import { isSpreadTold } from '../../rules/spread-told.ts'
import { type AnswerProps, type Since, type Spread, type SpreadRow, spreadRows } from '../risk-rows.ts'
import { say } from '../say.ts'

interface ComparedProps extends AnswerProps {
  id: string
  title: string
  text: string
  before: RiskAnswer
  beforeHead: string
  rows: readonly SpreadRow[]
}

/** The results of two runs beside each other: what is reached with 80 % certainty, and the chance. */
function Compared({ id, title, text, before, beforeHead, rows, context: { language } }: ComparedProps) {
  const t = say(language)
  const { million: inMillions, percent } = formats(language)
  const both = rows.flatMap(row => {
    const earlier = row.id === 'area' ? before.area : before.parties[row.id]
    return earlier ? [{ ...row, earlier }] : []
  })
  type Row = (typeof both)[number]
  const chanceOf = (spread: Spread & { pReturnMet?: number }): string =>
    percent(spread.pReturnMet ?? spread.pNonNegative)
  const figure = (key: string, head: string, of: (row: Row) => number): Column<Row> => ({
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
        caption={title}
        isCaptionHidden
        rows={both}
        rowKey={row => row.id}
        columns={[
          { key: 'party', head: t('riskWho'), cell: row => row.name },
          figure('before', beforeHead, row => row.earlier.p20),
          figure('now', t('riskNow80'), row => row.spread.p20),
          figure('difference', t('riskDifference'), row => row.spread.p20 - row.earlier.p20),
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

/** What the sliders that were turned do to whom. */
export function WhatIfDoes({ plain, ...props }: AnswerProps & { plain: RiskAnswer }) {
  const t = say(props.context.language)
  return (
    <Compared
      {...props}
      id="wat-als"
      title={t('riskWhatIfDoes')}
      text={t('riskWhatIfDoesText')}
      before={plain}
      beforeHead={t('riskBefore80')}
      rows={spreadRows(props)}
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
      {...props}
      id="sinds"
      title={t('riskSince', { version })}
      text={t(props.data.turned.length === 0 ? 'riskSinceText' : 'riskSinceTurned')}
      before={since.result.answer}
      beforeHead={t('riskVersion80', { version })}
      rows={rows}
    />
  )
}
