import { formats } from '../../../kit/texts/formats.ts'
import { DataTable } from '../../../kit/ui/index.ts'
import { BearerMatrix } from '../islands/bench/risk/bearer-matrix.tsx'
import { riskTexts } from '../islands/bench/risk/texts.ts'
import { partyName } from './case-page.tsx'
import type { AnswerProps } from './risk-rows.ts'
import { say } from './say.ts'

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
