import { audienceKeysOf } from '../../../kit/access/audience-keys.ts'
import { route } from '../../../kit/module/module.ts'
import { type SearchAnswer, search } from '../../../kit/search/search.ts'
import { searchKinds } from '../../../kit/search/sources.ts'
import { slugOf } from '../../../kit/texts/slug.ts'
import { links } from '../links.ts'
import { SearchPage } from '../pages/search.tsx'
import { seeSite } from '../rules.ts'
import { siteTexts } from '../texts.ts'

const nothing: SearchAnswer = { hits: [], total: 0, counts: [] }

/** Everything that can be found by this reader, through one box. */
export const searchRoute = route.page({
  address: links.search,
  permission: seeSite,
  load: async ({ services, context: { language, actor, hasKeysOff = false }, query }) => {
    const { zoek, pagina: page, per: pageSize } = query
    const text = zoek || undefined
    const known = searchKinds().map(({ kind, label }) => ({
      kind,
      word: slugOf(label.nl),
      label: label[language],
    }))
    const chosen = known.find(({ word }) => word === query.soort)
    const kinds = chosen && [chosen.kind]
    const audienceKeys = audienceKeysOf(actor)
    const asked = { language, audienceKeys, kinds, page, pageSize }
    const { hits, total, counts } = text ? await search(services.db, { text, ...asked }) : nothing
    const labels = new Map(known.map(({ kind, label }) => [kind, label]))
    const countOf = new Map(counts.map(({ kind, count }) => [kind, count]))
    return {
      text,
      kind: chosen?.word,
      kinds: known.flatMap(({ kind, word, label }) => {
        const count = countOf.get(kind) ?? 0
        return count > 0 || word === chosen?.word ? [{ word, label, count }] : []
      }),
      found: hits.map(({ kind, title, href, excerpt }) => ({
        kind: labels.get(kind) ?? '',
        title,
        href,
        excerpt,
      })),
      total,
      page,
      pageSize,
      isSignedIn: actor !== undefined,
      hasKeysOff,
      listHref: '/projecten',
    }
  },
  view: SearchPage,
  title: (_, { language }) => siteTexts(language)('search'),
  crumbs: (_, { language }) => [{ label: siteTexts(language)('search') }],
})
