import type { Case, ContributionAnswer, ContributionComparison } from '@versneller/engine'
import { Frontier } from '../../../../kit/charts/index.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { type Column, DataTable, KeyFigures } from '../../../../kit/ui/index.ts'
import { partyName } from '../case-page.tsx'
import { sayChance } from './words.ts'

interface HelpComparisonProps {
  comparison: ContributionComparison
  caseFile: Case
  language: Language
}

/** Homes of a case, whoever builds them. */
const homesOf = (caseFile: Case): number =>
  (caseFile.programme ?? [])
    .filter(({ category }) => category.startsWith('huur-') || category.startsWith('koop-'))
    .reduce((sum, { units }) => sum + units, 0)

/** Every instrument beside the others, what a grant gives too much, and what more certainty costs. */
export function HelpComparison(props: HelpComparisonProps) {
  const { comparison, caseFile, language } = props
  const t = sayChance(language)
  const grant = comparison.answers.find(answer => answer.instrument === 'grant')
  if (!grant) return null
  const { moneyMillion, percent, money } = formats(language)
  const homes = homesOf(caseFile)
  const party = partyName(caseFile, grant.party, language)
  return (
    <>
      <KeyFigures
        figures={[
          { label: t('helpBefore', { party }), value: percent(grant.pReturnMetBefore) },
          {
            label: grantLabel(grant, language),
            value: grant.amountEur === null ? t('notReached') : moneyMillion(grant.amountEur),
            detail:
              grant.se === null
                ? undefined
                : t('standardError', { eur: moneyMillion(grant.se, { decimals: 2 }) }),
          },
          ...(grant.amountEur !== null && homes > 0
            ? [
                {
                  label: t('helpPerHome', { homes: formats(language).number(homes) }),
                  value: money(grant.amountEur / homes),
                },
              ]
            : []),
          ...(grant.measure === 'tail' && grant.pReturnMetAfter !== null
            ? [{ label: t('helpAfter', { party }), value: percent(grant.pReturnMetAfter) }]
            : []),
          ...(grant.leftShortEur === null || grant.pReturnMetAfter === null
            ? []
            : [
                {
                  label: t('helpLeftShort', { chance: percent(1 - grant.pReturnMetAfter), party }),
                  value: moneyMillion(grant.leftShortEur),
                  tone: 'loss' as const,
                },
              ]),
        ]}
      />
      <Instruments {...props} />
      <Honesty grant={grant} party={party} language={language} />
      <FrontierOf grant={grant} language={language} />
      <details>
        <summary>{t('perCertainty')}</summary>
        <FrontierTable {...props} />
      </details>
    </>
  )
}

/** What the grant is for: a chance, or a mean of the worst trials. */
function grantLabel({ measure, probability, atLeastEur }: ContributionAnswer, language: Language): string {
  const t = sayChance(language)
  const { moneyMillion, percent } = formats(language)
  return measure === 'tail'
    ? t('helpGrantForTail', { worst: percent(1 - probability), floor: moneyMillion(atLeastEur) })
    : t('helpGrantFor', { chance: percent(probability) })
}

const nameOf = (answer: Pick<ContributionAnswer, 'instrument'>, language: Language): string =>
  sayChance(language)(`instrument_${answer.instrument}`)

function needOf(answer: ContributionAnswer, language: Language): string {
  const t = sayChance(language)
  const { moneyMillion, percent, number } = formats(language)
  if (answer.homes !== undefined) return t('needHomes', { homes: number(answer.homes) })
  if (answer.amountEur === null) return t('notReached')
  const amount = moneyMillion(answer.amountEur)
  return answer.levelShare === undefined
    ? amount
    : t('needShare', { amount, share: percent(answer.levelShare) })
}

type Row = { name: string; text: string; answer: ContributionAnswer | undefined; why: string | undefined }

function rowsOf(comparison: ContributionComparison, language: Language): Row[] {
  const t = sayChance(language)
  return [
    ...comparison.answers.map(answer => ({
      name: nameOf(answer, language),
      text: t(`instrumentText_${answer.instrument}`),
      answer,
      why: answer.reason?.[language],
    })),
    ...comparison.left.map(({ instrument, errors }) => ({
      name: t(`instrument_${instrument}`),
      text: t(`instrumentText_${instrument}`),
      answer: undefined,
      why: errors[0]?.message[language],
    })),
  ]
}

/** A column of amounts for who pays, or of what is given. */
function figureOf(
  language: Language,
  key: string,
  head: string,
  of: (answer: ContributionAnswer) => number | null | undefined,
): Column<Row> {
  const t = sayChance(language)
  return {
    key,
    head,
    unit: t('millionEuro'),
    align: 'end',
    cell: ({ answer }) => {
      const eur = answer && of(answer)
      return eur === null || eur === undefined ? t('none') : formats(language).million(eur)
    },
  }
}

