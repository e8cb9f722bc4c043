import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { dayInput, explanationInput } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { allSentences, placesIn, type Sentence, sampleOf } from '../../../kit/texts/catalogues.ts'
import { recordText } from '../actions/set-text.ts'
import { wordingProblem } from '../actions/wording.ts'
import { links } from '../links.ts'
import { say } from '../pages/say.ts'
import { TextPage, TextsPage } from '../pages/texts.tsx'
import { seeTexts, setText } from '../rules/rights.ts'
import { readTextChanges } from '../store/texts.ts'

interface Filter {
  zoek?: string | undefined
  onderdeel?: string | undefined
  gewijzigd?: string | undefined
}

const isChanged = ({ original, shown }: Sentence) => original.nl !== shown.nl || original.en !== shown.en

/** Sentences of which the key, or a wording in either language, holds what is asked. */
function found({ zoek = '', onderdeel, gewijzigd }: Filter): Sentence[] {
  const asked = zoek.trim().toLowerCase()
  return allSentences().filter(one => {
    const { catalogue, key, original, shown } = one
    if (onderdeel && catalogue !== onderdeel) return false
    if (gewijzigd && !isChanged(one)) return false
    const all = [key, original.nl, original.en, shown.nl, shown.en]
    return asked === '' || all.some(text => text.toLowerCase().includes(asked))
  })
}

const list = route.page({
  address: links.texts,
  permission: seeTexts,
  frame: 'work',
  title: (_, { language }) => say(language)('textsTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('textsTitle') }],
  load: ({ query }) => {
    const { pagina: page, per: pageSize, zoek: search, onderdeel: catalogue, gewijzigd } = query
    const rows = found(query)
    return {
      rows: rows.slice((page - 1) * pageSize, page * pageSize).map(one => ({
        catalogue: one.catalogue,
        key: one.key,
        shown: one.shown,
        isChanged: isChanged(one),
      })),
      total: rows.length,
      catalogues: [...new Set(allSentences().map(one => one.catalogue))].sort(),
      search,
      catalogue,
      onlyChanged: gewijzigd !== undefined,
      page,
      pageSize,
    }
  },
  view: TextsPage,
})

const file = route.download({
  address: links.textsFile,
  permission: seeTexts,
  load: async ({ query }) =>
    csvFile(
      'teksten.csv',
      found(query).map(({ catalogue, key, original, shown }) => ({
        onderdeel: catalogue,
        sleutel: key,
        nederlands: shown.nl,
        engels: shown.en,
        nederlandsVanDeSoftware: original.nl,
        engelsVanDeSoftware: original.en,
      })),
    ),
})

function sentenceAt({ onderdeel, sleutel }: { onderdeel: string; sleutel: string }): Sentence {
  const one = allSentences().find(({ catalogue, key }) => catalogue === onderdeel && key === sleutel)
  if (!one) throw new NotFound()
  return one
}

const sample = (one: Sentence, typed: string | undefined, language: 'nl' | 'en') =>
  typed === undefined || wordingProblem(one.original[language], typed, language)
    ? undefined
    : sampleOf(typed, language)

const one = route.form({
  address: links.text,
  permission: seeTexts,
  frame: 'work',
  title: data => data.sentence.key,
  crumbs: (data, { language }) => [
    { label: say(language)('textsTitle'), href: href(links.texts) },
    { label: data.sentence.key },
  ],
  load: async ({ services, context, parameters, query }) => {
    const one = sentenceAt(parameters)
    const { nl, en, reason, validFrom } = query
    return {
      sentence: one,
      places: placesIn(one.original.nl) ?? [],
      changes: await readTextChanges(services.db, one),
      typed: { nl, en, reason, validFrom },
      preview: nl === undefined ? undefined : { nl: sample(one, nl, 'nl'), en: sample(one, en, 'en') },
      mayChange: may(context.actor, setText) && !one.isFixed,
      isSaved: query.gelukt !== undefined,
      today: services.clock.now().toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString(),
    }
  },
  initial: ({ sentence: { shown }, typed, today }) => ({
    nl: typed.nl ?? shown.nl,
    en: typed.en ?? shown.en,
    validFrom: typed.validFrom ?? today,
    reason: typed.reason,
  }),
  view: TextPage,
  body: z.object({
    nl: z.string().transform(text => text.replaceAll('\r\n', '\n')),
    en: z.string().transform(text => text.replaceAll('\r\n', '\n')),
    validFrom: dayInput,
    reason: explanationInput(2000),
  }),
  act: async ({ services, context, parameters, body }) => {
    if (!context.actor) throw new NotFound()
    const outcome = await recordText(services, context.actor, sentenceAt(parameters), body)
    return outcome.ok ? done({ goTo: href(links.text, parameters, { gelukt: 'ja' }) }) : outcome
  },
})

/** Texts of the interface: find, read in both languages, change, and go back. */
export const textRoutes = [list, file, one]
