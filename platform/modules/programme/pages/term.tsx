import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { DataTable, KeyFigures, StatusBadge, Timeline } from '../../../kit/ui/index.ts'
import type { DatedThing } from '../dated.ts'
import type { Milestone, Programme } from '../model.ts'
import { againstTerm } from '../rules/term.ts'
import { say } from './say.ts'

interface TermProps {
  language: Language
  programme: Programme
  milestones: readonly Milestone[]
  things: readonly DatedThing[]
  today: string
}

/** From when until when, in which month, and what the programme works towards. */
export function TermPanel({ language, programme, milestones, things, today }: TermProps) {
  const t = say(language)
  const { date } = formats(language)
  return (
    <section class="stack" aria-labelledby="looptijd-kop">
      <h2 class="big" id="looptijd-kop">
        {t('termTitle')}
      </h2>
      <KeyFigures
        figures={[
          {
            label: t('termLabel'),
            value: t('termDays', { from: date(programme.startsOn), to: date(programme.endsOn) }),
            detail: monthOf(programme, today, language),
          },
          { label: t('programmeState'), value: t(`programme_${programme.state}`) },
        ]}
      />
      <p class="measure">{t('termText')}</p>
      {milestones.length > 0 && <Milestones milestones={milestones} today={today} language={language} />}
      <DatedTable programme={programme} things={things} language={language} />
    </section>
  )
}

/** "Maand 14 van 48"; before the beginning and after the end it says so. */
function monthOf({ startsOn, endsOn }: Programme, today: string, language: Language): string {
  const t = say(language)
  if (today < startsOn) return t('termBefore')
  if (today > endsOn) return t('termAfter')
  const months = (to: string) =>
    Temporal.PlainDate.from(startsOn).until(Temporal.PlainDate.from(to).add({ days: 1 }), {
      largestUnit: 'month',
    }).months
  return t('termMonth', { month: months(today) + 1, of: Math.max(months(endsOn), 1) })
}

/** What the programme works towards, and what it reached. */
export function Milestones({
  milestones,
  today,
  language,
  isTitled,
}: {
  milestones: readonly Milestone[]
  today: string
  language: Language
  /** A panel around them has the heading. */
  isTitled?: boolean | undefined
}) {
  const t = say(language)
  const { date } = formats(language)
  const next = milestones.find(one => one.reachedOn === undefined && one.dueOn >= today)
  return (
    <>
      {!isTitled && <h3>{t('milestonesTitle')}</h3>}
      <Timeline
        entries={milestones.map(one => ({
          dateTime: one.dueOn,
          dateLabel: date(one.dueOn),
          isNow: one === next,
          content: (
            <>
              {one.name[language]}
              <span class="sub">
                {one.reachedOn
                  ? t('milestoneReached', { date: date(one.reachedOn) })
                  : one.dueOn < today
                    ? t('milestoneLate')
                    : t('milestoneAhead')}
              </span>
            </>
          ),
        }))}
      />
    </>
  )
}

/** What is not reached yet, first what comes first. */
export function Ahead({ milestones, language }: Pick<TermProps, 'milestones' | 'language'>) {
  const t = say(language)
  const { date } = formats(language)
  return (
    <section class="stack" aria-labelledby="wat-komt">
      <h2 class="big" id="wat-komt">
        {t('aheadTitle')}
      </h2>
      <Timeline
        entries={milestones.map(one => ({
          dateTime: one.dueOn,
          dateLabel: date(one.dueOn),
          content: one.name[language],
        }))}
      />
    </section>
  )
}

const tones = { within: 'ok', beyond: 'warn', 'with-programme': 'neutral' } as const

/** What is dated within the programme: what ends first comes first, and what goes on beyond its end stands out. */
export function DatedTable({
  programme,
  things,
  language,
}: Pick<TermProps, 'programme' | 'things' | 'language'>) {
  const t = say(language)
  const { date } = formats(language)
  return (
    <DataTable
      id="looptijd"
      caption={t('datedTitle')}
      rows={things}
      rowKey={row => `${row.href ?? ''}${row.title.nl}${row.from ?? ''}${row.to ?? ''}`}
      columns={[
        {
          key: 'thing',
          head: t('datedThing'),
          cell: row => (
            <>
              {row.href ? <a href={row.href}>{row.title[language]}</a> : row.title[language]}
              <span class="sub">{row.kind[language]}</span>
            </>
          ),
        },
        { key: 'from', head: t('datedFrom'), cell: row => (row.from ? date(row.from) : '–') },
        { key: 'to', head: t('datedTo'), cell: row => (row.to ? date(row.to) : '–') },
        {
          key: 'term',
          head: t('termLabel'),
          cell: row => {
            const stands = againstTerm(programme, row.to)
            return <StatusBadge tone={tones[stands]}>{t(`against_${stands}`)}</StatusBadge>
          },
        },
      ]}
      empty={<p>{t('datedEmpty')}</p>}
    />
  )
}
