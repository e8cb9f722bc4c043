import { formats } from '../../../../kit/texts/formats.ts'
import { DataTable } from '../../../../kit/ui/index.ts'
import { partyName } from '../case-page.tsx'
import type { DealFoundProps } from './shapes.ts'
import { riskName, sayChance } from './words.ts'

/** What other divisions cost, and what holds the deal back. */
export function DealWhatIfs(props: DealFoundProps) {
  const { answer, deal, language } = props
  const t = sayChance(language)
  const { million } = formats(language)
  const named = (id: string) => partyName(deal.caseFile, id, language)
  const { stateBearsNothingEur, allWithEur } = answer.whatIf
  const rows = [
    { name: t('dealFound'), costEur: answer.costEur },
    { name: t('dealHabitual'), costEur: answer.habitualCostEur },
    ...(deal.caseFile.parties.some(({ id, kind }) => kind === 'rijk' && id in answer.contributions)
      ? [
          {
            name: t('dealStateNothing'),
            costEur: stateBearsNothingEur === null ? null : answer.costEur + stateBearsNothingEur,
          },
        ]
      : []),
    ...Object.entries(allWithEur).map(([id, costEur]) => ({
      name: t('dealAllWith', { party: named(id) }),
      costEur,
    })),
  ]
  return (
    <div class="stack-s">
      <h2 id="wat-als-kop">{t('dealWhatIf')}</h2>
      <DataTable
        id="wat-als"
        caption={t('dealWhatIf')}
        isCaptionHidden
        rows={rows}
        rowKey={row => row.name}
        columns={[
          { key: 'name', head: t('dealDivision'), cell: row => row.name },
          {
            key: 'cost',
            head: t('dealCost'),
            unit: t('millionEuro'),
            align: 'end',
            cell: ({ costEur }) => (costEur === null ? t('notReached') : million(costEur, { decimals: 2 })),
          },
        ]}
      />
      <LimitsOf {...props} />
    </div>
  )
}

function LimitsOf({ answer: { limits }, deal, language }: DealFoundProps) {
  const t = sayChance(language)
  const named = (id: string) => partyName(deal.caseFile, id, language)
  return (
    <>
      {limits.caps.length > 0 && (
        <p class="measure small">{t('dealCaps', { parties: limits.caps.map(named).join(', ') })}</p>
      )}
      {limits.ranges.length > 0 && (
        <p class="measure small">
          {t('dealRanges', {
            ranges: limits.ranges
              .map(({ risk, party }) => `${riskName(risk, language)} (${named(party)})`)
              .join(', '),
          })}
        </p>
      )}
    </>
  )
}
