import { inLanguage } from '../../../../kit/texts/texts.ts'
import { DataTable } from '../../../../kit/ui/index.ts'
import { riskSort } from '../../rules/risk-conditions.ts'
import { partyName } from '../case-page.tsx'
import { bearsMost } from './bears-most.ts'
import type { DealFoundProps } from './shapes.ts'
import { riskName, sayChance } from './words.ts'

/** Which party carries which risk under which condition: as found, as agreed in the case, and as practice advises. */
export function DealConditions({ answer, deal, language }: DealFoundProps) {
  const t = sayChance(language)
  const { caseFile } = deal
  const named = (id: string) => partyName(caseFile, id, language)
  const agreed = (risk: string): string[] =>
    (caseFile.responsibilities ?? [])
      .filter(one => one.risk === risk)
      .map(({ party, what, condition }) =>
        condition
          ? t('conditionAgreed', {
              party: named(party),
              what: inLanguage(what, language),
              condition: inLanguage(condition, language),
            })
          : t('conditionOpen', { party: named(party), what: inLanguage(what, language) }),
      )
  return (
    <div class="stack-s">
      <h2 id="voorwaarden-kop">{t('conditionsTitle')}</h2>
      <p class="measure small">{t('conditionsText')}</p>
      <DataTable
        id="voorwaarden"
        caption={t('conditionsTitle')}
        isCaptionHidden
        isWide
        rows={Object.keys(answer.shares)}
        rowKey={risk => risk}
        columns={[
          { key: 'risk', head: t('dealRisk'), cell: risk => riskName(risk, language) },
          {
            key: 'found',
            head: t('conditionsFound'),
            cell: risk =>
              bearsMost(answer.shares[risk] ?? {})
                .map(named)
                .join(', ') || t('none'),
          },
          {
            key: 'agreed',
            head: t('conditionsAgreed'),
            cell: risk => agreed(risk).join(' ') || t('conditionsNone'),
          },
          {
            key: 'fits',
            head: t('conditionsFits'),
            cell: risk => {
              const sort = riskSort(risk)
              return sort ? t(`fits_${sort}`) : t('none')
            },
          },
          {
            key: 'condition',
            head: t('conditionsProposed'),
            cell: risk => {
              const sort = riskSort(risk)
              return sort ? t(`condition_${sort}`) : t('none')
            },
          },
        ]}
      />
    </div>
  )
}
