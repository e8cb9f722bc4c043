import type { Case, Loan, Rate } from '@versneller/engine'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { DataTable, EmptyState, Panel } from '../../../../kit/ui/index.ts'
import { partyName } from '../case-page.tsx'
import { idAsWords } from '../fields/words.ts'
import { sayMoney } from './words.ts'

/** "4,5%", or for each year from which another rate holds. */
function rateWords(rate: Rate, language: Language): string {
  const { percent } = formats(language)
  const write = (share: number) => percent(share, { decimals: 2 })
  if (typeof rate === 'number') return write(rate)
  return rate.map(step => `${step.from}: ${write(step.rate)}`).join(', ')
}

/** The loans of a case: money that comes back, so none of them pays for the area. */
export function Loans({ caseFile, language }: { caseFile: Case; language: Language }) {
  const t = sayMoney(language)
  const { million } = formats(language)
  const nameOf = (id: string) => partyName(caseFile, id, language)
  return (
    <Panel id="leningen" title={t('loansTitle')}>
      <DataTable<Loan>
        id="leningen-tabel"
        caption={t('tableOf', { title: t('loansTitle') })}
        isCaptionHidden
        rows={caseFile.loans ?? []}
        rowKey={loan => loan.id}
        empty={
          <EmptyState title={t('noLoans')} level={3}>
            {t('noLoansText')}
          </EmptyState>
        }
        columns={[
          { key: 'loan', head: t('loansTitle'), cell: loan => idAsWords(loan.id) },
          { key: 'lender', head: t('lender'), cell: loan => nameOf(loan.lender) },
          { key: 'borrower', head: t('borrower'), cell: loan => nameOf(loan.borrower) },
          {
            key: 'limit',
            head: t('limit'),
            unit: t('millionEuro'),
            align: 'end',
            cell: loan => million(loan.limitEur, { decimals: 2 }),
          },
          { key: 'rate', head: t('rate'), align: 'end', cell: loan => rateWords(loan.rate, language) },
        ]}
      />
    </Panel>
  )
}
