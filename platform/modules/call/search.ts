import { everybody, roleKey } from '../../kit/access/audience-keys.ts'
import { href } from '../../kit/http/address.ts'
import type { SearchSource } from '../../kit/search/sources.ts'
import { languages } from '../../kit/texts/texts.ts'
import { links } from './links.ts'
import type { Call } from './model/index.ts'
import { say } from './pages/say.ts'
import { wasAnnounced } from './rules/states.ts'
import { readCall, readCalls, readCriteriaSet } from './store/calls.ts'
import { readQuestions } from './store/questions.ts'

const team = ['T', 'D', 'S'].map(role => roleKey(role))

/** A call that is made ready is found by who makes it; any other by everybody. */
const readersOf = (call: Call): string[] => (wasAnnounced(call) ? [everybody] : team)

/**
 * Calls with their criteria and answered questions. Submissions are found by nobody: what is sealed may stand in no
 * index, and what is opened is read where it is dealt with.
 */
const calls: SearchSource = {
  kind: 'call.call',
  label: { nl: 'Oproepen', en: 'Calls' },
  objectKind: 'call',
  documents: async (db, about) => {
    const one = about?.objectKind === 'call' ? await readCall(db, about.objectId) : undefined
    const found = about ? (one && one.kind !== 'sitting' ? [one] : []) : await readCalls(db)
    const documents = []
    for (const call of found) {
      const criteria = call.criteriaSetId ? await readCriteriaSet(db, call.criteriaSetId) : undefined
      const questions = (await readQuestions(db, call.id)).filter(question => question.answer)
      for (const language of languages)
        documents.push({
          kind: 'call.call',
          objectId: call.id,
          language,
          title: call.title[language],
          body: [
            call.summary[language],
            say(language)(`call_${call.state}`),
            ...(criteria?.contents.criteria ?? []).flatMap(criterion => [
              criterion.title[language],
              criterion.question[language],
            ]),
            ...questions.flatMap(question => [
              question.publicQuestion ?? '',
              question.answer?.[language] ?? '',
            ]),
          ].join('\n'),
          href: href(links.call, { nr: String(call.number) }),
          audienceKeys: readersOf(call),
        })
    }
    return documents
  },
}

/** What can be found of this module. */
export const callSearch: readonly SearchSource[] = [calls]
