import type { Case, Investments } from '@versneller/engine'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { DataTable, EmptyState, Panel } from '../../../../kit/ui/index.ts'
import { type SupraPlanLine, supraPlanLines } from '../../rules/investment-groups.ts'
import { nameOr, partyName } from '../case-page.tsx'
import { idAsWords } from '../fields/words.ts'
import { sayMoney } from './words.ts'

interface SupraPlanProps {
  caseFile: Case
  invested: Investments
  language: Language
}

/** More of a line is recovered in this plan than serves it: a hundredth of a percent is a rounding. */
const isTooMuch = ({ recoverableShare, supraPlanShare, isFund }: SupraPlanLine): boolean =>
  !isFund && recoverableShare !== undefined && recoverableShare > 1 - supraPlanShare + 1e-4

const recoveredEur = (row: SupraPlanLine) => (row.recoverableShare ?? 0) * row.presentEur

/** What of a line counts for cost recovery, with its share. */
function Recovered({ row, language }: { row: SupraPlanLine; language: Language }) {
  const t = sayMoney(language)
  const { million, percent } = formats(language)
  if (row.recoverableShare === undefined) return <span class="muted">{t('notRecovered')}</span>
  return (
    <>
      {million(recoveredEur(row), { decimals: 2 })} <span class="sub">{percent(row.recoverableShare)}</span>
      {isTooMuch(row) && <b class="loss sub">{t('moreThanPlan')}</b>}
    </>
  )
}

/** The lines that serve more than the plan: which part, who pays it, and what of it counts for cost recovery. */
export function SupraPlan({ caseFile, invested, language }: SupraPlanProps) {
  const t = sayMoney(language)
  const { million, percent } = formats(language)
  const two = (eur: number) => million(eur, { decimals: 2 })
  const rows = supraPlanLines(invested, caseFile)
  const lines = new Map((caseFile.lines ?? []).map(line => [line.id, line]))
  const total = (eur: (row: SupraPlanLine) => number) => two(rows.reduce((sum, row) => sum + eur(row), 0))
  const unit = t('millionEuro')
  return (
    <Panel id="bovenplans" title={t('supraTitle')}>
      <p class="measure small">{t('supraText')}</p>
      <DataTable
        id="bovenplans-tabel"
        caption={t('tableOf', { title: t('supraTitle') })}
        isCaptionHidden
        rows={rows}
        rowKey={row => row.id}
        empty={
          <EmptyState title={t('noSupra')} level={3}>
            {t('noSupraText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'line',
            head: t('line'),
            cell: row => (
              <>
                {nameOr(lines.get(row.id)?.name, idAsWords(row.id), language)}{' '}
                {row.isFund && <span class="sub">{t('toFund')}</span>}
              </>
            ),
            total: t('together'),
          },
          { key: 'payer', head: t('byPayer'), cell: row => partyName(caseFile, row.payer, language) },
          {
            key: 'present',
            head: t('present'),
            unit,
            align: 'end',
            cell: row => two(row.presentEur),
            total: total(row => row.presentEur),
          },
          { key: 'share', head: t('planShare'), align: 'end', cell: row => percent(1 - row.supraPlanShare) },
          {
            key: 'supra',
            head: t('supraPlan'),
            unit,
            align: 'end',
            cell: row => two(row.supraPlanEur),
            total: total(row => row.supraPlanEur),
          },
          {
            key: 'recovered',
            head: t('recoverable'),
            unit,
            align: 'end',
            cell: row => <Recovered row={row} language={language} />,
            total: total(recoveredEur),
          },
        ]}
      />
    </Panel>
  )
}
