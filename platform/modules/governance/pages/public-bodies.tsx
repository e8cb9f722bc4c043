import type { Language } from '../../../kit/texts/texts.ts'
import type { SeatFunction } from '../model.ts'
import { dayText } from './badges.tsx'
import { AlarmText } from './bodies.tsx'
import type { BodyLine } from './body-data.ts'
import { say } from './say.ts'

interface PublicSeat {
  id: string
  organisation: string
  votes: boolean
  isFounder: boolean
  function: SeatFunction
}

interface PublicBodiesProps {
  language: Language
  bodies: readonly (BodyLine & { seats: readonly PublicSeat[] })[]
  decisionsHref: string
}

/** The bodies with their organisations and when they met: public, so that late is visible to everybody. */
export function PublicBodies({ language, bodies, decisionsHref }: PublicBodiesProps) {
  const t = say(language)
  return (
    <section class="stack" aria-labelledby="organen-kop">
      <h2 class="big" id="organen-kop">
        {t('publicBodies')}
      </h2>
      <p class="measure">{t('publicBodiesLead')}</p>
      <div class="g2">
        {bodies.map(body => (
          <article class="v-card" key={body.id}>
            <h3>{body.name[language]}</h3>
            <p>{body.task[language]}</p>
            <p class="small">
              {body.lastAt ? t('publicMet', { day: dayText(body.lastAt, language) }) : t('meetingsEmpty')}{' '}
              <AlarmText alarm={body.alarm} language={language} />
            </p>
            {[true, false].map(votes => {
              const seats = body.seats.filter(seat => seat.votes === votes)
              if (seats.length === 0) return null
              return (
                <div key={String(votes)}>
                  <h4>{t(votes ? 'votingSeats' : 'otherSeats')}</h4>
                  <ul>
                    {seats.map(seat => (
                      <li key={seat.id}>
                        {[
                          seat.organisation,
                          seat.function === 'chair' ? t('function_chair') : '',
                          seat.isFounder ? t('founder') : '',
                        ]
                          .filter(Boolean)
                          .join(', ')}
                      </li>
                    ))}
                  </ul>
                </div>
              )
            })}
          </article>
        ))}
      </div>
      <p>
        <a href={decisionsHref}>{t('publicDecisions')}</a>
      </p>
    </section>
  )
}
