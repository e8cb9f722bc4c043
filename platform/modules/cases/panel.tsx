import { organisationsOf } from '../../kit/access/actor.ts'
import { may } from '../../kit/access/permission.ts'
import { dayOf } from '../../kit/clock/dutch-days.ts'
import { href } from '../../kit/http/address.ts'
import type { Panel as ModulePanel } from '../../kit/module/module.ts'
import { LinkButton, Panel, WorkGroup } from '../../kit/ui/index.ts'
import { links } from './links.ts'
import { ActsCalendar, type CaseActs } from './pages/money/acts-calendar.tsx'
import { sayMoney } from './pages/money/words.ts'
import { say } from './pages/say.ts'
import { reachOf, storedAndSeen } from './routes/seen.ts'
import { listCases, makeCase, ownerRoles } from './rules/access.ts'
import { visibleTo } from './rules/case-for.ts'
import { actsOf, movedActs } from './rules/public-acts.ts'
import { waitingCases } from './store/decisions.ts'
import { caseList, casesOfProject } from './store/lists.ts'
import { readNewestVersion } from './store/versions.ts'

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

/** Cases of one area of which the acts are shown: those that come first by name. */
const actCasesMax = 5

/** What public bodies have to do for an area and when, as far as its cases are open to this person. */
export const actsPanel: ModulePanel = {
  place: 'projects/project',
  order: 11,
  show: async ({ services: { db, clock }, context: { actor, language }, objectId }) => {
    if (!actor) return undefined
    const found = await casesOfProject(db, reachOf(actor), objectId)
    const cases = await Promise.all(
      found.slice(0, actCasesMax).map(async ({ id }): Promise<CaseActs> => {
        const { stored, seen } = await storedAndSeen(db, actor, id)
        const version = await readNewestVersion(db, id)
        const before = version && visibleTo(actor, stored, version.content).visible.case
        const { caseFile } = seen
        return { id, caseFile, acts: actsOf(caseFile), moved: before ? movedActs(caseFile, before) : [] }
      }),
    )
    const withActs = cases.filter(({ acts }) => acts.length > 0)
    if (withActs.length === 0) return undefined
    return (
      <Panel id="actiekalender" title={sayMoney(language)('calendarTitle')}>
        <p class="measure small">{sayMoney(language)('calendarText')}</p>
        <ActsCalendar cases={withActs} today={dayOf(clock.now())} language={language} />
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
