import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { dayInput } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { loadSeries } from '../actions/place-figures.ts'
import { links } from '../links.ts'
import { PlaceFiguresPage } from '../pages/place-figures.tsx'
import { say } from '../pages/say.ts'
import { seriesKinds } from '../rules/place-figures.ts'
import { loadFigures } from '../rules/rights.ts'
import { readPlaceSeries } from '../store/place-figures.ts'

const words = (least: number, most: number) => z.string().trim().min(least).max(most)
const year = z
  .union([z.literal('').transform(() => undefined), z.coerce.number().int().min(2000).max(2100)])
  .optional()

const figures = route.form({
  address: links.placeFigures,
  permission: loadFigures,
  frame: 'work',
  title: (_, { language }) => say(language)('figuresTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('callsTitle'), href: href(links.calls) },
    { label: say(language)('figuresTitle') },
  ],
  load: async ({ services, query }) => ({
    series: await readPlaceSeries(services.db),
    isDone: query.gelukt !== undefined,
  }),
  view: PlaceFiguresPage,
  body: z.object({
    kind: z.enum(seriesKinds),
    name: words(3, 200),
    source: words(3, 300),
    licence: words(2, 200),
    measuredOn: dayInput,
    fromYear: year,
    toYear: year,
    text: z.string().min(1).max(200_000),
  }),
  act: async ({ services, context, body }) => {
    if (!context.actor) throw new NotFound()
    const { fromYear: from, toYear: to, ...series } = body
    const years = from !== undefined && to !== undefined && to >= from ? { from, to } : undefined
    const outcome = await loadSeries(services, context.actor, { ...series, years })
    return outcome.ok ? done({ goTo: href(links.placeFigures, {}, { gelukt: 'ja' }) }) : outcome
  },
})

/** Series per place: demand for homes and how homes sell, each with its source. */
export const placeFigureRoutes = [figures]
