import type { Case, JointAnswer } from '@versneller/engine'
import { Frontier } from '../../../../kit/charts/index.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { DataTable } from '../../../../kit/ui/index.ts'
import { partyName } from '../case-page.tsx'
import { sayChance } from './words.ts'

interface HelpTogetherProps {
  answer: JointAnswer
  caseFile: Case
  language: Language
}

/** Grants with which several parties all meet their returns at once. */
export function HelpTogether({ answer, caseFile, language }: HelpTogetherProps) {
  const t = sayChance(language)
  const { million, moneyMillion, percent } = formats(language)
  return (
    <div class="stack-s">
      <h2 id="samen-kop">{t('togetherTitle')}</h2>
      <p class="measure">
        {t('togetherText', {
          chance: percent(answer.probability),
          before: percent(answer.pAllMetBefore),
          total: moneyMillion(answer.totalEur),
          bound: moneyMillion(answer.boundEur),
          gap: moneyMillion(answer.totalEur - answer.boundEur),
        })}
      </p>
      <DataTable
        id="samen"
        caption={t('togetherTitle')}
        isCaptionHidden
        rows={Object.entries(answer.parties)}
        rowKey={([id]) => id}
        columns={[
          {
            key: 'party',
            head: t('party'),
            cell: ([id]) => partyName(caseFile, id, language),
            total: t('allAtOnce'),
          },
          {
            key: 'amount',
            head: t('grant'),
            unit: t('millionEuro'),
            align: 'end',
            cell: ([, one]) => million(one.amountEur),
            total: million(answer.totalEur),
          },
          {
            key: 'alone',
            head: t('grantAlone'),
            unit: t('millionEuro'),
            align: 'end',
            cell: ([, one]) => million(one.aloneEur),
            total: million(answer.boundEur),
          },
          {
            key: 'met',
            head: t('chanceMet'),
            align: 'end',
            cell: ([, one]) => percent(one.pReturnMet),
            total: percent(answer.pAllMet),
          },
        ]}
      />
      <FrontierTogether answer={answer} language={language} />
    </div>
  )
}

/** What more certainty costs for all of them. */
function FrontierTogether({ answer, language }: Omit<HelpTogetherProps, 'caseFile'>) {
  const t = sayChance(language)
  const { percent } = formats(language)
  return (
    <Frontier
      id="samen-zekerheid"
      language={language}
      title={t('togetherFrontier')}
      unit={t('togetherFrontierUnit')}
      points={answer.frontier.map(point => ({
        name: percent(point.probability),
        x: point.probability * 100,
        y: point.amountEur / 1e6,
        ...(Math.abs(point.probability - answer.probability) < 1e-9 ? { role: 'chosen' as const } : {}),
      }))}
      xLabel={t('frontierX')}
      yLabel={t('millionEuro')}
      decimals={{ x: 0, y: 1 }}
      span="full"
    />
  )
}
