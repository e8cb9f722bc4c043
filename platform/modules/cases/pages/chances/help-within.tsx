import type { Case, JointAnswer, JointLimit, JointWithin } from '@versneller/engine'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { upperFirst } from '../../../../kit/texts/upper-first.ts'
import { Alert, type Column, DataTable, StatusBadge } from '../../../../kit/ui/index.ts'
import { partyName } from '../case-page.tsx'
import { limitBasis } from './help-limits.tsx'
import { sayChance } from './words.ts'

interface HelpWithinProps {
  answer: JointAnswer
  caseFile: Case
  language: Language
}

/** What the limits of aid, grants, pots and own means leave for all parties together, and who then gives what. */
export function HelpWithin({ answer, caseFile, language }: HelpWithinProps) {
  const t = sayChance(language)
  const { percent } = formats(language)
  const { within } = answer
  return (
    <div class="stack-s">
      <h2 id="samen-grenzen-kop">{t('withinTitle')}</h2>
      {!within && <p class="measure">{t('withinNotTold')}</p>}
      {within?.reason && (
        <Alert kind="warning" title={t('withinNotEnough', { chance: percent(answer.probability) })}>
          {within.reason[language]}
        </Alert>
      )}
      {within && !within.reason && (
        <p class="measure">{t('withinEnough', { chance: percent(answer.probability) })}</p>
      )}
      {within && within.limits.length > 0 && (
        <Limits limits={within.limits} caseFile={caseFile} language={language} />
      )}
      {within && <Gifts within={within} caseFile={caseFile} language={language} />}
    </div>
  )
}

/** Each limit, with what the grants ask of it when nothing limits them. */
function Limits({
  limits,
  caseFile,
  language,
}: Omit<HelpWithinProps, 'answer'> & { limits: JointWithin['limits'] }) {
  const t = sayChance(language)
  const { million } = formats(language)
  const amount = (key: string, head: string, of: (limit: JointLimit) => number): Column<JointLimit> => ({
    key,
    head,
    unit: t('millionEuro'),
    align: 'end',
    cell: limit => million(of(limit), { decimals: 2 }),
  })
  return (
    <DataTable
      id="samen-grenzen"
      caption={t('withinLimits')}
      rows={limits}
      rowKey={({ id, party }) => `${id}-${party ?? ''}`}
      columns={[
        {
          key: 'what',
          head: t('withinLimit'),
          cell: ({ name, party, parameter, source }) => (
            <>
              <b>{upperFirst(name[language])}</b>
              {party !== undefined && `: ${partyName(caseFile, party, language)}`}
              {source && (
                <>
                  <br />
                  <span class="small muted">
                    {limitBasis({ source, ...(parameter ? { parameter } : {}) }, language)}
                  </span>
                </>
              )}
            </>
          ),
        },
        amount('room', t('limitRoom'), limit => limit.roomEur),
        amount('asked', t('limitAsked'), limit => limit.askedEur),
        {
          key: 'fits',
          head: t('withinFits'),
          cell: limit => <Fits limit={limit} language={language} />,
        },
      ]}
    />
  )
}

/** Whether what is asked fits; where nothing is asked of a limit that is used up, that is said. */
function Fits({ limit: { askedEur, marginEur }, language }: { limit: JointLimit; language: Language }) {
  const t = sayChance(language)
  if (marginEur > -0.005) return <StatusBadge tone="ok">{t('limitFits')}</StatusBadge>
  if (askedEur === 0) return <StatusBadge tone="neutral">{t('withinUsedUp')}</StatusBadge>
  return <StatusBadge tone="warn">{t('limitBeyond')}</StatusBadge>
}

/** Who gives what within the limits: every pot, and what the payer adds. */
function Gifts({ within, caseFile, language }: Omit<HelpWithinProps, 'answer'> & { within: JointWithin }) {
  const t = sayChance(language)
  const { million, percent } = formats(language)
  const named = (id: string): string => partyName(caseFile, id, language)
  const amount = (eur: number): string => million(eur, { decimals: 2 })
  return (
    <>
      <DataTable
        id="samen-bronnen"
        caption={t('withinGifts', { chance: percent(within.reached, { decimals: 1 }) })}
        rows={within.gifts}
        rowKey={({ from, pot }) => pot ?? from}
        columns={[
          {
            key: 'source',
            head: t('withinSource'),
            cell: ({ from, pot }) =>
              pot === undefined
                ? t('withinOwn', { party: named(from) })
                : t('withinPot', { pot, party: named(from) }),
            total: t('allAtOnce'),
          },
          {
            key: 'room',
            head: t('limitRoom'),
            unit: t('millionEuro'),
            align: 'end',
            cell: ({ roomEur }) => (roomEur === null ? t('withinNoLimit') : amount(roomEur)),
          },
          ...Object.keys(within.parties).map(
            (id): Column<JointWithin['gifts'][number]> => ({
              key: id,
              head: named(id),
              unit: t('millionEuro'),
              align: 'end',
              cell: ({ parties }) => amount(parties[id] ?? 0),
              total: amount(within.parties[id] ?? 0),
            }),
          ),
        ]}
      />
      {within.silentPots.length > 0 && (
        <p class="measure small">
          {t('withinSilent', {
            pots: within.silentPots.map(({ id, why }) => `${id} (${t(`silent_${why}`)})`).join(', '),
          })}
        </p>
      )}
    </>
  )
}
