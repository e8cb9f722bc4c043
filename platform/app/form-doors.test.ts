// A form is sent by nobody who may not open it: what a page refuses beyond the audience of its route, its action does too.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { atTheDoor } from '../kit/access/permission.ts'
import { allRoutes } from './modules.ts'
import { isOwned } from './permission-expectations.ts'
import type { Reader } from './permission-table.ts'
import { type TestSite, testSite } from './testing.ts'
import { ask, signIn, urlFor } from './testing-readers.ts'

/** One of each kind of those that a page tells apart. */
const tried: readonly Reader[] = ['G', 'M', 'B', 'T', 'D', 'S', 'R', 'K']

let site: TestSite
const cookies = new Map<Reader, string>()
beforeAll(async () => {
  site = await testSite({ seed: true })
  for (const reader of tried) cookies.set(reader, await signIn(site, reader))
}, 240_000)
afterAll(() => site.close())

type Fields = Record<string, unknown>

/** Values that the forms of a page offer, by the name of their field; of a list to type in by the name of its box. */
function offeredOn(html: string): Map<string, string[]> {
  const offered = new Map<string, string[]>()
  const boxes = new Map<string, string>()
  let choosing = ''
  for (const [tag, kind = ''] of html.matchAll(/<(input|select|datalist|option|button)\b[^>]*>/g)) {
    const read = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
    if (read('list')) boxes.set(read('list'), read('name'))
    if (kind === 'select') choosing = read('name')
    if (kind === 'datalist') choosing = boxes.get(read('id')) ?? ''
    const name = kind === 'option' ? choosing : read('name')
    const value = read('value')
    if (name && value) offered.set(name, [...(offered.get(name) ?? []), value])
  }
  return offered
}

const later = Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: 20 }).toString()
const usual: unknown[] = [
  ...['ja', '1', 'Een zin die lang genoeg is om te worden aangenomen.', later, `${later}T12:00`],
  ...['12:30', crypto.randomUUID(), [crypto.randomUUID()], 'een-naam', 'iemand@example.org', ''],
  'https://example.org',
]

/** The shapes that a body can have: those of a choice apart. */
function shapesOf(body: z.ZodType): z.ZodObject[] {
  if (body instanceof z.ZodObject) return [body]
  if (body instanceof z.ZodDiscriminatedUnion || body instanceof z.ZodUnion)
    return (body.options as z.ZodType[]).flatMap(shapesOf)
  if (body instanceof z.ZodPipe) return shapesOf(body.in as z.ZodType)
  return []
}

/** A form filled in so that its shape is right, with what a page offers where there is something to choose. */
function filledIn(
  body: z.ZodType,
  shape: z.ZodObject,
  offered: ReadonlyMap<string, string[]>,
): Fields | undefined {
  const fields: Fields = {}
  for (const [name, field] of Object.entries(shape.shape)) {
    const literals = field instanceof z.ZodLiteral || field instanceof z.ZodEnum ? enumerated(field) : []
    const values = [...literals, ...(offered.get(name) ?? []), ...usual]
    const found = values.find(value => (field as z.ZodType).safeParse(value).success)
    if (found !== undefined) fields[name] = found
  }
  return body.safeParse(fields).success ? fields : undefined
}

/** The form as it stands on the page, for a body that takes any names. */
function asShown(body: z.ZodType, offered: ReadonlyMap<string, string[]>): Fields | undefined {
  const fields = Object.fromEntries([...offered].map(([name, [first]]) => [name, first]))
  return body.safeParse(fields).success ? fields : undefined
}

const enumerated = (field: z.ZodLiteral | z.ZodEnum): unknown[] =>
  field instanceof z.ZodLiteral ? [...field.values] : field.options

const forms = allRoutes({ demo: true }).flatMap(route => (route.kind === 'form' ? [route] : []))
const isRefused = (status: number) => status === 403 || status === 404

it('by who is let in by role and not by the page is refused, however it is filled in', async () => {
  const sent: string[] = []
  const wrong: string[] = []
  for (const route of forms) {
    const { path } = route.address
    const inside = tried.filter(
      reader =>
        atTheDoor(
          { personId: '', name: '', grants: [{ role: reader, organisationId: '' }] },
          route.permission.audience,
        ) === 'enter',
    )
    const refused: { reader: Reader; url: string }[] = []
    let offered = new Map<string, string[]>()
    for (const ownership of isOwned(path) ? (['own', 'foreign'] as const) : ([''] as const))
      for (const reader of inside) {
        const url = await urlFor(site, path, reader, ownership)
        const { statusCode, body } = await ask(site, 'GET', url, { cookie: cookies.get(reader)! })
        if (statusCode === 200 && offered.size === 0) offered = offeredOn(body)
        if (isRefused(statusCode)) refused.push({ reader, url })
      }
    const body: z.ZodType = route.body
    const shapes = shapesOf(body)
    const found =
      shapes.length > 0 ? shapes.map(one => filledIn(body, one, offered)) : [asShown(body, offered)]
    const bodies = found.filter(fields => fields !== undefined)
    for (const { reader, url } of refused)
      for (const fields of bodies) {
        const { statusCode } = await ask(site, 'POST', url, { cookie: cookies.get(reader)!, fields })
        sent.push(path)
        if (!isRefused(statusCode)) wrong.push(`${reader} ${path} ${JSON.stringify(fields)}: ${statusCode}`)
      }
  }
  expect(wrong).toEqual([])
  expect(new Set(sent).size).toBeGreaterThan(50)
}, 240_000)
