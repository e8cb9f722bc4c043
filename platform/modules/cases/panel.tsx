import { organisationsOf } from '../../kit/access/actor.ts'
import { may } from '../../kit/access/permission.ts'
import { href } from '../../kit/http/address.ts'
import type { Panel as ModulePanel } from '../../kit/module/module.ts'
import { LinkButton, Panel, WorkGroup } from '../../kit/ui/index.ts'
import { links } from './links.ts'
import { say } from './pages/say.ts'
import { reachOf } from './routes/seen.ts'
import { listCases, makeCase, ownerRoles } from './rules/access.ts'
import { waitingCases } from './store/decisions.ts'
import { caseList, casesOfProject } from './store/lists.ts'

/** The cases of an area on its page for those who may see them, and the way to a new one for those who may make it. */
export const projectPanel: ModulePanel = {
  place: 'projects/project',
  order: 10,
  show: async ({ services, context, objectId }) => {
    if (!context.actor) return undefined
    const cases = await casesOfProject(services.db, reachOf(context.actor), objectId)
    const mayMake = may(context.actor, makeCase)
    if (cases.length === 0 && !mayMake) return undefined
    const t = say(context.language)
    return (
      <Panel id="businesscases" title={t('casesTitle')}>
        {cases.length > 0 && (
          <ul>
            {cases.map(one => (
              <li key={one.id}>
                <a href={href(links.bench, { id: one.id })}>{one.name}</a>
                {one.isIllustration && ` (${t('illustration').toLowerCase()})`}
              </li>
            ))}
          </ul>
        )}
        {mayMake && (
          <p>
            <LinkButton href={href(links.fromArea, {}, { gebied: objectId })}>
              {t('makeFromThisArea')}
            </LinkButton>
          </p>
        )}
      </Panel>
    )
  },
}

/** Cases on the page of the own work: those that were changed last. */
const shownMax = 8

/** The cases that somebody can open, on the page of the own work. */
export const workPanel: ModulePanel = {
  place: 'parties/work-files',
  order: 10,
  show: async ({ services, context }) => {
    if (!context.actor || !may(context.actor, listCases)) return undefined
    const all = { search: undefined, state: undefined, projectId: undefined, ownOnly: false }
    const reach = reachOf(context.actor)
    const part = { limit: shownMax + 1, offset: 0 }
    const cases = await caseList(services.db, reach, { ...all, sort: 'gewijzigd' }, part)
    if (cases.length === 0) return undefined
    const t = say(context.language)
    return (
      <WorkGroup
        id="businesscases"
        title={t('casesTitle')}
        aside={cases.length > shownMax && <a href={href(links.list)}>{t('allCases')}</a>}
      >
        {cases.slice(0, shownMax).map(one => (
          <li key={one.id}>
            <a href={href(links.bench, { id: one.id })}>{one.name}</a>
            <span class="sub">
              {one.ownerName}, {t(`state_${one.state}`).toLowerCase()}
            </span>
          </li>
        ))}
      </WorkGroup>
    )
  },
}

/** Cases of the own organisation whose approval waits for this person, on the page of the own work. */
export const approvalPanel: ModulePanel = {
  place: 'parties/work-tasks',
  order: 20,
  show: async ({ services, context: { actor, language } }) => {
    // Deciding is not for who stands in for a colleague.
    if (!actor || actor.onBehalfOfId !== undefined) return undefined
    const waiting = await waitingCases(services.db, {
      ownerIds: organisationsOf(actor, ...ownerRoles),
      personId: actor.personId,
    })
    if (waiting.length === 0) return undefined
    const t = say(language)
    return (
      <ul class="v-lines">
        {waiting.map(one => (
          <li key={one.id}>
            <a href={href(links.adopt, { id: one.id })}>{t('taskApproval', { name: one.name })}</a>
            <span class="sub">{t(`step_${one.step}`)}</span>
          </li>
        ))}
      </ul>
    )
  },
}
