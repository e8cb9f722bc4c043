import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { readingInstant } from '../../../kit/clock/clock.ts'
import { href } from '../../../kit/http/address.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { dayInput } from '../../../kit/http/input.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { type ProgrammeChoice, programmePages } from '../../programme/index.ts'
import {
  askScopeQuestion,
  changeScopeQuestion,
  decideScopeQuestion,
  scopeDecisions,
} from '../actions/scope-questions.ts'
import { links } from '../links.ts'
import { type ScopeQuestion, scopeSides, scopeStates } from '../model.ts'
import { say } from '../pages/say.ts'
import {
  NewScopeQuestionPage,
  optionNumbers,
  type ScopeLine,
  ScopeQuestionPage,
  ScopeQuestionsPage,
} from '../pages/scope-questions.tsx'
import { problem } from '../problems.ts'
import { decisionReference } from '../rules/reference.ts'
import { keepScopeQuestions, seeDecisions } from '../rules/rights.ts'
import { isOpenToAll } from '../rules/steps.ts'
import { dayOf } from '../rules/terms.ts'
import { readDecision } from '../store/decisions.ts'
import { readScopeQuestion, readScopeQuestions } from '../store/scope-questions.ts'
import { choiceFor, chosenFor } from './choice.ts'
import { idIn, there } from './seen.ts'

type Query = z.output<NonNullable<(typeof links.scopeQuestions)['query']>>

const lineOf = (question: ScopeQuestion, { clock }: Services): ScopeLine => ({
  ...question,
  isLate: question.state === 'open' && question.decideBy < dayOf(readingInstant(clock) ?? clock.now()),
})

async function chosen(services: Services, choice: ProgrammeChoice, { stand }: Query): Promise<ScopeLine[]> {
  const all = choice.chosen ? await readScopeQuestions(services.db, choice.chosen.id) : []
  return all
    .filter(one => stand === undefined || one.state === scopeStates[stand])
    .map(one => lineOf(one, services))
}

const crumbs = (language: Language, ...more: { label: string }[]) => [
  { label: say(language)('decisionsTitle'), href: href(links.decisions) },
  { label: say(language)('scopeTitle'), href: href(links.scopeQuestions) },
  ...more,
]

const list = route.page({
  address: links.scopeQuestions,
  permission: seeDecisions,
  title: (_, { language }) => say(language)('scopeTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('decisionsTitle'), href: href(links.decisions) },
    { label: say(language)('scopeTitle') },
  ],
  load: async ({ services, context, query }) => {
    const { pagina: page, per: pageSize, stand } = query
    const choice = await choiceFor(services, context.actor, query.programma)
    const found = await chosen(services, choice, query)
    return {
      rows: found.slice((page - 1) * pageSize, page * pageSize),
      ...{ total: found.length, page, pageSize, asked: { programma: choice.asked, stand } },
      choice: programmePages(choice, context.language, programma =>
        href(links.scopeQuestions, {}, { programma }),
      ),
      mayKeep: may(context.actor, keepScopeQuestions),
    }
  },
  view: ScopeQuestionsPage,
})

const file = route.download({
  address: links.scopeQuestionsFile,
  permission: seeDecisions,
  load: async ({ services, context: { actor, language }, query }) => {
    const t = say(language)
    const choice = await choiceFor(services, actor, query.programma)
    const rows = (await chosen(services, choice, query)).map(one => {
      const way = one.options.find(option => option.id === one.optionId)
      return {
        ...{ nummer: one.number, vraag: one.title[language], waarom: one.why, uiterlijk: one.decideBy },
        stand: t(one.isLate ? 'scopeLate' : `scope_${one.state}`),
        ...{ keuze: way?.text ?? '', kant: way ? t(`side_${way.side}`) : '', gaat_naar: way?.goesTo ?? '' },
        gesloten: one.closedAt ? dayOf(one.closedAt) : '',
      }
    })
    return csvFile('openstaande-vragen.csv', rows)
  },
})

const words = (least: number, most: number) => z.string().trim().min(least).max(most)
const line = z.string().trim().max(500).default('')
const side = z.union([z.literal(''), z.enum(scopeSides)]).default('')
const optionFields = Object.fromEntries(
  optionNumbers.flatMap(number => [
    [`option${number}`, line],
    [`goesTo${number}`, line],
  ]),
) as Record<`option${1 | 2 | 3 | 4}` | `goesTo${1 | 2 | 3 | 4}`, typeof line>
const newBody = z.object({
  ...{ title: words(5, 200), titleEn: words(5, 200), why: words(10, 4000), decideBy: dayInput },
  ...optionFields,
  ...{ side1: side, side2: side, side3: side, side4: side },
})

