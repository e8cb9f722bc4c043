import { href } from '../../../kit/http/address.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { LinkButton } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type ActivityWithOutputs, workstreams } from '../model.ts'
import { ActivityBadge, OutputList } from './activities.tsx'
import { say } from './say.ts'

/** The three lines with the activities of each and what those brought; what was given up stands on the page of all. */
export function LinesPanel({
  activities,
  today,
  language,
  allHref,
}: {
  activities: readonly ActivityWithOutputs[]
  today: string
  language: Language
  /** The page with all of them. */
  allHref: string
}) {
  const t = say(language)
  const kept = activities.filter(one => one.state !== 'dropped')
  const outputs = kept.flatMap(one => one.outputs)
  const delivered = outputs.filter(one => one.state === 'delivered').length
  return (
    <section class="stack" aria-labelledby="activiteiten-kop">
      <h2 class="big" id="activiteiten-kop">
        {t('activitiesTitle')}
      </h2>
      <p class="measure">{t('linesText', { activities: kept.length, delivered, outputs: outputs.length })}</p>
      <div class="g3">
        {workstreams.map(line => (
          <div class="v-card" key={line}>
            <h3>{t(`line${line}`)}</h3>
            {kept
              .filter(one => one.workstream === line)
              .map(one => (
                <div key={one.id} class="stack-s">
                  <p>
                    <a href={href(links.activity, { id: one.id })}>{one.title[language]}</a>{' '}
                    <ActivityBadge state={one.state} language={language} />
                  </p>
                  <OutputList outputs={one.outputs} today={today} language={language} />
                </div>
              ))}
          </div>
        ))}
      </div>
      <p>
        <LinkButton href={allHref}>{t('allActivities')}</LinkButton>
      </p>
    </section>
  )
}
