import { href } from '../../kit/http/address.ts'
import type { Panel as ModulePanel } from '../../kit/module/module.ts'
import { Panel } from '../../kit/ui/index.ts'
import { links } from './links.ts'
import { say } from './pages/say.ts'
import { reachOf } from './routes/seen.ts'
import { casesOfProject } from './store/lists.ts'

/** The cases of an area on its page, for those who may see them; to others there are none. */
export const projectPanel: ModulePanel = {
  place: 'projects/project',
  order: 10,
  show: async ({ services, context, objectId }) => {
    if (!context.actor) return undefined
    const cases = await casesOfProject(services.db, reachOf(context.actor), objectId)
    if (cases.length === 0) return undefined
    const t = say(context.language)
    return (
      <Panel id="businesscases" title={t('casesTitle')}>
        <ul>
          {cases.map(one => (
            <li key={one.id}>
              <a href={href(links.bench, { id: one.id })}>{one.name}</a>
              {one.isIllustration && ` (${t('illustration').toLowerCase()})`}
            </li>
          ))}
        </ul>
      </Panel>
    )
  },
}
