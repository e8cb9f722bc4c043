import { riskAssumptions } from '@versneller/engine'
import { ChanceBar, IntervalStrip, StripAxis, Tornado } from '../../../kit/charts/index.ts'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import { upperFirst } from '../../../kit/texts/upper-first.ts'
import { Alert, type Column, DataTable, KeyFigures } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { writeWhatIf } from '../rules/what-if.ts'
import { CasePage } from './case-page.tsx'
import { CausesAlone } from './chances/causes-alone.tsx'
import { SinceVersion, WhatIfDoes, WhoLoses } from './chances/compared-spreads.tsx'
import { Basis, markOf, SameFigures, ShareLink } from './chances/same-figures.tsx'
import { sayChance } from './chances/words.ts'
import { Bearers, WhoBearsWhat } from './risk-bearers.tsx'
import { RiskQuestion, Turned } from './risk-question.tsx'
import { type AnswerProps, causeName, type RiskData, type SpreadRow, spreadRows } from './risk-rows.ts'
import { say } from './say.ts'

const million = (eur: number): number => eur / 1e6

/**
 * The chance of each party, who bears the risk and what moves it, with what can be asked; `mark` is that of the figures
 * that somebody shared.
 */
export function RiskPage({ data, context }: PageView<RiskData & { mark: string | undefined }>) {
  const t = say(context.language)
  const { head, result } = data
  return (
    <CasePage head={head} current="risk" context={context} title={t('riskTitle')} purpose={t('riskPurpose')}>
      <RiskQuestion data={data} context={context} />
      <Turned data={data} language={context.language} />
      {head.withheld.lineCount > 0 && <Alert kind="warning">{t('riskOfVisible')}</Alert>}
      {result.ok && (
        <SameFigures asked={data.mark} resultHash={result.answer.resultHash} language={context.language} />
      )}
      {result.ok ? (
        <Answer answer={result.answer} data={data} context={context} />
      ) : (
        <Alert kind="error" title={t('riskImpossible')}>
          <ul>
            {result.errors.map(error => (
              <li key={error.pointer + error.code}>{error.message[context.language]}</li>
            ))}
          </ul>
        </Alert>
      )}
    </CasePage>
  )
}

function Answer({ answer, data, context }: AnswerProps) {
  const { language } = context
  const isWhole = data.head.withheld.lineCount === 0
  // Where nothing is left to chance there is nothing to bear, and no cause that moves anything.
  const hasChance = [answer.area, ...Object.values(answer.parties)].some(({ sd }) => sd > 0)
  const ofChance = sayChance(language)
  return (
    <>
      {(answer.notices ?? []).map(notice => (
        <Alert key={notice.code}>{notice.text[language]}</Alert>
      ))}
      <Basis caseFile={data.caseFile} language={language} />
      <AreaFigures answer={answer} data={data} context={context} />
      {!hasChance && <p class="measure">{ofChance(data.usual ? 'noChanceCrisis' : 'noChance')}</p>}
      {data.usual?.ok && <WhoLoses answer={answer} usual={data.usual.answer} data={data} context={context} />}
      {data.plain?.ok && (
        <WhatIfDoes answer={answer} plain={data.plain.answer} data={data} context={context} />
      )}
      {data.since && <SinceVersion answer={answer} since={data.since} data={data} context={context} />}
      <PartiesTable answer={answer} data={data} context={context} />
      {isWhole && hasChance && <Bearers answer={answer} data={data} context={context} />}
      {isWhole && hasChance && <WhoBearsWhat answer={answer} data={data} context={context} />}
      {isWhole && <Causes answer={answer} data={data} context={context} />}
      {isWhole && data.result.ok && data.result.alone && (
        <CausesAlone alone={data.result.alone} language={language} />
      )}
      {data.turned.length === 0 && <GoOn answer={answer} data={data} context={context} />}
      <Record answer={answer} data={data} context={context} />
    </>
  )
}

/** What moves the area, and what does not. */
function Causes({ answer: { tornado, inert }, context: { language } }: AnswerProps) {
  const t = say(language)
  return (
    <>
      {tornado.length > 0 && (
        <div class="stack-s">
          <Tornado
            id="oorzaken"
            language={language}
            title={t('riskTornado')}
            unit={t('riskTornadoUnit')}
            swings={tornado.map(({ factor, low, high }) => ({
              name: upperFirst(causeName(factor, language)),
              low: million(Math.min(low, high)),
              high: million(Math.max(low, high)),
            }))}
          />
          <p class="measure small">{sayChance(language)('tornadoText')}</p>
        </div>
      )}
      {inert.length > 0 && (
        <p class="small">
          {t('riskInert', { factors: inert.map(id => causeName(id, language)).join(', ') })}
        </p>
      )}
    </>
  )
}

/** The ways on with the same trials: what happens when, and the least help. */
function GoOn({ answer: { trials, seed }, data, context: { language } }: AnswerProps) {
  const ofChance = sayChance(language)
  const { id } = data.head
  const asked = { variant: data.asked.variantId, trekkingen: trials as 1000 | 5000 | 20_000, zaad: seed }
  return (
    <p>
      {ofChance('goOn')} <a href={href(links.picture, { id }, asked)}>{ofChance('goOnPicture')}</a>,{' '}
      <a href={href(links.help, { id }, asked)}>{ofChance('goOnHelp')}</a>,{' '}
      <a href={href(links.deal, { id }, { ...asked, trekkingen: String(trials), zaad: String(seed) })}>
        {ofChance('goOnDeal')}
      </a>
    </p>
  )
}

