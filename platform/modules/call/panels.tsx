import { may } from '../../kit/access/permission.ts'
import { href } from '../../kit/http/address.ts'
import type { Panel as ModulePanel } from '../../kit/module/module.ts'
import { WorkGroup } from '../../kit/ui/index.ts'
import { links } from './links.ts'
import { OpenCall } from './pages/open-call.tsx'
import { say } from './pages/say.ts'
import { SubmissionBadge } from './pages/state-badges.tsx'
import { openPlansOf } from './routes/list.ts'
import { nowFor } from './routes/seen.ts'
import { applicantsOf, listSubmissions } from './rules/rights.ts'
import { stateAt } from './rules/states.ts'
import { readCalls } from './store/calls.ts'

/** The calls that are open or announced, on the home page, for everybody. */
export const homePanel: ModulePanel = {
  place: 'site/home',
  order: 10,
  show: async ({ services, context: { language, actor } }) => {
    const now = await nowFor(services)
    const lines = (await readCalls(services.db)).map(call => ({ call, state: stateAt(call, now), now }))
    const [open] = lines
      .filter(({ state }) => state === 'open' || state === 'announced')
      .toSorted((one, other) => Number(other.call.isSealed) - Number(one.call.isSealed))
    if (!open) return undefined
    const mayStart = actor === undefined || applicantsOf(actor).length > 0
    return <OpenCall {...open} mayStart={mayStart} language={language} />
  },
}

/** The plans of the own organisations that are not finished, on the page of the own work. */
export const workPanel: ModulePanel = {
  place: 'parties/work-files',
  order: 5,
  show: async ({ services, context }) => {
    if (!context.actor || !may(context.actor, listSubmissions)) return undefined
    const plans = await openPlansOf(services, context.actor)
    if (plans.length === 0) return undefined
    const { language } = context
    const t = say(language)
    return (
      <WorkGroup
        id="inzendingen"
        title={t('submissionsTitle')}
        aside={<a href={href(links.submissions)}>{t('toSubmissions')}</a>}
      >
        {plans.map(plan => (
          <li key={plan.id}>
            <a href={href(links.submission, { id: plan.id })}>{plan.title ?? t('planWithoutTitle')}</a>{' '}
            <SubmissionBadge state={plan.state} language={language} />
          </li>
        ))}
      </WorkGroup>
    )
  },
}
