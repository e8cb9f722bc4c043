import {
  BalanceLine,
  BarRows,
  BubbleMap,
  CashFlowBars,
  CoverageTable,
  Frontier,
  Histogram,
  type Land,
  type MapPoint,
  PlaceMap,
  Seats,
  Sparkline,
  StackedColumns,
  Tornado,
} from '../../kit/charts/index.ts'
import type { Language } from '../../kit/texts/texts.ts'
import { Panel } from '../../kit/ui/index.ts'
import { medianBalance, sampleBins, sampleFall, sampleSeries, spread, years } from './samples.ts'
import { stijlTexts } from './texts.ts'

interface StyleChartsProps {
  language: Language
  map?: { land: Land; points: readonly MapPoint[]; labelled: readonly string[] } | undefined
}

const partyNames = (language: Language) => {
  const t = stijlTexts(language)
  return [t('seriesG'), t('seriesR'), t('seriesO'), t('seriesC'), t('seriesB')]
}

function MoneyInTime({ language }: { language: Language }) {
  const t = stijlTexts(language)
  return (
    <div class="g2">
      <Panel id="kasstroom" title={t('cashFlow')}>
        <CashFlowBars
          language={language}
          id="kas"
          title={t('cashFlowByYear')}
          unit={t('mByPartyTheLine')}
          periods={years}
          series={sampleSeries(partyNames(language))}
          expectedFrom={6}
        />
      </Panel>
      <Panel id="boekwaarde" title={t('bookValue')}>
        <BalanceLine
          language={language}
          id="saldo"
          title={t('bookValueInTime')}
          unit={t('mP10P90P25P75')}
          periods={years}
          series="g"
          median={medianBalance}
          bands={[
            { lowLabel: 'P10', highLabel: 'P90', low: spread(-1), high: spread(1) },
            { lowLabel: 'P25', highLabel: 'P75', low: spread(-0.5), high: spread(0.5) },
          ]}
          replay={spread(-0.7)}
          limit={{ value: -30, label: t('credit30M') }}
        />
      </Panel>
    </div>
  )
}

function Uncertainty({ language }: { language: Language }) {
  const t = stijlTexts(language)
  return (
    <div class="g2">
      <Panel id="verdeling" title={t('distribution')}>
        <Histogram
          language={language}
          id="hist"
          title={t('result')}
          unit={t('mPresentValue10000')}
          bins={sampleBins}
          marks={[
            { label: 'P10', value: -13.7 },
            { label: 'P50', value: -3.1, isMain: true },
            { label: 'P90', value: 8.8 },
          ]}
        />
      </Panel>
      <Panel id="gewicht" title={t('weight')}>
        <Tornado
          language={language}
          id="tornado"
          title={t('whatWeighsMost')}
          unit={t('mDifferenceWithMean')}
          swings={[
            { name: t('soil'), low: -2.1, high: 1.2 },
            { name: t('housePrice'), low: -8.9, high: 9.4 },
            { name: t('buildingCosts'), low: -5.2, high: 3.8 },
            { name: t('laterStart'), low: -1.2, high: 0.8 },
          ]}
        />
        <Sparkline
          id="terugval"
          title={t('housePriceStartIs1')}
          finding={t('lowestAt079Recovered')}
          values={sampleFall}
          isReplay
        />
        <Sparkline
          id="opgelost"
          title={t('bottlenecksSolved')}
          finding={t('from12To38')}
          values={[12, 15, 18, 19, 24, 29, 34, 38]}
          endLabel="38%"
        />
      </Panel>
    </div>
  )
}

