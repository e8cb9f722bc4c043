import type { Case } from '@versneller/engine'
import { href } from '../../../../kit/http/address.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import { inLanguage, type Language } from '../../../../kit/texts/texts.ts'
import { type Column, DataTable, StatusBadge } from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import { lastDay } from '../../rules/calendar.ts'
import type { MovedAct, Responsibility } from '../../rules/public-acts.ts'
import { partyName } from '../case-page.tsx'
import { idAsWords } from '../fields/words.ts'
import { sayMoney } from './words.ts'

/** A case with its public acts, and those of them that moved since its last fixed version. */
export interface CaseActs {
  id: string
  caseFile: Case
  acts: readonly Responsibility[]
  moved: readonly MovedAct[]
}

interface Row {
  of: CaseActs
  act: Responsibility
  /** ISO days; `was` where it stood before. */
  day: string
  was: string | undefined
}

const rowsOf = (cases: readonly CaseActs[]): Row[] =>
  cases
    .flatMap(of =>
      of.acts.map((act): Row => {
        const moved = of.moved.find(one => one.act === act)
        return {
          of,
          act,
          day: lastDay(of.caseFile, act.by),
          was: moved && lastDay(moved.before, moved.was),
        }
      }),
    )
    .toSorted((one, other) => one.day.localeCompare(other.day))

/** Whether its last day is over: whether it was done is not in the case. */
const isPast = (day: string, today: string): boolean => day < today

function When({ row: { day, was }, today, language }: { row: Row; today: string; language: Language }) {
  const t = sayMoney(language)
  const { date } = formats(language)
  return (
    <>
      {date(day)}{' '}
      {was !== undefined && (
        <StatusBadge tone={day > was ? 'warn' : 'neutral'}>
          {t(day > was ? 'actLater' : 'actEarlier', { was: date(was) })}
        </StatusBadge>
      )}
      {isPast(day, today) && <span class="sub">{t('actPast')}</span>}
    </>
  )
}

/** How certain it is: whether it was promised, on what condition, and the chance of the risk that hangs on it. */
function Certainty({ row: { of, act }, language }: { row: Row; language: Language }) {
  const t = sayMoney(language)
  const event = of.caseFile.risk?.events?.find(({ id }) => id === act.risk)
  return (
    <>
      <StatusBadge tone={act.signed ? 'ok' : 'neutral'}>{t(act.signed ? 'signed' : 'notSigned')}</StatusBadge>
      {act.condition && (
        <span class="sub">{t('actCondition', { condition: inLanguage(act.condition, language) })}</span>
      )}
      {event && (
        <span class="sub">
          {t('actRisk', {
            chance: formats(language).percent(event.probability),
            risk: idAsWords(event.id),
          })}
        </span>
      )}
    </>
  )
}

interface CalendarProps {
  cases: readonly CaseActs[]
  /** ISO day. */
  today: string
  language: Language
}

/** What public bodies have to do for an area, and when at the latest: those whose results hang on it read it in time. */
export function ActsCalendar({ cases, today, language }: CalendarProps) {
  const t = sayMoney(language)
  const columns: Column<Row>[] = [
    { key: 'by', head: t('by'), cell: row => <When row={row} today={today} language={language} /> },
    { key: 'act', head: t('act'), cell: ({ act }) => inLanguage(act.what, language) },
    { key: 'body', head: t('body'), cell: ({ of, act }) => partyName(of.caseFile, act.party, language) },
    {
      key: 'certainty',
      head: t('actCertainty'),
      cell: row => <Certainty row={row} language={language} />,
    },
  ]
  const ofCase: Column<Row> = {
    key: 'case',
    head: t('ofCase'),
    cell: ({ of }) => (
      <a href={href(links.publicActs, { id: of.id })}>{inLanguage(of.caseFile.name, language)}</a>
    ),
  }
  return (
    <div class="stack-s">
      <DataTable
        id="actiekalender-tabel"
        caption={t('calendarCaption')}
        isCaptionHidden
        rows={rowsOf(cases)}
        rowKey={({ of, act }) => `${of.id}/${act.id}`}
        columns={[...columns, ofCase]}
      />
      <ul class="plain small">
        {cases.map(({ id, caseFile }) => (
          <li key={id}>
            <a href={href(links.actsCalendar, { id })}>
              {t('calendarFile', { name: inLanguage(caseFile.name, language) })}
            </a>
          </li>
        ))}
        {cases.map(({ id, caseFile }) => (
          <li key={id}>
            <a href={href(links.risk, { id })}>
              {t('calendarReturns', { name: inLanguage(caseFile.name, language) })}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