function Instruments({ comparison, language }: HelpComparisonProps) {
  const t = sayChance(language)
  const { moneyMillion } = formats(language)
  const [cheapest] = comparison.answers
    .filter(answer => answer.expectedCostEur !== null && answer.amountEur !== 0)
    .toSorted((a, b) => (a.expectedCostEur ?? 0) - (b.expectedCostEur ?? 0))
  const rows = rowsOf(comparison, language)
  return (
    <div class="stack-s">
      <h2 id="middelen-kop">{t('helpInstruments')}</h2>
      <p class="measure small">
        {t(comparison.answers[0]?.measure === 'tail' ? 'helpInstrumentsTextTail' : 'helpInstrumentsText')}
      </p>
      {cheapest && (
        <p class="measure">
          {t('helpCheapest', {
            instrument: nameOf(cheapest, language),
            cost: moneyMillion(cheapest.expectedCostEur ?? 0),
            p90: moneyMillion(cheapest.p90CostEur ?? 0),
          })}
        </p>
      )}
      <DataTable
        id="middelen"
        caption={t('helpInstruments')}
        isCaptionHidden
        rows={rows}
        rowKey={row => row.name}
        columns={[
          {
            key: 'name',
            head: t('instrument'),
            cell: row => (
              <>
                <b>{row.name}</b>
                <br />
                <span class="small muted">{row.why ?? row.text}</span>
              </>
            ),
          },
          {
            key: 'need',
            head: t('need'),
            align: 'end',
            cell: ({ answer }) => (answer ? needOf(answer, language) : t('notReached')),
          },
          figureOf(language, 'cost', t('expectedCost'), answer => answer.expectedCostEur),
          figureOf(language, 'p90', t('cost90'), answer => answer.p90CostEur),
          figureOf(language, 'surplus', t('surplusGiven'), answer => answer.surplusGivenEur),
          figureOf(
            language,
            'after',
            t('costAfterOverage'),
            answer => answer.overage.at(-1)?.expectedCostEur,
          ),
        ]}
      />
    </div>
  )
}

interface GrantProps {
  grant: ContributionAnswer
  language: Language
}

/** A grant that is enough in bad times is too much in good ones: by how much, and what brings it back. */
function Honesty({ grant, party, language }: GrantProps & { party: string }) {
  const t = sayChance(language)
  const { moneyMillion, million, percent } = formats(language)
  if (grant.surplusGivenEur === null) return null
  return (
    <div class="stack-s">
      <h2 id="eerlijk-kop">{t('honestyTitle')}</h2>
      <p class="measure">
        {t(grant.measure === 'tail' ? 'honestyTextTail' : 'honestyText', {
          party,
          chance: percent(grant.probability),
          surplus: moneyMillion(grant.surplusGivenEur),
        })}
      </p>
      <DataTable
        id="afdracht"
        caption={t('honestyCaption')}
        rows={grant.overage}
        rowKey={offer => String(offer.share)}
        columns={[
          { key: 'share', head: t('overageShare'), cell: offer => percent(offer.share) },
          {
            key: 'back',
            head: t('overageBack'),
            unit: t('millionEuro'),
            align: 'end',
            cell: offer => million(offer.returnedEur),
          },
          {
            key: 'cost',
            head: t('expectedCost'),
            unit: t('millionEuro'),
            align: 'end',
            cell: offer => million(offer.expectedCostEur),
          },
        ]}
      />
    </div>
  )
}

function FrontierOf({ grant, language }: GrantProps) {
  const t = sayChance(language)
  const { percent } = formats(language)
  const points = grant.frontier.flatMap(({ probability, amountEur }) =>
    amountEur === null
      ? []
      : [
          {
            name: percent(probability),
            x: probability * 100,
            y: amountEur / 1e6,
            ...(Math.abs(probability - grant.probability) < 1e-9 ? { role: 'chosen' as const } : {}),
          },
        ],
  )
  if (points.length < 2) return null
  return (
    <Frontier
      id="zekerheid"
      language={language}
      title={t('frontierTitle')}
      unit={t(grant.measure === 'tail' ? 'frontierUnitTail' : 'frontierUnit')}
      points={points}
      xLabel={t(grant.measure === 'tail' ? 'frontierXTail' : 'frontierX')}
      yLabel={t('millionEuro')}
      decimals={{ x: 0, y: 1 }}
      span="full"
    />
  )
}

/** The amount of every instrument for every certainty. */
function FrontierTable({ comparison, language }: HelpComparisonProps) {
  const t = sayChance(language)
  const { million, percent } = formats(language)
  const [first] = comparison.answers
  type Point = ContributionAnswer['frontier'][number]
  const inMoney = comparison.answers.filter(answer => answer.instrument !== 'programme')
  return (
    <DataTable
      id="per-zekerheid"
      caption={t(first?.measure === 'tail' ? 'frontierTableTail' : 'frontierTable')}
      isWide
      rows={first?.frontier ?? []}
      rowKey={point => String(point.probability)}
      columns={[
        { key: 'chance', head: t('certainty'), cell: ({ probability }) => percent(probability) },
        ...inMoney.map(
          (answer): Column<Point> => ({
            key: answer.instrument,
            head: nameOf(answer, language),
            unit: t('millionEuro'),
            align: 'end',
            cell: ({ probability }) => {
              const eur = answer.frontier.find(point => point.probability === probability)?.amountEur ?? null
              return eur === null ? t('none') : million(eur)
            },
          }),
        ),
      ]}
    />
  )
}