/** The options of a form, and those of which a part is missing. */
function optionsOf(body: z.output<typeof newBody>) {
  const given = optionNumbers.flatMap(number => {
    const option = {
      text: body[`option${number}`],
      side: body[`side${number}`],
      goesTo: body[`goesTo${number}`],
    }
    return option.text || option.goesTo ? [{ number, ...option }] : []
  })
  const wrong = given.flatMap(({ number, text, goesTo, side: chosenSide }) => [
    ...(text.length < 3 ? [problem('OPTIE_ONVOLLEDIG', `option${number}`)] : []),
    ...(goesTo.length < 2 ? [problem('OPTIE_ONVOLLEDIG', `goesTo${number}`)] : []),
    ...(chosenSide === '' ? [problem('OPTIE_ONVOLLEDIG', `side${number}`)] : []),
  ])
  const options = given.flatMap(({ text, goesTo, side: chosenSide }) =>
    chosenSide === '' ? [] : [{ text, goesTo, side: chosenSide }],
  )
  return { options, wrong }
}

const fresh = route.form({
  address: links.newScopeQuestion,
  permission: keepScopeQuestions,
  frame: 'work',
  title: (_, { language }) => say(language)('newScope'),
  crumbs: (_, { language }) => crumbs(language, { label: say(language)('newScope') }),
  load: () => ({}),
  view: NewScopeQuestionPage,
  body: newBody,
  act: async ({ services, context, query, body }) => {
    const { options, wrong } = optionsOf(body)
    if (wrong.length > 0) return refused(...wrong)
    const { title: nl, titleEn: en, why, decideBy } = body
    const actor = there(context.actor)
    const { id: programmeId } = await chosenFor(services, actor, query.programma)
    const given = { programmeId, title: { nl, en }, why, decideBy, options }
    const outcome = await askScopeQuestion(services, actor, given)
    return outcome.ok
      ? done({ goTo: href(links.scopeQuestion, { id: outcome.value }, { gelukt: 'ja' }) })
      : outcome
  },
})

const one = route.form({
  address: links.scopeQuestion,
  permission: seeDecisions,
  frame: 'work',
  title: ({ question }, { language }) => question.title[language],
  crumbs: ({ question }, { language }) => crumbs(language, { label: question.title[language] }),
  load: async ({ services, context, parameters, query }) => {
    const { db } = services
    const question = there(await readScopeQuestion(db, idIn(parameters.id)))
    const decision = question.decisionId ? await readDecision(db, question.decisionId) : undefined
    const mayKeep = may(context.actor, keepScopeQuestions)
    return {
      question: lineOf(question, services),
      decision: decision?.decidedAt && {
        ...{ id: decision.id, reference: decisionReference(decision), isOpenToAll: isOpenToAll(decision) },
        takenAt: dayOf(decision.decidedAt),
      },
      decisions: mayKeep
        ? (await scopeDecisions(db, question)).map(row => ({
            value: row.id,
            label: `${decisionReference(row)}: ${row.title}`,
          }))
        : [],
      ...{ mayKeep, isDone: query.gelukt !== undefined },
    }
  },
  view: ScopeQuestionPage,
  body: z.discriminatedUnion('act', [
    z.object({ act: z.literal('decide'), decision: z.string().max(60), option: z.string().max(60) }),
    z.object({ act: z.literal('later'), decideBy: dayInput }),
    z.object({ act: z.literal('withdraw'), because: z.string().trim().max(1000).default('') }),
  ]),
  act: async ({ services, context, parameters, body }) => {
    const id = idIn(parameters.id)
    const actor = there(context.actor)
    const outcome =
      body.act === 'decide'
        ? await decideScopeQuestion(services, actor, {
            ...{ id, decisionId: body.decision, optionId: body.option },
          })
        : body.act === 'later'
          ? await changeScopeQuestion(services, actor, { id, decideBy: body.decideBy })
          : await changeScopeQuestion(services, actor, { id, because: body.because })
    return outcome.ok ? done({ goTo: href(links.scopeQuestion, { id }, { gelukt: 'ja' }) }) : outcome
  },
})

/** What is still to be decided about what belongs in the programme. */
export const scopeQuestionRoutes = [list, file, fresh, one]
