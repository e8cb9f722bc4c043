import { formats } from '../../../../kit/texts/formats.ts'
import { type Column, DataTable, KeyFigures } from '../../../../kit/ui/index.ts'
import { partyName } from '../case-page.tsx'
import { idAsWords } from '../fields/words.ts'
import { DealConditions } from './deal-conditions.tsx'
import { DealFronts } from './deal-fronts.tsx'
import { DealWhatIfs } from './deal-what-ifs.tsx'
import type { DealFoundProps } from './shapes.ts'
import { riskName, sayChance } from './words.ts'

/** The deal: what it costs beside the division of now, who bears what and why, and what each party gets. */
export function DealFound(props: DealFoundProps) {
  const { answer, language } = props
  const t = sayChance(language)
  const { money, moneyMillion, number } = formats(language)
  const million = (eur: number) => moneyMillion(eur, { decimals: 2 })
  const { habitualCostEur } = answer
  return (
    <>
      <KeyFigures
        figures={[
          {
            label: t('dealCost'),
            value: million(answer.costEur),
            ...(answer.costSeEur === null
              ? {}
              : { detail: t('standardError', { eur: million(answer.costSeEur) }) }),
          },
          {
            label: t('dealHabitual'),
            value: habitualCostEur === null ? t('notReached') : million(habitualCostEur),
            detail:
              habitualCostEur === null
                ? t('dealHabitualNone')
                : t('dealSaved', { eur: million(habitualCostEur - answer.costEur) }),
          },
          { label: t('dealFresh'), value: million(answer.freshSample.costEur), detail: t('dealFreshDetail') },
        ]}
      />
      <Shares {...props} />
      <Parties {...props} />
      <Clauses {...props} />
      <LeftClauses {...props} />
      <DealConditions {...props} />
      <DealWhatIfs {...props} />
      <DealFronts {...props} />
      <p class="small muted">
        {t('dealRecord', { trials: number(answer.trials), seed: String(answer.seed) })}{' '}
        {answer.movedEur !== null && t('dealMoved', { eur: money(answer.movedEur) })}
      </p>
    </>
  )
}

/** Why the party with the largest share has it, in words. */
function reasonOf({ answer, deal, language }: DealFoundProps, risk: string): string {
  const t = sayChance(language)
  const { number } = formats(language)
  const control = deal.caseFile.deal?.risks.find(one => (one.event ?? one.factor) === risk)?.control ?? {}
  const shares = Object.entries(answer.shares[risk] ?? {}).toSorted(([, a], [, b]) => b - a)
  const told = (id: string) =>
    t('dealReasonOf', {
      party: partyName(deal.caseFile, id, language),
      control: number(control[id] ?? 1, { decimals: 2 }),
      price: number(deal.caseFile.deal?.parties[id]?.riskPrice ?? 0, { decimals: 2 }),
    })
  const may = shares.filter(([id]) => control[id] !== undefined)
  return may.map(([id]) => told(id)).join('; ')
}

/** A share below this is shown as none. */
const leastShare = 0.0005

function Shares(props: DealFoundProps) {
  const { answer, deal, language } = props
  const t = sayChance(language)
  const { percent } = formats(language)
  const risks = Object.keys(answer.shares)
  const parties = Object.keys(answer.contributions)
  return (
    <div class="stack-s">
      <h2 id="verdeling-kop">{t('dealShares')}</h2>
      <p class="measure small">{t('dealSharesText')}</p>
      <DataTable
        id="verdeling"
        caption={t('dealShares')}
        isCaptionHidden
        rows={risks}
        rowKey={risk => risk}
        columns={[
          {
            key: 'risk',
            head: t('dealRisk'),
            cell: risk => (
              <>
                <b>{riskName(risk, language)}</b>
                <br />
                <span class="small muted">{reasonOf(props, risk)}</span>
              </>
            ),
          },
          ...parties.map(
            (id): Column<string> => ({
              key: id,
              head: partyName(deal.caseFile, id, language),
              align: 'end',
              cell: risk => {
                const share = answer.shares[risk]?.[id] ?? 0
                const now = answer.habitual?.shares[risk]?.[id] ?? 0
                return (
                  <>
                    {share < leastShare ? t('none') : percent(share)}
                    {answer.habitual && Math.abs(now - share) >= leastShare && (
                      <>
                        <br />
                        <span class="small muted">{t('dealNow', { share: percent(now) })}</span>
                      </>
                    )}
                  </>
                )
              },
            }),
          ),
        ]}
      />
    </div>
  )
}

