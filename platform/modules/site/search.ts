import { everybody } from '../../kit/access/audience-keys.ts'
import type { SearchSource } from '../../kit/search/sources.ts'
import { languages } from '../../kit/texts/texts.ts'
import { findablePages } from './pages-found.ts'
import { siteTextKeys, siteTexts } from './texts.ts'

/** The public pages of words. */
export const pageSearch: SearchSource = {
  kind: 'site.page',
  label: { nl: "Pagina's", en: 'Pages' },
  documents: async () =>
    findablePages.flatMap(({ path, title, purpose, words }) =>
      languages.map(language => ({
        kind: 'site.page',
        objectId: path,
        language,
        title: siteTexts(language)(title),
        body: [purpose, ...siteTextKeys.filter(key => words.test(key))]
          .map(key => siteTexts(language)(key))
          .join(' '),
        href: path,
        audienceKeys: [everybody],
      })),
    ),
}
