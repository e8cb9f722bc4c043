import type { PortfolioAnswer } from '@versneller/engine'
import { IntervalStrip, StripAxis } from '../../../../kit/charts/index.ts'
import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { Alert, type Column, DataTable, KeyFigures, LinkButton, PageTitle } from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import { sayValue } from '../fields/words.ts'
import { say } from '../say.ts'
import type { RunState } from './portfolio-form.tsx'
import { UnderWay } from './under-way.tsx'
import { sayChance } from './words.ts'

interface PortfolioData {
  id: string
  state: RunState
  trials: number
  seed: number
  doneShare: number
  madeAt: string
  /** Of the cases that this reader may know of. */
  names: Readonly<Record<string, string>>
  leftOut: readonly string[]
  partiesTold: boolean
  isReadable: boolean
  answer: PortfolioAnswer | undefined
}

/** One joint run: how far it is, or what came out. */
export function PortfolioPage({ data, context: { language } }: PageView<PortfolioData>) {
  const t = sayChance(language)
  const own = { id: data.id }
  return (
    <div class="stack">
      <PageTitle
        title={t('portfolioRunTitle')}
        purpose={t('portfolioRunPurpose', {
          cases: Object.values(data.names)
            .filter(name => !data.leftOut.includes(name))
            .join(', '),
        })}
        action={<LinkButton href={href(links.portfolios)}>{t('portfolioAgain')}</LinkButton>}
      />
      {data.leftOut.length > 0 && (
        <Alert kind="warning">
          <p>{t('portfolioLeftOut', { cases: data.leftOut.join(', ') })}</p>
        </Alert>
      )}
      {data.state === 'running' && (
        <UnderWay
          language={language}
          doneShare={data.doneShare}
          lookHref={href(links.portfolio, own)}
          stopHref={href(links.stopPortfolio, own)}
        />
      )}
      {(data.state === 'stopped' || data.state === 'failed') && (
        <Alert kind={data.state === 'failed' ? 'error' : 'info'}>
          <p>{t(`run_${data.state}_text`)}</p>
        </Alert>
      )}
      {!data.isReadable && (
        <Alert kind="warning">
          <p>{t('portfolioUnreadable')}</p>
        </Alert>
      )}
      {data.answer && <Answer data={data} answer={data.answer} language={language} />}
    </div>
  )
}

interface AnswerProps {
  data: PortfolioData
  answer: PortfolioAnswer
  language: Language
}

function Answer({ data, answer, language }: AnswerProps) {
  const t = sayChance(language)
  const { moneyMillion, number, percent } = formats(language)
  const { total, addedApart } = answer
  return (
    <>
      {(answer.notices ?? []).map(notice => (
        <Alert key={notice.code}>
          <p>{notice.text[language]}</p>
        </Alert>
      ))}
      <KeyFigures
        figures={[
          {
            label: t('portfolioMean'),
            value: moneyMillion(total.mean),
            detail:
              total.se.mean === null
                ? undefined
                : t('standardError', { eur: moneyMillion(total.se.mean, { decimals: 2 }) }),
          },
          {
            label: t('portfolio80'),
            value: moneyMillion(total.p20),
            tone: total.p20 < 0 ? ('loss' as const) : ('gain' as const),
            detail: t('portfolioAdded', { eur: moneyMillion(addedApart.p20) }),
          },
          { label: t('portfolioChance'), value: percent(total.pNonNegative) },
          {
            label: t('portfolioSpread'),
            value: moneyMillion(addedApart.p90 - addedApart.p10 - (total.p90 - total.p10)),
            detail: t('portfolioSpreadText'),
          },
        ]}
      />
      <p class="measure small">{t('portfolioQuantiles')}</p>
      <Areas data={data} answer={answer} language={language} />
      {data.partiesTold && <Kinds answer={answer} language={language} />}
      <p class="small muted">
        {t('portfolioRecord', {
          trials: number(answer.trials),
          seed: String(answer.seed),
          engine: answer.engines.join(', '),
        })}{' '}
        <code>{answer.resultHash.slice(0, 16)}</code>
      </p>
    </>
  )
}

type Spread = PortfolioAnswer['total']
type Row = { id: string; name: string; spread: Spread; share: number | undefined }

const percentiles = ['p10', 'p20', 'p50', 'p80', 'p90'] as const

const figuresOf = (language: Language): Column<Row>[] =>
  percentiles.map(key => ({
    key,
    head: say(language)(`risk_${key}`),
    unit: sayChance(language)('millionEuro'),
    align: 'end',
    cell: ({ spread }) => formats(language).million(spread[key]),
  }))

/** Every area beside the sum, who brings most risk first; the sum is simulated, the rows do not add up to it but for the mean. */
function Areas({ data, answer, language }: AnswerProps) {
  const t = sayChance(language)
  const { million, percent } = formats(language)
  const rows: Row[] = [
    { id: 'total', name: t('portfolioTogether'), spread: answer.total, share: undefined },
    ...Object.entries(answer.cases)
      .map(([id, spread]) => ({ id, name: data.names[id] ?? id, spread, share: spread.eulerShare }))
      .toSorted((a, b) => b.share - a.share),
  ]
  const domain = [
    Math.min(0, ...rows.map(({ spread }) => spread.p10)) / 1e6,
    Math.max(0, ...rows.map(({ spread }) => spread.p90)) / 1e6,
  ] as const
  return (
    <div class="stack-s">
      <h2 id="gebieden-kop">{t('portfolioAreas')}</h2>
      <DataTable
        id="gebieden"
        caption={t('portfolioAreas')}
        isCaptionHidden
        isWide
        rows={rows}
        rowKey={row => row.id}
        columns={[
          { key: 'name', head: say(language)('case'), cell: row => row.name },
          {
            key: 'strip',
            head: say(language)('riskStrip'),
            unit: t('millionEuro'),
            scale: <StripAxis language={language} domain={domain} width={200} />,
            cell: ({ id, spread }) => (
              <IntervalStrip
                series={id === 'total' ? 'g' : 'w'}
                low={spread.p10 / 1e6}
                median={spread.p50 / 1e6}
                high={spread.p90 / 1e6}
                domain={domain}
                width={200}
              />
            ),
          },
          {
            key: 'mean',
            head: t('portfolioMeanHead'),
            unit: t('millionEuro'),
            align: 'end',
            cell: ({ spread }) => million(spread.mean),
          },
          ...figuresOf(language),
          {
            key: 'share',
            head: t('portfolioShare'),
            align: 'end',
            cell: ({ share }) => (share === undefined ? percent(1) : percent(share, { decimals: 1 })),
          },
        ]}
      />
    </div>
  )
}

/** What all parties of one kind get over all areas. */
function Kinds({ answer, language }: Omit<AnswerProps, 'data'>) {
  const t = sayChance(language)
  const rows: Row[] = Object.entries(answer.kinds).map(([kind, spread]) => ({
    id: kind,
    name: sayValue(kind, language),
    spread,
    share: undefined,
  }))
  return (
    <div class="stack-s">
      <h2 id="soorten-kop">{t('portfolioKinds')}</h2>
      <DataTable
        id="soorten"
        caption={t('portfolioKinds')}
        isCaptionHidden
        isWide
        rows={rows}
        rowKey={row => row.id}
        columns={[
          { key: 'name', head: t('portfolioKind'), cell: row => row.name },
          {
            key: 'mean',
            head: t('portfolioMeanHead'),
            unit: t('millionEuro'),
            align: 'end',
            cell: ({ spread }) => formats(language).million(spread.mean),
          },
          ...figuresOf(language),
        ]}
      />
    </div>
  )
}
