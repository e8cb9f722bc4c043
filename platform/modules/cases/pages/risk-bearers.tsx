import type { RiskAnswer } from '@versneller/engine'
import { formats } from '../../../kit/texts/formats.ts'
import { type Column, DataTable } from '../../../kit/ui/index.ts'
import { BearerMatrix } from '../islands/bench/risk/bearer-matrix.tsx'
import { riskTexts } from '../islands/bench/risk/texts.ts'
import { partyName } from './case-page.tsx'
import { type AnswerProps, type Spread, spreadRows } from './risk-rows.ts'
import { say } from './say.ts'

/** What the crisis costs whom, the hardest hit first. */
export function WhoLoses({ usual, ...props }: AnswerProps & { usual: RiskAnswer }) {
  const { language } = props.context
  const t = say(language)
  const { million: inMillions, percent } = formats(language)
  const rows = spreadRows(props)
    .flatMap(row => {
      const before = row.id === 'area' ? usual.area : usual.parties[row.id]
      return before ? [{ ...row, before }] : []
    })
    .sort((a, b) => a.spread.p50 - a.before.p50 - (b.spread.p50 - b.before.p50))
  type Row = (typeof rows)[number]
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
      <h2 id="crisis-kop">
        {t('riskWhoLoses', { years: props.data.asked.crisisYears.join(` ${t('riskAnd')} `) })}
      </h2>
      <p class="measure small">{t('riskWhoLosesText')}</p>
      <DataTable
        id="crisis"
        caption={t('riskWhoLosesCaption')}
        isCaptionHidden
        rows={rows}
        rowKey={row => row.id}
        columns={[
          { key: 'party', head: t('riskWho'), cell: row => row.name },
          figure('without', t('riskMedianUsual'), row => row.before.p50),
          figure('with', t('riskMedianCrisis'), row => row.spread.p50),
          figure('difference', t('riskDifference'), row => row.spread.p50 - row.before.p50),
          {
            key: 'chance',
            head: t('riskChanceBoth'),
            align: 'end',
            cell: row => t('riskFromTo', { from: chanceOf(row.before), to: chanceOf(row.spread) }),
          },
        ]}
      />
    </div>
  )
}

/** Which cause costs whom how much when all goes badly. */
export function WhoBearsWhat({ answer, data, context: { language } }: AnswerProps) {
  const t = riskTexts(language)
  // Where nothing is left to chance there is nothing to bear.
  if (answer.matrix.cvarEur <= 0) return null
  const parties = Object.keys(answer.bearers).map(id => ({
    id,
    name: partyName(data.caseFile, id, language),
  }))
  return (
    <div class="stack-s">
      <h2 id="wie-draagt-kop">{t('whoBears')}</h2>
      <p class="measure small">{t('whoBearsTold')}</p>
      <BearerMatrix matrix={answer.matrix} parties={parties} language={language} />
    </div>
  )
}

/** Who bears the risk: shares that add up. */
export function Bearers({ answer, data, context }: AnswerProps) {
  const { language } = context
  const t = say(language)
  const { million: inMillions, percent } = formats(language)
  const rows = Object.entries(answer.bearers)
  return (
    <div class="stack-s">
      <h2 id="dragers-kop">{t('riskBearers')}</h2>
      <p class="measure small">{t('riskBearersText')}</p>
      <DataTable
        id="dragers"
        caption={t('riskBearers')}
        isCaptionHidden
        rows={rows}
        rowKey={([id]) => id}
        columns={[
          {
            key: 'party',
            head: t('riskWho'),
            cell: ([id]) => partyName(data.caseFile, id, language),
            total: t('riskTogether'),
          },
          {
            key: 'share',
            head: t('riskShare'),
            align: 'end',
            cell: ([, bearer]) => percent(bearer.eulerShare, { decimals: 1 }),
            total: percent(
              rows.reduce((sum, [, { eulerShare }]) => sum + eulerShare, 0),
              { decimals: 1 },
            ),
          },
          {
            key: 'sd',
            head: t('riskSd'),
            unit: t('millionEuro'),
            align: 'end',
            cell: ([, bearer]) => inMillions(bearer.sd),
          },
          {
            key: 'tail',
            head: t('riskTail'),
            unit: t('millionEuro'),
            align: 'end',
            cell: ([, bearer]) => inMillions(bearer.cvar90),
          },
        ]}
      />
    </div>
  )
}
