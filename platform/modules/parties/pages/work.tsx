import type { VNode } from 'preact'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { Alert, Panel, WorkPage } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { PositionLine } from './positions.tsx'
import { say } from './say.ts'

/** A task of this module. `day` is the day it is about, in ISO. */
export type Task =
  | { kind: 'taskConfirm'; id: string; title: string; organisation: string }
  | { kind: 'taskAccession' | 'taskInvited'; id: string; organisation: string }
  | { kind: 'taskEnding'; id: string; title: string; day: string }

/** Something that changed at an own organisation; the day in ISO. */
export interface ChangeLine {
  kind: 'began' | 'ended'
  personName: string
  title: string
  at: string
}

/** What the page of the own work shows. */
export interface WorkData {
  tasks: readonly Task[]
  positions: readonly PositionLine[]
  changes: readonly ChangeLine[]
  actingForName: string | undefined
  /** What other modules show: more tasks, files, changes. */
  otherTasks: readonly VNode[]
  files: readonly VNode[]
  otherChanges: readonly VNode[]
}

function TaskLine({ task, language }: { task: Task; language: Language }) {
  const t = say(language)
  switch (task.kind) {
    case 'taskConfirm':
      return (
        <a href={href(links.position, { id: task.id })}>
          {t(task.kind, { title: task.title, organisation: task.organisation })}
        </a>
      )
    case 'taskAccession':
    case 'taskInvited':
      return (
        <a href={href(links.organisation, { id: task.id })}>
          {t(task.kind, { organisation: task.organisation })}
        </a>
      )
    case 'taskEnding':
      return <>{t(task.kind, { title: task.title, date: formats(language).date(task.day) })}</>
  }
}

/** My tasks, my files, my positions, and what has changed. */
export function WorkOverviewPage({ data, context }: PageView<WorkData>) {
  const { language } = context
  const t = say(language)
  const hasTasks = data.tasks.length + data.otherTasks.length > 0
  return (
    <WorkPage title={t('workTitle')} purpose={t('workLead')}>
      {data.actingForName && (
        <Alert kind="warning">
          <p>
            {t('actingFor', { name: data.actingForName })}{' '}
            <a href={href(links.delegation)}>{t('actForOneself')}</a>
          </p>
        </Alert>
      )}
      <div class="v-main-rail">
        <div class="stack">
          <Panel id="taken" title={t('tasksTitle')}>
            {!hasTasks && <p class="muted">{t('tasksNone')}</p>}
            {data.tasks.length > 0 && (
              <ul class="v-lines">
                {data.tasks.map(task => (
                  <li key={`${task.kind}${task.id}`}>
                    <TaskLine task={task} language={language} />
                  </li>
                ))}
              </ul>
            )}
            {data.otherTasks}
          </Panel>
          <Panel id="dossiers" title={t('filesTitle')}>
            {data.files.length > 0 ? data.files : <p class="muted">{t('filesNone')}</p>}
          </Panel>
        </div>
        <aside class="stack" aria-label={t('aboutYou')}>
          <Panel id="functies" title={t('positionsOwn')}>
            {data.positions.length === 0 ? (
              <p class="muted">{t('positionsOwnNone')}</p>
            ) : (
              <ul class="v-lines">
                {data.positions.map(position => (
                  <li key={position.id}>
                    {position.title}, {position.organisationName}
                    <span class="sub">{t(`role_${position.role}`)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel id="veranderd" title={t('changesTitle')}>
            <Changes data={data} language={language} />
          </Panel>
        </aside>
      </div>
    </WorkPage>
  )
}

function Changes({ data, language }: { data: WorkData; language: Language }) {
  const t = say(language)
  if (data.changes.length + data.otherChanges.length === 0) return <p class="muted">{t('changesNone')}</p>
  return (
    <>
      {data.changes.length > 0 && (
        <ul class="v-lines">
          {data.changes.map(change => (
            <li key={`${change.at}${change.personName}${change.kind}`}>
              {t(change.kind === 'began' ? 'changeBegan' : 'changeEnded', {
                name: change.personName,
                title: change.title,
              })}
              <span class="sub">{formats(language).date(new Date(change.at))}</span>
            </li>
          ))}
        </ul>
      )}
      {data.otherChanges}
    </>
  )
}
