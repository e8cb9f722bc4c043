import type { RiskAnswer } from '@versneller/engine'
import { formats } from '../../../../../kit/texts/formats.ts'
import type { Language } from '../../../../../kit/texts/texts.ts'
import { upperFirst } from '../../../../../kit/texts/upper-first.ts'
import { type Column, DataTable } from '../../../../../kit/ui/index.ts'
import { memo } from '../../../../../kit/ui/memo.tsx'
import { sayValue } from '../../../pages/fields/words.ts'
import { useWhenIdle } from '../when-idle.ts'
import { riskTexts } from './texts.ts'
import { isSameDesk, type RiskProps, useRisk } from './use-risk.ts'

type Matrix = RiskAnswer['matrix']
type Row = Matrix['rows'][number]

interface BearerMatrixProps {
  matrix: Matrix
  parties: readonly { id: string; name: string }[]
  language: Language
}

const ownCauses = ['downturn', 'delay', 'events', 'rest'] as const

/** Causes by parties: parts of the tail of all parties together, which add up in both directions. */
export function BearerMatrix({ matrix, parties, language }: BearerMatrixProps) {
  const t = riskTexts(language)
  const { million } = formats(language)
  const nameOf = (cause: string): string => {
    const own = ownCauses.find(one => one === cause)
    return upperFirst(own ? t(`cause_${own}`) : sayValue(cause, language))
  }
  const sumOf = (id: string): number => matrix.rows.reduce((sum, row) => sum + (row.parties[id] ?? 0), 0)
  const figures = { align: 'end', unit: t('millionEuro') } as const
  return (
    <DataTable
      id="wie-draagt"
      caption={t('whoBears')}
      isCaptionHidden
      isWide
      rows={matrix.rows}
      rowKey={row => row.cause}
      columns={[
        { key: 'cause', head: t('cause'), cell: row => nameOf(row.cause), total: t('together') },
        ...parties.map(
          ({ id, name }): Column<Row> => ({
            key: id,
            head: name,
            ...figures,
            cell: row => million(row.parties[id] ?? 0, { decimals: 2 }),
            total: million(sumOf(id), { decimals: 2 }),
          }),
        ),
        {
          key: 'together',
          head: t('together'),
          ...figures,
          cell: row => million(row.togetherEur, { decimals: 2 }),
          total: million(matrix.cvarEur, { decimals: 2 }),
        },
      ]}
    />
  )
}

function WhoBearsView({ desk, view }: RiskProps) {
  const { now } = useWhenIdle(useRisk(desk, ({ now: { answer } }) => [answer]))
  const t = riskTexts(view.language)
  if (!now.answer || now.answer.matrix.cvarEur <= 0 || view.withheld.lineCount > 0) return null
  return (
    <details class="v-who-bears">
      <summary>
        <h2>{t('whoBears')}</h2>
      </summary>
      <p class="small muted">{t('whoBearsTold')}</p>
      <BearerMatrix matrix={now.answer.matrix} parties={view.parties} language={view.language} />
    </details>
  )
}

/** Who bears which risk, in a part that opens; only where nothing is hidden, since it is of all parties together. */
export const WhoBears = memo(WhoBearsView, isSameDesk)
