import { ChanceBar, HeatTable, IntervalStrip, StripAxis } from '../../kit/charts/index.ts'
import type { Language } from '../../kit/texts/texts.ts'
import {
  ExplainChain,
  ExplainPanel,
  LinkButton,
  Panel,
  ResultStrip,
  SeriesCode,
  type SeriesKey,
  seriesKeys,
} from '../../kit/ui/index.ts'
import { stijlTexts } from './texts.ts'

const domain = [-40, 50] as const

const strips: readonly {
  series: SeriesKey
  low: number
  median: number
  high: number
  replay: number
  chanceShare: number
}[] = [
  { series: 'g', low: -13.7, median: -3.1, high: 8.8, replay: -10.9, chanceShare: 0.8 },
  { series: 'o', low: -27.9, median: 3.4, high: 40.1, replay: -15.8, chanceShare: 0.56 },
  { series: 'c', low: -23.4, median: -13.9, high: -4.4, replay: -16.1, chanceShare: 0.75 },
]

function Explanation({ language }: { language: Language }) {
  const t = stijlTexts(language)
  return (
    <ExplainPanel
      id="waarom"
      title={t('whyThisAmount')}
      subject={t('quaysPublicSpacePhase1')}
      close={
        <LinkButton kind="subtle" icon="close" href="#waarom">
          {t('closeExplanation')}
        </LinkButton>
      }
    >
      <ExplainChain
        language={language}
        links={[
          { value: t('n84000M'), explanation: t('quantityFromTheLandUse') },
          { value: '€\u00a0296', operator: 'times', explanation: t('perMCostEstimateOf') },
          { value: '30%', operator: 'times', explanation: t('fallsInPhase12028') },
          { value: t('n75M'), operator: 'equals', tone: 'loss', explanation: t('atPriceLevel') },
        ]}
      />
    </ExplainPanel>
  )
}

function Parties({ language }: { language: Language }) {
  const t = stijlTexts(language)
  return (
    <Panel id="stroken" title={t('parties')} aside={t('mPresentValueDownturn')}>
      <StripAxis language={language} domain={domain} />
      <ul class="plain">
        {strips.map(strip => (
          <li key={strip.series} class="v-party">
            <div class="v-party__head">
              <SeriesCode series={strip.series} code={strip.series.toUpperCase()} name={strip.series} />
              <b>
                {t('series')} {strip.series.toUpperCase()}
              </b>
            </div>
            <IntervalStrip {...strip} domain={domain} />
            <div class="v-party__foot small">
              <span>{t('chanceAgainstThe80Mark')}</span>
              <ChanceBar chanceShare={strip.chanceShare} targetShare={0.8} />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Parts of the workbench: strip of results, explanation, intervals, heat table. */
export function StyleWorkbench({ language }: { language: Language }) {
  const t = stijlTexts(language)
  return (
    <>
      <ResultStrip
        label={t('outcomeInBrief')}
        figures={[
          { label: t('resultP50'), value: t('n31M'), tone: 'loss', detail: t('between137And8') },
          { label: t('deepestBookValue'), value: t('n219M'), detail: t('in2031') },
          { label: t('bothAtTheirReturn'), value: '32%', detail: t('target80') },
          { label: t('contributionFor80Chance'), value: t('n172M') },
        ]}
      />
      <Explanation language={language} />
      <div class="g2">
        <Parties language={language} />
        <Panel id="risico" title={t('whoBearsWhichRisk')} aside={t('differenceInMWithThe')}>
          <HeatTable
            language={language}
            id="hitte"
            caption={t('eventsByParty')}
            rowHead={t('event')}
            columns={seriesKeys.slice(0, 5).map(key => ({
              key,
              head: (
                <SeriesCode
                  series={key}
                  code={key.toUpperCase()}
                  name={`${t('series')} ${key.toUpperCase()}`}
                />
              ),
            }))}
            bounds={{ gain: 0.2, loss: [-1, -4, -9] }}
            rows={[
              { name: t('housePrice10'), values: [-5.1, 0, -24.3, -3.4, -4.2] },
              { name: t('buildingCosts10'), values: [-7.2, 0, -16.1, -9.8, -6.7] },
              { name: t('twoYearsLater'), values: [-1.6, 0.4, -2.9, 1.1, -0.6] },
            ]}
          />
        </Panel>
      </div>
    </>
  )
}
