import { href } from '../../../kit/http/address.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import { Timeline } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { dayText } from './badges.tsx'
import { say } from './say.ts'

/** A settled decision in short: by whom it was taken, and when. */
export interface DecisionNews {
  id: string
  title: string
  by: Bilingual
  decidedAt: string
}

/** What was decided last, for everybody. */
export function News({ decisions, language }: { decisions: readonly DecisionNews[]; language: Language }) {
  const t = say(language)
  return (
    <section class="stack" aria-labelledby="laatste-besluiten">
      <h2 class="big" id="laatste-besluiten">
        {t('decisionsTitle')}
      </h2>
      <Timeline
        entries={decisions.map(one => ({
          dateTime: one.decidedAt,
          dateLabel: dayText(one.decidedAt, language),
          content: (
            <>
              <a href={href(links.decision, { id: one.id })}>{one.title}</a>
              <span class="sub">{one.by[language]}</span>
            </>
          ),
        }))}
      />
      <p>
        <a href={href(links.decisions)}>{t('publicDecisions')}</a>
      </p>
    </section>
  )
}
