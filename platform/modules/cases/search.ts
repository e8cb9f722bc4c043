import { href } from '../../kit/http/address.ts'
import type { SearchSource } from '../../kit/search/sources.ts'
import { inLanguage, languages } from '../../kit/texts/texts.ts'
import { links } from './links.ts'
import { caseAudience } from './rules/audience.ts'
import { findableCases } from './store/findable.ts'

/** Cases by their name, note, area, owner and parties, for exactly those who may open them. */
export const caseSearch: SearchSource = {
  kind: 'cases.case',
  label: { nl: 'Businesscases', en: 'Business cases' },
  objectKind: 'case',
  follows: ['project', 'organisation'],
  documents: async (db, about) =>
    (await findableCases(db, about)).flatMap(found =>
      languages.map(language => ({
        kind: 'cases.case',
        objectId: found.id,
        language,
        title: inLanguage(found.name, language),
        body: [
          [found.projectName, found.municipality, found.ownerName].filter(Boolean).join(', '),
          found.partyNames.map(name => inLanguage(name, language)).join(', '),
          found.note ? inLanguage(found.note, language) : '',
        ]
          .filter(Boolean)
          .join('. '),
        href: href(links.bench, { id: found.id }),
        audienceKeys: caseAudience(found),
      })),
    ),
}
