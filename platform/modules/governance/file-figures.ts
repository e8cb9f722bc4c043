import { href } from '../../kit/http/address.ts'
import { bilingual } from '../../kit/texts/texts.ts'
import { milestonesOf } from '../programme/index.ts'
import { fileSource } from './hooks.ts'
import { links } from './links.ts'
import { say } from './pages/say.ts'
import { dayOf } from './rules/terms.ts'
import { readDecisions } from './store/decisions.ts'
import { readScopeQuestions } from './store/scope-questions.ts'

/** How the execution stands by what governance keeps: milestones, decisions, and what is still to be decided. */
export const governanceFigures = fileSource(async (db, { programmeId, now }) => {
  const today = dayOf(now)
  const milestones = await milestonesOf(db, programmeId)
  const taken = await readDecisions(db, { filter: { programmeId, states: ['taken'] }, limit: 1 })
  const questions = (await readScopeQuestions(db, programmeId)).filter(one => one.state === 'open')
  const figure = (
    key: 'milestonesReached' | 'milestonesLate' | 'decisionsTaken' | 'questionsOpen',
    value: number,
    at: string,
  ) => ({
    ...{ key: `governance/${key}`, part: 'execution' as const, value, href: at },
    label: bilingual(say, `figure_${key}`),
  })
  return [
    figure('milestonesReached', milestones.filter(one => one.reachedOn !== undefined).length, '/programma'),
    figure(
      'milestonesLate',
      milestones.filter(one => one.reachedOn === undefined && one.dueOn < today).length,
      '/programma',
    ),
    figure('decisionsTaken', taken.total, href(links.decisions)),
    figure('questionsOpen', questions.length, href(links.scopeQuestions)),
  ]
})