function Parties({ answer, deal, language }: DealFoundProps) {
  const t = sayChance(language)
  const { million, number, percent } = formats(language)
  const { habitual } = answer
  const amounts = (key: string, head: string, of: Readonly<Record<string, number>>): Column<string> => ({
    key,
    head,
    unit: t('millionEuro'),
    align: 'end',
    cell: id => million(of[id] ?? 0, { decimals: 2 }),
  })
  return (
    <div class="stack-s">
      <h2 id="partijen-kop">{t('dealParties')}</h2>
      <p class="measure small">{t('dealPartiesText')}</p>
      <DataTable
        id="partijen"
        caption={t('dealParties')}
        isCaptionHidden
        rows={Object.keys(answer.contributions)}
        rowKey={id => id}
        columns={[
          {
            key: 'party',
            head: t('party'),
            cell: id => (
              <>
                {partyName(deal.caseFile, id, language)}
                {deal.assumed.includes(id) && <span class="small muted"> ({t('dealAssumed')})</span>}
              </>
            ),
          },
          amounts('gets', t('grant'), answer.contributions),
          ...(habitual ? [amounts('got', t('dealGrantNow'), habitual.contributions)] : []),
          amounts('tail', t('dealTail'), answer.tails),
          ...(habitual ? [amounts('tailNow', t('dealTailNow'), habitual.tails)] : []),
          {
            key: 'price',
            head: t('dealPrice'),
            align: 'end',
            cell: id => number(answer.prices[id] ?? 0, { decimals: 2 }),
          },
          {
            key: 'met',
            head: t('dealMet'),
            align: 'end',
            cell: id => percent(answer.freshSample.met[id] ?? 0),
          },
        ]}
      />
    </div>
  )
}

/** Clauses that the deal may not set, each with the reason. */
function LeftClauses({ answer, deal, language }: DealFoundProps) {
  const t = sayChance(language)
  if (answer.leftAsWritten.length === 0) return null
  return (
    <DataTable
      id="vaste-afspraken"
      caption={t('dealLeft')}
      rows={answer.leftAsWritten}
      rowKey={({ id }) => id}
      columns={[
        { key: 'clause', head: t('clause'), cell: ({ id }) => idAsWords(id) },
        {
          key: 'why',
          head: t('dealLeftWhy'),
          cell: ({ why, party }) =>
            t(`dealLeft_${why}`, { party: partyName(deal.caseFile, party, language) }),
        },
      ]}
    />
  )
}

/** The strength of each clause, and what the deal costs with it as it is written and without it. */
function Clauses({ answer, deal, language }: DealFoundProps) {
  const t = sayChance(language)
  const { million, percent } = formats(language)
  const rows = Object.entries(answer.clauses)
  if (rows.length === 0) return null
  const cost = (key: 'asWrittenCostEur' | 'withoutCostEur', head: string): Column<(typeof rows)[number]> => ({
    key,
    head,
    unit: t('millionEuro'),
    align: 'end',
    cell: ([id]) => {
      const eur = answer.whatIf.clauses[id]?.[key] ?? null
      return eur === null ? t('notReached') : million(eur, { decimals: 2 })
    },
  })
  return (
    <div class="stack-s">
      <h2 id="sterkte-kop">{t('dealClauses')}</h2>
      <p class="measure small">{t('dealClausesText')}</p>
      <DataTable
        id="sterkte"
        caption={t('dealClauses')}
        isCaptionHidden
        rows={rows}
        rowKey={([id]) => id}
        columns={[
          { key: 'clause', head: t('clause'), cell: ([id]) => idAsWords(id) },
          {
            key: 'looksAt',
            head: t('dealLooksAt'),
            cell: ([id]) => {
              const party = answer.onResults[id]
              return party === undefined
                ? t('dealLooksAtDrivers')
                : t('dealLooksAtResult', { party: partyName(deal.caseFile, party, language) })
            },
          },
          {
            key: 'strength',
            head: t('dealStrength'),
            align: 'end',
            cell: ([, strength]) => percent(strength),
          },
          cost('asWrittenCostEur', t('dealCostWritten')),
          cost('withoutCostEur', t('dealCostWithout')),
        ]}
      />
    </div>
  )
}
