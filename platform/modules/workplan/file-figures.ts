import { dayOf } from '../../kit/clock/dutch-days.ts'
import { href } from '../../kit/http/address.ts'
import { bilingual } from '../../kit/texts/texts.ts'
import { fileSource } from '../governance/index.ts'
import { links } from './links.ts'
import { goals } from './model.ts'
import { say } from './pages/say.ts'
import { isLate } from './rules.ts'
import { readActivities } from './store.ts'

/** What was brought for each goal, and how the activities go: what the platform watches over. */
export const workplanFigures = fileSource(async (db, { programmeId, now }) => {
  const today = dayOf(now)
  const activities = await readActivities(db, programmeId)
  const outputs = activities.flatMap(one => one.outputs)
  const late = outputs.filter(one => isLate(one, today)).length
  const running = activities.filter(one => one.state === 'running').length
  return [
    ...goals.map(goal => ({
      ...{ key: `workplan/delivered-goal-${goal}`, part: 'goals' as const },
      label: bilingual(say, 'figureDelivered', { goal }),
      value: activities
        .filter(one => one.goal === goal)
        .flatMap(one => one.outputs)
        .filter(one => one.state === 'delivered').length,
      href: href(links.activities, {}, { doel: goal }),
    })),
    {
      ...{ key: 'workplan/running', part: 'execution' as const, value: running },
      ...{ label: bilingual(say, 'figureRunning'), href: href(links.activities, {}, { stand: 'loopt' }) },
    },
    {
      ...{ key: 'workplan/late', part: 'execution' as const, value: late },
      ...{ label: bilingual(say, 'figureLate'), href: href(links.activities, {}, { opbrengst: 'te-laat' }) },
    },
  ]
})
