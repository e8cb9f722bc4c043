import type { ComponentChildren } from 'preact'
import { hasRole } from '../../../kit/access/actor.ts'
import { type Address, href } from '../../../kit/http/address.ts'
import type { Context } from '../../../kit/http/route.ts'
import { Alert, Tabs, WorkPage } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { Call } from '../model.ts'
import { say } from './say.ts'

type Tab =
  | 'tranche'
  | 'conflicts'
  | 'assignment'
  | 'scores'
  | 'anchorNotes'
  | 'consensus'
  | 'portfolio'
  | 'proposal'
  | 'outcome'
  | 'reconsiderations'

/** Parts of a tranche; the steering group follows those that lead to its decision. */
const teamTabs: readonly Tab[] = [
  'tranche',
  'conflicts',
  'assignment',
  'anchorNotes',
  'scores',
  'consensus',
  'portfolio',
  'proposal',
  'outcome',
  'reconsiderations',
]
const deciderTabs: readonly Tab[] = ['tranche', 'scores', 'portfolio', 'proposal', 'outcome']

/** What every page of a tranche knows. */
export interface TrancheHead {
  call: Pick<Call, 'number' | 'state' | 'title' | 'kind'>
}

interface FrameProps {
  data: TrancheHead & { isDone?: boolean | undefined }
  context: Context
  current: Tab
  title: string
  purpose: string
  action?: ComponentChildren
  children: ComponentChildren
}

/** A page of a tranche under its tabs. */
export function TrancheFrame({ data, context, current, title, purpose, action, children }: FrameProps) {
  const { language, actor } = context
  const t = say(language)
  const tranche = String(data.call.number)
  const tabs = actor && hasRole(actor, 'T', 'D') ? teamTabs : deciderTabs
  return (
    <WorkPage title={title} purpose={purpose} action={action}>
      <Tabs
        label={t('trancheParts', { number: data.call.number })}
        tabs={tabs.map(tab => ({
          href: href(links[tab] as Address<'/selectie/:tranche'>, { tranche }),
          label: t(`tab_${tab}`),
          isCurrent: tab === current,
        }))}
      />
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      {children}
    </WorkPage>
  )
}
