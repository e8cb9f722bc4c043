import { everybody } from '../../kit/access/audience-keys.ts'
import { href } from '../../kit/http/address.ts'
import type { SearchSource } from '../../kit/search/sources.ts'
import { bilingual, languages } from '../../kit/texts/texts.ts'
import { links } from './links.ts'
import { say } from './pages/say.ts'
import { decisionReference } from './rules/reference.ts'
import { isOpenToAll } from './rules/steps.ts'
import { readDecision, readDecisions } from './store/decisions.ts'

/** Public decisions that were settled, by their words; what is confidential is found by nobody. */
export const decisionSearch: SearchSource = {
  kind: 'governance.decision',
  label: bilingual(say, 'searchDecisions'),
  objectKind: 'decision',
  documents: async (db, about) => {
    const one = about && (await readDecision(db, about.objectId))
    const found = about ? (one ? [one] : []) : (await readDecisions(db, { filter: {}, limit: 100_000 })).rows
    return found.flatMap(decision =>
      isOpenToAll(decision)
        ? languages.map(language => ({
            kind: 'governance.decision',
            objectId: decision.id,
            language,
            title: `${decisionReference(decision)}: ${decision.title}`,
            body: `${decision.text} ${say(language)(`kind_${decision.kind}`)}`,
            href: href(links.decision, { id: decision.id }),
            audienceKeys: [everybody],
          }))
        : [],
    )
  },
}