/** Half: the spread of a chance is widest there. Partners of a pair can hang together, so that only pairs count. */
const chancePoints = (trials: number): number => 100 * Math.sqrt((0.5 * 0.5) / (trials / 2))

/** How sure these figures are, and how they come about again. */
function Record({ answer, data, context: { language } }: AnswerProps) {
  const t = say(language)
  const { number, date } = formats(language)
  const { trials, seed, engine, resultHash, sampling } = answer
  const { variantId, crisisYears } = data.asked
  const [crisis, nogmaals] = crisisYears
  const wat = data.turned.length === 0 ? undefined : writeWhatIf(Object.fromEntries(data.turned))
  const naast = data.since ? ('versie' as const) : undefined
  const asked = {
    variant: variantId,
    trekkingen: data.asked.trials,
    zaad: seed,
    crisis,
    nogmaals,
    wat,
    naast,
  }
  return (
    <>
      {sampling !== 'quasi' && (
        <p class="measure small">
          {sayChance(language)('precision', {
            trials: number(trials),
            points: number(Math.ceil(chancePoints(trials) * 10) / 10, { decimals: 1 }),
          })}
        </p>
      )}
      <p class="small muted">
        {t('riskRecord', { trials: number(trials), seed: String(seed), engine })}{' '}
        <code>{markOf(resultHash)}</code>
      </p>
      <ShareLink
        href={href(
          links.risk,
          { id: data.head.id },
          { ...asked, trekkingen: asked.trekkingen as 1000 | 5000 | 20_000, kenmerk: markOf(resultHash) },
        )}
        language={language}
      />
      {!riskAssumptions.verified && (
        <p class="small muted">
          {t('riskAssumed', { day: date(riskAssumptions.validFrom) })}{' '}
          <a href={href(links.calibration)}>{t('riskToCalibration')}</a>
        </p>
      )}
    </>
  )
}

/** The area and its funding, as far as no hidden line moves them. */
function AreaFigures({ answer, data, context }: AnswerProps) {
  const { language } = context
  const t = say(language)
  const { moneyMillion, percent } = formats(language)
  const { area, funding } = answer
  const { touchesArea, touchesLand } = data.head.withheld
  const ofArea = [
    {
      label: t('riskAreaMean'),
      value: moneyMillion(area.mean),
      detail:
        area.se.mean === null || area.sd === 0
          ? undefined
          : t('riskSe', { eur: moneyMillion(area.se.mean, { decimals: 2 }) }),
    },
    {
      label: t('riskArea80'),
      value: moneyMillion(area.p20),
      tone: area.p20 < 0 ? ('loss' as const) : ('gain' as const),
    },
    { label: t('riskAreaChance'), value: percent(area.pNonNegative) },
  ]
  const ofFunding = [
    { label: t('riskPeak'), value: moneyMillion(funding.peakP90), tone: 'loss' as const },
    ...(funding.pAboveCredit === null
      ? []
      : [{ label: t('riskAboveCredit'), value: percent(funding.pAboveCredit) }]),
  ]
  const isFundingHidden = data.caseFile.landExploitation ? touchesLand : touchesArea
  const figures = [...(touchesArea ? [] : ofArea), ...(isFundingHidden ? [] : ofFunding)]
  return figures.length > 0 ? <KeyFigures figures={figures} /> : null
}

/** Each party: what it gets at least with four certainties, and its chances. */
function PartiesTable(props: AnswerProps) {
  const { language } = props.context
  const t = say(language)
  const { percent } = formats(language)
  const rows = spreadRows(props)
  const low = Math.min(0, ...rows.map(({ spread }) => spread.p10))
  const high = Math.max(0, ...rows.map(({ spread }) => spread.p90))
  const domain = [million(low), million(high)] as const
  const figures = (['p10', 'p20', 'p50', 'p80', 'p90'] as const).map(
    (key): Column<SpreadRow> => ({
      key,
      head: t(`risk_${key}`),
      unit: t('millionEuro'),
      align: 'end',
      cell: ({ spread }) => formats(language).million(spread[key]),
    }),
  )
  return (
    <div class="stack-s">
      <h2 id="verdeling-kop">{t('riskParties')}</h2>
      <p class="measure small">{t('riskPartiesText')}</p>
      <DataTable
        id="verdeling"
        caption={t('riskParties')}
        isCaptionHidden
        isWide
        rows={rows}
        rowKey={row => row.id}
        columns={[
          { key: 'party', head: t('riskWho'), cell: row => row.name },
          {
            key: 'strip',
            head: t('riskStrip'),
            unit: t('millionEuro'),
            scale: <StripAxis language={language} domain={domain} width={240} />,
            cell: ({ series, spread }) => (
              <IntervalStrip
                series={series}
                low={million(spread.p10)}
                median={million(spread.p50)}
                high={million(spread.p90)}
                domain={domain}
                width={240}
              />
            ),
          },
          ...figures,
          {
            key: 'chance',
            head: t('riskChance'),
            align: 'end',
            cell: ({ pReturnMet, spread }) => (
              <span class="v-drawn-figure">
                <ChanceBar chanceShare={pReturnMet ?? spread.pNonNegative} targetShare={0.8} />
                {percent(pReturnMet ?? spread.pNonNegative)}
              </span>
            ),
          },
        ]}
      />
    </div>
  )
}
