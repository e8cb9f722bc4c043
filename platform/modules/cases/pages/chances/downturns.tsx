import { formats } from '../../../../kit/texts/formats.ts'
import { type Column, DataTable } from '../../../../kit/ui/index.ts'
import { partyName } from '../case-page.tsx'
import { say } from '../say.ts'
import type { PictureProps } from './shapes.ts'
import { sayChance } from './words.ts'

/** What none, one and more downturns in the runtime do to whom. */
export function Downturns({ data, profile, language }: PictureProps) {
  const t = sayChance(language)
  const { million, percent } = formats(language)
  const { toldParties, isAreaTold, caseFile } = data
  const rows = profile.downturns
  if (rows.length === 0 || toldParties.length === 0) return null
  type Row = (typeof rows)[number]
  const some = rows.filter(row => row.downturns > 0)
  const figure = (key: string, head: string, of: (row: Row) => number): Column<Row> => ({
    key,
    head,
    unit: t('millionEuro'),
    align: 'end',
    cell: row => million(of(row), { decimals: 2 }),
  })
  const names = ['downturns_0', 'downturns_1', 'downturns_2', 'downturns_3'] as const
  return (
    <div class="stack-s">
      <h2 id="terugvallen-kop">{t('downturnsTitle')}</h2>
      <p class="measure small">
        {t('downturnsText', {
          chance: percent(some.reduce((sum, { share }) => sum + share, 0)),
        })}
      </p>
      <DataTable
        id="terugvallen"
        caption={t('downturnsTitle')}
        isCaptionHidden
        rows={rows}
        rowKey={row => String(row.downturns)}
        columns={[
          { key: 'count', head: t('downturnsCount'), cell: row => t(names[row.downturns] ?? 'downturns_3') },
          {
            key: 'share',
            head: t('downturnsShare'),
            align: 'end',
            cell: row => percent(row.share, { decimals: 1 }),
          },
          ...toldParties.map(id =>
            figure(id, partyName(caseFile, id, language), row => row.parties[id] ?? 0),
          ),
          ...(isAreaTold ? [figure('area', say(language)('riskArea'), row => row.areaEur)] : []),
        ]}
      />
    </div>
  )
}
