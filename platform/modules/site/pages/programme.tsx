import type { VNode } from 'preact'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { PageTitle } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { workstreams } from '../model.ts'
import { type SiteTextKey, siteTexts } from '../texts.ts'

const problems = ['problem1', 'problem2', 'problem3', 'problem4', 'problem5'] as const
const bodies = ['platform', 'steering', 'director', 'rijk', 'founders', 'term'] as const

/** What the programme is: the problem, the three workstreams, the organisation. */
export function ProgrammePage({ data, context: { language } }: PageView<{ panels: readonly VNode[] }>) {
  const t = siteTexts(language)
  return (
    <>
      <div class="wrap section tight stack">
        <PageTitle title={t('programme')} purpose={t('programmePurpose')} />
        <p class="measure">{t('programmeSource')}</p>
        <h2 class="big">{t('problemTitle')}</h2>
        <p class="measure">{t('problemText')}</p>
        <ul>
          {problems.map(key => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </div>
      <section class="section tight band" aria-labelledby="lijnen">
        <div class="wrap stack">
          <h2 class="big" id="lijnen">
            {t('linesTitle')}
          </h2>
          <p class="measure">{t('linesText')}</p>
          <div class="g3">
            {workstreams.map(({ number, points }) => (
              <article class="v-card" key={number}>
                <h3>{t(`line${number}Title`)}</h3>
                <p>{t(`line${number}Text`)}</p>
                <ul>
                  {points.map((key: SiteTextKey) => (
                    <li key={key}>{t(key)}</li>
                  ))}
                </ul>
              </article>
            ))}
          </div>
        </div>
      </section>
      {data.panels.length > 0 && <div class="wrap section tight stack-l">{data.panels}</div>}
      <div class="wrap section tight stack">
        <h2 class="big">{t('organisationTitle')}</h2>
        <p class="measure">{t('organisationText')}</p>
        <p>
          <a href={href(links.organisation)}>{t('organisationPage')}</a>
        </p>
        <p>
          <a href={href(links.goals)}>{t('allGoals')}</a>
        </p>
      </div>
    </>
  )
}

/** Who decides what, and who began: from the text of 2017. */
export function OrganisationPage({ data, context: { language } }: PageView<{ bodies: readonly VNode[] }>) {
  const t = siteTexts(language)
  return (
    <div class="wrap section tight stack-l">
      <PageTitle title={t('organisationPage')} purpose={t('organisationPurpose')} />
      <p class="measure">
        {t('organisationText')} {t('programmeSource')}
      </p>
      <div class="g3">
        {bodies.map(body => (
          <section class="v-card" key={body} aria-labelledby={body}>
            <h2 id={body}>{t(`${body}Title`)}</h2>
            <p>{t(`${body}Text`)}</p>
          </section>
        ))}
      </div>
      {data.bodies}
    </div>
  )
}
