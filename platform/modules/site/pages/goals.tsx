import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { DescriptionList, PageTitle, Panel, StatusBadge } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type GoalNumber, goalNumbers } from '../model.ts'
import { siteTexts } from '../texts.ts'

/** Id of a goal on the page of goals. */
const goalId = (number: GoalNumber): string => `doel-${number}`

/** The four result goals side by side, honest about what was not measured. */
export function GoalCards({ language }: { language: Language }) {
  const t = siteTexts(language)
  return (
    <ul class="v-goals">
      {goalNumbers.map(number => (
        <li key={number}>
          <p class="v-goals__number">{t('goalNumber', { number })}</p>
          <h3>{t(`goal${number}Title`)}</h3>
          <p>
            <StatusBadge>{t('notMeasured')}</StatusBadge>
          </p>
          <p class="muted">{t(`goal${number}Counts`)}</p>
          <p class="small">
            <a href={`${href(links.goals)}#${goalId(number)}`}>
              <span aria-hidden="true">{t('countingRule')}</span>
              <span class="vh">{t('countingRuleOf', { number })}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** What the programme is judged by: each goal with its rule, evidence and pitfall. */
export function GoalsPage({ context: { language } }: PageView<object>) {
  const t = siteTexts(language)
  return (
    <div class="wrap section tight stack-l">
      <PageTitle title={t('goals')} purpose={t('goalsPurpose')} />
      <p class="measure">{t('goalsIntro')}</p>
      {goalNumbers.map(number => (
        <Panel
          key={number}
          id={goalId(number)}
          title={`${t('goalNumber', { number })}: ${t(`goal${number}Title`)}`}
          aside={<StatusBadge>{t('notMeasured')}</StatusBadge>}
        >
          <DescriptionList
            pairs={[
              { label: t('counts'), value: t(`goal${number}Counts`) },
              { label: t('rule'), value: t(`goal${number}Rule`) },
              { label: t('evidence'), value: t(`goal${number}Evidence`) },
              { label: t('trap'), value: t(`goal${number}Trap`) },
            ]}
          />
        </Panel>
      ))}
    </div>
  )
}
