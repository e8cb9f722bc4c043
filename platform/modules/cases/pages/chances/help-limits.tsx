import type { Case, ContributionAnswer, ContributionComparison } from '@versneller/engine'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { type Column, DataTable, StatusBadge } from '../../../../kit/ui/index.ts'
import { toldLimits } from '../../rules/help-parties.ts'
import type { Withheld } from '../../workbench-contract.ts'
import { sayChance } from './words.ts'

interface HelpLimitsProps {
  comparison: ContributionComparison
  caseFile: Case
  withheld: Withheld
  language: Language
}

type Limit = ContributionAnswer['limits'][number]
type Row = { instrument: ContributionAnswer['instrument']; limit: Limit }

/** Where a limit stands, with its figure and since when that holds. */
export function limitBasis(
  { parameter, source }: Pick<Limit, 'parameter' | 'source'>,
  language: Language,
): string {
  const { number, percent } = formats(language)
  if (!parameter) return source[language]
  const value = parameter.value < 1 ? percent(parameter.value) : `€ ${number(parameter.value)}`
  return sayChance(language)(parameter.verified ? 'limitBasis' : 'limitBasisUnsure', {
    value,
    from: parameter.validFrom,
    source: source[language],
  })
}

/** What the rules of aid and grants leave for each instrument, and what is certain within that. */
export function HelpLimits({ comparison, caseFile, withheld, language }: HelpLimitsProps) {
  const t = sayChance(language)
  const { million, percent } = formats(language)
  const rows = comparison.answers.flatMap(({ instrument, limits }) =>
    toldLimits(limits, caseFile, withheld).map(limit => ({ instrument, limit })),
  )
  if (rows.length === 0) return null
  const amount = (key: string, head: string, of: (limit: Limit) => number): Column<Row> => ({
    key,
    head,
    unit: t('millionEuro'),
    align: 'end',
    cell: ({ limit }) => million(of(limit), { decimals: 2 }),
  })
  return (
    <div class="stack-s">
      <h2 id="grenzen-kop">{t('limitsTitle')}</h2>
      <p class="measure small">{t('limitsText')}</p>
      <DataTable
        id="grenzen"
        caption={t('limitsTitle')}
        isCaptionHidden
        isWide
        rows={rows}
        rowKey={({ instrument, limit }) => `${instrument}-${limit.id}`}
        columns={[
          {
            key: 'what',
            head: t('limitOf'),
            cell: ({ instrument, limit }) => (
              <>
                <b>{t(`instrument_${instrument}`)}</b>: {limit.name[language]}
                <br />
                <span class="small muted">{limitBasis(limit, language)}</span>
              </>
            ),
          },
          amount('room', t('limitRoom'), limit => limit.roomEur),
          amount('asked', t('limitAsked'), limit => limit.askedEur),
          amount('margin', t('limitMargin'), limit => limit.marginEur),
          {
            key: 'within',
            head: t('limitWithin'),
            cell: ({ limit }) =>
              limit.reached === undefined ? (
                <StatusBadge tone="ok">{t('limitFits')}</StatusBadge>
              ) : (
                <>
                  <StatusBadge tone="warn">{t('limitBeyond')}</StatusBadge>{' '}
                  {t('limitReached', { certainty: percent(limit.reached, { decimals: 1 }) })}
                </>
              ),
          },
        ]}
      />
    </div>
  )
}