function Orders({ language }: { language: Language }) {
  const t = stijlTexts(language)
  return (
    <div class="g2">
      <Panel id="gebouwd" title={t('fromPlanToBuilt')}>
        <StackedColumns
          language={language}
          id="kolommen"
          title={t('homesByState')}
          unit={t('homesEachCountedOnce')}
          periods={['2023', '2024', '2025', '2026', '2027', '2028', '2029', '2030', '2031', '2032']}
          expectedFrom={4}
          layers={[
            {
              name: t('inProcedure'),
              step: 1,
              values: [900, 1500, 2100, 2400, 2100, 1700, 1250, 800, 400, 100],
            },
            { name: t('permitted'), step: 2, values: [0, 100, 400, 600, 900, 1250, 1300, 1000, 900, 800] },
            { name: t('started'), step: 3, values: [0, 50, 100, 250, 450, 600, 850, 1300, 1250, 1000] },
            { name: t('built'), step: 4, values: [0, 0, 60, 150, 320, 650, 1100, 1700, 2350, 3100] },
          ]}
        />
      </Panel>
      <Panel id="trechter" title={t('funnel')}>
        <BarRows
          language={language}
          id="balken"
          title={t('fromSubmissionToProposal')}
          unit={t('numberOfSubmissions')}
          showsLoss
          rows={[
            { name: t('submitted'), value: 53, tone: 'step-1' },
            { name: t('inTimeAndComplete'), value: 47, tone: 'step-2' },
            { name: t('withinTheFrameworks'), value: 41, tone: 'step-3' },
            { name: t('aboveTheThreshold'), value: 30, tone: 'step-4' },
            { name: t('proposed'), value: 16, tone: 'step-4' },
          ]}
        />
      </Panel>
    </div>
  )
}

function Choosing({ language }: { language: Language }) {
  const t = stijlTexts(language)
  const cloud = Array.from({ length: 120 }, (_, index) => ({
    x: 0.62 + ((index * 37) % 100) / 500,
    y: 67 + ((index * 53) % 97) / 12,
  }))
  return (
    <div class="g2">
      <Panel id="keuze" title={t('qualityAndBreadth')}>
        <Frontier
          language={language}
          id="front"
          title={t('bestChoices')}
          unit={t('eachDotIsTheBest')}
          xLabel={t('breadth')}
          yLabel={t('meanScore')}
          decimals={{ x: 2, y: 1 }}
          cloud={cloud}
          points={[
            { name: t('alternativeA'), x: 0.771, y: 79.3, role: 'alternative' },
            { name: t('between'), x: 0.82, y: 78.7 },
            { name: t('proposal'), x: 0.848, y: 77.6, role: 'chosen' },
            { name: t('alternativeB'), x: 0.862, y: 76.3, role: 'alternative' },
          ]}
        />
      </Panel>
      <Panel id="dekking" title={t('coverage')}>
        <CoverageTable
          language={language}
          id="dekkingstabel"
          caption={t('chosenAndPossibleByKind')}
          rowHead={t('kind')}
          totalHead={t('total')}
          columns={[t('north'), t('east'), t('south')]}
          thinUpTo={2}
          rows={[
            {
              name: t('publicDeficit'),
              cells: [
                { chosen: 3, eligible: 7 },
                { chosen: 2, eligible: 2 },
                { chosen: 1, eligible: 3 },
              ],
            },
            {
              name: t('soil'),
              cells: [
                { chosen: 1, eligible: 1 },
                { chosen: 0, eligible: 2 },
                { chosen: 1, eligible: 1 },
              ],
            },
            {
              name: t('parking'),
              cells: [
                { chosen: 0, eligible: 0 },
                { chosen: 0, eligible: 1 },
                { chosen: 0, eligible: 0 },
              ],
            },
          ]}
        />
        <Seats
          language={language}
          seats={['present', 'present', 'present', 'present', 'present', 'recused', 'absent']}
        />
      </Panel>
    </div>
  )
}

/** Every chart, at the width of half a page. */
export function StyleCharts({ language, map }: StyleChartsProps) {
  const t = stijlTexts(language)
  return (
    <>
      <MoneyInTime language={language} />
      <Uncertainty language={language} />
      <Orders language={language} />
      <Choosing language={language} />
      {map && (
        <Panel id="kaart" title={t('map')}>
          <BubbleMap language={language} id="kaartbeeld" title={t('mapOfAreas')} {...map} />
          {map.points[0] && (
            <PlaceMap
              language={language}
              id="ligging"
              title={t('location')}
              land={map.land}
              place={map.points[0]}
              others={map.points.slice(1).map(point => [point.longitude, point.latitude] as const)}
            />
          )}
        </Panel>
      )}
    </>
  )
}
